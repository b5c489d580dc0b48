// 完成情况: what each layer saw of each indicator.
// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"
#include "json/read_common.hpp"
#include "json/read_parts.hpp"
#include "model/pointer.hpp"
#include "rules/form.hpp"

#include <jixiao/base/limits.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace jixiao::json {
namespace {

struct Answer {
  const char* word;
  ElementAnswer answer;
};
constexpr Answer element_answers[] = {{"是", ElementAnswer::yes},
                                      {"否", ElementAnswer::no},
                                      {"部分", ElementAnswer::partly},
                                      {"不适用", ElementAnswer::not_applicable},
                                      {"未知", ElementAnswer::unknown},
                                      {"yes", ElementAnswer::yes},
                                      {"no", ElementAnswer::no},
                                      {"partly", ElementAnswer::partly},
                                      {"not_applicable", ElementAnswer::not_applicable},
                                      {"unknown", ElementAnswer::unknown}};

void read_elements(ObjectReader& reader, Observation& observation, Diagnostics& diagnostics) {
  reader.each_member_if("elements", [&](const std::string& element, const Place& place) {
    // An answer, or an answer with its own evidence.
    std::optional<std::string> word;
    std::vector<std::string> evidence;
    if (place.value->kind == Value::Kind::object) {
      ObjectReader item(place, diagnostics);
      word = item.text("answer");
      evidence = item.texts_if("evidence");
      item.close();
      if (word->empty()) return;
    } else {
      word = read_text(place, diagnostics);
    }
    if (!word) return;
    std::vector<std::string> words;
    for (const Answer& known : element_answers) {
      if (*word == known.word) {
        observation.elements.push_back({element, known.answer, std::move(evidence), place.pointer});
        return;
      }
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
    else if (quantity.value().sign != Sign::none)
      diagnostics.add(Code::observation,
                      say("“{0}”应是一个数，不是范围“{1}”", "\"{0}\" must be a number, not the range \"{1}\"",
                          {name, *text}),
                      place.pointer, observation.indicator, say("写出实际的数额", "write the amount itself"));
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

void read_counts(ObjectReader& reader, Observation& observation, Diagnostics& diagnostics) {
  reader.each_member_if("counts", [&](const std::string& name, const Place& place) {
    const auto number = read_number(place, diagnostics);
    if (!number) return;
    const auto cut = number->cut(0);
    if (!cut || cut->rest != -2 || number->sign() < 0 || cut->whole > limits::count)
      return diagnostics.add(
          Code::bad_value, say("“{0}”应是不小于 0 的整数", "\"{0}\" is a whole number of 0 or more", {name}),
          place.pointer, observation.indicator);
    observation.counts.push_back({name, cut->whole, place.pointer});
  });
}

void read_marks(ObjectReader& reader, Observation& observation, Diagnostics& diagnostics) {
  std::unordered_set<std::string> experts;
  reader.each_if(
      "marks",
      [&](const Place& place) {
        ObjectReader item(place, diagnostics);
        PanelMark ballot;
        ballot.pointer = place.pointer;
        ballot.expert = item.text("expert");
        ballot.body = item.text_if("body").value_or("");
        ballot.invalid = item.text_if("invalid").value_or("");
        ballot.mark = item.number_if("mark");
        item.close();
        if (!ballot.expert.empty() && !experts.insert(ballot.expert).second)
          item.report(Code::conflict,
                      say("专家“{0}”打了两次分", "the expert \"{0}\" marks twice", {ballot.expert}),
                      place.pointer);
        if (ballot.invalid.empty() && !item.has("mark"))
          item.report(Code::missing_key,
                      say("要写 mark；无效票写 invalid 和原因",
                          "give the \"mark\", or the reason why it is \"invalid\""),
                      place.pointer);
        observation.marks.push_back(std::move(ballot));
      },
      limits::records);
}

// A quantity in the indicator's unit, without a sign; nothing after a report.
std::optional<Quantity> read_plain(ObjectReader& reader, const char* key, const Indicator* indicator) {
  auto quantity = reader.quantity_if(key);
  if (!quantity) return std::nullopt;
  if (indicator && indicator->unit) {
    auto met = in_unit(*quantity, *indicator->unit);
    if (!met) {
      const Diagnostic& why = met.error().diagnostics.front();
      reader.report(why.code, why.message, reader.at(key), why.hint);
      return std::nullopt;
    }
    quantity = met.value();
  }
  return quantity;
}

void read_series(ObjectReader& reader, const Indicator* indicator, Observation& observation,
                 Diagnostics& diagnostics) {
  reader.each_member_if("series", [&](const std::string& name, const Place& place) {
    Entry entry;
    entry.name = name;
    entry.pointer = place.pointer;
    // One value, or a value with its own target and weight.
    Value wrapped;
    wrapped.kind = Value::Kind::object;
    const bool alone = place.value->kind != Value::Kind::object;
    if (alone) wrapped.members.emplace_back("actual", *place.value);
    ObjectReader item(alone ? Place{&wrapped, place.pointer, place.subject} : place, diagnostics);
    const auto actual = read_plain(item, "actual", indicator);
    if (!item.has("actual")) item.text("actual");
    entry.target = read_plain(item, "target", indicator);
    entry.weight = item.number_if("weight");
    item.close();
    if (entry.weight && entry.weight->sign() <= 0)
      item.report(Code::number_range, say("权重应大于 0", "a weight must be greater than 0"),
                  item.at("weight"));
    if (!actual) return;
    if (actual->sign != Sign::none)
      return item.report(
          Code::observation,
          say("“{0}”应是一个数，不是范围", "\"{0}\" must be a number, not a range", {actual->text}),
          item.at("actual"));
    entry.actual = *actual;
    observation.series.push_back(std::move(entry));
  });
}

void read_adjustment(ObjectReader& reader, Observation& observation, Diagnostics& diagnostics) {
  const auto place = reader.object_if("adjust");
  if (!place) return;
  ObjectReader item(*place, diagnostics);
  Adjustment adjustment;
  adjustment.pointer = place->pointer;
  const auto points = item.number("points");
  adjustment.points = points.value_or(Rational(0));
  adjustment.reason = item.text("reason");
  adjustment.author = item.text("author");
  item.close();
  observation.adjustment = adjustment;
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
  if (auto date = parse_date(*text)) observation.date = date.value();
  if (indicator && indicator->target && indicator->target->date && observation.date) return;
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

struct Part {
  const char* key;
  bool read;
};

// A fact that the indicator's rule does not look at would be shown beside a score that it had no part in.
void refuse_unread(ObjectReader& reader, const Indicator& indicator) {
  if (!indicator.rule) return;
  const rules::Form& form = *rules::find_form(indicator.rule->form);
  // A rule by formula reads amounts, and the actual when the formula names it.
  const unsigned reads = form.reads | (form.reads_formula ? rules::reads_amounts : 0U);
  const auto reading = [&](rules::Reads part) { return (reads & part) != 0; };
  const Part parts[] = {
      {"actual", reading(rules::reads_actual)},   {"level", reading(rules::reads_level)},
      {"mark", reading(rules::reads_mark)},       {"elements", reading(rules::reads_elements)},
      {"amounts", reading(rules::reads_amounts)}, {"counts", reading(rules::reads_counts)},
      {"marks", reading(rules::reads_marks)},     {"series", reading(rules::reads_series)},
      {"parts", reading(rules::reads_parts)}};
  for (const Part& part : parts)
    if (reader.has(part.key) && !part.read)
      reader.report(Code::conflict,
                    say("规则“{0}”（{1}）不看“{2}”", "the rule \"{0}\" does not look at \"{2}\"",
                        {form.name, form.zh, part.key}),
                    reader.at(part.key),
                    say("删去“{0}”，或换一种规则", "remove \"{0}\", or use another rule", {part.key}));
}

// What is not demonstrated was at least claimed; in the other states there is nothing to state.
void refuse_facts_of_a_state(ObjectReader& reader, State state) {
  for (const char* key :
       {"actual", "level", "mark", "elements", "amounts", "counts", "marks", "series", "parts", "adjust"})
    if (reader.has(key) && state != State::not_demonstrated)
      reader.report(Code::conflict,
                    say("状态是“{0}”，却又写了“{1}”", "the state is \"{0}\", and yet there is \"{1}\"",
                        {name_of(state), key}),
                    reader.at(key), say("删去其中之一", "remove one of them"));
}

// Parts of an observation are observations of the rule's parts, which have none of their own: the document's
// depth bounds the recursion.
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
  read_counts(reader, observation, diagnostics);
  read_marks(reader, observation, diagnostics);
  read_series(reader, indicator, observation, diagnostics);
  reader.each_member_if("parts", [&](const std::string& part, const Place& item) {
    observation.parts.push_back(
        read_observation(part, indicator ? rules::find_part(*indicator, part) : nullptr, item, diagnostics));
    if (observation.parts.back().adjustment)
      diagnostics.add(
          Code::conflict,
          say("调整写在指标上，不写在它的部分上", "the indicator is adjusted, not a part of it"),
          observation.parts.back().adjustment->pointer, title,
          say("把 adjust 移到指标的完成情况里", "move \"adjust\" to the indicator's observation"));
  });
  read_adjustment(reader, observation, diagnostics);
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
  if (!indicator) return observation;
  if (observation.state == State::observed)
    refuse_unread(reader, *indicator);
  else
    refuse_facts_of_a_state(reader, observation.state);
  return observation;
}

}  // namespace

void read_layers(ObjectReader& reader, Case& subject, Diagnostics& diagnostics) {
  std::vector<std::string> titles;
  std::unordered_map<std::string, const Indicator*> by_title;
  for (const Indicator& indicator : subject.plan.indicators) {
    titles.push_back(indicator.title);
    by_title.emplace(indicator.title, &indicator);
  }
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
      const auto known = by_title.find(member.first);
      const Indicator* indicator = known == by_title.end() ? nullptr : known->second;
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
  if (!subject.decided_by.empty() &&
      std::find(layers.begin(), layers.end(), subject.decided_by) == layers.end())
    reader.report(Code::layer,
                  say("decided_by 指的“{0}”没有完成情况",
                      "\"decided_by\" names \"{0}\", which has no observations", {subject.decided_by}),
                  reader.at("decided_by"), did_you_mean(subject.decided_by, layers));
}

}  // namespace jixiao::json
