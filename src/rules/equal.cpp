// 等于: met only when equal. What falling short and going beyond give is named, each by itself.
// SPDX-License-Identifier: Apache-2.0
#include "rules/equal.hpp"

#include "rules/curve_rule.hpp"
#include "rules/target.hpp"

namespace jixiao::rules {
namespace {

enum class Under { zero, ratio };
enum class Over { zero, full, inverse, linear };

constexpr Phrase negative = {"{1} 小于 0，不得分", "{1} is below 0: no points"};
constexpr Phrase short_of = {"{1} 少于 {2}，不得分", "{1} falls short of {2}: no points"};
constexpr Phrase short_ratio = {"{1} 少于 {2}：{0} × {1} ÷ {2}", "{1} falls short of {2}: {0} × {1} ÷ {2}"};
constexpr Phrase same = {"{1} = {2}，得满分 {0}", "{1} = {2}: full points, {0}"};
constexpr Phrase beyond = {"{1} 多于 {2}，不得分", "{1} goes beyond {2}: no points"};
constexpr Phrase beyond_full = {"{1} 多于 {2}，按规则得满分 {0}",
                                "{1} goes beyond {2}: full points by the rule, {0}"};
constexpr Phrase beyond_inverse = {"{1} 多于 {2}：{0} × {2} ÷ {1}", "{1} goes beyond {2}: {0} × {2} ÷ {1}"};
constexpr Phrase beyond_linear = {"{1} 多于 {2}：{0} × (1 − ({1} − {2}) ÷ {2})",
                                  "{1} goes beyond {2}: {0} × (1 − ({1} − {2}) ÷ {2})"};
constexpr Phrase exhausted = {"{1} 超过 {2} 一倍以上，扣完为止", "{1} is twice {2} or more: nothing is left"};

Curve curve_of(const Rational& full, Under under, Over over) {
  Curve curve;
  auto& pieces = curve.pieces;
  if (under == Under::zero) {
    pieces.push_back(level(below(1), 0, short_of));
  } else {
    pieces.push_back(level(below(0), 0, negative));
    pieces.push_back(line(between(0, true, 1, false), 0, full, short_ratio));
  }
  pieces.push_back(level(between(1, true, 1, true), full, same));
  switch (over) {
    case Over::zero:
      pieces.push_back(level(above(1), 0, beyond));
      break;
    case Over::full:
      pieces.push_back(level(above(1), full, beyond_full));
      break;
    case Over::inverse:
      pieces.push_back(level(above(1), full, beyond_inverse));
      pieces.back().c = 0;
      pieces.back().d = 1;
      break;
    case Over::linear:
      fall_above(pieces, 1, false, full, full, 0, beyond_linear, exhausted);
      break;
  }
  return curve;
}

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const auto reading = read_measure(parameters, indicator);
  const auto under = parameters.choice("under", {{"zero", 0}, {"ratio", 1}});
  const auto over = parameters.choice("over", {{"zero", 0}, {"full", 1}, {"inverse", 2}, {"linear", 3}});
  const Quantity* target = target_of(indicator);
  if (!target || target->sign != Sign::equal || target->value.sign() <= 0) {
    parameters.report(Code::rule,
                      say("等于需要“=”的指标值，且大于 0", "\"equal\" needs a target with \"=\", above 0"),
                      parameters.pointer(), say("指标值写成“=4次”", "write the target as \"=4次\""));
    return nullptr;
  }
  if (!reading || !under || !over) return nullptr;
  CurveParts parts;
  parts.reading = *reading;
  parts.by_formula = parameters.has("of");
  parts.against = Against::quotient;
  parts.target = *target;
  parts.curve = [under = static_cast<Under>(*under), over = static_cast<Over>(*over)](const Rational& full) {
    return curve_of(full, under, over);
  };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form equal = {"equal",      "等于", "equal", "W if A = T, else by the named rules",
                    reads_actual, true,   bind};

}  // namespace jixiao::rules
