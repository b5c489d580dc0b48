// SPDX-License-Identifier: Apache-2.0
#include "rules/series.hpp"

#include "rules/target.hpp"

namespace jixiao::rules {

std::optional<std::vector<Ratio>> ratios_of(const Facts& facts, Diagnostics& diagnostics) {
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
    else
      ratios.push_back({&entry, entry.actual.value, target->value});
  }
  if (diagnostics.count() != mistakes) return std::nullopt;
  return ratios;
}

}  // namespace jixiao::rules
