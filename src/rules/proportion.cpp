// SPDX-License-Identifier: Apache-2.0
#include "rules/proportion.hpp"

namespace jixiao::rules {
namespace {

constexpr Phrase negative = {"{1} 小于 0，不得分", "{1} is below 0: no points"};
constexpr Phrase failed = {"{1} ÷ {2} 低于及格线 {3}，不得分",
                           "{1} ÷ {2} is below the pass line {3}: no points"};
constexpr Phrase in_proportion = {"{0} × min(1, {1} ÷ {2})", "{0} × min(1, {1} ÷ {2})"};
constexpr Phrase reached = in_proportion;
constexpr Phrase kept_low = {"{1} ≤ {2}，得满分 {0}", "{1} ≤ {2}: full points, {0}"};
constexpr Phrase too_much = {"{1} ÷ {2} 超过 {3}，按办法的表扣 {4}",
                             "{1} ÷ {2} is above {3}: {4} taken away by the declared table"};
constexpr Phrase inverse = {"{0} × {2} ÷ {1}", "{0} × {2} ÷ {1}"};
constexpr Phrase linear = {"{0} × (1 − ({1} − {2}) ÷ {2})", "{0} × (1 − ({1} − {2}) ÷ {2})"};
constexpr Phrase exhausted = {"{1} 超过 {2} 一倍以上，扣完为止", "{1} is twice {2} or more: nothing is left"};
constexpr Phrase over_zero = {"目标为 0 而实际为 {1}，不得分",
                              "the target is 0 and the actual {1}: no points"};

Curve higher(const Proportion& rule, const Rational& full) {
  Curve curve;
  curve.claim = rule.excess.empty() ? Claim::rises : Claim::nothing;
  auto& pieces = curve.pieces;
  pieces.push_back(level(below(0), 0, negative));
  const Rational pass = rule.pass.value_or(Rational(0));
  if (pass.sign() > 0) {
    pieces.push_back(level(between(0, true, pass, false), 0, failed));
    pieces.back().named = {pass};
  }
  if (pass < 1) pieces.push_back(line(between(pass, true, 1, false), 0, full, in_proportion));
  Range rest = from(1);
  Rational points = full;
  const Excess* tier = nullptr;
  const auto close = [&] {
    pieces.push_back(level(rest, points, tier ? too_much : reached));
    if (tier) pieces.back().named = {tier->above, tier->deduct.in(full)};
  };
  for (const Excess& next : rule.excess) {
    rest.high = next.above;
    rest.high_included = true;
    close();
    rest = above(next.above);
    points = full - next.deduct.in(full);
    tier = &next;
  }
  close();
  return curve;
}

Curve lower(const Proportion& rule, const Rational& full) {
  Curve curve;
  curve.claim = Claim::falls;
  curve.pieces.push_back(level(up_to(1), full, kept_low));
  if (rule.missed == Missed::inverse) {
    Piece piece = level(above(1), full, inverse);
    piece.c = 0;
    piece.d = 1;
    curve.pieces.push_back(piece);
  } else {
    curve.pieces.push_back(line(between(1, false, 2, false), full * 2, -full, linear));
    curve.pieces.push_back(level(from(2), 0, exhausted));
  }
  return curve;
}

// Against a target of 0 there is no quotient: met, or nothing.
Curve against_zero(const Rational& full) {
  Curve curve;
  curve.claim = Claim::falls;
  curve.pieces = {level(up_to(0), full, kept_low), level(above(0), 0, over_zero)};
  return curve;
}

void read_excess(ObjectReader& parameters, Proportion& proportion, Diagnostics& diagnostics) {
  parameters.each_if("excess", [&](const Place& place) {
    ObjectReader reader(place, diagnostics);
    Excess tier;
    const auto above = reader.number("above");
    const auto worth = read_worth(reader);
    reader.close();
    if (!above || !worth) return;
    tier.above = *above;
    tier.deduct = *worth;
    const Rational least = proportion.excess.empty() ? Rational(1) : proportion.excess.back().above;
    if (tier.above < least || (!proportion.excess.empty() && tier.above == least))
      reader.report(Code::rule,
                    say("超额的档应从低到高，从 100% 起", "the tiers of over-fulfilment rise, from 100% up"),
                    reader.at("above"));
    else
      proportion.excess.push_back(tier);
  });
}

}  // namespace

std::optional<Proportion> read_proportion(ObjectReader& parameters, const Indicator& indicator) {
  const auto missed = parameters.choice_if("missed", {{"inverse", 0}, {"linear", 1}});
  const auto pass = parameters.number_if("pass");
  Proportion proportion;
  const std::size_t mistakes = parameters.mistakes();
  read_excess(parameters, proportion, parameters.diagnostics());
  const auto aim = read_aim(parameters, indicator);
  const std::string& at = parameters.pointer();
  if (!aim) return std::nullopt;
  proportion.aim = *aim;
  const Quantity& target = aim->target;
  if (target.value.sign() < 0 || (target.value.sign() == 0 && aim->higher)) {
    parameters.report(Code::rule,
                      say("指标值“{0}”不是正数，不能作比例的分母",
                          "the target \"{0}\" is not positive and cannot be divided by", {target.text}),
                      at, say("改用 met，或改正指标值", "use the form \"met\", or correct the target"));
    return std::nullopt;
  }
  if (pass && (pass->sign() <= 0 || *pass > 1))
    parameters.report(Code::number_range,
                      say("pass 应大于 0、不超过 100%", "\"pass\" is above 0 and at most 100%"),
                      parameters.at("pass"));
  proportion.pass = pass;
  if (aim->higher && missed)
    parameters.report(Code::conflict,
                      say("missed 只用于越低越好的指标", "\"missed\" is for targets to be kept low"),
                      parameters.at("missed"));
  for (const char* key : {"pass", "excess"})
    if (!aim->higher && parameters.has(key))
      parameters.report(Code::conflict,
                        say("{0} 只用于越高越好的指标", "\"{0}\" is for targets to be reached", {key}),
                        parameters.at(key));
  if (!aim->higher) {
    if (!missed && !parameters.has("missed"))
      parameters.report(Code::rule,
                        say("越低越好的指标未达标时怎样扣分没有说明",
                            "how a missed target to be kept low is scored is not named"),
                        at,
                        say("写 missed：inverse（分值×目标÷实际）或 linear（分值×(1−超出÷目标)）",
                            "add \"missed\": inverse (W·T/A) or linear (W·(1 − (A − T)/T))"));
    proportion.missed = missed.value_or(0) == 0 ? Missed::inverse : Missed::linear;
    if (missed && proportion.missed == Missed::linear && target.value.sign() == 0)
      parameters.report(Code::rule,
                        say("指标值为 0，linear 无法计算", "\"linear\" divides by the target, which is 0"),
                        at, say("改用 inverse 或 met", "use \"inverse\" or the form \"met\""));
  }
  if (parameters.mistakes() != mistakes) return std::nullopt;
  return proportion;
}

CurveParts Proportion::parts(Reading reading, bool by_formula) const {
  CurveParts parts;
  parts.reading = std::move(reading);
  parts.by_formula = by_formula;
  parts.target = aim.target;
  if (aim.target.value.sign() == 0) {
    parts.against = Against::difference;
    parts.curve = against_zero;
    return parts;
  }
  parts.against = Against::quotient;
  const auto rule = std::make_shared<const Proportion>(*this);
  parts.curve = [rule](const Rational& full) {
    return rule->aim.higher ? higher(*rule, full) : lower(*rule, full);
  };
  if (aim.higher && !pass && excess.empty()) parts.kernel = Lowered::Kind::ratio;
  if (!aim.higher) parts.kernel = missed == Missed::inverse ? Lowered::Kind::inverse : Lowered::Kind::linear;
  return parts;
}

}  // namespace jixiao::rules
