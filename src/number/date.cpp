// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <jixiao/number/date.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <tuple>

namespace jixiao {
namespace {

int last_day(int year, int month) {
  return boost::gregorian::gregorian_calendar::end_of_month_day(static_cast<unsigned short>(year),
                                                                static_cast<unsigned short>(month));
}

// Reads up to four digits; -1 when there is none.
int take_digits(std::string_view& text) {
  int value = 0;
  std::size_t i = 0;
  for (; i < text.size() && i < 4 && text[i] >= '0' && text[i] <= '9'; ++i)
    value = value * 10 + (text[i] - '0');
  text.remove_prefix(i);
  return i == 0 ? -1 : value;
}

bool take(std::string_view& text, std::string_view token) {
  if (text.substr(0, token.size()) != token) return false;
  text.remove_prefix(token.size());
  return true;
}

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

}  // namespace

std::string Date::to_string() const {
  return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2);
}

bool operator==(const Date& a, const Date& b) {
  return std::tie(a.year, a.month, a.day) == std::tie(b.year, b.month, b.day);
}
bool operator<(const Date& a, const Date& b) {
  return std::tie(a.year, a.month, a.day) < std::tie(b.year, b.month, b.day);
}

Result<DateSpan> parse_date(std::string_view text) {
  DateSpan span;
  span.text = std::string(trim(text));
  const std::string plain = half_width(span.text);
  std::string_view rest = plain;

  const int year = take_digits(rest);
  int month = 0, day = 0;
  bool good = year >= 1900;
  if (take(rest, "年")) {
    if (!rest.empty()) good = good && (month = take_digits(rest)) >= 1 && take(rest, "月");
    if (!rest.empty())
      good = good && (day = take_digits(rest)) >= 1 && (take(rest, "日") || take(rest, "号"));
  } else {
    if (take(rest, "-")) good = good && (month = take_digits(rest)) >= 1;
    if (take(rest, "-")) good = good && (day = take_digits(rest)) >= 1;
  }
  good = good && rest.empty() && month <= 12 && (day == 0 || day <= last_day(year, month));
  if (!good)
    return {Code::date, say("“{0}”不是日期", "\"{0}\" is not a date", {span.text}),
            say("写成 2024-05-01、2024-05 或 2024年5月", "write 2024-05-01, 2024-05 or 2024年5月")};
  span.first = {year, month ? month : 1, day ? day : 1};
  const int end_month = month ? month : 12;
  span.last = {year, end_month, day ? day : last_day(year, end_month)};
  return span;
}

Result<Date> parse_day(std::string_view text) {
  auto span = parse_date(text);
  if (!span) return std::move(span).error();
  if (span.value().first == span.value().last) return span.value().first;
  return {Code::date, say("“{0}”要写到日", "\"{0}\" needs its day", {span.value().text}),
          say("写成 2024-11-30", "write 2024-11-30")};
}

}  // namespace jixiao
