// What every rule form (评分标准的形式) is: a name, a check of its parameters when a case is read, and
// the score for given facts. One form, one file, one descriptor; forms.cpp lists them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/reader.hpp"

#include <jixiao/model/evaluation.hpp>

#include <optional>
#include <string>
#include <vector>

namespace jixiao::rules {

/// All that a rule may look at.
struct Facts {
  Rational full;
  const Indicator& indicator;
  const Observation& observation;
  const Project& project;
  const std::vector<std::string>& node_elements;  ///< 评价要点 of the policy node of the same title
  const JudgementScale* scale;                    ///< the policy's, or nullptr
};

/// A score in [0, full] before rounding, and the steps that led to it.
struct Outcome {
  Score score;
  Fulfilment fulfilment = Fulfilment::unknown;
  std::string actual;  ///< what to show as the actual when the observation states none
  Text summary;        ///< the facts in a few words, where target and actual do not tell them
  std::vector<Step> trace;
};

/// Parts of an observation that a form scores from. Others beside them would be facts that nobody looks
/// at, and are refused; "actual" may stand in words beside a judgement or elements.
struct Reads {
  bool actual = false;
  bool mark = false;  ///< level and mark
  bool elements = false;
  bool amounts = false;
};

struct Form {
  const char* name;     ///< in documents
  const char* zh;       ///< the field's name
  const char* formula;  ///< one line, W full points, A actual, T target
  Reads reads;

  /// Reports every mistake in the rule's parameters and in the target they need.
  void (*check)(const Indicator& indicator, Diagnostics& diagnostics);

  /// Nothing when the facts cannot be scored, which is then reported at the observation.
  std::optional<Outcome> (*score)(const Facts& facts, Diagnostics& diagnostics);
};

/// The form of that name, or nullptr.
const Form* find_form(const std::string& name);

std::vector<std::string> form_names();

/// Reads the indicator's parameters; the caller asks for its own and closes.
ObjectReader parameters_of(const Indicator& indicator, Diagnostics& diagnostics);

}  // namespace jixiao::rules
