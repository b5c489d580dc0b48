// A table of bands as rules list it: from the best down with "from", or in any order with both ends.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/worth.hpp"

namespace jixiao::rules {

struct ScoredBand {
  Range where;
  Worth worth;
};

/// Sorted from the lowest band up. Nothing after a reported mistake. A band with "from" reaches up to the one
/// listed before it; what is measured is 0 or more unless the lowest band says otherwise.
std::optional<std::vector<ScoredBand>> read_bands(ObjectReader& parameters, const char* key,
                                                  const std::optional<Unit>& unit);

Curve curve_of(const std::vector<ScoredBand>& bands, Claim claim, const Rational& full);

/// Reads "better": higher, lower or neither; without it the sign of the target says it.
std::optional<Claim> read_claim(ObjectReader& parameters, const Indicator& indicator);

}  // namespace jixiao::rules
