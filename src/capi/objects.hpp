// What the handles of jixiao.h are made of.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/engine/compiled_plan.hpp>
#include <jixiao/jixiao.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

struct jx_error {
  jixiao::Error error;
};

struct jx_text {
  std::string text;
};

struct jx_policies {
  jixiao::PolicySet set;
};

struct jx_case {
  std::shared_ptr<const jixiao::Case> subject;
};

struct jx_plan {
  jixiao::CompiledPlan plan;
};

struct jx_options {
  jixiao::Options options;
};

// Getters hand out strings, so those that the evaluation does not hold as text are written once here.
struct jx_result {
  struct Node {
    std::optional<std::string> full;
    std::optional<std::string> score;
  };

  jixiao::Evaluation evaluation;
  std::optional<std::string> total, low, high;
  std::vector<Node> nodes;

  /// The handle of an evaluation, with its texts.
  static std::unique_ptr<jx_result> of(jixiao::Evaluation&& evaluation);
};
