// 要素法: the points of the satisfied elements. An element that is a gate must hold, or nothing counts. An
// element that does not apply gives its points to the others; one that is not known leaves an interval.
// SPDX-License-Identifier: Apache-2.0
#include "rules/elements.hpp"

#include "base/nearest.hpp"

#include <algorithm>
#include <set>

namespace jixiao::rules {
namespace {

// As the rule writes it; without points of its own where all share equally.
struct Listed {
  std::string title;
  std::optional<Rational> points;
  bool gate = false;
};

Phrase name_of(ElementAnswer answer) {
  switch (answer) {
    case ElementAnswer::yes:
      return {"是", "yes"};
    case ElementAnswer::no:
      return {"否", "no"};
    case ElementAnswer::partly:
      return {"部分", "partly"};
    case ElementAnswer::not_applicable:
      return {"不适用", "not applicable"};
    case ElementAnswer::unknown:
      return {"未知", "not known"};
  }
  return {};
}

// The answer to element i, which mostly stands at its own place.
const ElementMark* find(const Observation& observation, const std::string& element, std::size_t i) {
  if (i < observation.elements.size() && observation.elements[i].element == element)
    return &observation.elements[i];
  for (const ElementMark& mark : observation.elements)
    if (mark.element == element) return &mark;
  return nullptr;
}

class Elements : public BoundRule {
 public:
  std::vector<Listed> listed;  // empty: those of the policy's node
  bool equal_shares = false;
  std::optional<Rational> partly;
  bool share_out = false;  // elements that do not apply give their points to the others

  void prepare(Setting& setting, Diagnostics& diagnostics) const override {
    setting.elements = elements_of(setting);
    if (setting.elements.empty()) {
      diagnostics.add(Code::rule,
                      say("规则没有列出要点，办法的同名指标也没有",
                          "the rule lists no elements and the policy's node of this title has none"),
                      setting.pointer(), setting.title(),
                      say("在规则里写 elements", "list the \"elements\" in the rule"));
      return;
    }
    Rational sum;
    for (const Element& element : setting.elements) sum += element.points;
    setting.proof.bounded = setting.proof.monotone = sum.in_range() && sum == setting.full;
    if (!setting.proof.bounded)
      diagnostics.add(
          Code::points,
          say("要点分值合计 {0}，指标分值是 {1}", "the elements add up to {0}, the indicator has {1} points",
              {sum.in_range() ? sum.to_string() : "?", setting.full.to_string()}),
          setting.pointer(), setting.title(),
          say("改正要点分值或指标分值", "correct the elements' or the indicator's points"));
  }

  std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const override {
    const std::vector<Element>& elements = facts.setting.elements;
    const std::size_t mistakes = diagnostics.count();
    refuse_unknown(elements, facts, diagnostics);
    Rational applicable;  // points of the elements that apply
    std::vector<ElementAnswer> answers(elements.size(), ElementAnswer::unknown);
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const ElementMark* mark = answer_of(elements[i], i, facts, diagnostics);
      if (mark) answers[i] = mark->answer;
      if (mark && mark->answer != ElementAnswer::not_applicable) applicable += elements[i].points;
    }
    if (diagnostics.count() == mistakes && applicable.sign() == 0 && facts.setting.full.sign() != 0)
      diagnostics.add(
          Code::observation, say("要点全部不适用", "no element applies"), facts.observation.pointer,
          facts.setting.title(),
          say("写 state: not_applicable 和理由", "give the \"state\" not_applicable and its reason"));
    if (diagnostics.count() != mistakes) return std::nullopt;

