// A number as people write it in a form: sign, digits, unit ("≥50个", "318,204.5元", "98%以上").
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/rational.hpp>

#include <string>
#include <string_view>

namespace jixiao {

enum class Sign { none, at_least, more_than, at_most, less_than, equal };

/// "≥" for Sign::at_least, "" for Sign::none.
const char* symbol_of(Sign sign);

/// What a unit measures and how much one of it is: 万元 is 10,000 of 元, % is 1/100 of a plain ratio.
struct Unit {
  std::string name;  ///< as written; "" for a bare number
  std::string base;  ///< the unit that values are kept in; "%" marks a ratio
  Rational factor = 1;
};

Unit unit_of(std::string_view name);

struct Quantity {
  std::string text;  ///< as written
  Sign sign = Sign::none;
  Rational value;  ///< in `unit.base`; of a ratio, 86% is 43/50
  Unit unit;
};

/// Reads signs of every width and their words (不少于, 不超过, 以上, 以内), thousands separators,
/// full-width digits, money, percentages and any other word as a unit.
/// Code::number when there is no number in it, or more than one (a range, a fraction, a date);
/// Code::number_range beyond 18 digits.
Result<Quantity> parse_quantity(std::string_view text);

/// The quantity in `unit`: a bare number takes it over, another name of the same base is converted
/// (20万元 meets 元), anything else is Code::unit_mismatch.
Result<Quantity> in_unit(const Quantity& quantity, const Unit& unit);

}  // namespace jixiao
