// How many days, working days and months lie between two dates.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/date.hpp>

#include <cstdint>
#include <vector>

namespace jixiao {

/// Days from `a` to `b`; negative when b is earlier.
std::int64_t days_between(const Date& a, const Date& b);

/// Months begun after `from` up to `to` (later than from): 31 October to 1 November is 1, to 30 November 1,
/// to 1 December 2. A day that the month does not have counts as its last.
std::int64_t started_months(const Date& from, const Date& to);

/// Working days after `from` up to and including `to`: Monday to Friday but the holidays, and the days worked
/// in exchange (调休). Both lists ascending.
std::int64_t working_days_between(const Date& from, const Date& to, const std::vector<Date>& holidays,
                                  const std::vector<Date>& workdays);

}  // namespace jixiao