    Outcome outcome;
    outcome.trace.reserve(elements.size() + 3);
    Rational low, high;
    bool closed = false, may_close = false;
    int satisfied = 0, counted = 0;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const Element& element = elements[i];
      const ElementAnswer answer = answers[i];
      Rational points = element.points;
      if (answer == ElementAnswer::not_applicable)
        points = 0;
      else if (applicable != facts.setting.full)
        points = points * facts.setting.full / applicable;
      const Score given = answer == ElementAnswer::yes       ? Score(points)
                          : answer == ElementAnswer::partly  ? Score(points * *partly)
                          : answer == ElementAnswer::unknown ? Score(Rational(0), points)
                                                             : Score(Rational(0));
      closed = closed || (element.gate && answer == ElementAnswer::no);
      may_close = may_close || (element.gate && answer == ElementAnswer::unknown);
      satisfied += answer == ElementAnswer::yes ? 1 : 0;
      counted += answer == ElementAnswer::not_applicable ? 0 : 1;
      low += given.low;
      high += given.high;
      outcome.trace.push_back(
          {{"{0}：{1}（{2} 分）", "{0}: {1} (of {2})"}, {element.title, name_of(answer), points}, given});
    }
    if (closed) {
      low = high = 0;
      outcome.trace.push_back(
          {{"前置要点不满足，整项不得分", "a gate is not satisfied: no points"}, {}, Rational(0)});
    } else {
      if (may_close) low = 0;
      outcome.trace.push_back({{"要点得分合计", "sum of the elements"}, {}, Score(low, high)});
    }
    outcome.score = Score(low, high);
    outcome.summary = {{"{0} 项要点满足 {1} 项", "{1} of {0} elements satisfied"},
                       {std::to_string(counted), std::to_string(satisfied)},
                       {}};
    return outcome;
  }

