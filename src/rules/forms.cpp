// The list of rule forms: a new form is one file and one line here.
// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"
#include "rules/bands.hpp"
#include "rules/efficacy.hpp"
#include "rules/elements.hpp"
#include "rules/equal.hpp"
#include "rules/events.hpp"
#include "rules/form.hpp"
#include "rules/interval.hpp"
#include "rules/judgement.hpp"
#include "rules/late.hpp"
#include "rules/levels.hpp"
#include "rules/likert.hpp"
#include "rules/linear.hpp"
#include "rules/mark.hpp"
#include "rules/met.hpp"
#include "rules/objects.hpp"
#include "rules/panel.hpp"
#include "rules/parts.hpp"
#include "rules/periods.hpp"
#include "rules/rank.hpp"
#include "rules/ratio.hpp"
#include "rules/satisfaction.hpp"
#include "rules/shortfall.hpp"
#include "rules/uncapped.hpp"

namespace jixiao::rules {
namespace {

constexpr const Form* forms[] = {&ratio, &uncapped, &equal,     &met,      &shortfall,    &events,
                                 &late,  &bands,    &linear,    &efficacy, &interval,     &elements,
                                 &parts, &mark,     &judgement, &levels,   &satisfaction, &likert,
                                 &panel, &periods,  &objects,   &rank};

}  // namespace

void BoundRule::prepare(Setting&, Diagnostics&) const {}

const Form* find_form(const std::string& name) {
  for (const Form* form : forms)
    if (name == form->name) return form;
  return nullptr;
}

std::vector<std::string> form_names() {
  std::vector<std::string> names;
  for (const Form* form : forms) names.emplace_back(form->name);
  return names;
}

const Indicator* find_part(const Indicator& indicator, const std::string& title) {
  if (!indicator.rule || !indicator.rule->bound->parts()) return nullptr;
  for (const Indicator& part : *indicator.rule->bound->parts())
    if (part.title == title) return &part;
  return nullptr;
}

void bind_rule(const Place& place, Indicator& indicator, Diagnostics& diagnostics) {
  static const Value no_parameters = [] {
    Value value;
    value.kind = Value::Kind::object;
    return value;
  }();
  Rule rule;
  rule.pointer = place.pointer;
  const bool name_only = place.value->kind == Value::Kind::text;
  ObjectReader parameters(name_only ? Place{&no_parameters, place.pointer, place.subject} : place,
                          diagnostics);
  if (!parameters.is_object()) return;
  rule.form = name_only ? place.value->text : parameters.text("form");
  if (rule.form.empty()) return;
  const Form* form = find_form(rule.form);
  if (!form) {
    diagnostics.add(Code::rule, say("没有评分规则“{0}”", "there is no scoring rule \"{0}\"", {rule.form}),
                    place.pointer, place.subject, did_you_mean(rule.form, form_names()));
    return;
  }
  rule.bound = form->bind(parameters, indicator);
  parameters.close();
  if (rule.bound) indicator.rule = std::move(rule);
}

}  // namespace jixiao::rules
