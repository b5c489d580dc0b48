// 绩效目标表: the indicators with their targets, points and rules.
// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"
#include "json/read_common.hpp"
#include "json/read_parts.hpp"
#include "rules/form.hpp"

#include <jixiao/base/limits.hpp>

#include <unordered_set>

namespace jixiao::json {
namespace {

// The target's number in the indicator's unit; words stay words.
void read_target(ObjectReader& reader, Indicator& indicator, Diagnostics& diagnostics) {
  const auto unit = reader.text_if("unit");
  if (unit) indicator.unit = unit_of(*unit);
  const auto place = reader.place_if("target");
  if (!place) return;
  const auto text = read_text(*place, diagnostics);
  if (!text) return;
  indicator.target = Target{*text, std::nullopt};
  auto quantity = parse_quantity(*text);
  if (!quantity) {
    if (quantity.error().code() != Code::number)
      diagnostics.add(quantity.error(), place->pointer, indicator.title);
    return;
  }
  if (!indicator.unit) indicator.unit = quantity.value().unit;
  auto met = in_unit(quantity.value(), *indicator.unit);
  if (!met)
    diagnostics.add(met.error(), place->pointer, indicator.title);
  else
    indicator.target->quantity = met.value();
}

void read_rule(const Place& place, Indicator& indicator, Diagnostics& diagnostics) {
  Rule rule;
  rule.pointer = place.pointer;
  rule.parameters.kind = Value::Kind::object;
  if (place.value->kind == Value::Kind::text) {
    rule.form = place.value->text;
  } else {
    if (place.value->kind == Value::Kind::object) rule.parameters = *place.value;
    Diagnostics unknown_keys;  // the form itself reports keys that it does not know
    ObjectReader reader(place, place.value->kind == Value::Kind::object ? unknown_keys : diagnostics);
    if (!reader.is_object()) return;
    rule.form = reader.text("form");
    if (!unknown_keys.empty()) diagnostics.add(unknown_keys.take(), place.pointer, indicator.title);
    if (rule.form.empty()) return;
  }
  if (!rules::find_form(rule.form)) {
    diagnostics.add(Code::rule, say("没有评分规则“{0}”", "there is no scoring rule \"{0}\"", {rule.form}),
                    place.pointer, indicator.title, did_you_mean(rule.form, rules::form_names()));
    return;
  }
  indicator.rule = std::move(rule);
}

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
  indicator.illustrative = read_illustrative(reader);
  indicator.note = reader.text_if("note").value_or("");
  const std::size_t mistakes = diagnostics.count();
  read_target(reader, indicator, diagnostics);
  const bool target_read = diagnostics.count() == mistakes;
  if (const auto rule = reader.place_if("rule"))
    read_rule({rule->value, rule->pointer, indicator.title}, indicator, diagnostics);
  reader.close();
  if (indicator.rule && target_read) rules::find_form(indicator.rule->form)->check(indicator, diagnostics);
  return indicator;
}

}  // namespace

Plan read_plan(const Place& place, Diagnostics& diagnostics) {
  ObjectReader reader(place, diagnostics);
  Plan plan;
  plan.pointer = place.pointer;
  plan.approved = reader.text_if("approved").value_or("");
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
  reader.close();
  for (const Indicator& indicator : plan.indicators) {
    if (indicator.points) with_points = &indicator;
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
