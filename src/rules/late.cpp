// 时效: −k for every started day (working day, month, year) after the due date, perhaps more from a later day
// on, up to a cap. The target is the due date; the actual is the day of completion.
// SPDX-License-Identifier: Apache-2.0
#include "rules/late.hpp"

#include "rules/curve_rule.hpp"
#include "rules/worth.hpp"

#include <jixiao/number/calendar.hpp>

#include <algorithm>

namespace jixiao::rules {
namespace {

enum class Per { day, working_day, month, year };

constexpr Phrase on_time = {"按时完成，得满分 {0}", "on time: full points, {0}"};
constexpr Phrase too_late = {"逾期 {1}，扣分后剩", "late by {1}: what is left"};

struct Tier {
  std::int64_t after;  ///< units late beyond which it counts
  Worth each;
};

struct Calendar {
  Per per = Per::day;
  std::vector<Date> holidays, workdays;

  std::int64_t late(const Date& due, const Date& done) const {
    if (!(due < done)) return 0;
    switch (per) {
      case Per::day:
        return days_between(due, done);
      case Per::month:
        return started_months(due, done);
      case Per::year:
        return (started_months(due, done) + 11) / 12;
      case Per::working_day:
        break;
    }
    return working_days_between(due, done, holidays, workdays);
  }
};

Phrase unit_name(Per per) {
  switch (per) {
    case Per::day:
      return {"天", "days"};
    case Per::working_day:
      return {"个工作日", "working days"};
    case Per::month:
      return {"个月", "months"};
    case Per::year:
      return {"年", "years"};
  }
  return {};
}

Reading reading_of(Calendar calendar) {
  Reading reading;
  reading.slots = {{{Slot::Kind::date, "", ""}}};
  reading.read = [calendar = std::move(calendar)](const Facts& facts,
                                                  Diagnostics& diagnostics) -> std::optional<Measured> {
    const Observation& seen = facts.observation;
    if (!seen.date) {
      diagnostics.add(Code::observation,
                      seen.actual.empty() ? say("没有写完成日期", "there is no day of completion")
                                          : say("“{0}”不是日期", "\"{0}\" is not a date", {seen.actual}),
                      seen.pointer, facts.setting.title(),
                      say("actual 写成 2024-11-03", "write the \"actual\" like 2024-11-03"));
      return std::nullopt;
    }
    const Date due = facts.setting.indicator->target->date->last;
    Measured result;
    result.x.low = Rational(calendar.late(due, seen.date->first));
    result.x.high = Rational(calendar.late(due, seen.date->last));
    result.x.high_included = true;
    result.steps.push_back({{"应于 {0} 前完成，实际 {1}，逾期（{2}）", "due by {0}, done {1}, late ({2})"},
                            {due.to_string(), seen.actual, unit_name(calendar.per)},
                            Score(*result.x.low, *result.x.high)});
    return result;
  };
  return reading;
}

std::vector<Date> read_days(ObjectReader& parameters, const char* key) {
  std::vector<Date> days;
  for (const std::string& text : parameters.texts_if(key)) {
    const auto day = parse_day(text);
    if (day)
      days.push_back(day.value());
    else
      parameters.report(Code::date, day.error().diagnostics.front().message, parameters.at(key));
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());  // a day off twice is off once
  return days;
}

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const std::size_t mistakes = parameters.mistakes();
  Calendar calendar;
  const auto per = parameters.choice("per", {{"day", 0}, {"working_day", 1}, {"month", 2}, {"year", 3}});
  calendar.per = static_cast<Per>(per.value_or(0));
  calendar.holidays = read_days(parameters, "holidays");
  calendar.workdays = read_days(parameters, "workdays");
  if (calendar.per == Per::working_day && !parameters.has("holidays"))
    parameters.report(
        Code::missing_key,
        say("按工作日计，要列出节假日（holidays）", "working days need the \"holidays\" listed"),
        parameters.pointer(),
        say("没有节假日写 []；调休上班日写在 workdays",
            "[] when there are none; days worked in exchange go to \"workdays\""));
  for (const Date& day : calendar.workdays)
    if (std::binary_search(calendar.holidays.begin(), calendar.holidays.end(), day))
      parameters.report(
          Code::conflict,
          say("{0} 既是节假日又是上班日", "{0} is both a holiday and a working day", {day.to_string()}),
          parameters.at("workdays"), say("从其中一处删去", "remove it from one of the two"));
  std::vector<Tier> tiers;
  if (const auto each = read_worth(parameters)) tiers.push_back({0, *each});
  parameters.each_if("then", [&](const Place& place) {
    ObjectReader reader(place, parameters.diagnostics());
    const auto after = reader.integer("after", 1, 36'500);
    const auto each = read_worth(reader);
    reader.close();
    if (!after || !each) return;
    if (!tiers.empty() && *after <= tiers.back().after)
      reader.report(Code::rule, say("各段的 after 应递增", "the tiers' \"after\" must rise"),
                    reader.at("after"));
    else
      tiers.push_back({*after, *each});
  });
  std::optional<Rational> cap;
  if (parameters.has("cap")) cap = read_positive(parameters, "cap");
  const Rational floor = parameters.number_if("floor").value_or(Rational(0));
  if (floor.sign() > 0)
    parameters.report(Code::number_range, say("floor 不能大于 0", "\"floor\" cannot be above 0"),
                      parameters.at("floor"));
  if (!indicator.target || !indicator.target->date)
    parameters.report(Code::rule,
                      say("时效规则的指标值应是日期", "the target of a rule on lateness is a date"),
                      parameters.pointer(),
                      say("指标值写成“2024年10月底前”或 2024-10-31",
                          "write the target as \"2024年10月底前\" or 2024-10-31"));
  if (parameters.mistakes() != mistakes) return nullptr;

  CurveParts parts;
  parts.reading = reading_of(std::move(calendar));
  parts.by_formula = true;
  parts.floor = floor;
  Quantity none;
  none.sign = Sign::at_most;
  parts.target = none;
  parts.curve = [tiers, cap, floor](const Rational& full) {
    Curve curve;
    curve.claim = Claim::falls;
    curve.pieces.push_back(level(up_to(0), full, on_time));
    // What is left after each unit is a straight line between whole numbers of units.
    const Rational least = cap ? max(floor, full - *cap) : floor;
    Rational points = full;
    for (std::size_t i = 0; i < tiers.size(); ++i) {
      const Rational start = tiers[i].after, each = tiers[i].each.in(full);
      const bool last = i + 1 == tiers.size();
      const Rational end = last ? Rational(0) : Rational(tiers[i + 1].after);
      const bool reaches = each.sign() > 0 && (last || points - each * (end - start) <= least);
      if (reaches) {
        fall_above(curve.pieces, start, false, points, each, least, too_late, too_late);
        points = least;
        break;
      }
      if (last) {
        curve.pieces.push_back(level(above(start), points, too_late));
        break;
      }
      curve.pieces.push_back(line(between(start, false, end, true), points + each * start, -each, too_late));
      points = points - each * (end - start);
    }
    return curve;
  };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form late = {"late", "时效（逾期扣分）", "lateness", "W − k per unit late", reads_actual, false, bind};

}  // namespace jixiao::rules
