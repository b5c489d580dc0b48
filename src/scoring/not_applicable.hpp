// 不适用: the points of indicators that do not apply go to the others of the same scope.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/place.hpp"

namespace jixiao::scoring {

/// Gives every leaf its new full points, displayable and adding up to what the scope had; those that do not
/// apply have 0. Reports a scope in which nothing applies. Precondition: the states are filled, and the
/// policy rescales and names its arithmetic.
void share_out_not_applicable(const Policy& policy, Tree& tree, Diagnostics& diagnostics);

}  // namespace jixiao::scoring
