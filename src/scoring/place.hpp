// The plan's indicators placed under the policy's nodes: one tree, parents before children.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/form.hpp"

#include <string>
#include <unordered_map>
#include <vector>

namespace jixiao::scoring {

struct Tree {
  std::vector<ScoredNode> nodes;
  std::vector<const FrameworkNode*> framework;  ///< of each node; nullptr for a leaf that only the plan has
  std::vector<rules::Setting> settings;         ///< of each leaf that has a rule
  std::unordered_map<std::string, std::size_t> leaves;  ///< by title
  bool scored = false;                                  ///< the plan has points
};

/// Reports indicators under unknown nodes, plans that give points to some indicators only, absolute
/// points mixed with weights, and points that do not add up.
Tree place(const Policy& policy, const Plan& plan, Diagnostics& diagnostics);

}  // namespace jixiao::scoring
