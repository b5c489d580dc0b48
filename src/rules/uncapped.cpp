// 不封顶的比例: W·A/T, which can give more than W. A defect met in practice; expressible only by its own
// name, and flagged in every result.
// SPDX-License-Identifier: Apache-2.0
#include "rules/uncapped.hpp"

#include "rules/aim.hpp"
#include "rules/curve_rule.hpp"

namespace jixiao::rules {
namespace {

constexpr Phrase negative = {"{1} 小于 0，不得分", "{1} is below 0: no points"};
constexpr Phrase in_proportion = {"{0} × {1} ÷ {2}（不封顶）", "{0} × {1} ÷ {2} (not capped)"};

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const auto reading = read_measure(parameters, indicator);
  const auto aim = read_aim(parameters, indicator);
  if (!reading || !aim) return nullptr;
  if (!aim->higher || aim->target.value.sign() <= 0) {
    parameters.report(
        Code::rule,
        say("不封顶的比例只用于大于 0 的“≥”目标", "an uncapped ratio needs a target \"≥\" above 0"),
        parameters.pointer());
    return nullptr;
  }
  CurveParts parts;
  parts.reading = *reading;
  parts.by_formula = parameters.has("of");
  parts.against = Against::quotient;
  parts.target = aim->target;
  parts.capped = false;
  parts.curve = [](const Rational& full) {
    Curve curve;
    curve.claim = Claim::rises;
    curve.pieces = {level(below(0), 0, negative), line(from(0), 0, full, in_proportion)};
    return curve;
  };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form uncapped = {
    "uncapped", "不封顶的比例", "uncapped ratio", "W × A ÷ T, above W too", reads_actual, true, bind};

}  // namespace jixiao::rules
