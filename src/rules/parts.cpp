// 多项合成: a leaf of several parts, each with its own points, target and rule; the score is their sum.
// SPDX-License-Identifier: Apache-2.0
#include "rules/parts.hpp"

#include "base/nearest.hpp"
#include "rules/read_target.hpp"
#include "rules/unobserved.hpp"

#include <algorithm>

namespace jixiao::rules {
namespace {

class Parts : public BoundRule {
 public:
  std::vector<Indicator> listed;

  const std::vector<Indicator>* parts() const override { return &listed; }

  void prepare(Setting& setting, Diagnostics& diagnostics) const override {
    Rational sum;
    bool bounded = true, monotone = true;
    setting.parts.clear();
    for (const Indicator& part : listed) {
      Setting own = setting;
      own.parts.clear();
      own.curve = Curve{};
      own.proof = RuleProof{};
      own.full = *part.points;
      own.indicator = &part;
      part.rule->bound->prepare(own, diagnostics);
      bounded = bounded && own.proof.bounded;
      monotone = monotone && own.proof.monotone;
      sum += own.full;
      setting.parts.push_back(std::move(own));
    }
    setting.proof.bounded = bounded && sum.in_range() && sum == setting.full;
    setting.proof.monotone = monotone;
    if (!sum.in_range() || sum != setting.full)
      diagnostics.add(
          Code::points,
          say("各部分的分值合计 {0}，指标分值是 {1}", "the parts add up to {0}, the indicator has {1} points",
              {sum.in_range() ? sum.to_string() : "?", setting.full.to_string()}),
          setting.pointer(), setting.title(), say("改正各部分的 points", "correct the parts' \"points\""));
  }

  std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const override {
    const std::size_t mistakes = diagnostics.count();
    std::vector<std::string> titles;
    for (const Indicator& part : listed) titles.push_back(part.title);
    for (const Observation& seen : facts.observation.parts)
      if (std::find(titles.begin(), titles.end(), seen.indicator) == titles.end())
        diagnostics.add(Code::observation, say("没有部分“{0}”", "there is no part \"{0}\"", {seen.indicator}),
                        seen.pointer, facts.setting.title(), did_you_mean(seen.indicator, titles));
    Outcome outcome;
    outcome.fulfilment = Fulfilment::reached;
    Score sum;
    for (const Setting& setting : facts.setting.parts) {
      const Observation* seen = nullptr;
      for (const Observation& other : facts.observation.parts)
        if (other.indicator == setting.title()) seen = &other;
      auto part = score_part(setting, seen, facts, diagnostics);
      if (!part) continue;
      sum += part->score;
      if (part->fulfilment == Fulfilment::missed) outcome.fulfilment = Fulfilment::missed;
      if (part->fulfilment == Fulfilment::unknown && outcome.fulfilment == Fulfilment::reached)
        outcome.fulfilment = Fulfilment::unknown;
      for (Step& step : part->trace) {
        outcome.trace.push_back({{"{0}：{1}", "{0}: {1}"}, {setting.title(), step.sentence()}, step.value});
      }
      for (Finding& finding : part->findings) outcome.findings.push_back(std::move(finding));
    }
    if (diagnostics.count() != mistakes) return std::nullopt;
    outcome.score = sum;
    outcome.summary = {{"{0} 部分合成", "{0} parts"}, {std::to_string(listed.size())}, {}};
    outcome.trace.push_back({{"各部分得分合计", "sum of the parts"}, {}, sum});
    return outcome;
  }

  std::optional<std::vector<Slot>> slots(const Setting& setting) const override {
    std::vector<Slot> all;
    for (const Setting& part : setting.parts) {
      auto own = part.indicator->rule->bound->slots(part);
      if (!own) return std::nullopt;
      for (Slot& slot : *own) {
        if (slot.kind == Slot::Kind::target) continue;  // a part keeps the plan's
        slot.part = part.title();
        all.push_back(std::move(slot));
      }
    }
    return all;
  }

