// An interval of numbers whose two ends say whether they belong to it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/rational.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace jixiao {

/// Written as in FEEL: "[80..90)" holds 80 and not 90; an absent end is open to infinity.
struct Range {
  std::optional<Rational> low;
  std::optional<Rational> high;
  bool low_included = true;
  bool high_included = false;

  /// Accepts both ends, plain decimals or percentages ("[80%..100%]"); Code::number otherwise.
  static Result<Range> parse(std::string_view text);

  /// The same with ends that `read_end` understands, such as quantities with a unit.
  using ReadEnd = std::function<std::optional<Rational>(std::string_view)>;
  static Result<Range> parse(std::string_view text, const ReadEnd& read_end);

  bool holds(const Rational& value) const;

  /// "[80, 90)"; an absent high end prints as "≥80".
  std::string to_string() const;
};

}  // namespace jixiao
