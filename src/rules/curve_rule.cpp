// SPDX-License-Identifier: Apache-2.0
#include "rules/curve_rule.hpp"

#include "rules/target.hpp"

#include <jixiao/base/limits.hpp>

#include <algorithm>

namespace jixiao::rules {
namespace {

class CurveRule : public BoundRule {
 public:
  explicit CurveRule(CurveParts parts) : parts_(std::move(parts)) {}

  void prepare(Setting& setting, Diagnostics& diagnostics) const override {
    if (setting.full.sign() == 0) {
      setting.curve.pieces = {level(Range{}, 0, {"分值为 0", "the indicator has 0 points"})};
      return;
    }
    setting.curve = parts_.curve(setting.full);
    if (setting.curve.pieces.empty()) {
      diagnostics.add(Code::number_range,
                      say("每级扣分太小，超过 {0} 级", "each step takes too little: more than {0} steps",
                          {std::to_string(limits::pieces)}),
                      setting.pointer(), setting.title(),
                      say("每级多扣一些，或写 started: false 按比例扣",
                          "take more for each step, or in proportion (started: false)"));
      return;
    }
    const auto shown = [&](const Rational& x) { return written(unshifted(x), setting.indicator->unit); };
    setting.proof = prove(setting.curve, parts_.floor,
                          parts_.capped ? std::optional<Rational>(setting.full) : std::nullopt, shown,
                          setting.pointer(), setting.title(), diagnostics);
  }

  std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const override {
    auto measured = parts_.reading.read(facts, diagnostics);
    if (!measured) return std::nullopt;
    const Setting& setting = facts.setting;
    const Rational reference = facts.target    ? facts.target->value
                               : parts_.target ? parts_.target->value
                                               : Rational(0);
    Range x = measured->x;
    for (auto* end : {&x.low, &x.high})
      if (*end) *end = shifted(**end, reference);
    const auto hull = setting.curve.over(x);
    const bool exact_input = x.low && x.high && *x.low == *x.high;
    const std::string actual = !measured->text.empty() ? measured->text : facts.observation.actual;
    if (!hull) {
      diagnostics.add(
          Code::observation,
          exact_input ? say("“{0}”不在规则的任何一段之内", "\"{0}\" belongs to no part of the rule", {actual})
                      : say("“{0}”是一个范围，其中有的值算不出得分",
                            "\"{0}\" is a range, and some of its values have no score", {actual}),
          facts.observation.pointer, setting.title());
      return std::nullopt;
    }
    Outcome outcome;
    outcome.score = *hull;
    outcome.actual = measured->text;
    outcome.trace = std::move(measured->steps);
    outcome.trace.reserve(outcome.trace.size() + 2);
    if (parts_.target && measured->compares)
      outcome.fulfilment = compare_with_target(parts_.target->sign, reference, measured->x);
    if (exact_input) {
      const Piece& piece = *setting.curve.piece_at(*x.low);
      outcome.trace.push_back({piece.phrase, {setting.full, *measured->x.low, reference}, hull->low});
      for (const Rational& number : piece.named) outcome.trace.back().with.add(number);
    } else if (hull->is_exact()) {
      outcome.trace.push_back(
          {{"“{0}”的每个值得分相同", "every value of \"{0}\" scores the same"}, {actual}, hull->low});
    } else {
      outcome.trace.push_back(
          {{"实际值“{0}”是一个范围，得分在此之间", "the actual \"{0}\" is a range; the score lies between"},
           {actual},
           *hull});
    }
    return outcome;
  }

  Rational floor(const Setting&) const override { return parts_.floor; }
  bool capped() const override { return parts_.capped; }
  bool ranks() const override { return parts_.ranks; }

  std::vector<Rational> possible(const Setting& setting) const override {
    std::vector<Rational> scores;
    for (const Piece& piece : setting.curve.pieces) {
      if (!piece.level()) return {};
      scores.push_back(piece.a);
    }
    std::sort(scores.begin(), scores.end());
    scores.erase(std::unique(scores.begin(), scores.end()), scores.end());
    return scores;
  }

  // A line without leaps passes through all that lies between its ends.
  bool gives_any_score(const Setting& setting) const override {
    return setting.proof.jumps.empty() && possible(setting).empty();
  }

  std::string actual_for(const Setting& setting, const Observation& seen, const Rational& score,
                         bool at_least) const override {
    if (parts_.by_formula || !seen.value ||
        (seen.value->sign != Sign::none && seen.value->sign != Sign::equal))
      return "";
    const Rational now = shifted(seen.value->value, parts_.target ? parts_.target->value : Rational(0));
    bool beyond = false;
    const auto x = setting.curve.reach(now, score, at_least, beyond);
    if (!x) return "";
    const std::string text = written(unshifted(*x), setting.indicator->unit);
    return beyond ? (*x >= now ? ">" : "<") + text : text;
  }

  std::optional<std::vector<Slot>> slots(const Setting& setting) const override {
    auto lowered = lower(setting);
    return lowered ? std::move(lowered->slots) : parts_.reading.slots;
  }

  std::optional<Lowered> lower(const Setting& setting) const override {
    if (parts_.by_formula || parts_.floor.sign() != 0) return std::nullopt;
    Lowered lowered;
    lowered.full = setting.full;
    if (parts_.kernel) {
      lowered.kind = *parts_.kernel;
      lowered.slots = {{Slot::Kind::actual, "", ""}, {Slot::Kind::target, "", ""}};
      return lowered;
    }
    // Level pieces that begin with their own low end become steps.
    lowered.kind = Lowered::Kind::steps;
    lowered.slots = {{Slot::Kind::actual, "", ""}};
    for (std::size_t i = 0; i < setting.curve.pieces.size(); ++i) {
      const Piece& piece = setting.curve.pieces[i];
      if (!piece.level() || (i > 0 && !piece.where.low_included) ||
          (piece.where.low && !piece.where.low_included))
        return std::nullopt;
      if (i == 0 && !piece.where.low) {
        lowered.limits.push_back(Rational(-checked_least));
      } else {
        lowered.limits.push_back(unshifted(*piece.where.low));
      }
      lowered.values.push_back(piece.a);
    }
    return lowered;
  }

 private:
  static constexpr std::int64_t checked_least = 90'000'000'000'000;  // beyond every number of a row

  Rational shifted(const Rational& value, const Rational& target) const {
    if (parts_.against == Against::quotient) return value / target;
    return parts_.against == Against::difference ? value - target : value;
  }
  Rational unshifted(const Rational& x) const {
    if (parts_.against == Against::quotient) return x * parts_.target->value;
    return parts_.against == Against::difference ? x + parts_.target->value : x;
  }

  CurveParts parts_;
};

}  // namespace

std::shared_ptr<const BoundRule> curve_rule(CurveParts parts) {
  return std::make_shared<CurveRule>(std::move(parts));
}

}  // namespace jixiao::rules
