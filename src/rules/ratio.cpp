// 比例法: W·min(1, A/T) where higher is better; where lower is better W when met, else falling by the
// named way. Floor 0, cap W, bounds inclusive.
// SPDX-License-Identifier: Apache-2.0
#include "rules/ratio.hpp"

#include "rules/proportion.hpp"

namespace jixiao::rules {
namespace {

void check(const Indicator& indicator, Diagnostics& diagnostics) {
  ObjectReader parameters = parameters_of(indicator, diagnostics);
  read_proportion(parameters, indicator);
  parameters.close();
}

std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) {
  ObjectReader parameters = parameters_of(facts.indicator, diagnostics);
  const auto proportion = read_proportion(parameters, facts.indicator);
  if (!proportion) return std::nullopt;
  if (!facts.observation.value) {
    diagnostics.add(
        Code::observation,
        facts.observation.actual.empty()
            ? say("没有实际完成值", "there is no actual")
            : say("从实际完成值“{0}”里读不出一个数", "no single number can be read from the actual \"{0}\"",
                  {facts.observation.actual}),
        facts.observation.pointer, facts.indicator.title,
        say("写 actual，例如“5场”；确实没有时写 state",
            "write an \"actual\" such as \"5场\", or a \"state\" when there is none"));
    return std::nullopt;
  }
  return score_proportion(*proportion, facts, *facts.observation.value);
}

}  // namespace

const Form ratio = {"ratio", "比例法", "W × min(1, A ÷ T)", {true, false, false, false}, check, score};

}  // namespace jixiao::rules
