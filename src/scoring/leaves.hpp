// Steps 2 to 5: every leaf's state and its rule's exact score, with hand-made adjustments.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/combine.hpp"
#include "scoring/rows.hpp"

namespace jixiao::scoring {

/// How evidence is taken: as recorded, everything that is claimed as shown, or nothing without evidence as
/// shown.
enum class Evidenced { as_recorded, claimed, supported };

struct LeafInput {
  const Compiled& compiled;
  const Layer* layer;  ///< nullptr when nothing was observed
  Evidenced evidenced = Evidenced::as_recorded;
  const std::vector<std::shared_ptr<const Case>>& peers;
  const RowFacts* row = nullptr;  ///< brings targets and money of its own
};

/// The leaves of one layer: their nodes with state, fulfilment, actual, exact scores and trace, and with the
/// points of those that do not apply given to others, where the policy says so. Without points only the
/// fulfilment is filled.
struct Leaves {
  std::vector<ScoredNode> nodes;
  LeafScores scores;
};
Leaves score_leaves(const LeafInput& input, std::vector<Finding>& findings, Diagnostics& diagnostics);

}  // namespace jixiao::scoring
