// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"
#include "json/parse.hpp"
#include "json/read_common.hpp"
#include "model/pointer.hpp"
#include "rules/form.hpp"

#include <jixiao/base/limits.hpp>
#include <jixiao/json/documents.hpp>

#include <algorithm>
#include <unordered_set>

namespace jixiao {
namespace json {
namespace {

// ---- project ------------------------------------------------------------------------------------

// Money must be in 元 or a multiple of it, without a sign.
std::optional<Quantity> read_money(ObjectReader& reader, const char* key) {
  auto money = reader.quantity_if(key);
  if (!money) return std::nullopt;
  if (money->unit.base != "元")
    reader.report(
        Code::unit_mismatch,
        say("金额“{0}”没有写明元或万元", "the amount \"{0}\" does not say 元 or 万元", {money->text}),
        reader.at(key), say("写成“10万元”或“100000元”", "write \"10万元\" or \"100000元\""));
  else if (money->sign != Sign::none || money->value.sign() < 0)
    reader.report(Code::bad_value,
                  say("金额“{0}”应是一个不带符号的数", "the amount \"{0}\" must be a number without a sign",
                      {money->text}),
                  reader.at(key));
  else
    return money;
  return std::nullopt;
}

void read_funds(ObjectReader& project_reader, Project& project, Diagnostics& diagnostics) {
  project_reader.each_if("funds", [&](const Place& place) {
    ObjectReader reader(place, diagnostics);
    FundsRow row;
    row.pointer = place.pointer;
    row.source = reader.text("source");
    reader.set_subject(row.source);
    for (const FundsColumn& column : funds_columns) row.*column.amount = read_money(reader, column.key);
    reader.close();
    project.funds.push_back(std::move(row));
  });
}

void read_events(ObjectReader& project_reader, Project& project, Diagnostics& diagnostics) {
  project_reader.each_if("payments", [&](const Place& place) {
    ObjectReader reader(place, diagnostics);
    Payment payment;
    payment.pointer = place.pointer;
    payment.what = reader.text("what");
    payment.date = reader.date_if("date");
    payment.amount = read_money(reader, "amount");
    reader.close();
    project.payments.push_back(std::move(payment));
  });
  project_reader.each_if("milestones", [&](const Place& place) {
    ObjectReader reader(place, diagnostics);
    Milestone milestone;
    milestone.pointer = place.pointer;
    milestone.what = reader.text("what");
    milestone.date = reader.date_if("date");
    const auto phase = reader.choice_if("phase", {{"before", 0}, {"during", 1}, {"after", 2}});
    if (phase) milestone.phase = static_cast<Phase>(*phase);
    reader.text_if("note");
    reader.close();
    project.milestones.push_back(std::move(milestone));
  });
  project_reader.each_if("rounds", [&](const Place& place) {
    ObjectReader reader(place, diagnostics);
    Round round;
    round.pointer = place.pointer;
    round.name = reader.text("name");
    round.date = reader.date_if("date");
    round.result = reader.text_if("result").value_or("");
    reader.text_if("note");
    reader.close();
    project.rounds.push_back(std::move(round));
  });
}

Project read_project(const Place& place, Diagnostics& diagnostics) {
  ObjectReader reader(place, diagnostics);
  Project project;
  project.pointer = place.pointer;
  project.name = reader.text("name");
  reader.set_subject(project.name);
  project.year = reader.integer_if("year", 1900, 9999);
  project.unit = reader.text_if("unit").value_or("");
  project.supervisor = reader.text_if("supervisor").value_or("");
  project.contractor = reader.text_if("contractor").value_or("");
  if (const auto period = reader.object_if("period")) {
    ObjectReader period_reader(*period, diagnostics);
    project.from = period_reader.date_if("from");
    project.to = period_reader.date_if("to");
    if (project.from && project.to && project.to->last < project.from->first)
      period_reader.report(
          Code::date,
          say("实施期的终点“{0}”早于起点“{1}”", "the period ends in {0}, before it begins in {1}",
              {project.to->text, project.from->text}),
          period_reader.at("to"));
    period_reader.close();
  }
  read_funds(reader, project, diagnostics);
  read_events(reader, project, diagnostics);
  if (const auto audit = reader.object_if("audit")) {
    ObjectReader audit_reader(*audit, diagnostics);
    AuditOpinion opinion;
    opinion.by = audit_reader.text_if("by").value_or("");
    opinion.scope = audit_reader.texts_if("scope");
    opinion.opinion = audit_reader.text_if("opinion").value_or("");
    opinion.note = audit_reader.text_if("note").value_or("");
    audit_reader.close();
    project.audit = opinion;
  }
  reader.text_if("note");
  reader.close();
  return project;
}

// ---- plan ---------------------------------------------------------------------------------------

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

Plan read_plan(const Place& place, Diagnostics& diagnostics) {
  ObjectReader reader(place, diagnostics);
  Plan plan;
  plan.pointer = place.pointer;
  plan.approved = reader.text_if("approved").value_or("");
  reader.text_if("note");
  std::unordered_set<std::string> titles;
  const Indicator* with_points = nullptr;
  const Indicator* with_weight = nullptr;
  reader.each_if("indicators", [&](const Place& item) {
    if (plan.indicators.size() >= limits::indicators) {
      if (plan.indicators.size() == limits::indicators)
        diagnostics.add(Code::json_limit, say("指标太多", "there are too many indicators"), item.pointer, {},
                        say("最多 10,000 个", "at most 10,000"));
      return;
    }
    if (diagnostics.full()) return;
    Indicator indicator = read_indicator(item, diagnostics);
    if (!indicator.title.empty() && !titles.insert(indicator.title).second)
      diagnostics.add(Code::conflict,
                      say("有两个指标叫“{0}”", "two indicators are called \"{0}\"", {indicator.title}),
                      item.pointer, indicator.title,
                      say("完成情况按标题对应，请让标题互不相同",
                          "observations are matched by title: make the titles differ"));
    plan.indicators.push_back(std::move(indicator));
  });
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

// ---- observations -------------------------------------------------------------------------------

struct Answer {
  const char* word;
  ElementAnswer answer;
};
constexpr Answer element_answers[] = {{"是", ElementAnswer::yes},      {"否", ElementAnswer::no},
                                      {"部分", ElementAnswer::partly}, {"yes", ElementAnswer::yes},
                                      {"no", ElementAnswer::no},       {"partly", ElementAnswer::partly}};

void read_elements(ObjectReader& reader, Observation& observation, Diagnostics& diagnostics) {
  reader.each_member_if("elements", [&](const std::string& element, const Place& place) {
    const auto word = read_text(place, diagnostics);
    if (!word) return;
    std::vector<std::string> words;
    for (const Answer& known : element_answers) {
      if (*word == known.word) return observation.elements.push_back({element, known.answer, place.pointer});
      words.emplace_back(known.word);
    }
    diagnostics.add(
        Code::bad_value,
        say("要点“{0}”的结论不能是“{1}”", "the element \"{0}\" cannot be answered \"{1}\"", {element, *word}),
        place.pointer, observation.indicator, did_you_mean(*word, words));
  });
}

void read_amounts(ObjectReader& reader, Observation& observation, Diagnostics& diagnostics) {
  reader.each_member_if("amounts", [&](const std::string& name, const Place& place) {
    const auto text = read_text(place, diagnostics);
    if (!text) return;
    auto quantity = parse_quantity(*text);
    if (!quantity)
      diagnostics.add(quantity.error(), place.pointer, observation.indicator);
    else if (find_funds_column(name))
      diagnostics.add(
          Code::conflict,
          say("“{0}”是项目资金的栏目，不能在这里另写",
              "\"{0}\" is a column of the project's funds and cannot be restated here", {name}),
          place.pointer, observation.indicator,
          say("写在 project.funds 里，或换一个名称", "write it in project.funds, or use another name"));
    else
      observation.amounts.push_back({name, quantity.value(), place.pointer});
  });
}

// The actual's number in the indicator's unit, when it holds one. An actual without a number is only a
// mistake where a rule needs one.
void read_actual(ObjectReader& reader, const Indicator* indicator, Observation& observation,
                 Diagnostics& diagnostics) {
  const auto place = reader.place_if("actual");
  if (!place) return;
  const auto text = read_text(*place, diagnostics);
  if (!text) return;
  observation.actual = *text;
  auto quantity = parse_quantity(*text);
  if (!quantity) {
    if (quantity.error().code() != Code::number)
      diagnostics.add(quantity.error(), place->pointer, observation.indicator);
    return;
  }
  if (!indicator || !indicator->unit) return;
  auto met = in_unit(quantity.value(), *indicator->unit);
  if (met)
    observation.value = met.value();
  else
    diagnostics.add(met.error(), place->pointer, observation.indicator);
}

Observation read_observation(const std::string& title, const Indicator* indicator, const Place& place,
                             Diagnostics& diagnostics) {
  ObjectReader reader(place, diagnostics);
  reader.set_subject(title);
  Observation observation;
  observation.indicator = title;
  observation.pointer = place.pointer;
  const auto state = reader.choice_if(
      "state",
      {{"observed", 0}, {"missing", 1}, {"not_applicable", 2}, {"not_demonstrated", 3}, {"pending", 4}});
  observation.state = static_cast<State>(state.value_or(0));
  read_actual(reader, indicator, observation, diagnostics);
  observation.level = reader.text_if("level").value_or("");
  observation.mark = reader.number_if("mark");
  read_elements(reader, observation, diagnostics);
  read_amounts(reader, observation, diagnostics);
  observation.reason = reader.text_if("reason").value_or("");
  observation.author = reader.text_if("author").value_or("");
  observation.evidence = reader.texts_if("evidence");
  observation.illustrative = read_illustrative(reader);
  observation.note = reader.text_if("note").value_or("");
  reader.close();
  if (observation.state == State::not_applicable && observation.reason.empty())
    reader.report(Code::missing_key,
                  say("“不适用”要写理由（reason）", "\"not_applicable\" needs its \"reason\""),
                  place.pointer);
  if (observation.mark && indicator && indicator->rule && indicator->rule->form != "judgement")
    reader.report(Code::conflict,
                  say("该指标按“{0}”计算，不能再人工给分",
                      "this indicator is computed by \"{0}\" and cannot also have a mark given by hand",
                      {indicator->rule->form}),
                  reader.at("mark"),
                  say("删去 mark，或把规则改成 judgement", "remove \"mark\", or use the rule \"judgement\""));
  return observation;
}

void read_layers(ObjectReader& reader, Case& subject, Diagnostics& diagnostics) {
  std::vector<std::string> titles;
  for (const Indicator& indicator : subject.plan.indicators) titles.push_back(indicator.title);
  reader.each_member_if("observations", [&](const std::string& name, const Place& place) {
    Layer layer;
    layer.name = name;
    layer.pointer = place.pointer;
    if (place.value->kind != Value::Kind::object) {
      ObjectReader report_type(place, diagnostics);
      return;
    }
    for (const auto& member : place.value->members) {
      if (diagnostics.full()) return;
      const Indicator* indicator = subject.plan.find(member.first);
      const Place item{&member.second, child_pointer(place.pointer, member.first), member.first};
      if (!indicator)
        diagnostics.add(Code::unknown_indicator,
                        say("计划里没有指标“{0}”", "the plan has no indicator \"{0}\"", {member.first}),
                        item.pointer, member.first, did_you_mean(member.first, titles));
      layer.observations.push_back(read_observation(member.first, indicator, item, diagnostics));
    }
    subject.layers.push_back(std::move(layer));
  });
  std::vector<std::string> layers;
  for (const Layer& layer : subject.layers) layers.push_back(layer.name);
  subject.decided_by = reader.text_if("decided_by").value_or("");
  if (subject.decided_by.empty() && layers.size() > 1)
    reader.report(Code::layer,
                  say("有 {0} 个层次的完成情况，没有说明以哪一层为准",
                      "there are observations of {0} layers, and which one counts is not named",
                      {std::to_string(layers.size())}),
                  reader.at("observations"),
                  say("写上 \"decided_by\": \"{0}\" 这样", "add, for instance, \"decided_by\": \"{0}\"",
                      {layers.front()}));
  else if (!subject.decided_by.empty() &&
           std::find(layers.begin(), layers.end(), subject.decided_by) == layers.end())
    reader.report(Code::layer,
                  say("decided_by 指的“{0}”没有完成情况",
                      "\"decided_by\" names \"{0}\", which has no observations", {subject.decided_by}),
                  reader.at("decided_by"), did_you_mean(subject.decided_by, layers));
}

// ---- the rest -----------------------------------------------------------------------------------

void read_reported(const Place& place, Case& subject, Diagnostics& diagnostics) {
  ObjectReader reader(place, diagnostics);
  Reported reported;
  reported.pointer = place.pointer;
  reported.total = reader.number_if("total");
  if (const Value* total = place.value->find("total")) reported.total_text = total->text;
  reported.grade = reader.text_if("grade").value_or("");
  reported.by = reader.text_if("by").value_or("");
  reported.round = reader.text_if("round").value_or("");
  reader.text_if("note");
  reader.close();
  subject.reported = reported;
}

void read_narrative(ObjectReader& reader, Case& subject, Diagnostics& diagnostics) {
  const auto place = reader.object_if("narrative");
  if (!place) return;
  ObjectReader sections(*place, diagnostics);
  for (const char* heading : narrative_headings) {
    NarrativeSection section{heading, sections.texts_if(heading), sections.at(heading)};
    if (!section.paragraphs.empty()) subject.narrative.push_back(std::move(section));
  }
  sections.close();
}

Case read_case(const Value& document, Diagnostics& diagnostics) {
  ObjectReader reader({&document, "", ""}, diagnostics);
  Case subject;
  reader.text_if("$schema");
  reader.text_if("note");
  if (const auto policy = reader.place_if("policy"))
    subject.policy = read_policy_reference(*policy, diagnostics);
  else
    reader.text("policy");
  subject.as_of = read_day(reader, "as_of");
  if (const auto project = reader.object_if("project"))
    subject.project = read_project(*project, diagnostics);
  else if (!reader.has("project"))
    reader.text("project");
  if (const auto plan = reader.object_if("plan"))
    subject.plan = read_plan(*plan, diagnostics);
  else if (!reader.has("plan"))
    reader.text("plan");
  read_layers(reader, subject, diagnostics);
  reader.each_if("evidence", [&](const Place& place) {
    ObjectReader item(place, diagnostics);
    Evidence evidence;
    evidence.pointer = place.pointer;
    evidence.id = item.text_if("id").value_or("");
    evidence.title = item.text("title");
    evidence.date = item.date_if("date");
    evidence.hash = item.text_if("hash").value_or("");
    item.close();
    subject.evidence.push_back(std::move(evidence));
  });
  if (const auto reported = reader.object_if("reported")) read_reported(*reported, subject, diagnostics);
  read_narrative(reader, subject, diagnostics);
  reader.close();
  return subject;
}

}  // namespace
}  // namespace json

Result<Case> parse_case(std::string text, Comments comments) {
  auto source = std::make_shared<Source>(Source{"case", std::move(text)});
  auto document = json::parse(source->text, comments == Comments::allowed);
  if (!document) return source->locate(std::move(document).error());
  Diagnostics diagnostics;
  Case subject = json::read_case(document.value(), diagnostics);
  if (!diagnostics.empty()) return source->locate(diagnostics.take());
  subject.source = source;
  return subject;
}

}  // namespace jixiao
