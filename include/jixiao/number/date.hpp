// Calendar dates as documents print them: a day, a month or a year.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/result.hpp>

#include <string>
#include <string_view>

namespace jixiao {

/// Proleptic Gregorian; comparable.
struct Date {
  int year = 0;
  int month = 0;  ///< 1 to 12
  int day = 0;    ///< 1 to 31

  std::string to_string() const;  ///< "2024-05-01"
};

bool operator==(const Date& a, const Date& b);
bool operator<(const Date& a, const Date& b);

/// All days that a printed date can mean: "2023年10月" is the 1st to the 31st.
struct DateSpan {
  std::string text;  ///< as written
  Date first;
  Date last;
};

/// Reads 2024-05-01, 2024-05, 2024, 2024年5月1日, 2024年5月 and 2024年; years 1900 to 9999.
/// Code::date otherwise.
Result<DateSpan> parse_date(std::string_view text);

/// A date of day precision only.
Result<Date> parse_day(std::string_view text);

}  // namespace jixiao
