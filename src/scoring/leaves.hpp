// Steps 2 to 5: every leaf's state, its rule's exact score, and its rounding when the policy rounds
// each indicator.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/place.hpp"

namespace jixiao::scoring {

struct LeafInput {
  const Case& subject;
  const Policy& policy;
  const Layer* layer;  ///< nullptr when nothing was observed
};

/// Fills state, fulfilment, actual, scores and trace of every leaf, and gives those that apply the
/// points of those that do not, where the policy says so. Without points only the fulfilment is filled.
void score_leaves(const LeafInput& input, Tree& tree, std::vector<Finding>& findings,
                  Diagnostics& diagnostics);

}  // namespace jixiao::scoring
