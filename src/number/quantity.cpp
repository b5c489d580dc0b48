// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <jixiao/number/quantity.hpp>

namespace jixiao {
namespace {

struct SignText {
  const char* text;
  Sign sign;
};

// Longer spellings stand before their own beginnings. The text is already half-width.
constexpr SignText prefixes[] = {
    {"大于等于", Sign::at_least}, {"大于或等于", Sign::at_least},
    {"不少于", Sign::at_least},   {"不低于", Sign::at_least},
    {"不小于", Sign::at_least},   {"至少", Sign::at_least},
    {"小于等于", Sign::at_most},  {"小于或等于", Sign::at_most},
    {"不超过", Sign::at_most},    {"不高于", Sign::at_most},
    {"不多于", Sign::at_most},    {"不大于", Sign::at_most},
    {"至多", Sign::at_most},      {"大于", Sign::more_than},
    {"超过", Sign::more_than},    {"小于", Sign::less_than},
    {"等于", Sign::equal},        {">=", Sign::at_least},
    {"<=", Sign::at_most},        {"≥", Sign::at_least},
    {"≧", Sign::at_least},        {"⩾", Sign::at_least},
    {"≤", Sign::at_most},         {"≦", Sign::at_most},
    {"⩽", Sign::at_most},         {">", Sign::more_than},
    {"<", Sign::less_than},       {"﹥", Sign::more_than},
    {"﹤", Sign::less_than},      {"=", Sign::equal},
    {"﹦", Sign::equal},          {"═", Sign::equal},
};

// 以上, 以下, 以内 include the number itself (《民法典》 art. 1259).
constexpr SignText suffixes[] = {
    {"及以上", Sign::at_least}, {"以上", Sign::at_least}, {"及以下", Sign::at_most},
    {"以下", Sign::at_most},    {"以内", Sign::at_most},
};

struct Scale {
  const char* prefix;
  std::int64_t factor;
};

// Before a unit, and alone: 万元, 万人次, 万.
constexpr Scale scales[] = {
    {"千万", 10'000'000}, {"百万", 1'000'000}, {"十万", 100'000}, {"亿", 100'000'000}, {"万", 10'000}};

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}
bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes the number at the start of `text` away, without its thousands separators; "" when there is none.
// A separator counts only between full groups of three: "1,23" ends after the 1.
std::string take_number(std::string_view& text) {
  std::string number;
  std::size_t i = 0;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) number += text[i++];
  const auto group_follows = [&](std::size_t at) {
    return at + 3 < text.size() && text[at] == ',' && is_digit(text[at + 1]) && is_digit(text[at + 2]) &&
           is_digit(text[at + 3]) && (at + 4 == text.size() || !is_digit(text[at + 4]));
  };
  std::size_t lead = 0;
  for (; i < text.size() && is_digit(text[i]); ++i, ++lead) number += text[i];
  if (lead == 0) return {};
  while (lead <= 3 && group_follows(i)) number += text.substr(i + 1, 3), i += 4;
  if (i + 1 < text.size() && text[i] == '.' && is_digit(text[i + 1])) {
    number += text[i++];
    for (; i < text.size() && is_digit(text[i]); ++i) number += text[i];
  }
  // An exponent, as numbers of documents may have one: 1e2 is 100, and "5e" is 5 of the unit e.
  const std::size_t power = i + 1 < text.size() && (text[i + 1] == '+' || text[i + 1] == '-') ? i + 2 : i + 1;
  if (power < text.size() && (text[i] == 'e' || text[i] == 'E') && is_digit(text[power]))
    for (number += text.substr(i, power - i), i = power; i < text.size() && is_digit(text[i]); ++i)
      number += text[i];
  text.remove_prefix(i);
  return number;
}

