// SPDX-License-Identifier: Apache-2.0
#include "scoring/rows.hpp"

#include "rules/measure.hpp"

namespace jixiao::scoring {
namespace {

using rules::Slot;

Quantity quantity_of(std::int64_t value, const std::optional<Unit>& unit) {
  Quantity quantity;
  quantity.value = Rational::fraction(value, power_of_ten(row_decimals));
  if (unit) quantity.unit = *unit;
  quantity.text = rules::written(quantity.value, unit);
  return quantity;
}

Observation& part_of(Observation& whole, const std::string& title) {
  if (whole.parts.empty() || whole.parts.back().indicator != title) {
    whole.parts.emplace_back();
    whole.parts.back().indicator = title;
    whole.parts.back().pointer = whole.pointer;
  }
  return whole.parts.back();
}

// 20241130; nothing when there is no such day.
std::optional<DateSpan> day_of(std::int64_t value) {
  if (value < 1900'01'01 || value > 9999'12'31) return std::nullopt;
  const std::string digits = std::to_string(value);
  auto day = parse_date(digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6));
  if (!day) return std::nullopt;
  return day.value();
}

// The project with one source of money, whose columns the rows fill.
Quantity& fund_of(RowFacts& facts, const Project& project, const std::string& column) {
  if (!facts.project) {
    facts.project = project;
    facts.project->funds.assign(1, FundsRow{});
    facts.project->funds.front().source = "row";
  }
  auto& amount = facts.project->funds.front().*find_funds_column(column)->amount;
  if (!amount) amount.emplace();
  return *amount;
}

// Puts one number of a row where its rule looks for it; false when it is out of bounds.
bool fill(const Slot& slot, std::int64_t value, const Compiled& compiled, std::size_t node,
          const Indicator& indicator, Observation& seen, RowFacts& facts) {
  const auto decimal = [&] { return Rational::fraction(value, power_of_ten(row_decimals)); };
  switch (slot.kind) {
    case Slot::Kind::actual:
      seen.value = quantity_of(value, indicator.unit);
      seen.actual = seen.value->text;
      return true;
    case Slot::Kind::target: {
      if (value <= 0) return false;
      facts.targets.emplace_back(node, quantity_of(value, indicator.unit));
      Quantity& target = facts.targets.back().second;
      target.sign = indicator.target->quantity->sign;
      target.text = symbol_of(target.sign) + target.text;
      return true;
    }
    case Slot::Kind::answer:
      if (value < 0 || value > 1) return false;
      if (slot.name.empty())
        seen.actual = value == 1 ? "是" : "否";
      else
        seen.elements.push_back(
            {slot.name, value == 1 ? ElementAnswer::yes : ElementAnswer::no, {}, seen.pointer});
      return true;
    case Slot::Kind::level: {
      const rules::Setting& setting = compiled.tree.settings[node];
      const rules::Setting* own = &setting;
      for (const rules::Setting& part : setting.parts)
        if (part.indicator == &indicator) own = &part;
      seen.level = value < 0 ? "" : indicator.rule->bound->level_at(*own, static_cast<std::size_t>(value));
      return !seen.level.empty();
    }
    case Slot::Kind::mark:
      seen.mark = decimal();
      seen.reason = seen.author = "row";
      return true;
    case Slot::Kind::count:
      if (value < 0) return false;
      seen.counts.push_back({slot.name, value, seen.pointer});
      return true;
    case Slot::Kind::ballot:
      seen.marks.push_back({slot.name, "", decimal(), "", seen.pointer});
      return true;
    case Slot::Kind::amount:
      seen.amounts.push_back({slot.name, quantity_of(value, std::nullopt), seen.pointer});
      return true;
    case Slot::Kind::fund: {
      const Rational amount = decimal();
      Quantity& fund = fund_of(facts, compiled.subject->project, slot.name);
      // Two formulas may look at one column, which then has one value.
      if (!fund.text.empty() && fund.value != amount) return false;
      fund.value = amount;
      fund.unit = unit_of("元");
      fund.text = rules::written(amount, fund.unit);
      return true;
    }
    case Slot::Kind::date:
      seen.date = day_of(value);
      if (seen.date) seen.actual = seen.date->text;
      return seen.date.has_value();
  }
  return false;
}

}  // namespace

std::optional<RowFacts> facts_of_row(const Compiled& compiled, const std::vector<RowInput>& inputs,
                                     const std::int64_t* values) {
  RowFacts facts;
  facts.layer.name = "row";
  std::size_t leaves = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    leaves += i == 0 || inputs[i].node != inputs[i - 1].node ? 1 : 0;
  facts.layer.observations.reserve(leaves);
  facts.targets.reserve(leaves);
  std::size_t node = compiled.tree.nodes.size();
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Indicator& indicator = *compiled.tree.nodes[inputs[i].node].indicator;
    const std::int64_t value = values[i];
    if (value > row_limit || value < -row_limit) return std::nullopt;
    if (inputs[i].node != node) {
      node = inputs[i].node;
      facts.layer.observations.emplace_back();
      Observation& seen = facts.layer.observations.back();
      seen.indicator = indicator.title;
      seen.pointer = "/row/" + std::to_string(i);
      std::size_t own = 0;
      while (i + own < inputs.size() && inputs[i + own].node == node) ++own;
      if (inputs[i].slot.kind == Slot::Kind::answer) seen.elements.reserve(own);
      if (inputs[i].slot.kind == Slot::Kind::ballot) seen.marks.reserve(own);
    }
    Observation& whole = facts.layer.observations.back();
    const Slot& slot = inputs[i].slot;
    const Indicator* own = slot.part.empty() ? &indicator : rules::find_part(indicator, slot.part);
    if (!fill(slot, value, compiled, inputs[i].node, *own,
              slot.part.empty() ? whole : part_of(whole, slot.part), facts))
      return std::nullopt;
  }
  return facts;
}

}  // namespace jixiao::scoring
