// 区间 / 趋中: full points inside [lo, hi], falling outside it by a declared slope, 扣完为止.
// SPDX-License-Identifier: Apache-2.0
#include "rules/interval.hpp"

#include "rules/curve_rule.hpp"
#include "rules/worth.hpp"

namespace jixiao::rules {
namespace {

constexpr Phrase inside_phrase = {"{1} 在区间之内，得满分 {0}",
                                  "{1} lies inside the interval: full points, {0}"};
constexpr Phrase outside = {"{1} 在区间之外，偏离每 {3} 扣 {4}",
                            "{1} lies outside the interval: {4} less for every {3}"};
constexpr Phrase bottom = {"{1} 偏离区间过远，扣完为止",
                           "{1} is too far outside the interval: nothing is left"};

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const auto reading = read_measure(parameters, indicator);
  const auto inside = read_range_in_unit(parameters, "inside", indicator.unit);
  if (!parameters.has("inside")) parameters.text("inside");
  const auto per = read_per(parameters, indicator);
  const auto deduct = read_deduction(parameters);
  if (!reading || !inside || !per || !deduct) return nullptr;
  CurveParts parts;
  parts.reading = *reading;
  parts.by_formula = parameters.has("of");
  parts.curve = [inside = *inside, per = *per, deduct = *deduct](const Rational& full) {
    Curve curve;
    const Rational k = deduct.in(full);
    fall_below(curve.pieces, *inside.low, !inside.low_included, full, k / per, 0, outside, bottom);
    curve.pieces.push_back(level(inside, full, inside_phrase));
    fall_above(curve.pieces, *inside.high, !inside.high_included, full, k / per, 0, outside, bottom);
    for (Piece& piece : curve.pieces) piece.named = {per, k};
    return curve;
  };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form interval = {"interval",   "区间（趋中）", "interval", "W inside [lo, hi], falling outside",
                       reads_actual, true,           bind};

}  // namespace jixiao::rules
