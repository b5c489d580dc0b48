// 不适用: what becomes of the points of indicators that do not apply.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/place.hpp"

namespace jixiao::scoring {

/// Gives every leaf its new full points, displayable and adding up to what they were; those that do not apply
/// have 0. By the policy's method: shared out in proportion within a scope, moved to a named sibling, or an
/// alternative set. Reports points that have nowhere to go. Precondition: the states are filled, and the
/// policy names its arithmetic.
void move_points_of_not_applicable(const Policy& policy, Tree& tree, Diagnostics& diagnostics);

}  // namespace jixiao::scoring
