// SPDX-License-Identifier: Apache-2.0
#include "rules/aim.hpp"

#include "rules/target.hpp"

namespace jixiao::rules {

std::optional<Aim> read_aim(ObjectReader& parameters, const Indicator& indicator) {
  const auto better = parameters.choice_if("better", {{"higher", 0}, {"lower", 1}});
  const Quantity* target = target_of(indicator);
  const std::string& at = parameters.pointer();
  if (!target) {
    parameters.report(
        Code::rule, say("这种规则需要数值指标值", "this rule needs a target that is a number"), at,
        say("给该指标写上 target，例如“≥5场”", "give the indicator a \"target\" such as \"≥5场\""));
    return std::nullopt;
  }
  Aim aim;
  aim.target = *target;
  switch (target->sign) {
    case Sign::at_least:
      break;
    case Sign::at_most:
      aim.higher = false;
      break;
    case Sign::equal:
      parameters.report(
          Code::rule,
          say("指标值“{0}”要求恰好相等，不能越高越好或越低越好",
              "the target \"{0}\" asks for equality, so neither higher nor lower is better", {target->text}),
          at, say("改用 equal 或 met，或写成 ≥ 或 ≤", "use the form \"equal\" or \"met\", or ≥ or ≤"));
      return std::nullopt;
    case Sign::none:
      if (!better && !parameters.has("better"))
        parameters.report(
            Code::rule,
            say("指标值“{0}”没有说明方向，无法判断高好还是低好",
                "the target \"{0}\" does not say whether higher or lower is better", {target->text}),
            at,
            say("指标值写成“≥…”或“≤…”，或在规则里写 better",
                "write the target with ≥ or ≤, or add \"better\" to the rule"));
      if (!better) return std::nullopt;
      aim.higher = *better == 0;
      aim.target.sign = aim.higher ? Sign::at_least : Sign::at_most;
      return aim;
    case Sign::more_than:
    case Sign::less_than:
      parameters.report(
          Code::rule,
          say("指标值“{0}”不含端点，恰好相等时得满分而目标未达",
              "the target \"{0}\" excludes its end: an equal actual would get full points without meeting it",
              {target->text}),
          at, say("改用含端点的 ≥ 或 ≤，或改用 met", "use ≥ or ≤, or the form \"met\""));
      return std::nullopt;
  }
  if (better && (*better == 0) != aim.higher) {
    parameters.report(Code::conflict,
                      say("better 与指标值“{0}”的方向相反",
                          "\"better\" contradicts the sign of the target \"{0}\"", {target->text}),
                      parameters.at("better"),
                      say("删去 better 或改正指标值的符号", "remove \"better\" or correct the sign"));
    return std::nullopt;
  }
  return aim;
}

}  // namespace jixiao::rules
