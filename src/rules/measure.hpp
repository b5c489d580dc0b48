// What a rule measures: the actual, or a formula over recorded amounts.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/form.hpp"

#include <functional>

namespace jixiao::rules {

struct Measured {
  Range x;               ///< one number, or all that an inequality can mean
  bool compares = true;  ///< it is what the target speaks of
  std::string text;      ///< to show as the actual when the observation states none
  std::vector<Step> steps;
};

/// How a rule comes to its number, and the numbers of a row that state its facts (nothing when none can).
struct Reading {
  std::function<std::optional<Measured>(const Facts&, Diagnostics&)> read;
  std::optional<std::vector<Slot>> slots;
};

/// One number that was worked out, in the indicator's unit.
Measured measured(const Rational& value, std::string text);

/// Reads "of": a formula over the observation's amounts, the project's funds, the actual and the target.
/// Without it the actual is measured. Nothing after a reported mistake.
std::optional<Reading> read_measure(ObjectReader& parameters, const Indicator& indicator);

/// The measured number is a fraction too long to be kept.
void report_too_long(const Facts& facts, Diagnostics& diagnostics);

/// "95%", "12.5天" or "130/3 ≈ 43.33%": a measured number as people write it.
std::string written(const Rational& value, const std::optional<Unit>& unit);

/// A required parameter in the indicator's unit, such as "95%" or "3天"; without a unit, a plain number.
std::optional<Rational> read_in_unit(ObjectReader& parameters, const char* key,
                                     const std::optional<Unit>& unit);

/// The same of a range, such as "[10万元..20万元]"; absent when the key is.
std::optional<Range> read_range_in_unit(ObjectReader& parameters, const char* key,
                                        const std::optional<Unit>& unit);

}  // namespace jixiao::rules
