// 绩效目标表: the indicators with their targets, points and rules.
// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"
#include "json/read_common.hpp"
#include "json/read_parts.hpp"
#include "rules/form.hpp"
#include "rules/read_target.hpp"

#include <jixiao/base/limits.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace jixiao::json {
namespace {

Indicator read_indicator(const Place& place, Diagnostics& diagnostics) {
  ObjectReader reader(place, diagnostics);
  Indicator indicator;
  indicator.pointer = place.pointer;
  indicator.title = reader.text("title");
  reader.set_subject(indicator.title);
  indicator.code = reader.text_if("code").value_or("");
  indicator.under = reader.text("under");
  indicator.points = reader.number_if("points");
  indicator.weight = reader.number_if("weight");
  for (const auto* number : {&indicator.points, &indicator.weight})
    if (*number && (*number)->sign() < 0)
      reader.report(Code::number_range, say("分值不能为负", "points cannot be negative"), place.pointer);
  if (indicator.points && indicator.weight)
    reader.report(Code::conflict,
                  say("同一指标写了分值（points）又写了权重（weight）",
                      "the indicator has both \"points\" and \"weight\""),
                  place.pointer, say("只用一种", "use one of them"));
  indicator.core = reader.flag_if("core").value_or(false);
  indicator.improvable = reader.flag_if("improvable").value_or(false);
  indicator.illustrative = read_illustrative(reader);
  indicator.note = reader.text_if("note").value_or("");
  const std::size_t mistakes = diagnostics.count();
  rules::read_target(reader, indicator);
  const bool target_read = diagnostics.count() == mistakes;
  const auto rule = reader.place_if("rule");
  if (rule && target_read)
    rules::bind_rule({rule->value, rule->pointer, indicator.title}, indicator, diagnostics);
  reader.close();
  return indicator;
}

}  // namespace

void read_revisions(ObjectReader& reader, Plan& plan, Diagnostics& diagnostics) {
  reader.each_if(
      "revisions",
      [&](const Place& place) {
        ObjectReader item(place, diagnostics);
        Revision revision;
        revision.pointer = place.pointer;
        revision.indicator = item.text("indicator");
        item.set_subject(revision.indicator);
        if (const auto date = item.date_if("date"))
          revision.date = *date;
        else if (!item.has("date"))
          item.text("date");
        static constexpr const char* fields[] = {"target", "points", "weight", "rule"};
        if (const auto field =
                item.choice("field", {{fields[0], 0}, {fields[1], 1}, {fields[2], 2}, {fields[3], 3}}))
          revision.field = fields[*field];
        revision.from = item.text("from");
        revision.to = item.text("to");
        revision.reason = item.text("reason");
        item.close();
        plan.revisions.push_back(std::move(revision));
      },
      limits::indicators);
}

using IndicatorsByTitle = std::unordered_map<std::string, Indicator*>;

// The indicator of that title; nullptr after a report.
Indicator* find(const std::string& title, const IndicatorsByTitle& indicators, const std::string& pointer,
                Diagnostics& diagnostics) {
  const auto known = indicators.find(title);
  if (known != indicators.end()) return known->second;
  std::vector<std::string> titles;
  if (!diagnostics.full())
    for (const auto& indicator : indicators) titles.push_back(indicator.first);
  std::sort(titles.begin(), titles.end());
  diagnostics.add(Code::unknown_indicator,
                  say("计划里没有指标“{0}”", "the plan has no indicator \"{0}\"", {title}), pointer, title,
                  did_you_mean(title, titles));
  return nullptr;
}

void read_goals(ObjectReader& reader, Plan& plan, const IndicatorsByTitle& indicators,
                Diagnostics& diagnostics) {
  reader.each_if(
      "goals",
      [&](const Place& place) {
        ObjectReader item(place, diagnostics);
        Goal goal;
        goal.pointer = place.pointer;
        goal.goal = item.text("goal");
        goal.measured_by = item.texts_if("measured_by", limits::indicators);
        item.close();
        for (const std::string& title : goal.measured_by)
          find(title, indicators, item.at("measured_by"), diagnostics);
        plan.goals.push_back(std::move(goal));
      },
      limits::records);
}

