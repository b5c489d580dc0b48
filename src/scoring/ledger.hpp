// What was lost where: adds exactly to full points minus total.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/combine.hpp"

namespace jixiao::scoring {

/// Largest loss first, equals in reading order; after the leaves, what rounding, adjustments and the total's
/// own rules took. Empty while the total is an interval.
std::vector<Loss> loss_ledger(const Tree& tree, const Combined& combined);

}  // namespace jixiao::scoring
