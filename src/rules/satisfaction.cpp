// 满意度: satisfied ÷ valid answers against the target. The number of forms issued and of valid answers must
// be known.
// SPDX-License-Identifier: Apache-2.0
#include "rules/satisfaction.hpp"

#include "rules/proportion.hpp"
#include "rules/survey.hpp"

namespace jixiao::rules {
namespace {

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const auto proportion = read_proportion(parameters, indicator);
  const auto sample = read_sample(parameters);
  if (!proportion || !is_rate(parameters, indicator) || !sample) return nullptr;
  Reading reading;
  reading.slots = {{{Slot::Kind::count, "issued", ""},
                    {Slot::Kind::count, "valid", ""},
                    {Slot::Kind::count, "satisfied", ""}}};
  reading.read = [sample = *sample](const Facts& facts, Diagnostics& diagnostics) -> std::optional<Measured> {
    const auto survey = survey_of(facts, {"satisfied"}, diagnostics);
    if (!survey) return std::nullopt;
    const std::int64_t satisfied = survey->answers.front();
    if (satisfied > survey->valid) {
      diagnostics.add(Code::observation,
                      say("满意 {0} 份多于有效 {1} 份", "{0} satisfied are more than {1} valid answers",
                          {std::to_string(satisfied), std::to_string(survey->valid)}),
                      facts.observation.pointer, facts.setting.title());
      return std::nullopt;
    }
    const Rational rate = Rational::fraction(satisfied, survey->valid);
    Measured result = measured(rate, written(rate, facts.setting.indicator->unit));
    result.steps.push_back(
        {{"满意 {0} 份 ÷ 有效 {1} 份（发放 {2} 份）", "{0} satisfied ÷ {1} valid ({2} issued)"},
         {std::to_string(satisfied), std::to_string(survey->valid), std::to_string(survey->issued)},
         rate});
    return result;
  };
  return survey_rule(proportion->parts(std::move(reading), true), *sample);
}

}  // namespace

const Form satisfaction = {
    "satisfaction", "满意度", "satisfaction", "W × min(1, (satisfied ÷ valid) ÷ T)", reads_counts,
    false,          bind};

}  // namespace jixiao::rules
