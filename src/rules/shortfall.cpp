// 扣分法, per unit of shortfall: W − k for every unit (or started unit) by which the target was missed,
// 扣完为止.
// SPDX-License-Identifier: Apache-2.0
#include "rules/shortfall.hpp"

#include "rules/aim.hpp"
#include "rules/curve_rule.hpp"
#include "rules/worth.hpp"

#include <jixiao/base/limits.hpp>

namespace jixiao::rules {
namespace {

constexpr Phrase met_phrase = {"达到 {2}，不扣分，得 {0}", "{2} is met: nothing is taken away, {0}"};
constexpr Phrase falling = {"{0} 减去差距（{1} 对 {2}）每 {3} 扣 {4}",
                            "{0} less {4} for every {3} missed ({1} against {2})"};
constexpr Phrase started_phrase = {"{0} 减去差距（{1} 对 {2}）每 {3}（不足一个按一个）扣 {4}",
                                   "{0} less {4} for every started {3} missed ({1} against {2})"};
constexpr Phrase bottom = {"{1} 对 {2}，扣完为止", "{1} against {2}: as low as the rule goes"};

// One level piece for every started step, from the target down to the floor.
void steps_below(std::vector<Piece>& pieces, const Rational& full, const Rational& per, const Rational& k,
                 const Rational& floor) {
  std::vector<Piece> downwards;
  Rational points = full - k, edge = 0;
  while (points > floor) {
    downwards.push_back(level(between(edge - per, true, edge, false), points, started_phrase));
    edge = edge - per;
    points = points - k;
  }
  downwards.push_back(level(below(edge), floor, bottom));
  pieces.insert(pieces.begin(), downwards.rbegin(), downwards.rend());
}

Piece mirrored(const Piece& piece) {
  Piece twin = piece;
  std::swap(twin.where.low, twin.where.high);
  std::swap(twin.where.low_included, twin.where.high_included);
  for (auto* end : {&twin.where.low, &twin.where.high})
    if (*end) *end = -**end;
  twin.b = -twin.b;
  twin.d = -twin.d;
  return twin;
}

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const auto reading = read_measure(parameters, indicator);
  const auto aim = read_aim(parameters, indicator);
  const auto per = read_per(parameters, indicator);
  const auto deduct = read_deduction(parameters);
  const auto started = parameters.flag_if("started");
  const auto floor = parameters.number_if("floor");
  if (!parameters.has("started"))
    parameters.report(
        Code::missing_key,
        say("缺少 started：不足一个单位怎样扣没有说明",
            "\"started\" is missing: what a part of a unit costs is not named"),
        parameters.pointer(),
        say("true：不足一个按一个；false：按比例", "true: as a whole one; false: in proportion"));
  if (floor && floor->sign() > 0)
    parameters.report(Code::number_range, say("floor 不能大于 0", "\"floor\" cannot be above 0"),
                      parameters.at("floor"));
  if (!reading || !aim || !per || !deduct || !started) return nullptr;

  CurveParts parts;
  parts.reading = *reading;
  parts.by_formula = parameters.has("of");
  parts.against = Against::difference;
  parts.target = aim->target;
  parts.floor = floor.value_or(Rational(0));
  parts.curve = [per = *per, deduct = *deduct, started = *started, higher = aim->higher,
                 floor = parts.floor](const Rational& full) {
    Curve curve;
    curve.claim = higher ? Claim::rises : Claim::falls;
    const Rational k = deduct.in(full);
    std::vector<Piece>& pieces = curve.pieces;
    if (started && k * limits::pieces < full - floor) return Curve{};
    if (started)
      steps_below(pieces, full, per, k, floor);
    else
      fall_below(pieces, 0, false, full, k / per, floor, falling, bottom);
    pieces.push_back(level(from(0), full, met_phrase));
    for (Piece& piece : pieces) piece.named = {per, k};
    if (higher) return curve;
    std::vector<Piece> other;
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) other.push_back(mirrored(*piece));
    pieces = std::move(other);
    return curve;
  };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form shortfall = {
    "shortfall", "按差距扣分", "deduction per unit missed", "W − k·d, not below the floor", reads_actual,
    true,        bind};

}  // namespace jixiao::rules
