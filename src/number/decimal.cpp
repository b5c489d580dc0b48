// SPDX-License-Identifier: Apache-2.0
#include <jixiao/number/decimal.hpp>

namespace jixiao {
namespace {

constexpr std::size_t longest_shown = 40;

Text shown(std::string_view text) {
  return text.size() <= longest_shown ? Text(text) : Text(std::string(text.substr(0, longest_shown)) + "...");
}

Result<Decimal> not_a_number(std::string_view text) {
  return {Code::number, say("“{0}”不是十进制数", "\"{0}\" is not a decimal number", {shown(text)}),
          say("写成 86.53 这样的数字", "write a number such as 86.53")};
}

Result<Decimal> too_long(std::string_view text) {
  return {Code::number_range,
          say("数值“{0}”超出 18 位有效数字", "\"{0}\" needs more than 18 digits", {shown(text)}),
          say("最多 18 位数字（含小数）", "use at most 18 digits, decimals included")};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::int64_t power_of_ten(int exponent) {
  static constexpr std::int64_t powers[] = {1,
                                            10,
                                            100,
                                            1'000,
                                            10'000,
                                            100'000,
                                            1'000'000,
                                            10'000'000,
                                            100'000'000,
                                            1'000'000'000,
                                            10'000'000'000,
                                            100'000'000'000,
                                            1'000'000'000'000,
                                            10'000'000'000'000,
                                            100'000'000'000'000,
                                            1'000'000'000'000'000,
                                            10'000'000'000'000'000,
                                            100'000'000'000'000'000,
                                            1'000'000'000'000'000'000};
  return powers[exponent];
}

Result<Decimal> Decimal::of(std::int64_t coefficient, int scale) {
  const std::int64_t bound = power_of_ten(max_digits);
  if (coefficient <= -bound || coefficient >= bound || scale < 0 || scale > max_digits)
    return too_long(std::to_string(coefficient));
  return Decimal(coefficient, scale);
}

Result<Decimal> Decimal::parse(std::string_view text) {
  std::size_t i = 0;
  const bool negative = i < text.size() && text[i] == '-';
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;

  std::int64_t coefficient = 0;
  int digits = 0;  // significant ones; leading zeros are free
  int scale = 0;
  bool any = false, point = false, overflow = false;
  for (; i < text.size() && (is_digit(text[i]) || (text[i] == '.' && !point)); ++i) {
    if (text[i] == '.') {
      point = true;
      if (!any || i + 1 >= text.size() || !is_digit(text[i + 1])) return not_a_number(text);
      continue;
    }
    any = true;
    if (digits > 0 || text[i] != '0') ++digits;
    if (digits > max_digits || scale >= max_digits + (text[i] == '0' ? 1 : 0)) overflow = true;
    if (overflow) continue;
    coefficient = coefficient * 10 + (text[i] - '0');
    if (point) ++scale;
  }
  if (!any) return not_a_number(text);

  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    const bool minus = i < text.size() && text[i] == '-';
    if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
    if (i == text.size()) return not_a_number(text);
    int exponent = 0;
    for (; i < text.size() && is_digit(text[i]); ++i)
      if (exponent < 1000) exponent = exponent * 10 + (text[i] - '0');
    scale += minus ? exponent : -exponent;
  }
  if (i != text.size()) return not_a_number(text);
  if (overflow) return too_long(text);
  if (coefficient == 0 && (scale < 0 || scale > max_digits)) scale = 0;
  for (; scale < 0 && digits < max_digits; ++scale, ++digits) coefficient *= 10;
  while (scale > max_digits && coefficient % 10 == 0) coefficient /= 10, --scale;
  if (scale < 0 || scale > max_digits) return too_long(text);
  return of(negative ? -coefficient : coefficient, scale);
}

std::string decimal_text(std::int64_t coefficient, int scale) {
  char written[Decimal::max_digits + 4];  // sign, leading zero, point
  char* at = written + sizeof written;
  std::int64_t left = coefficient < 0 ? -coefficient : coefficient;
  for (int digits = 0; left > 0 || digits <= scale; ++digits, left /= 10) {
    if (digits == scale && scale > 0) *--at = '.';
    *--at = static_cast<char>('0' + left % 10);
  }
  if (coefficient < 0) *--at = '-';
  return std::string(at, static_cast<std::size_t>(written + sizeof written - at));
}

}  // namespace jixiao
