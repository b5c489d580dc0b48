// Step 1: the policy in force, with the sections of its base filled in, and the schemes to grade by.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/case.hpp>
#include <jixiao/model/options.hpp>

#include <memory>
#include <vector>

namespace jixiao::scoring {

using Policies = std::vector<std::shared_ptr<const Policy>>;

struct Selection {
  Policies used;  ///< keeps the schemes alive; the chosen policy first
  std::shared_ptr<const Policy> effective;
  std::vector<const GradeScheme*> schemes;  ///< in the order of their display
  const GradeScheme* deciding = nullptr;
};

/// Nothing after a reported mistake.
std::optional<Selection> select(const Case& subject, const Policies& policies, const Options& options,
                                const Date& as_of, Diagnostics& diagnostics);

}  // namespace jixiao::scoring