  std::optional<Lowered> lower(const Setting& setting) const override {
    const std::vector<Element>& elements = setting.elements;
    if (elements.size() > 64) return std::nullopt;
    Lowered lowered;
    lowered.kind = Lowered::Kind::sum;
    lowered.full = setting.full;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      lowered.slots.push_back({Slot::Kind::answer, elements[i].title, ""});
      lowered.values.push_back(elements[i].points);
      if (elements[i].gate) lowered.gates |= std::uint64_t{1} << i;
    }
    return lowered;
  }

  std::vector<Rational> possible(const Setting& setting) const override {
    // The sums of some of the elements, as long as they are few.
    std::set<Rational> sums{Rational(0)};
    if (partly) return {};
    for (const Element& element : setting.elements) {
      const std::vector<Rational> before(sums.begin(), sums.end());
      for (const Rational& sum : before) sums.insert(sum + element.points);
      if (sums.size() > 1'000) return {};
    }
    return {sums.begin(), sums.end()};
  }

 private:
  std::vector<Element> elements_of(const Setting& setting) const {
    const bool of_node = listed.empty() && setting.node_elements;
    const std::size_t count = of_node ? setting.node_elements->size() : listed.size();
    const Rational equal = setting.full / Rational(static_cast<std::int64_t>(count));
    std::vector<Element> elements;
    for (std::size_t i = 0; i < count; ++i)
      elements.push_back(of_node
                             ? Element{(*setting.node_elements)[i], equal, false}
                             : Element{listed[i].title, listed[i].points.value_or(equal), listed[i].gate});
    return elements;
  }

  static void refuse_unknown(const std::vector<Element>& elements, const Facts& facts,
                             Diagnostics& diagnostics) {
    const auto& marks = facts.observation.elements;
    for (std::size_t i = 0; i < marks.size(); ++i) {
      // Mostly answered in the order of the list.
      if (i < elements.size() && elements[i].title == marks[i].element) continue;
      std::vector<std::string> names;
      names.reserve(elements.size());
      for (const Element& element : elements) names.push_back(element.title);
      if (std::find(names.begin(), names.end(), marks[i].element) == names.end())
        diagnostics.add(Code::observation,
                        say("没有要点“{0}”", "there is no element \"{0}\"", {marks[i].element}),
                        marks[i].pointer, facts.setting.title(), did_you_mean(marks[i].element, names));
    }
  }

  // The element's answer; nullptr after a report.
  const ElementMark* answer_of(const Element& element, std::size_t i, const Facts& facts,
                               Diagnostics& diagnostics) const {
    const ElementMark* mark = find(facts.observation, element.title, i);
    const std::string& title = facts.setting.title();
    if (!mark) {
      diagnostics.add(Code::observation,
                      say("要点“{0}”没有结论", "the element \"{0}\" has no answer", {element.title}),
                      facts.observation.pointer, title,
                      say("在 elements 里写“是”“否”“部分”“不适用”或“未知”",
                          "answer yes, no, partly, not applicable or unknown under \"elements\""));
    } else if (mark->answer == ElementAnswer::partly && element.gate) {
      diagnostics.add(
          Code::observation,
          say("前置要点“{0}”只能答是或否", "the gate \"{0}\" is either satisfied or not", {element.title}),
          mark->pointer, title, say("写“是”或“否”", "answer yes or no"));
      return nullptr;
    } else if (mark->answer == ElementAnswer::partly && !partly) {
      diagnostics.add(
          Code::rule,
          say("要点“{0}”部分满足，规则没有说给多少",
              "the element \"{0}\" is partly satisfied, and the rule does not say what that gives",
              {element.title}),
          mark->pointer, title,
          say("在规则里写 partly，例如 0.5", "add \"partly\" to the rule, such as 0.5"));
      return nullptr;
    } else if (mark->answer == ElementAnswer::not_applicable && !share_out) {
      diagnostics.add(
          Code::rule,
          say("要点“{0}”不适用，规则没有说它的分怎么办",
              "the element \"{0}\" does not apply, and the rule does not say where its points go",
              {element.title}),
          mark->pointer, title,
          say("在规则里写 \"not_applicable\": \"share_out\"（按比例分给其余要点）",
              "add \"not_applicable\": \"share_out\" to the rule (the others get them in proportion)"));
      return nullptr;
    }
    return mark;
  }
};

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator&) {
  const std::size_t mistakes = parameters.mistakes();
  auto rule = std::make_shared<Elements>();
  int with_points = 0;
  parameters.each_if("elements", [&](const Place& place) {
    Listed element;
    if (place.value->kind == Value::Kind::text) {
      element.title = place.value->text;
    } else {
      ObjectReader item(place, parameters.diagnostics());
      element.title = item.text("title");
      element.points = item.number_if("points");
      element.gate = item.flag_if("gate").value_or(false);
      if (element.points && element.points->sign() < 0)
        item.report(Code::number_range, say("要点的分值不能为负", "an element's points cannot be negative"),
                    item.at("points"));
      item.close();
    }
    for (const Listed& other : rule->listed)
      if (other.title == element.title)
        parameters.report(Code::conflict,
                          say("要点“{0}”写了两次", "the element \"{0}\" is listed twice", {element.title}),
                          place.pointer);
    with_points += element.points ? 1 : 0;
    rule->listed.push_back(std::move(element));
  });
  rule->equal_shares = parameters.choice_if("shares", {{"equal", 0}}).has_value();
  rule->partly = parameters.number_if("partly");
  rule->share_out = parameters.choice_if("not_applicable", {{"share_out", 0}}).has_value();
  if (rule->partly && (*rule->partly < 0 || *rule->partly > 1))
    parameters.report(Code::number_range,
                      say("partly 应在 0 到 1 之间", "\"partly\" must lie between 0 and 1"),
                      parameters.at("partly"));
  const int count = static_cast<int>(rule->listed.size());
  if (rule->equal_shares ? with_points > 0 : (with_points < count || count == 0))
    parameters.report(rule->equal_shares ? Code::conflict : Code::rule,
                      rule->equal_shares ? say("均分（shares: equal）时要点不能再写分值",
                                               "with equal shares the elements must not state points")
                                         : say("要点的分值没有写全", "not every element states its points"),
                      parameters.pointer(),
                      say("每个要点都写 points，或写 \"shares\": \"equal\"",
                          "give every element its \"points\", or write \"shares\": \"equal\""));
  if (parameters.mistakes() != mistakes) return nullptr;
  return rule;
}

}  // namespace

const Form elements = {"elements",
                       "要素法",
                       "elements",
                       "sum of the satisfied elements' points; 0 when a gate fails",
                       reads_actual | reads_elements,
                       false,
                       bind};

}  // namespace jixiao::rules
