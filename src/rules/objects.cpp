// 子对象折算: W times the average, weighted where weights are given, of the sub-objects' min(1, A/T).
// SPDX-License-Identifier: Apache-2.0
#include "rules/objects.hpp"

#include "rules/curve_rule.hpp"
#include "rules/series.hpp"

namespace jixiao::rules {
namespace {

constexpr Phrase negative = {"平均小于 0，不得分", "the average is below 0: no points"};
constexpr Phrase average = {"{0} × {1}", "{0} × {1}"};
constexpr Phrase reached = {"各对象全部达标，得满分 {0}", "every object meets its target: full points, {0}"};

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const std::size_t mistakes = parameters.mistakes();
  refuse_falling_target(parameters, indicator);
  if (parameters.mistakes() != mistakes) return nullptr;
  CurveParts parts;
  parts.by_formula = true;
  parts.reading.read = [](const Facts& facts, Diagnostics& diagnostics) -> std::optional<Measured> {
    const auto ratios = ratios_of(facts, true, diagnostics);
    if (!ratios) return std::nullopt;
    std::size_t weighted = 0;
    for (const Ratio& ratio : *ratios) weighted += ratio.entry->weight ? 1 : 0;
    if (weighted != 0 && weighted != ratios->size()) {
      diagnostics.add(Code::observation,
                      say("有的对象有权重，有的没有", "some objects have a weight and some have none"),
                      facts.observation.pointer, facts.setting.title());
      return std::nullopt;
    }
    Rational sum, whole;
    Text listed;
    for (const Ratio& ratio : *ratios) {
      const Rational value = max(0, min(1, ratio.actual / ratio.target));
      const Rational weight = ratio.entry->weight.value_or(Rational(1));
      sum += value * weight;
      whole += weight;
      add_item(listed, ratio.entry->name + " " + written(value, unit_of("%")));
    }
    const Rational mean = sum / whole;
    if (!mean.in_range()) {
      report_too_long(facts, diagnostics);
      return std::nullopt;
    }
    Measured result = measured(mean, written(mean, unit_of("%")));
    result.compares = false;
    result.steps.push_back({{"{0} 个对象的平均（{1}）", "average of {0} objects ({1})"},
                            {std::to_string(ratios->size()), listed},
                            mean});
    return result;
  };
  parts.curve = [](const Rational& full) {
    Curve curve;
    curve.claim = Claim::rises;
    curve.pieces = {level(below(0), 0, negative), line(between(0, true, 1, false), 0, full, average),
                    level(from(1), full, reached)};
    return curve;
  };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form objects = {
    "objects", "子对象折算", "average of sub-objects", "W × Σ w_i × min(1, A_i ÷ T_i) ÷ Σ w_i", reads_series,
    false,     bind};

}  // namespace jixiao::rules
