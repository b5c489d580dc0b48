// 比例法: W·min(1, A/T) where higher is better; where lower is better W when met, else falling by the named
// way. With a pass line nothing is given below k·T; a declared table may take points away for far
// over-fulfilment.
// SPDX-License-Identifier: Apache-2.0
#include "rules/ratio.hpp"

#include "rules/proportion.hpp"

namespace jixiao::rules {
namespace {

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const auto reading = read_measure(parameters, indicator);
  const auto proportion = read_proportion(parameters, indicator);
  if (!reading || !proportion) return nullptr;
  return curve_rule(proportion->parts(*reading, parameters.has("of")));
}

}  // namespace

const Form ratio = {"ratio", "比例法", "ratio", "W × min(1, A ÷ T)", reads_actual, true, bind};

}  // namespace jixiao::rules