// What may stand after a number as its unit. Digits, separators and ranges there mean that the number was
// not understood whole ("80-90分", "1 000", "2/3"); after 年 and 月 a date goes on ("12月底之前完成").
bool is_unit(std::string_view rest) {
  for (const char32_t c : code_points(rest))
    if ((c >= U'0' && c <= U'9') || c == U',' || c == U'.' || c == U'-' || c == U'~' || c == U'+' ||
        c == U'–' || c == U'—' || c == U'至' || c == U'、')
      return false;
  if (!rest.empty() && rest.front() == '/') return false;
  for (const char* calendar : {"年", "月"})
    if (starts_with(rest, calendar) && rest != calendar) return false;
  return true;
}

}  // namespace

const char* symbol_of(Sign sign) {
  switch (sign) {
    case Sign::none:
      return "";
    case Sign::at_least:
      return "≥";
    case Sign::more_than:
      return ">";
    case Sign::at_most:
      return "≤";
    case Sign::less_than:
      return "<";
    case Sign::equal:
      return "=";
  }
  return "";
}

Unit unit_of(std::string_view name) {
  Unit unit;
  unit.name = std::string(trim(name));
  const std::string plain = half_width(unit.name);
  unit.base = plain;
  if (plain == "%" || plain == "百分比" || plain == "百分之") {
    unit.base = "%";
    unit.factor = Rational::fraction(1, 100);
  } else if (plain == "‰" || plain == "千分比") {
    unit.base = "%";
    unit.factor = Rational::fraction(1, 1000);
  } else if (plain == "千元") {
    unit.base = "元";
    unit.factor = 1000;
  } else if (plain == "人民币元" || plain == "圆") {
    unit.base = "元";
  } else {
    for (const Scale& scale : scales) {
      if (!starts_with(plain, scale.prefix)) continue;
      unit.base = plain.substr(std::string_view(scale.prefix).size());
      unit.factor = scale.factor;
      break;
    }
  }
  return unit;
}

Result<Quantity> parse_quantity(std::string_view text) {
  Quantity quantity;
  quantity.text = std::string(trim(text));
  const std::string plain = half_width(quantity.text);
  std::string_view rest = trim(plain);
  for (const SignText& prefix : prefixes) {
    if (!starts_with(rest, prefix.text)) continue;
    quantity.sign = prefix.sign;
    rest = trim(rest.substr(std::string_view(prefix.text).size()));
    break;
  }
  const std::string digits = take_number(rest);
  if (digits.empty() || !is_unit(trim(rest)))
    return {Code::number,
            say("“{0}”中没有可读的数值", "there is no readable number in \"{0}\"", {quantity.text}),
            say("写成 ≥50个、318,204.5元、86% 这样", "write it like ≥50个, 318,204.5元 or 86%")};
  auto number = Decimal::parse(digits);
  if (!number) return std::move(number).error();
  rest = trim(rest);
  for (const SignText& suffix : suffixes) {
    if (quantity.sign != Sign::none || !ends_with(rest, suffix.text)) continue;
    quantity.sign = suffix.sign;
    rest = trim(rest.substr(0, rest.size() - std::string_view(suffix.text).size()));
    break;
  }
  quantity.unit = unit_of(rest);
  quantity.value = Rational(number.value()) * quantity.unit.factor;
  return quantity;
}

Result<Quantity> in_unit(const Quantity& quantity, const Unit& unit) {
  Quantity met = quantity;
  if (quantity.unit.name.empty()) {
    met.unit = unit;
    met.value = quantity.value * unit.factor;
    return met;
  }
  if (quantity.unit.base == unit.base) return met;
  return {
      Code::unit_mismatch,
      say("“{0}”的单位是“{1}”，指标的单位是“{2}”", "\"{0}\" is in \"{1}\", the indicator in \"{2}\"",
          {quantity.text, quantity.unit.name, unit.name.empty() ? say("（无）", "(none)") : Text(unit.name)}),
      say("改成同一个单位，或改正指标的 unit", "use the same unit, or correct the indicator's \"unit\"")};
}

}  // namespace jixiao
