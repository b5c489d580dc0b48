// 直接达标 / 是否: W when the target is met, else 0. A target in words is answered by yes or no.
// SPDX-License-Identifier: Apache-2.0
#include "rules/met.hpp"

#include "base/nearest.hpp"
#include "rules/curve_rule.hpp"
#include "rules/read_target.hpp"
#include "rules/target.hpp"

namespace jixiao::rules {
namespace {

struct Answer {
  const char* word;
  bool yes;
};
constexpr Answer answers[] = {
    {"是", true},       {"达成", true},       {"达标", true},        {"完成", true},
    {"已完成", true},   {"已达成", true},     {"已达标", true},      {"按期完成", true},
    {"按时完成", true}, {"已按期完成", true}, {"已按时完成", true},  {"√", true},
    {"yes", true},      {"否", false},        {"未达成", false},     {"未达标", false},
    {"未完成", false},  {"没有完成", false},  {"未按期完成", false}, {"未按时完成", false},
    {"×", false},       {"no", false}};

constexpr Phrase meets = {"{1} 达到 {2}，得满分 {0}", "{1} meets {2}: full points, {0}"};
constexpr Phrase misses = {"{1} 未达到 {2}，不得分", "{1} does not meet {2}: no points"};

std::optional<bool> answer_in(std::string word) {
  constexpr const char* stop = "。";
  if (word.size() > 3 && word.compare(word.size() - 3, 3, stop) == 0) word.resize(word.size() - 3);
  for (const Answer& answer : answers)
    if (word == answer.word) return answer.yes;
  return std::nullopt;
}

class InWords : public BoundRule {
 public:
  std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const override {
    const Observation& seen = facts.observation;
    if (auto outcome = by_date(facts)) return outcome;
    const auto answer = answer_in(seen.actual);
    const std::string& wanted = facts.setting.indicator->target->text;
    if (!answer) {
      std::vector<std::string> words;
      for (const Answer& known : answers) words.emplace_back(known.word);
      diagnostics.add(Code::observation,
                      seen.actual.empty()
                          ? say("没有实际完成值", "there is no actual")
                          : say("“{0}”说明不了指标“{1}”是否达成",
                                "\"{0}\" does not tell whether \"{1}\" is met", {seen.actual, wanted}),
                      seen.pointer, facts.setting.title(), did_you_mean(seen.actual, words));
      return std::nullopt;
    }
    Outcome outcome;
    outcome.fulfilment = *answer ? Fulfilment::reached : Fulfilment::missed;
    outcome.score = Score(*answer ? facts.setting.full : Rational(0));
    outcome.trace.push_back(
        {*answer ? Phrase{"“{0}”达到“{1}”，得满分", "\"{0}\" meets \"{1}\": full points"}
                 : Phrase{"“{0}”未达到“{1}”，不得分", "\"{0}\" does not meet \"{1}\": no points"},
         {seen.actual, wanted},
         outcome.score.low});
    return outcome;
  }

  std::vector<Rational> possible(const Setting& setting) const override { return {0, setting.full}; }
  std::optional<std::vector<Slot>> slots(const Setting&) const override {
    return std::vector<Slot>{{Slot::Kind::answer, "", ""}};
  }
  void prepare(Setting& setting, Diagnostics&) const override { setting.proof.bounded = true; }

 private:
  // A date against a deadline; forms leave out the year, which then is the project's.
  static std::optional<Outcome> by_date(const Facts& facts) {
    const Target& target = *facts.setting.indicator->target;
    const auto due = target.date ? target.date : date_in(target.text, facts.project.year);
    const auto done = due ? date_in(facts.observation.actual, facts.project.year) : std::nullopt;
    if (!due || !done) return std::nullopt;
    const bool in_time = !(due->last < done->last), late = due->last < done->first;
    Outcome outcome;
    outcome.fulfilment = in_time ? Fulfilment::reached : late ? Fulfilment::missed : Fulfilment::unknown;
    outcome.score = in_time ? Score(facts.setting.full)
                    : late  ? Score(Rational(0))
                            : Score(0, facts.setting.full);
    outcome.trace.push_back(
        {in_time ? Phrase{"{0} 不晚于“{1}”，得满分", "{0} is not after \"{1}\": full points"}
         : late
             ? Phrase{"{0} 晚于“{1}”，不得分", "{0} is after \"{1}\": no points"}
             : Phrase{"{0} 可能晚于“{1}”，要写到日才能确定", "{0} may be after \"{1}\": the day is needed"},
         {facts.observation.actual, target.text},
         outcome.score});
    return outcome;
  }
};

Curve step(Sign sign, const Rational& full) {
  Curve curve;
  auto& pieces = curve.pieces;
  const bool rises = sign == Sign::at_least || sign == Sign::more_than;
  if (sign == Sign::equal) {
    pieces = {level(below(0), 0, misses), level(between(0, true, 0, true), full, meets),
              level(above(0), 0, misses)};
    return curve;
  }
  curve.claim = rises ? Claim::rises : Claim::falls;
  const bool low_side_has_it = sign == Sign::more_than || sign == Sign::at_most;
  pieces.push_back(
      level(low_side_has_it ? up_to(0) : below(0), rises ? Rational(0) : full, rises ? misses : meets));
  pieces.push_back(
      level(low_side_has_it ? above(0) : from(0), rises ? full : Rational(0), rises ? meets : misses));
  return curve;
}

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const Quantity* target = target_of(indicator);
  if (!indicator.target || (target && target->sign == Sign::none)) {
    parameters.text_if("of");
    parameters.report(Code::rule,
                      say("达标与否需要带符号的指标值，或文字指标值",
                          "met-or-not needs a target with a sign, or one in words"),
                      parameters.pointer(),
                      say("写成“≥5场”“=1支”或一句话", "write \"≥5场\", \"=1支\" or a sentence"));
    return nullptr;
  }
  if (!target) return std::make_shared<InWords>();
  const auto reading = read_measure(parameters, indicator);
  if (!reading) return nullptr;
  CurveParts parts;
  parts.reading = *reading;
  parts.by_formula = parameters.has("of");
  parts.against = Against::difference;
  parts.target = *target;
  parts.curve = [sign = target->sign](const Rational& full) { return step(sign, full); };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form met = {"met", "直接达标", "met or not", "W if A meets T, else 0", reads_actual, true, bind};

}  // namespace jixiao::rules
