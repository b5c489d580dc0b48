// 要素法: the points of the satisfied elements. An element that is a gate must hold, or nothing counts.
// SPDX-License-Identifier: Apache-2.0
#include "rules/elements.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace jixiao::rules {
namespace {

struct Element {
  std::string title;
  std::optional<Rational> points;
  bool gate = false;
};

struct Parameters {
  std::vector<Element> elements;  // empty: those of the policy's node
  bool equal_shares = false;
  std::optional<Rational> partly;
};

Parameters read(ObjectReader& parameters, Diagnostics& diagnostics) {
  Parameters read;
  int with_points = 0;
  parameters.each_if("elements", [&](const Place& place) {
    Element element;
    if (place.value->kind == Value::Kind::text) {
      element.title = place.value->text;
    } else {
      ObjectReader item(place, diagnostics);
      element.title = item.text("title");
      element.points = item.number_if("points");
      element.gate = item.flag_if("gate").value_or(false);
      if (element.points && element.points->sign() < 0)
        item.report(Code::number_range, say("要点的分值不能为负", "an element's points cannot be negative"),
                    item.at("points"));
      item.close();
    }
    for (const Element& other : read.elements)
      if (other.title == element.title)
        parameters.report(Code::conflict,
                          say("要点“{0}”写了两次", "the element \"{0}\" is listed twice", {element.title}),
                          place.pointer);
    with_points += element.points ? 1 : 0;
    read.elements.push_back(std::move(element));
  });
  read.equal_shares = parameters.choice_if("shares", {{"equal", 0}}).has_value();
  read.partly = parameters.number_if("partly");
  if (read.partly && (*read.partly < 0 || *read.partly > 1))
    parameters.report(Code::number_range,
                      say("partly 应在 0 到 1 之间", "\"partly\" must lie between 0 and 1"),
                      parameters.at("partly"));

  const int count = static_cast<int>(read.elements.size());
  if (read.equal_shares ? with_points > 0 : (with_points < count || count == 0))
    parameters.report(read.equal_shares ? Code::conflict : Code::rule,
                      read.equal_shares ? say("均分（shares: equal）时要点不能再写分值",
                                              "with equal shares the elements must not state points")
                                        : say("要点的分值没有写全", "not every element states its points"),
                      parameters.pointer(),
                      say("每个要点都写 points，或写 \"shares\": \"equal\"",
                          "give every element its \"points\", or write \"shares\": \"equal\""));
  return read;
}

// Stated points must be those of the indicator; false after a report.
bool check_sum(const Parameters& rule, const Rational& full, const std::string& pointer,
               const std::string& title, Diagnostics& diagnostics) {
  Rational sum;
  for (const Element& element : rule.elements) {
    if (!element.points) return true;
    sum += *element.points;
  }
  if (rule.elements.empty() || (sum.in_range() && sum == full)) return true;
  diagnostics.add(
      Code::points,
      say("要点分值合计 {0}，指标分值是 {1}", "the elements add up to {0}, the indicator has {1} points",
          {sum.in_range() ? sum.to_string() : "?", full.to_string()}),
      pointer, title, say("改正要点分值或指标分值", "correct the elements' or the indicator's points"));
  return false;
}

void check(const Indicator& indicator, Diagnostics& diagnostics) {
  ObjectReader parameters = parameters_of(indicator, diagnostics);
  const Parameters rule = read(parameters, diagnostics);
  parameters.close();
  if (indicator.points)
    check_sum(rule, *indicator.points, parameters.at("elements"), indicator.title, diagnostics);
}

const ElementMark* find(const Observation& observation, const std::string& element) {
  for (const ElementMark& mark : observation.elements)
    if (mark.element == element) return &mark;
  return nullptr;
}

Text name_of(ElementAnswer answer) {
  switch (answer) {
    case ElementAnswer::yes:
      return say("是", "yes");
    case ElementAnswer::no:
      return say("否", "no");
    case ElementAnswer::partly:
      return say("部分", "partly");
  }
  return {};
}

std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) {
  ObjectReader reader = parameters_of(facts.indicator, diagnostics);
  Parameters rule = read(reader, diagnostics);
  const std::string& title = facts.indicator.title;
  if (rule.elements.empty())
    for (const std::string& element : facts.node_elements)
      rule.elements.push_back({element, std::nullopt, false});
  if (rule.elements.empty()) {
    diagnostics.add(Code::rule,
                    say("规则没有列出要点，办法的同名指标也没有",
                        "the rule lists no elements and the policy's node of this title has none"),
                    facts.indicator.rule->pointer, title,
                    say("在规则里写 elements", "list the \"elements\" in the rule"));
    return std::nullopt;
  }
  if (!check_sum(rule, facts.full, reader.at("elements"), title, diagnostics)) return std::nullopt;
  std::vector<std::string> names;
  names.reserve(rule.elements.size());
  for (const Element& element : rule.elements) names.push_back(element.title);
  std::size_t mistakes = diagnostics.count();
  for (const ElementMark& mark : facts.observation.elements)
    if (std::find(names.begin(), names.end(), mark.element) == names.end())
      diagnostics.add(Code::observation, say("没有要点“{0}”", "there is no element \"{0}\"", {mark.element}),
                      mark.pointer, title, did_you_mean(mark.element, names));

  Outcome outcome;
  Rational sum;
  bool closed = false;
  int satisfied = 0;
  const auto count = static_cast<std::int64_t>(rule.elements.size());
  for (const Element& element : rule.elements) {
    const ElementMark* mark = find(facts.observation, element.title);
    if (!mark) {
      diagnostics.add(Code::observation,
                      say("要点“{0}”没有结论", "the element \"{0}\" has no answer", {element.title}),
                      facts.observation.pointer, title,
                      say("在 elements 里写“是”“否”或“部分”", "answer yes, no or partly under \"elements\""));
      continue;
    }
    if (mark->answer == ElementAnswer::partly && !rule.partly) {
      diagnostics.add(
          Code::rule,
          say("要点“{0}”部分满足，规则没有说给多少",
              "the element \"{0}\" is partly satisfied, and the rule does not say what that gives",
              {element.title}),
          mark->pointer, title,
          say("在规则里写 partly，例如 0.5", "add \"partly\" to the rule, such as 0.5"));
      continue;
    }
    if (mark->answer == ElementAnswer::partly && element.gate) {
      diagnostics.add(
          Code::observation,
          say("前置要点“{0}”只能答是或否", "the gate \"{0}\" is either satisfied or not", {element.title}),
          mark->pointer, title, say("写“是”或“否”", "answer yes or no"));
      continue;
    }
    const Rational points = element.points ? *element.points : facts.full / count;
    const Rational given = mark->answer == ElementAnswer::yes  ? points
                           : mark->answer == ElementAnswer::no ? Rational(0)
                                                               : points * *rule.partly;
    closed = closed || (element.gate && mark->answer == ElementAnswer::no);
    satisfied += mark->answer == ElementAnswer::yes ? 1 : 0;
    sum += given;
    outcome.trace.push_back({say("{0}：{1}（{2} 分）", "{0}: {1} (of {2})",
                                 {element.title, name_of(mark->answer), points.to_string()}),
                             given.to_string()});
  }
  if (diagnostics.count() != mistakes) return std::nullopt;
  if (closed) {
    sum = 0;
    outcome.trace.push_back({say("前置要点不满足，整项不得分", "a gate is not satisfied: no points"), "0"});
  } else {
    outcome.trace.push_back({say("要点得分合计", "sum of the elements"), sum.to_string()});
  }
  outcome.score = Score(sum);
  outcome.summary = say("{0} 项要点满足 {1} 项", "{1} of {0} elements satisfied",
                        {std::to_string(count), std::to_string(satisfied)});
  return outcome;
}

}  // namespace

const Form elements = {"elements",
                       "要素法",
                       "sum of the satisfied elements' points; 0 when a gate fails",
                       {true, false, true, false},
                       check,
                       score};

}  // namespace jixiao::rules
