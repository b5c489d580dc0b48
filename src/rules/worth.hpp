// Points of a rule's parameter: stated as such, or as a share of the full points.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/form.hpp"

namespace jixiao::rules {

struct Worth {
  Rational value;
  bool of_full = false;

  Rational in(const Rational& full) const { return of_full ? value * full : value; }
};

/// Reads "points" or "share", one of which is required and not negative.
std::optional<Worth> read_worth(ObjectReader& reader);

/// The same, of what is taken away: greater than 0.
std::optional<Worth> read_deduction(ObjectReader& reader);

/// "per", for how much of the measured number something is taken away: in the indicator's unit, greater than
/// 0.
std::optional<Rational> read_per(ObjectReader& parameters, const Indicator& indicator);

/// A number that must be greater than 0; required.
std::optional<Rational> read_positive(ObjectReader& reader, const char* key);

}  // namespace jixiao::rules
