// SPDX-License-Identifier: Apache-2.0
#include "rules/measure.hpp"

#include "base/nearest.hpp"
#include "feel/formula.hpp"
#include "rules/target.hpp"

#include <jixiao/number/rounding.hpp>

#include <algorithm>

namespace jixiao::rules {
namespace {

// Whether two units can stand for each other: a ratio is a plain number.
std::string plain(const std::string& base) { return base == "%" ? "" : base; }

std::optional<Measured> read_actual(const Facts& facts, Diagnostics& diagnostics) {
  const Observation& seen = facts.observation;
  for (const Amount& recorded : seen.amounts)
    diagnostics.add(Code::conflict,
                    say("规则看实际完成值，不看数额“{0}”",
                        "the rule looks at the actual, not at the amount \"{0}\"", {recorded.name}),
                    recorded.pointer, facts.setting.title(),
                    say("删去它，或在规则里用 of 写公式", "remove it, or give the rule a formula (\"of\")"));
  if (!seen.amounts.empty()) return std::nullopt;
  if (!seen.value) {
    diagnostics.add(Code::observation,
                    seen.actual.empty()
                        ? say("没有实际完成值", "there is no actual")
                        : say("从实际完成值“{0}”里读不出一个数",
                              "no single number can be read from the actual \"{0}\"", {seen.actual}),
                    seen.pointer, facts.setting.title(),
                    say("写 actual，例如“5场”；确实没有时写 state",
                        "write an \"actual\" such as \"5场\", or a \"state\" when there is none"));
    return std::nullopt;
  }
  Measured result;
  result.x = values_of(*seen.value);
  return result;
}

bool means_actual(const std::string& name) { return name == "actual" || name == "实际完成值"; }
bool means_target(const std::string& name) { return name == "target" || name == "指标值"; }

// The project's total of one column of the funds. A source that does not state it would silently count as 0.
std::optional<feel::Value> fund(const FundsColumn& column, const Facts& facts, Diagnostics& diagnostics) {
  std::string silent;
  for (const FundsRow& row : facts.project.funds)
    if (silent.empty() && !(row.*column.amount)) silent = row.source;
  if (silent.empty() && !facts.project.funds.empty())
    return feel::Value::of(*funds_total(facts.project, column), "元");
  diagnostics.add(Code::observation,
                  silent.empty()
                      ? say("项目资金没有记录{0}（{1}）", "the project's funds do not state \"{1}\"",
                            {column.zh, column.key})
                      : say("资金来源“{2}”没有记录{0}（{1}）", "the source \"{2}\" does not state \"{1}\"",
                            {column.zh, column.key, silent}),
                  facts.observation.pointer, facts.setting.title(),
                  say("在 project.funds 里写上 {0}，没有的写“0元”",
                      "write {0} in project.funds, \"0元\" where there is none", {column.key}));
  return std::nullopt;
}

std::optional<feel::Value> value_of(const std::string& name, const Facts& facts, Diagnostics& diagnostics) {
  if (const FundsColumn* column = find_funds_column(name)) return fund(*column, facts, diagnostics);
  if (means_target(name)) return feel::Value::of(*target_of(*facts.setting.indicator));
  if (means_actual(name)) {
    if (!read_actual(facts, diagnostics)) return std::nullopt;
    const Quantity& actual = *facts.observation.value;
    if (actual.sign == Sign::none || actual.sign == Sign::equal) return feel::Value::of(actual);
    diagnostics.add(Code::observation,
                    say("公式要一个数，实际完成值“{0}”是范围",
                        "the formula needs a number; the actual \"{0}\" is a range", {actual.text}),
                    facts.observation.pointer, facts.setting.title(),
                    say("写出确切的数，例如“300米”", "state the number itself, such as \"300米\""));
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (const Amount& recorded : facts.observation.amounts) {
    if (recorded.name == name) return feel::Value::of(recorded.quantity);
    names.push_back(recorded.name);
  }
  for (const FundsColumn& column : funds_columns) names.emplace_back(column.key);
  diagnostics.add(Code::observation,
                  say("没有记录金额或数量“{0}”", "the amount \"{0}\" is not recorded", {name}),
                  facts.observation.pointer, facts.setting.title(), did_you_mean(name, names));
  return std::nullopt;
}

Text shown_unit(const std::string& unit) { return unit.empty() ? say("（无）", "(none)") : Text(unit); }

std::optional<Measured> by_formula(const feel::Formula& formula, const Facts& facts,
                                   Diagnostics& diagnostics) {
  const std::size_t mistakes = diagnostics.count();
  const auto& names = formula.names();
  const auto& unit = facts.setting.indicator->unit;
  for (const Amount& recorded : facts.observation.amounts)
    if (std::find(names.begin(), names.end(), recorded.name) == names.end())
      diagnostics.add(Code::conflict,
                      say("规则的公式不用“{0}”", "the rule's formula does not use \"{0}\"", {recorded.name}),
                      recorded.pointer, facts.setting.title(), did_you_mean(recorded.name, names));
  const bool uses_actual = std::any_of(names.begin(), names.end(), means_actual);
  if (!uses_actual && !facts.observation.actual.empty())
    diagnostics.add(
        Code::conflict,
        say("规则按公式计算，不看“actual”", "the rule computes by a formula and does not look at \"actual\""),
        facts.observation.pointer, facts.setting.title(), say("删去“actual”", "remove \"actual\""));
  std::vector<feel::Value> values;
  Text listed;
  for (const std::string& name : names) {
    auto value = value_of(name, facts, diagnostics);
    if (!value) continue;
    add_item(listed, name + " " + value->number.to_string() + value->unit);
    values.push_back(std::move(*value));
  }
  if (diagnostics.count() != mistakes) return std::nullopt;
  std::size_t top = 0, bottom = 0;
  if (formula.is_quotient(top, bottom) && values[bottom].kind == feel::Value::Kind::number &&
      values[bottom].number.sign() <= 0) {
    diagnostics.add(
        Code::observation,
        say("“{0}”不大于 0，算不出率", "\"{0}\" is not greater than 0, so there is no rate", {names[bottom]}),
        facts.observation.pointer, facts.setting.title(),
        say("改正金额，或写 state 说明原因", "correct the amount, or give a \"state\" and its reason"));
    return std::nullopt;
  }
  const auto result = formula.evaluate(values, feel::Value::Kind::number);
  if (!result) {
    Error error = result.error();
    error.diagnostics.front().hint = say(
        "公式是“{0}”；改正记录的数额，或写 state 说明原因",
        "the formula is \"{0}\": correct the amounts, or give a \"state\" and its reason", {formula.text()});
    diagnostics.add(error, facts.observation.pointer, facts.setting.title());
    return std::nullopt;
  }
  const feel::Value& value = result.value();
  const std::string wanted = unit ? plain(unit->base) : "";
  if (value.unit != wanted && !value.bare) {
    diagnostics.add(Code::unit_mismatch,
                    say("公式的结果单位是“{0}”，指标的单位是“{1}”",
                        "the formula's result is in \"{0}\", the indicator in \"{1}\"",
                        {shown_unit(value.unit), shown_unit(unit ? unit->name : "")}),
                    facts.observation.pointer, facts.setting.title());
    return std::nullopt;
  }
  Measured result_of = measured(value.number, written(value.number, unit));
  result_of.steps.push_back({{"{0}（{1}）", "{0} ({1})"}, {formula.text(), listed}, value.number});
  return result_of;
}

}  // namespace

Measured measured(const Rational& value, std::string text) {
  Measured result;
  result.x.low = value;
  result.x.high = value;
  result.x.high_included = true;
  result.text = std::move(text);
  return result;
}

void report_too_long(const Facts& facts, Diagnostics& diagnostics) {
  diagnostics.add(Code::number_range,
                  say("精确值的分数太长，无法保存", "the exact value is a fraction too long to be kept"),
                  facts.observation.pointer, facts.setting.title(),
                  say("减少项数，或把目标值写成整数", "use fewer entries, or rounder targets"));
}

std::string written(const Rational& value, const std::optional<Unit>& unit) {
  const bool ratio = unit && unit->base == "%";
  const Rational shown = ratio ? value * 100 : value;
  const std::string suffix = ratio ? "%" : unit ? unit->base : "";
  if (!shown.in_range()) return "?";
  const auto decimal = shown.as_decimal();
  if (decimal && decimal->scale() <= 4) return decimal->to_string() + suffix;
  // No short decimal: the fraction that it is, with a reading beside it.
  const auto near = round(shown, 2, Rounding::half_up);
  return shown.to_string() + suffix + (near ? " ≈ " + near.value().to_string() + suffix : "");
}

std::optional<Reading> read_measure(ObjectReader& parameters, const Indicator& indicator) {
  const auto text = parameters.text_if("of");
  if (!text) {
    if (parameters.has("of")) return std::nullopt;
    if (!indicator.unit) {
      parameters.report(
          Code::rule,
          say("没有单位：指标没有数值指标值，也没有 unit",
              "there is no unit: the indicator has neither a target with a number nor a \"unit\""),
          parameters.pointer(),
          say("给指标写上 unit，例如“%”", "give the indicator a \"unit\" such as \"%\""));
      return std::nullopt;
    }
    return Reading{read_actual, std::vector<Slot>{{Slot::Kind::actual, "", ""}}};
  }
  auto formula = feel::Formula::parse(*text);
  if (!formula) {
    const Diagnostic& why = formula.error().diagnostics.front();
    parameters.report(why.code, why.message, parameters.at("of"), why.hint);
    return std::nullopt;
  }
  for (const std::string& name : formula.value().names())
    if (means_target(name) && !target_of(indicator)) {
      parameters.report(
          Code::formula,
          say("公式用到指标值，而指标值不是数", "the formula uses the target, which is no number"),
          parameters.at("of"));
      return std::nullopt;
    }
  std::size_t top = 0, bottom = 0;
  const auto& names = formula.value().names();
  const std::string base = indicator.unit ? plain(indicator.unit->base) : "";
  if (!base.empty() && formula.value().is_quotient(top, bottom) && find_funds_column(names[top]) &&
      find_funds_column(names[bottom])) {
    parameters.report(Code::unit_mismatch,
                      say("率的单位应是 %，指标的单位是“{0}”", "a rate is in %, the indicator in \"{0}\"",
                          {indicator.unit->name}),
                      parameters.at("of"), say("指标值写成“≥100%”", "write the target as \"≥100%\""));
    return std::nullopt;
  }
  std::vector<Slot> slots;
  for (const std::string& name : formula.value().names()) {
    if (means_target(name)) continue;
    const FundsColumn* column = find_funds_column(name);
    slots.push_back({column               ? Slot::Kind::fund
                     : means_actual(name) ? Slot::Kind::actual
                                          : Slot::Kind::amount,
                     column               ? column->zh
                     : means_actual(name) ? ""
                                          : name,
                     ""});
  }
  const auto kept = std::make_shared<const feel::Formula>(std::move(formula).value());
  return Reading{
      [kept](const Facts& facts, Diagnostics& diagnostics) { return by_formula(*kept, facts, diagnostics); },
      std::move(slots)};
}

namespace {

// A number without a sign, in the unit; reported at `key` otherwise.
std::optional<Rational> met_in(ObjectReader& parameters, const char* key, const Quantity& quantity,
                               const std::optional<Unit>& unit) {
  if (quantity.sign != Sign::none) {
    parameters.report(Code::bad_value, say("“{0}”应是一个数", "\"{0}\" must be a number", {quantity.text}),
                      parameters.at(key), say("去掉符号", "leave out the sign"));
    return std::nullopt;
  }
  if (!unit) return quantity.value;
  auto met = in_unit(quantity, *unit);
  if (met) return met.value().value;
  const Diagnostic& why = met.error().diagnostics.front();
  parameters.report(why.code, why.message, parameters.at(key), why.hint);
  return std::nullopt;
}

}  // namespace

std::optional<Rational> read_in_unit(ObjectReader& parameters, const char* key,
                                     const std::optional<Unit>& unit) {
  const auto quantity = parameters.quantity_if(key);
  if (quantity) return met_in(parameters, key, *quantity, unit);
  if (!parameters.has(key)) parameters.text(key);
  return std::nullopt;
}

std::optional<Range> read_range_in_unit(ObjectReader& parameters, const char* key,
                                        const std::optional<Unit>& unit) {
  const auto text = parameters.text_if(key);
  if (!text) return std::nullopt;
  const std::size_t mistakes = parameters.mistakes();
  auto range = Range::parse(*text, [&](std::string_view end) -> std::optional<Rational> {
    const auto quantity = parse_quantity(end);
    return quantity ? met_in(parameters, key, quantity.value(), unit) : std::nullopt;
  });
  if (range) return range.value();
  if (parameters.mistakes() == mistakes) {
    const Diagnostic& why = range.error().diagnostics.front();
    parameters.report(why.code, why.message, parameters.at(key), why.hint);
  }
  return std::nullopt;
}

}  // namespace jixiao::rules
