// 排名法: by place among the projects of a portfolio, or relative to the best of them. Equal values share a
// place, and the next one is counted on (1, 2, 2, 4).
// SPDX-License-Identifier: Apache-2.0
#include "rules/rank.hpp"

#include "rules/curve_rule.hpp"
#include "rules/read_bands.hpp"
#include "rules/target.hpp"

namespace jixiao::rules {
namespace {

constexpr Phrase negative = {"小于 0，不得分", "below 0: no points"};
constexpr Phrase to_best = {"{0} × 与最优之比 {1}", "{0} × {1} of the best"};
constexpr Phrase best_phrase = {"最优，得满分 {0}", "the best: full points, {0}"};

// The own value and those of the peers; nothing after a report.
std::optional<Rational> own_value(const Facts& facts, Diagnostics& diagnostics) {
  const auto& value = facts.observation.value;
  if (!value || (value->sign != Sign::none && value->sign != Sign::equal))
    diagnostics.add(Code::observation,
                    say("排名需要一个数作实际完成值", "ranking needs a number as the actual"),
                    facts.observation.pointer, facts.setting.title());
  else if (facts.peers.empty())
    diagnostics.add(
        Code::observation,
        say("排名需要同类项目，调用时没有给出", "ranking needs the other projects, and none were given"),
        facts.observation.pointer, facts.setting.title(),
        say("把同类项目的案卷一起交来（--peer）", "hand in their cases too (--peer)"));
  else
    return value->value;
  return std::nullopt;
}

Reading place_reading(bool higher) {
  return {[higher](const Facts& facts, Diagnostics& diagnostics) -> std::optional<Measured> {
            const auto own = own_value(facts, diagnostics);
            if (!own) return std::nullopt;
            std::int64_t place = 1;
            for (const Peer& peer : facts.peers)
              place += (higher ? peer.value > *own : peer.value < *own) ? 1 : 0;
            Measured result = measured(place, "");
            result.compares = false;
            result.steps.push_back({{"{0} 个项目中排第", "place among {0} projects"},
                                    {std::to_string(facts.peers.size() + 1)},
                                    Rational(place)});
            return result;
          },
          std::nullopt};
}

Reading best_reading(bool higher) {
  return {[higher](const Facts& facts, Diagnostics& diagnostics) -> std::optional<Measured> {
            const auto own = own_value(facts, diagnostics);
            if (!own) return std::nullopt;
            Rational best = *own;
            std::string name;
            for (const Peer& peer : facts.peers)
              if (higher ? peer.value > best : peer.value < best) best = peer.value, name = peer.name;
            const Rational& divisor = higher ? best : *own;
            if (divisor.sign() <= 0) {
              diagnostics.add(
                  Code::observation,
                  say("与最优相比需要大于 0 的数", "a comparison with the best needs numbers above 0"),
                  facts.observation.pointer, facts.setting.title());
              return std::nullopt;
            }
            Measured result = measured(higher ? *own / best : best / *own, "");
            result.compares = false;
            result.steps.push_back({{"最优 {0}{1}", "the best is {0}{1}"},
                                    {best, name.empty() ? Text() : say("（{0}）", " ({0})", {name})},
                                    *result.x.low});
            return result;
          },
          std::nullopt};
}

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const auto by = parameters.choice("by", {{"place", 0}, {"best", 1}});
  const auto claim = read_claim(parameters, indicator);
  if (claim && *claim == Claim::nothing)
    parameters.report(Code::rule, say("排名要说明高好还是低好", "ranking needs a direction"),
                      parameters.at("better"));
  std::optional<std::vector<ScoredBand>> places;
  if (by && *by == 0) places = read_bands(parameters, "places", std::nullopt);
  if (!indicator.unit) {
    parameters.report(
        Code::rule,
        say("没有单位：指标没有数值指标值，也没有 unit",
            "there is no unit: the indicator has neither a target with a number nor a \"unit\""),
        parameters.pointer());
    return nullptr;
  }
  if (!by || !claim || *claim == Claim::nothing || (*by == 0 && !places)) return nullptr;
  const bool higher = *claim == Claim::rises;
  CurveParts parts;
  parts.by_formula = true;
  parts.ranks = true;
  parts.reading = *by == 0 ? place_reading(higher) : best_reading(higher);
  if (*by == 0) {
    const auto kept = std::make_shared<const std::vector<ScoredBand>>(std::move(*places));
    parts.curve = [kept](const Rational& full) {
      Curve curve = curve_of(*kept, Claim::falls, full);
      curve.domain_from = Rational(1);
      return curve;
    };
  } else {
    parts.curve = [](const Rational& full) {
      Curve curve;
      curve.claim = Claim::rises;
      curve.pieces = {level(below(0), 0, negative), line(between(0, true, 1, false), 0, full, to_best),
                      level(from(1), full, best_phrase)};
      return curve;
    };
  }
  return curve_rule(std::move(parts));
}

}  // namespace

const Form rank = {"rank", "排名法", "ranking", "by place, or W × A ÷ best", reads_actual, false, bind};

}  // namespace jixiao::rules