  Rational floor(const Setting& setting) const override {
    Rational sum;
    for (const Setting& part : setting.parts) sum += part.indicator->rule->bound->floor(part);
    return sum;
  }

 private:
  // A part that was not observed counts as an indicator would.
  static std::optional<Outcome> score_part(const Setting& setting, const Observation* seen,
                                           const Facts& facts, Diagnostics& diagnostics) {
    const State state = seen ? seen->state : State::missing;
    const std::string& pointer = seen ? seen->pointer : facts.observation.pointer;
    if (state == State::observed) {
      const Facts own{setting, *seen, facts.project, facts.policy, facts.peers};
      auto outcome = score_unreadable(*setting.indicator->rule->bound, own, diagnostics);
      if (!outcome) outcome = setting.indicator->rule->bound->score(own, diagnostics);
      if (outcome && seen->value && seen->value->sign != Sign::none && seen->value->sign != Sign::equal)
        outcome->findings.push_back({Severity::note, "actual.inequality",
                                     say("实际完成值“{0}”是一个范围，不是一个数",
                                         "the actual \"{0}\" is a range, not a number", {seen->actual}),
                                     pointer, setting.title()});
      return outcome;
    }
    if (state != State::not_applicable)
      return score_unobserved(state, *setting.indicator->rule->bound, facts.policy,
                              Score(setting.indicator->rule->bound->floor(setting), setting.full), pointer,
                              setting.title(), diagnostics);
    diagnostics.add(Code::observation,
                    say("部分“{0}”不适用，它的分没有去处",
                        "the part \"{0}\" does not apply, and its points have "
                        "no place to go",
                        {setting.title()}),
                    pointer, facts.setting.title(),
                    say("整项不适用时写在指标上；否则在计划里改各部分的分",
                        "say it of the whole indicator, or give the parts other points in the plan"));
    return std::nullopt;
  }
};

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const std::size_t mistakes = parameters.mistakes();
  auto rule = std::make_shared<Parts>();
  if (!parameters.has("parts")) parameters.text("parts");
  parameters.each_if("parts", [&](const Place& place) {
    ObjectReader reader(place, parameters.diagnostics());
    Indicator part;
    part.pointer = place.pointer;
    part.title = reader.text("title");
    part.points = reader.number("points");
    const std::size_t before = reader.mistakes();
    read_target(reader, part);
    const auto own = reader.place_if("rule");
    if (!own) reader.text("rule");
    reader.close();
    for (const Indicator& other : rule->listed)
      if (other.title == part.title)
        reader.report(Code::conflict,
                      say("部分“{0}”写了两次", "the part \"{0}\" is listed twice", {part.title}),
                      place.pointer);
    if (own && reader.mistakes() == before)
      bind_rule({own->value, own->pointer, indicator.title + "：" + part.title}, part,
                parameters.diagnostics());
    if (part.rule && part.rule->form == "parts")
      reader.report(Code::rule, say("部分里不能再分部分", "a part cannot have parts of its own"),
                    reader.at("rule"));
    if (part.rule && part.rule->bound->ranks())
      reader.report(Code::rule, say("部分不能排名", "a part cannot be ranked"), reader.at("rule"),
                    say("把排名作为单独的指标", "make the ranking an indicator of its own"));
    if (part.rule && !part.rule->bound->capped())
      reader.report(Code::rule, say("部分不能用不封顶的规则", "a part cannot be uncapped"),
                    reader.at("rule"));
    rule->listed.push_back(std::move(part));
  });
  if (parameters.mistakes() == mistakes && rule->listed.empty())
    parameters.report(Code::rule, say("没有一个部分", "there are no parts"), parameters.at("parts"));
  if (parameters.mistakes() != mistakes) return nullptr;
  return rule;
}

}  // namespace

const Form parts = {"parts", "多项合成", "several parts", "Σ s_i of the parts", reads_parts, false, bind};

}  // namespace jixiao::rules
