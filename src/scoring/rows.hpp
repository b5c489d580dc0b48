// A row of bound values as observations, for everything that the integer kernel does not do: the full result
// with its trace, and plans that need fractions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/kernel.hpp"

namespace jixiao::scoring {

struct RowFacts {
  /// nullptr where the row brings none.
  const Quantity* target_of(std::size_t node) const {
    for (const auto& target : targets)
      if (target.first == node) return &target.second;
    return nullptr;
  }

  Layer layer;
  std::vector<std::pair<std::size_t, Quantity>> targets;  ///< with the node, where the row brings its own
  std::optional<Project> project;  ///< with the row's funds, where a formula looks at them
};

/// Values as in Kernel::score. Nothing for a number that kernel would refuse for its bounds; what a rule
/// refuses is reported when the observations are scored.
std::optional<RowFacts> facts_of_row(const Compiled& compiled, const std::vector<RowInput>& inputs,
                                     const std::int64_t* values);

}  // namespace jixiao::scoring
