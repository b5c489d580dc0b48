// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <jixiao/number/range.hpp>

namespace jixiao {
namespace {

std::optional<Rational> end_of(std::string_view text) {
  text = trim(text);
  const bool percent = !text.empty() && text.back() == '%';
  if (percent) text.remove_suffix(1);
  const auto decimal = Decimal::parse(text);
  if (!decimal) return std::nullopt;
  return percent ? Rational(decimal.value()) / 100 : Rational(decimal.value());
}

}  // namespace

Result<Range> Range::parse(std::string_view text) { return parse(text, end_of); }

Result<Range> Range::parse(std::string_view text, const ReadEnd& read_end) {
  const std::string plain = half_width(trim(text));
  const std::string_view inner =
      plain.size() < 2 ? std::string_view() : std::string_view(plain).substr(1, plain.size() - 2);
  const auto dots = inner.find("..");
  const char open = plain.empty() ? ' ' : plain.front();
  const char close = plain.empty() ? ' ' : plain.back();
  if ((open == '[' || open == '(') && (close == ']' || close == ')') && dots != std::string_view::npos) {
    Range range;
    range.low = read_end(inner.substr(0, dots));
    range.high = read_end(inner.substr(dots + 2));
    range.low_included = open == '[';
    range.high_included = close == ']';
    if (range.low && range.high && *range.low <= *range.high) return range;
  }
  return {Code::number, say("“{0}”不是区间", "\"{0}\" is not a range", {plain}),
          say("写成 [80..90) 这样：方括号含端点，圆括号不含",
              "write [80..90): a square bracket includes its end, a round one does not")};
}

bool Range::holds(const Rational& value) const {
  if (low && (low_included ? value < *low : value <= *low)) return false;
  return !high || (high_included ? value <= *high : value < *high);
}

std::string Range::to_string() const {
  if (low && !high) return (low_included ? "≥" : ">") + low->to_string();
  if (high && !low) return (high_included ? "≤" : "<") + high->to_string();
  if (!low) return "(-∞, ∞)";
  return (low_included ? "[" : "(") + low->to_string() + ", " + high->to_string() +
         (high_included ? "]" : ")");
}

}  // namespace jixiao