void read_splits(ObjectReader& reader, Plan& plan, const IndicatorsByTitle& indicators,
                 Diagnostics& diagnostics) {
  reader.each_if(
      "splits",
      [&](const Place& place) {
        ObjectReader item(place, diagnostics);
        Split split;
        split.pointer = place.pointer;
        const auto points = item.number("points");
        split.points = points.value_or(Rational(1));
        split.among = item.texts_if("among", limits::indicators);
        if (const auto remainder = item.choice("remainder", {{"first", 0}, {"last", 1}}))
          split.remainder = static_cast<Split::Remainder>(*remainder);
        item.close();
        if (points && points->sign() <= 0)
          item.report(Code::number_range, say("分值应大于 0", "points must be greater than 0"),
                      item.at("points"));
        if (split.among.empty())
          item.report(Code::missing_key,
                      say("缺少“among”：分给哪些指标", "\"among\" is missing: which indicators share"),
                      place.pointer);
        for (const std::string& title : split.among) {
          Indicator* indicator = find(title, indicators, item.at("among"), diagnostics);
          if (!indicator) continue;
          if (indicator->points || indicator->weight || indicator->split >= 0)
            item.report(Code::conflict,
                        say("“{0}”已有分值，又在均分之列",
                            "\"{0}\" has points already and is also in a split", {title}),
                        item.at("among"));
          indicator->split = static_cast<int>(plan.splits.size());
        }
        plan.splits.push_back(std::move(split));
      },
      limits::records);
}

Plan read_plan(const Place& place, Diagnostics& diagnostics) {
  ObjectReader reader(place, diagnostics);
  Plan plan;
  plan.pointer = place.pointer;
  plan.approved = reader.text_if("approved").value_or("");
  plan.approved_on = reader.date_if("approved_on");
  reader.text_if("note");
  std::unordered_set<std::string> titles;
  const Indicator* with_points = nullptr;
  const Indicator* with_weight = nullptr;
  reader.each_if(
      "indicators",
      [&](const Place& item) {
        Indicator indicator = read_indicator(item, diagnostics);
        if (!indicator.title.empty() && !titles.insert(indicator.title).second)
          diagnostics.add(Code::conflict,
                          say("有两个指标叫“{0}”", "two indicators are called \"{0}\"", {indicator.title}),
                          item.pointer, indicator.title,
                          say("完成情况按标题对应，请让标题互不相同",
                              "observations are matched by title: make the titles differ"));
        plan.indicators.push_back(std::move(indicator));
      },
      limits::indicators);
  if (!reader.has("indicators")) reader.text("indicators");
  IndicatorsByTitle by_title;
  for (Indicator& indicator : plan.indicators) by_title.emplace(indicator.title, &indicator);
  read_goals(reader, plan, by_title, diagnostics);
  read_splits(reader, plan, by_title, diagnostics);
  read_revisions(reader, plan, diagnostics);
  for (const Revision& revision : plan.revisions)
    find(revision.indicator, by_title, revision.pointer, diagnostics);
  reader.close();
  for (const Indicator& indicator : plan.indicators) {
    if (indicator.points || indicator.split >= 0) with_points = &indicator;
    if (indicator.weight) with_weight = &indicator;
  }
  if (with_points && with_weight && with_points != with_weight)
    diagnostics.add(Code::conflict,
                    say("计划混用了分值（points，如“{0}”）和权重（weight，如“{1}”）",
                        "the plan mixes \"points\" (\"{0}\") with \"weight\" (\"{1}\")",
                        {with_points->title, with_weight->title}),
                    with_weight->pointer, with_weight->title,
                    say("只用一种：points 合计为满分，weight 每级合计 100",
                        "use one of them: points add up to the full points, weights to 100 at each level"));
  return plan;
}

}  // namespace jixiao::json
