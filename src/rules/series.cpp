// SPDX-License-Identifier: Apache-2.0
#include "rules/series.hpp"

#include "rules/target.hpp"

namespace jixiao::rules {
namespace {

bool rises(const Quantity& target) { return target.sign == Sign::none || target.sign == Sign::at_least; }

Text no_ratio(const Quantity& target) {
  return say("指标值“{0}”不是越高越好，完成率 A ÷ T 不能说明它",
             "the target \"{0}\" is not higher-better, so the ratio A ÷ T does not tell of it",
             {target.text});
}

Text other_form() {
  return say("改用 ratio、equal 或 mean_of: deviation，或写成 ≥",
             "use the form \"ratio\" or \"equal\", or mean_of: deviation, or write it with ≥");
}

}  // namespace

void refuse_falling_target(ObjectReader& parameters, const Indicator& indicator) {
  const Quantity* target = target_of(indicator);
  if (target && !rises(*target))
    parameters.report(Code::rule, no_ratio(*target), parameters.pointer(), other_form());
}

std::optional<std::vector<Ratio>> ratios_of(const Facts& facts, bool rising, Diagnostics& diagnostics) {
  const std::size_t mistakes = diagnostics.count();
  const Observation& seen = facts.observation;
  if (seen.series.empty())
    diagnostics.add(
        Code::observation, say("没有写各期或各对象的完成值（series）", "the \"series\" of values is missing"),
        seen.pointer, facts.setting.title(),
        say("写成 \"series\": {\"2022\": \"95%\", …}", "write \"series\": {\"2022\": \"95%\", ...}"));
  std::vector<Ratio> ratios;
  for (const Entry& entry : seen.series) {
    const Quantity* target = entry.target ? &*entry.target : target_of(*facts.setting.indicator);
    if (!target || target->value.sign() <= 0)
      diagnostics.add(Code::observation,
                      say("“{0}”没有大于 0 的目标值", "\"{0}\" has no target above 0", {entry.name}),
                      entry.pointer, facts.setting.title(), say("写上它的 target", "give it its \"target\""));
    else if (rising && !rises(*target))
      diagnostics.add(Code::observation, no_ratio(*target), entry.pointer, facts.setting.title(),
                      other_form());
    else
      ratios.push_back({&entry, entry.actual.value, target->value});
  }
  if (diagnostics.count() != mistakes) return std::nullopt;
  return ratios;
}

}  // namespace jixiao::rules
