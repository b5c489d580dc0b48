// A rate from two recorded amounts, scored in proportion to its target. Both amounts are named, since
// 预算执行率 has two denominators in practice: money received, or the adjusted budget.
// SPDX-License-Identifier: Apache-2.0
#include "rules/rate.hpp"

#include "base/nearest.hpp"
#include "rules/proportion.hpp"

namespace jixiao::rules {
namespace {

struct Parameters {
  std::string numerator;
  std::string denominator;
  std::optional<Proportion> proportion;
};

Parameters read(ObjectReader& parameters, const Indicator& indicator) {
  Parameters read;
  read.numerator = parameters.text("numerator");
  read.denominator = parameters.text("denominator");
  read.proportion = read_proportion(parameters, indicator);
  if (indicator.unit && indicator.unit->base != "%")
    parameters.report(Code::unit_mismatch,
                      say("率的单位应是 %，指标的单位是“{0}”", "a rate is in %, the indicator in \"{0}\"",
                          {indicator.unit->name}),
                      parameters.pointer(), say("指标值写成“≥100%”", "write the target as \"≥100%\""));
  else if (!indicator.unit)
    parameters.report(Code::unit_mismatch, say("率的指标值没有单位", "the target of a rate has no unit"),
                      parameters.pointer(), say("指标值写成“≥100%”", "write the target as \"≥100%\""));
  return read;
}

void check(const Indicator& indicator, Diagnostics& diagnostics) {
  ObjectReader parameters = parameters_of(indicator, diagnostics);
  read(parameters, indicator);
  parameters.close();
}

// A name that is a column of the funds means the project's total of it; any other name means an
// amount recorded in the observation.
struct Named {
  Rational value;
  Text title;
  std::string base;
};

std::optional<Named> amount(const std::string& name, const Facts& facts, Diagnostics& diagnostics) {
  if (const FundsColumn* column = find_funds_column(name)) {
    // A source that does not state the column would silently count as 0.
    std::string silent;
    for (const FundsRow& row : facts.project.funds)
      if (silent.empty() && !(row.*column->amount)) silent = row.source;
    if (silent.empty() && !facts.project.funds.empty())
      return Named{*funds_total(facts.project, *column), Text(column->zh, column->en), "元"};
    diagnostics.add(Code::observation,
                    silent.empty()
                        ? say("项目资金没有记录{0}（{1}）", "the project's funds do not state \"{1}\"",
                              {column->zh, name})
                        : say("资金来源“{2}”没有记录{0}（{1}）", "the source \"{2}\" does not state \"{1}\"",
                              {column->zh, name, silent}),
                    facts.observation.pointer, facts.indicator.title,
                    say("在 project.funds 里写上 {0}，没有的写“0元”",
                        "write {0} in project.funds, \"0元\" where there is none", {name}));
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const Amount& recorded : facts.observation.amounts) {
    if (recorded.name == name) return Named{recorded.quantity.value, name, recorded.quantity.unit.base};
    names.push_back(recorded.name);
  }
  for (const FundsColumn& column : funds_columns) names.emplace_back(column.key);
  diagnostics.add(Code::observation,
                  say("没有记录金额或数量“{0}”", "the amount \"{0}\" is not recorded", {name}),
                  facts.observation.pointer, facts.indicator.title, did_you_mean(name, names));
  return std::nullopt;
}

std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) {
  ObjectReader reader = parameters_of(facts.indicator, diagnostics);
  const Parameters parameters = read(reader, facts.indicator);
  if (!parameters.proportion) return std::nullopt;
  const auto top = amount(parameters.numerator, facts, diagnostics);
  const auto bottom = amount(parameters.denominator, facts, diagnostics);
  if (!top || !bottom) return std::nullopt;
  if (top->base != bottom->base) {
    diagnostics.add(
        Code::unit_mismatch,
        say("“{0}”和“{1}”的单位不同：{2} 与 {3}", "\"{0}\" and \"{1}\" have different units: {2} and {3}",
            {top->title, bottom->title, top->base, bottom->base}),
        facts.observation.pointer, facts.indicator.title);
    return std::nullopt;
  }
  if (bottom->value.sign() <= 0) {
    diagnostics.add(
        Code::observation,
        say("“{0}”不大于 0，算不出率", "\"{0}\" is not greater than 0, so there is no rate", {bottom->title}),
        facts.observation.pointer, facts.indicator.title,
        say("改正金额，或写 state 说明原因", "correct the amount, or give a \"state\" and its reason"));
    return std::nullopt;
  }
  Quantity actual;
  actual.value = top->value / bottom->value;
  actual.unit = unit_of("%");
  const Rational percent = actual.value * 100;
  // A rate that has no short decimal is shown as the fraction it is, with a reading beside it.
  actual.text = percent.to_string() + "%";
  if (!is_displayable(percent, 2))
    if (const auto near = round(percent, 2, Rounding::half_up))
      actual.text =
          top->value.to_string() + "/" + bottom->value.to_string() + " ≈ " + near.value().to_string() + "%";
  Outcome outcome = score_proportion(*parameters.proportion, facts, actual);
  outcome.actual = actual.text;
  outcome.trace.insert(
      outcome.trace.begin(),
      Step{say("{0} {1} ÷ {2} {3}", "{0} {1} ÷ {2} {3}",
               {top->title, top->value.to_string(), bottom->title, bottom->value.to_string()}),
           actual.value.to_string()});
  return outcome;
}

}  // namespace

const Form rate = {
    "rate", "比率（由两个数额得出）", "W × min(1, (N ÷ D) ÷ T)", {false, false, false, true}, check, score};

}  // namespace jixiao::rules
