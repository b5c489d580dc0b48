// 直接达标 / 是否: W when the target is met, else 0. A target in words is answered by yes or no.
// SPDX-License-Identifier: Apache-2.0
#include "rules/met.hpp"

#include "base/nearest.hpp"
#include "rules/target.hpp"

namespace jixiao::rules {
namespace {

struct Answer {
  const char* word;
  bool yes;
};
constexpr Answer answers[] = {{"是", true},      {"达成", true},    {"完成", true},
                              {"已完成", true},  {"yes", true},     {"否", false},
                              {"未达成", false}, {"未完成", false}, {"no", false}};

void check(const Indicator& indicator, Diagnostics& diagnostics) {
  ObjectReader parameters = parameters_of(indicator, diagnostics);
  parameters.close();
  const Quantity* target = target_of(indicator);
  if (!indicator.target || (target && target->sign == Sign::none))
    parameters.report(Code::rule,
                      say("达标与否需要带符号的指标值，或文字指标值",
                          "met-or-not needs a target with a sign, or one in words"),
                      parameters.pointer(),
                      say("写成“≥5场”“=1支”或一句话", "write \"≥5场\", \"=1支\" or a sentence"));
}

std::optional<bool> answer_in(const std::string& word) {
  for (const Answer& answer : answers)
    if (word == answer.word) return answer.yes;
  return std::nullopt;
}

std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) {
  const Quantity* target = target_of(facts.indicator);
  const Observation& seen = facts.observation;
  Outcome outcome;
  if (target && seen.value) {
    outcome.fulfilment = compare_with_target(*target, *seen.value);
  } else if (const auto answer = target ? std::nullopt : answer_in(seen.actual)) {
    outcome.fulfilment = *answer ? Fulfilment::reached : Fulfilment::missed;
  } else {
    std::vector<std::string> words;
    for (const Answer& known : answers) words.emplace_back(known.word);
    diagnostics.add(Code::observation,
                    seen.actual.empty() ? say("没有实际完成值", "there is no actual")
                                        : say("“{0}”说明不了指标“{1}”是否达成",
                                              "\"{0}\" does not tell whether \"{1}\" is met",
                                              {seen.actual, facts.indicator.target->text}),
                    seen.pointer, facts.indicator.title,
                    target ? say("写带数值的 actual", "write an \"actual\" with a number")
                           : did_you_mean(seen.actual, words));
    return std::nullopt;
  }
  const std::string actual = seen.actual, wanted = facts.indicator.target->text;
  switch (outcome.fulfilment) {
    case Fulfilment::unknown:
      outcome.score = Score(0, facts.full);
      outcome.trace.push_back(
          {say("实际值“{0}”是一个范围，不能断定是否达到“{1}”",
               "the actual \"{0}\" is a range and does not tell whether \"{1}\" is met", {actual, wanted}),
           "0–" + facts.full.to_string()});
      break;
    case Fulfilment::missed:
      outcome.score = Score(Rational(0));
      outcome.trace.push_back(
          {say("“{0}”未达到“{1}”，不得分", "\"{0}\" does not meet \"{1}\": no points", {actual, wanted}),
           "0"});
      break;
    case Fulfilment::met:
    case Fulfilment::exceeded:
    case Fulfilment::reached:
      outcome.score = Score(facts.full);
      outcome.trace.push_back(
          {say("“{0}”达到“{1}”，得满分", "\"{0}\" meets \"{1}\": full points", {actual, wanted}),
           facts.full.to_string()});
  }
  return outcome;
}

}  // namespace

const Form met = {"met", "直接达标", "W if A meets T, else 0", {true, false, false, false}, check, score};

}  // namespace jixiao::rules
