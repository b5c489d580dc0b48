// 分档: a step function; each step says from where it counts and what it gives, with open and closed ends
// explicit.
// SPDX-License-Identifier: Apache-2.0
#include "rules/bands.hpp"

#include "rules/curve_rule.hpp"
#include "rules/read_bands.hpp"
#include "rules/target.hpp"

namespace jixiao::rules {
namespace {

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const auto reading = read_measure(parameters, indicator);
  const auto claim = read_claim(parameters, indicator);
  auto bands = read_bands(parameters, "bands", indicator.unit);
  if (!reading || !claim || !bands) return nullptr;
  CurveParts parts;
  parts.reading = *reading;
  parts.by_formula = parameters.has("of");
  if (const Quantity* target = target_of(indicator)) parts.target = *target;
  const auto kept = std::make_shared<const std::vector<ScoredBand>>(std::move(*bands));
  parts.curve = [kept, claim = *claim](const Rational& full) { return curve_of(*kept, claim, full); };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form bands = {"bands",      "分档", "bands", "the points of the band that A lies in",
                    reads_actual, true,   bind};

}  // namespace jixiao::rules
