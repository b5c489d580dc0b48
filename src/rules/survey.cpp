// SPDX-License-Identifier: Apache-2.0
#include "rules/survey.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace jixiao::rules {
namespace {

class SurveyRule : public BoundRule {
 public:
  SurveyRule(CurveParts parts, std::int64_t least_valid)
      : curve_(curve_rule(std::move(parts))), least_valid_(least_valid) {}

  bool surveys() const override { return true; }
  std::vector<Rational> possible(const Setting& setting) const override { return curve_->possible(setting); }
  bool gives_any_score(const Setting& setting) const override { return curve_->gives_any_score(setting); }
  std::optional<std::vector<Slot>> slots(const Setting& setting) const override {
    return curve_->slots(setting);
  }

  void prepare(Setting& setting, Diagnostics& diagnostics) const override {
    curve_->prepare(setting, diagnostics);
  }

  std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const override {
    auto outcome = curve_->score(facts, diagnostics);
    if (!outcome) return outcome;
    std::int64_t issued = 0, valid = 0;
    for (const Count& count : facts.observation.counts) {
      if (count.name == "issued") issued = count.count;
      if (count.name == "valid") valid = count.count;
    }
    const auto find = [&](Severity severity, const char* code, Text message) {
      outcome->findings.push_back(
          {severity, code, std::move(message), facts.observation.pointer, facts.setting.title()});
    };
    if (valid < least_valid_)
      find(Severity::warning, "survey.small_sample",
           say("有效问卷 {0} 份，规则要求不少于 {1} 份", "{0} valid answers; the rule asks for at least {1}",
               {std::to_string(valid), std::to_string(least_valid_)}));
    if (valid * 2 < issued)
      find(
          Severity::note, "survey.low_return",
          say("发放 {0} 份，有效 {1} 份，不到一半", "{1} of {0} issued forms came back valid, less than half",
              {std::to_string(issued), std::to_string(valid)}));
    return outcome;
  }

 private:
  std::shared_ptr<const BoundRule> curve_;
  std::int64_t least_valid_;
};

}  // namespace

std::optional<Survey> survey_of(const Facts& facts, const std::vector<std::string>& answers,
                                Diagnostics& diagnostics) {
  const std::size_t mistakes = diagnostics.count();
  std::vector<std::string> wanted{"issued", "valid"};
  wanted.insert(wanted.end(), answers.begin(), answers.end());
  for (const Count& count : facts.observation.counts)
    if (std::find(wanted.begin(), wanted.end(), count.name) == wanted.end())
      diagnostics.add(Code::observation,
                      say("规则不数“{0}”", "the rule does not count \"{0}\"", {count.name}), count.pointer,
                      facts.setting.title(), did_you_mean(count.name, wanted));
  std::vector<std::int64_t> numbers;
  for (const std::string& name : wanted) {
    const Count* found = nullptr;
    for (const Count& count : facts.observation.counts)
      if (count.name == name) found = &count;
    if (!found)
      diagnostics.add(Code::observation,
                      say("没有写“{0}”的份数", "the number of \"{0}\" is not stated", {name}),
                      facts.observation.pointer, facts.setting.title(),
                      say("在 counts 里写 issued（发放）、valid（有效）和各项份数",
                          "state \"issued\", \"valid\" and the answers under \"counts\""));
    numbers.push_back(found ? found->count : 0);
  }
  if (diagnostics.count() != mistakes) return std::nullopt;
  Survey survey{numbers[0], numbers[1], {numbers.begin() + 2, numbers.end()}};
  if (survey.valid <= 0 || survey.valid > survey.issued) {
    diagnostics.add(Code::observation,
                    say("有效 {0} 份，发放 {1} 份：有效应大于 0 且不多于发放",
                        "{0} valid of {1} issued: valid answers are more than 0 and no more than issued",
                        {std::to_string(survey.valid), std::to_string(survey.issued)}),
                    facts.observation.pointer, facts.setting.title());
    return std::nullopt;
  }
  return survey;
}

std::optional<std::int64_t> read_sample(ObjectReader& parameters) {
  const auto least = parameters.integer_if("least_valid", 1, 1'000'000'000);
  if (!least && parameters.has("least_valid")) return std::nullopt;
  return least.value_or(0);
}

bool is_rate(ObjectReader& parameters, const Indicator& indicator) {
  if (indicator.unit && indicator.unit->base == "%") return true;
  parameters.report(Code::unit_mismatch, say("率的指标值应带 %", "the target of a rate is in %"),
                    parameters.pointer(), say("指标值写成“≥90%”", "write the target as \"≥90%\""));
  return false;
}

std::shared_ptr<const BoundRule> survey_rule(CurveParts parts, std::int64_t least_valid) {
  return std::make_shared<SurveyRule>(std::move(parts), least_valid);
}

}  // namespace jixiao::rules
