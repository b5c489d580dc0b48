// 多期均值: the mean of yearly ratios A/T (each capped at 1 or not, as named), or of yearly deviations |A −
// T|/T.
// SPDX-License-Identifier: Apache-2.0
#include "rules/periods.hpp"

#include "rules/curve_rule.hpp"
#include "rules/series.hpp"

namespace jixiao::rules {
namespace {

constexpr Phrase negative = {"均值小于 0，不得分", "the mean is below 0: no points"};
constexpr Phrase by_ratio = {"{0} × {1}", "{0} × {1}"};
constexpr Phrase reached = {"均值不低于 1，得满分 {0}", "the mean is 1 or more: full points, {0}"};
constexpr Phrase by_deviation = {"{0} × (1 − {1})", "{0} × (1 − {1})"};
constexpr Phrase too_far = {"平均偏离达到 100%，不得分", "the mean deviation is 100% or more: no points"};

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const std::size_t mistakes = parameters.mistakes();
  const auto mean = parameters.choice("mean_of", {{"ratio", 0}, {"deviation", 1}});
  const auto cap_each = parameters.flag_if("cap_each");
  if (mean && *mean == 0 && !cap_each && !parameters.has("cap_each"))
    parameters.report(
        Code::missing_key,
        say("缺少 cap_each：一年的超额能否弥补另一年没有说明",
            "\"cap_each\" is missing: whether one year's excess makes up for another is not named"),
        parameters.pointer(), say("写 true 或 false", "write true or false"));
  if (mean && *mean == 1 && cap_each)
    parameters.report(Code::conflict, say("cap_each 只用于 ratio", "\"cap_each\" is for ratios"),
                      parameters.at("cap_each"));
  if (mean && *mean == 0) refuse_falling_target(parameters, indicator);
  if (!mean || (*mean == 0) != cap_each.has_value() || parameters.mistakes() != mistakes) return nullptr;
  const bool deviation = *mean == 1, capped = cap_each.value_or(false);
  CurveParts parts;
  parts.by_formula = true;
  parts.reading.read = [deviation, capped](const Facts& facts,
                                           Diagnostics& diagnostics) -> std::optional<Measured> {
    const auto ratios = ratios_of(facts, !deviation, diagnostics);
    if (!ratios) return std::nullopt;
    Rational sum;
    Text listed;
    for (const Ratio& ratio : *ratios) {
      Rational value = ratio.actual / ratio.target;
      if (deviation) value = value < 1 ? Rational(1) - value : value - 1;
      if (capped) value = min(1, value);
      sum += value;
      add_item(listed, ratio.entry->name + " " + written(value, unit_of("%")));
    }
    const Rational mean_of = sum / Rational(static_cast<std::int64_t>(ratios->size()));
    if (!mean_of.in_range()) {
      report_too_long(facts, diagnostics);
      return std::nullopt;
    }
    Measured result = measured(mean_of, written(mean_of, unit_of("%")));
    result.compares = false;
    result.steps.push_back({deviation ? Phrase{"各期偏离的均值（{0}）", "mean of the deviations ({0})"}
                                      : Phrase{"各期完成率的均值（{0}）", "mean of the ratios ({0})"},
                            {listed},
                            mean_of});
    return result;
  };
  parts.curve = [deviation](const Rational& full) {
    Curve curve;
    if (deviation) {
      curve.claim = Claim::falls;
      curve.pieces = {line(below(1), full, -full, by_deviation), level(from(1), 0, too_far)};
      curve.pieces.front().where.low = Rational(0);
      curve.domain_from = Rational(0);
    } else {
      curve.claim = Claim::rises;
      curve.pieces = {level(below(0), 0, negative), line(between(0, true, 1, false), 0, full, by_ratio),
                      level(from(1), full, reached)};
    }
    return curve;
  };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form periods = {"periods",
                      "多期均值",
                      "mean over periods",
                      "W × mean(A_i ÷ T_i), or W × (1 − mean(|A_i − T_i| ÷ T_i))",
                      reads_series,
                      false,
                      bind};

}  // namespace jixiao::rules
