// SPDX-License-Identifier: Apache-2.0
#include <jixiao/number/calendar.hpp>

#include <boost/date_time/gregorian/gregorian_types.hpp>

#include <algorithm>

namespace jixiao {
namespace {

namespace gregorian = boost::gregorian;

gregorian::date calendar_day(const Date& date) {
  return gregorian::date(static_cast<unsigned short>(date.year), static_cast<unsigned short>(date.month),
                         static_cast<unsigned short>(date.day));
}

}  // namespace

std::int64_t days_between(const Date& a, const Date& b) { return (calendar_day(b) - calendar_day(a)).days(); }

std::int64_t started_months(const Date& from, const Date& to) {
  const std::int64_t months = (to.year - from.year) * 12 + (to.month - from.month);
  const int last = gregorian::gregorian_calendar::end_of_month_day(static_cast<unsigned short>(to.year),
                                                                   static_cast<unsigned short>(to.month));
  return months + (to.day > std::min(from.day, last) ? 1 : 0);
}

std::int64_t working_days_between(const Date& from, const Date& to, const std::vector<Date>& holidays,
                                  const std::vector<Date>& workdays) {
  const gregorian::date first = calendar_day(from), last = calendar_day(to);
  const auto is_weekday = [](const gregorian::date& day) {
    const auto weekday = day.day_of_week().as_number();
    return weekday != 0 && weekday != 6;
  };
  const std::int64_t days = (last - first).days();
  std::int64_t count = days / 7 * 5;
  for (gregorian::date day = first + gregorian::days(days / 7 * 7 + 1); day <= last;
       day += gregorian::days(1))
    count += is_weekday(day) ? 1 : 0;
  const auto inside = [&](const Date& day) { return from < day && !(to < day); };
  for (const Date& day : holidays) count -= inside(day) && is_weekday(calendar_day(day)) ? 1 : 0;
  for (const Date& day : workdays) count += inside(day) && !is_weekday(calendar_day(day)) ? 1 : 0;
  return count;
}

}  // namespace jixiao
