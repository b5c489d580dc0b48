// Likert / votes: Σ value_i·n_i ÷ n valid, against the target.
// SPDX-License-Identifier: Apache-2.0
#include "rules/likert.hpp"

#include "rules/proportion.hpp"
#include "rules/survey.hpp"

namespace jixiao::rules {
namespace {

struct Answers {
  std::vector<std::string> names;
  std::vector<Rational> values;
};

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const std::size_t mistakes = parameters.mistakes();
  const auto proportion = read_proportion(parameters, indicator);
  const auto sample = read_sample(parameters);
  Answers answers;
  if (!parameters.has("values")) parameters.text("values");
  parameters.each_member_if("values", [&](const std::string& name, const Place& place) {
    const auto value = read_number(place, parameters.diagnostics());
    if (value && (value->sign() < 0 || *value > 1))
      parameters.report(Code::number_range,
                        say("答案的值应在 0 到 100% 之间", "an answer's value lies between 0 and 100%"),
                        place.pointer);
    answers.names.push_back(name);
    answers.values.push_back(value.value_or(Rational(0)));
  });
  const bool rate = is_rate(parameters, indicator);
  if (!proportion || !sample || !rate || parameters.mistakes() != mistakes) return nullptr;
  Reading reading;
  reading.slots = {{{Slot::Kind::count, "issued", ""}, {Slot::Kind::count, "valid", ""}}};
  for (const std::string& name : answers.names) reading.slots->push_back({Slot::Kind::count, name, ""});
  reading.read = [answers](const Facts& facts, Diagnostics& diagnostics) -> std::optional<Measured> {
    const auto survey = survey_of(facts, answers.names, diagnostics);
    if (!survey) return std::nullopt;
    Rational sum;
    std::int64_t counted = 0;
    std::string listed;
    for (std::size_t i = 0; i < answers.names.size(); ++i) {
      sum += answers.values[i] * survey->answers[i];
      counted += survey->answers[i];
      listed += (listed.empty() ? "" : " + ") + answers.values[i].to_string() + "×" +
                std::to_string(survey->answers[i]);
    }
    if (counted != survey->valid) {
      diagnostics.add(Code::observation,
                      say("各项答案合计 {0} 份，有效 {1} 份", "the answers add up to {0}, {1} are valid",
                          {std::to_string(counted), std::to_string(survey->valid)}),
                      facts.observation.pointer, facts.setting.title());
      return std::nullopt;
    }
    const Rational rate_of = sum / survey->valid;
    Measured result = measured(rate_of, written(rate_of, facts.setting.indicator->unit));
    result.steps.push_back(
        {{"（{0}）÷ {1}", "({0}) ÷ {1}"}, {listed, std::to_string(survey->valid)}, rate_of});
    return result;
  };
  return survey_rule(proportion->parts(std::move(reading), true), *sample);
}

}  // namespace

const Form likert = {"likert",
                     "量表（票数）",
                     "scale of answers",
                     "W × min(1, (Σ value_i × n_i ÷ n valid) ÷ T)",
                     reads_counts,
                     false,
                     bind};

}  // namespace jixiao::rules
