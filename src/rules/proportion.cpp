// SPDX-License-Identifier: Apache-2.0
#include "rules/proportion.hpp"

#include "rules/target.hpp"

namespace jixiao::rules {

std::optional<Proportion> read_proportion(ObjectReader& parameters, const Indicator& indicator) {
  const auto better = parameters.choice_if("better", {{"higher", 0}, {"lower", 1}});
  const auto missed = parameters.choice_if("missed", {{"inverse", 0}, {"linear", 1}});
  const Quantity* target = target_of(indicator);
  const std::string& at = parameters.pointer();
  if (!target) {
    parameters.report(
        Code::rule, say("按比例计分需要数值指标值", "scoring in proportion needs a target that is a number"),
        at, say("给该指标写上 target，例如“≥5场”", "give the indicator a \"target\" such as \"≥5场\""));
    return std::nullopt;
  }
  Proportion proportion;
  proportion.target = target->value;
  switch (target->sign) {
    case Sign::at_least:
      proportion.better = Better::higher;
      break;
    case Sign::at_most:
      proportion.better = Better::lower;
      break;
    case Sign::equal:
      parameters.report(Code::rule,
                        say("指标值“{0}”要求恰好相等，比例法不适用",
                            "the target \"{0}\" asks for equality, which is no proportion", {target->text}),
                        at, say("改用 met，或写成 ≥ 或 ≤", "use the form \"met\", or ≥ or ≤"));
      return std::nullopt;
    case Sign::none:
      if (!better && !parameters.has("better"))
        parameters.report(
            Code::rule,
            say("指标值“{0}”没有说明方向，按比例计分无法判断高好还是低好",
                "the target \"{0}\" does not say whether higher or lower is better", {target->text}),
            at,
            say("指标值写成“≥…”或“≤…”，或在规则里写 better",
                "write the target with ≥ or ≤, or add \"better\" to the rule"));
      if (!better) return std::nullopt;
      proportion.better = *better == 0 ? Better::higher : Better::lower;
      break;
    case Sign::more_than:
    case Sign::less_than:
      parameters.report(
          Code::rule,
          say("指标值“{0}”不含端点，恰好相等时按比例得满分而目标未达",
              "the target \"{0}\" excludes its end: an equal actual would get full points without meeting it",
              {target->text}),
          at, say("改用含端点的 ≥ 或 ≤，或改用 met", "use ≥ or ≤, or the form \"met\""));
      return std::nullopt;
  }
  const bool signed_target = target->sign == Sign::at_least || target->sign == Sign::at_most;
  if (signed_target && better && (*better == 0) != (proportion.better == Better::higher)) {
    parameters.report(Code::conflict,
                      say("better 与指标值“{0}”的方向相反",
                          "\"better\" contradicts the sign of the target \"{0}\"", {target->text}),
                      parameters.at("better"),
                      say("删去 better 或改正指标值的符号", "remove \"better\" or correct the sign"));
    return std::nullopt;
  }
  if (target->value.sign() < 0 || (target->value.sign() == 0 && proportion.better == Better::higher)) {
    parameters.report(Code::rule,
                      say("指标值“{0}”不是正数，不能作比例的分母",
                          "the target \"{0}\" is not positive and cannot be divided by", {target->text}),
                      at, say("改用 met，或改正指标值", "use the form \"met\", or correct the target"));
    return std::nullopt;
  }
  if (proportion.better == Better::higher && missed) {
    parameters.report(Code::conflict,
                      say("missed 只用于越低越好的指标", "\"missed\" is for targets to be kept low"),
                      parameters.at("missed"));
    return std::nullopt;
  }
  if (proportion.better == Better::lower) {
    if (!missed) {
      if (!parameters.has("missed"))
        parameters.report(Code::rule,
                          say("越低越好的指标未达标时怎样扣分没有说明",
                              "how a missed target to be kept low is scored is not named"),
                          at,
                          say("写 missed：inverse（分值×目标÷实际）或 linear（分值×(1−超出÷目标)）",
                              "add \"missed\": inverse (W·T/A) or linear (W·(1 − (A − T)/T))"));
      return std::nullopt;
    }
    proportion.missed = *missed == 0 ? Missed::inverse : Missed::linear;
    if (proportion.missed == Missed::linear && target->value.sign() == 0) {
      parameters.report(Code::rule,
                        say("指标值为 0，linear 无法计算", "\"linear\" divides by the target, which is 0"),
                        at, say("改用 inverse 或 met", "use \"inverse\" or the form \"met\""));
      return std::nullopt;
    }
  }
  return proportion;
}

Rational share_of(const Proportion& proportion, const Rational& full, const Rational& value) {
  const Rational& target = proportion.target;
  if (proportion.better == Better::higher) return max(0, min(full, full * value / target));
  if (value <= target) return full;
  if (proportion.missed == Missed::inverse) return full * target / value;
  return max(0, full * (Rational(1) - (value - target) / target));
}

Outcome score_proportion(const Proportion& proportion, const Facts& facts, const Quantity& actual) {
  const Range values = values_of(actual);
  const bool higher = proportion.better == Better::higher;
  const auto at_end = [&](const std::optional<Rational>& end, const Rational& beyond) {
    return end ? share_of(proportion, facts.full, *end) : beyond;
  };
  const Rational at_low = at_end(values.low, higher ? Rational(0) : facts.full);
  const Rational at_high = at_end(values.high, higher ? facts.full : Rational(0));

  Outcome outcome;
  outcome.score = higher ? Score(at_low, at_high) : Score(at_high, at_low);
  Quantity target = *target_of(facts.indicator);
  if (target.sign == Sign::none) target.sign = higher ? Sign::at_least : Sign::at_most;
  outcome.fulfilment = compare_with_target(target, actual);

  const std::string full = facts.full.to_string();
  const std::string t = proportion.target.to_string();
  if (!outcome.score.is_exact()) {
    outcome.trace.push_back({say("实际值“{0}”是一个范围，得分在此之间",
                                 "the actual \"{0}\" is a range; the score lies between", {actual.text}),
                             outcome.score.low.to_string() + "–" + outcome.score.high.to_string()});
    return outcome;
  }
  const std::string a = actual.value.to_string();
  const std::string value = outcome.score.low.to_string();
  if (higher)
    outcome.trace.push_back({say("{0} × min(1, {1} ÷ {2})", "{0} × min(1, {1} ÷ {2})", {full, a, t}), value});
  else if (outcome.score.low == facts.full)
    outcome.trace.push_back({say("{0} ≤ {1}，得满分", "{0} ≤ {1}: full points", {a, t}), value});
  else if (proportion.missed == Missed::inverse)
    outcome.trace.push_back({say("{0} × {2} ÷ {1}", "{0} × {2} ÷ {1}", {full, a, t}), value});
  else
    outcome.trace.push_back({say("{0} × (1 − ({1} − {2}) ÷ {2})，不低于 0",
                                 "{0} × (1 − ({1} − {2}) ÷ {2}), at least 0", {full, a, t}),
                             value});
  return outcome;
}

}  // namespace jixiao::rules
