// 功效系数法: base + (1 − base)·(A − bad)/(good − bad), as a share of W; good may lie below bad.
// SPDX-License-Identifier: Apache-2.0
#include "rules/efficacy.hpp"

#include "rules/curve_rule.hpp"
#include "rules/target.hpp"

namespace jixiao::rules {
namespace {

enum class Below { zero, base, fall };

constexpr Phrase good_phrase = {"{1} 达到满意值 {3}，得满分 {0}",
                                "{1} reaches the satisfactory value {3}: full points, {0}"};
constexpr Phrase between_phrase = {"{1} 在不允许值 {4} 与满意值 {3} 之间，按功效系数",
                                   "{1} lies between the unacceptable {4} and the satisfactory {3}"};
constexpr Phrase base_phrase = {"{1} 不及不允许值 {4}，得基础分",
                                "{1} is worse than the unacceptable {4}: the base"};
constexpr Phrase zero_phrase = {"{1} 不及不允许值 {4}，不得分",
                                "{1} is worse than the unacceptable {4}: no points"};

// x = (A − bad) / (good − bad), so that 0 is bad and 1 is good, whichever is the greater.
Curve curve_in(const Rational& full, const Rational& good, const Rational& bad, const Rational& base,
               Below below_bad) {
  Curve curve;
  const bool rises = good > bad;
  curve.claim = rises ? Claim::rises : Claim::falls;
  const Rational slope = (full - full * base) / (good - bad);  // per unit of A
  const Rational start = full * base - slope * bad;
  std::vector<Piece> up;  // from bad to good
  const auto side = [&](const Rational& edge, bool worse, bool included) {
    const bool low = worse == rises;
    if (low) return included ? up_to(edge) : below(edge);
    return included ? from(edge) : above(edge);
  };
  const auto middle = [&](const Rational& a, bool a_in, const Rational& b, bool b_in) {
    return rises ? between(a, a_in, b, b_in) : between(b, b_in, a, a_in);
  };
  if (below_bad == Below::fall) {
    const Rational edge = bad - full * base / slope;
    up.push_back(level(side(edge, true, true), 0, zero_phrase));
    if (base.sign() > 0) up.push_back(line(middle(edge, false, bad, false), start, slope, between_phrase));
    up.push_back(line(middle(bad, base.sign() > 0, good, false), start, slope, between_phrase));
  } else {
    up.push_back(level(side(bad, true, false), below_bad == Below::zero ? Rational(0) : full * base,
                       below_bad == Below::zero ? zero_phrase : base_phrase));
    up.push_back(line(middle(bad, true, good, false), start, slope, between_phrase));
  }
  up.push_back(level(side(good, false, true), full, good_phrase));
  for (Piece& piece : up) piece.named = {good, bad};
  if (rises)
    curve.pieces = std::move(up);
  else
    curve.pieces.assign(up.rbegin(), up.rend());
  return curve;
}

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const auto reading = read_measure(parameters, indicator);
  const auto good = read_in_unit(parameters, "good", indicator.unit);
  const auto bad = read_in_unit(parameters, "bad", indicator.unit);
  const auto base = parameters.number("base");
  const auto below_bad = parameters.choice("below", {{"zero", 0}, {"base", 1}, {"fall", 2}});
  if (good && bad && *good == *bad) {
    parameters.report(Code::rule, say("满意值和不允许值相同", "good and bad are the same"),
                      parameters.at("good"));
    return nullptr;
  }
  if (base && (base->sign() < 0 || *base >= 1)) {
    parameters.report(Code::number_range,
                      say("base 应不小于 0、小于 100%", "\"base\" is at least 0 and below 100%"),
                      parameters.at("base"));
    return nullptr;
  }
  if (!reading || !good || !bad || !base || !below_bad) return nullptr;
  CurveParts parts;
  parts.reading = *reading;
  parts.by_formula = parameters.has("of");
  if (const Quantity* target = target_of(indicator)) parts.target = *target;
  parts.curve = [good = *good, bad = *bad, base = *base, below_bad = static_cast<Below>(*below_bad)](
                    const Rational& full) { return curve_in(full, good, bad, base, below_bad); };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form efficacy = {"efficacy",
                       "功效系数法",
                       "efficacy coefficient",
                       "W × (base + (1 − base)·(A − bad) ÷ (good − bad))",
                       reads_actual,
                       true,
                       bind};

}  // namespace jixiao::rules
