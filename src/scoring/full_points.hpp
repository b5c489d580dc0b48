// 分值: the full points of every node, from absolute points or from weights, and their new values when
// an indicator does not apply.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/place.hpp"

namespace jixiao::scoring {

/// Absolute points add up from the leaves and must meet what the policy's nodes state; weights divide
/// their parent's points by hundredths. Both must be displayable at the declared decimals.
void assign_full_points(const Policy& policy, const Plan& plan, Tree& tree, Diagnostics& diagnostics);

/// "少 5 分" / "5 too few", of a sum against what it should be.
inline Text surplus(const Rational& difference) {
  return difference.sign() < 0 ? say("少 {0} 分", "{0} too few", {(-difference).to_string()})
                               : say("多 {0} 分", "{0} too many", {difference.to_string()});
}

/// Points or weight of a node: a leaf's own, else what the policy gives to the node.
std::optional<Rational> points_of(const Tree& tree, std::size_t node);
std::optional<Rational> weight_of(const Tree& tree, std::size_t node);

/// Sums the leaves' full points up the tree.
void add_up_full_points(Tree& tree);

/// Splits `whole` in proportion to `shares` into numbers of that many decimals that add up to it
/// exactly: each is cut off, and the largest remainders get what is left, the first of equals first.
/// Precondition: `whole` is displayable at `decimals`, the shares are not negative and not all 0.
std::vector<Rational> apportion(const Rational& whole, const std::vector<Rational>& shares, int decimals);

}  // namespace jixiao::scoring
