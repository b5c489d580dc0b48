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

}  // namespace

std::optional<RowFacts> facts_of_row(const Compiled& compiled, const std::vector<RowInput>& inputs,
                                     const std::int64_t* values) {
  RowFacts facts;
  facts.layer.name = "row";
  std::size_t leaves = 0;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    leaves += i == 0 || inputs[i].node != inputs[i - 1].node ? 1 : 0;
  facts.layer.observations.reserve(leaves);
  facts.targets.resize(compiled.tree.nodes.size());
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
    Observation& seen = facts.layer.observations.back();
    const Slot& slot = inputs[i].slot;
    switch (slot.kind) {
      case Slot::Kind::actual:
        seen.value = quantity_of(value, indicator.unit);
        seen.actual = seen.value->text;
        break;
      case Slot::Kind::target:
        if (value <= 0) return std::nullopt;
        facts.targets[node] = quantity_of(value, indicator.unit);
        facts.targets[node]->sign = indicator.target->quantity->sign;
        facts.targets[node]->text = symbol_of(indicator.target->quantity->sign) + facts.targets[node]->text;
        break;
      case Slot::Kind::answer:
        if (value < 0 || value > 1) return std::nullopt;
        seen.elements.push_back(
            {slot.name, value == 1 ? ElementAnswer::yes : ElementAnswer::no, {}, seen.pointer});
        break;
      case Slot::Kind::level: {
        const auto& levels = compiled.policy().judgement->levels;
        if (value < 0 || value >= static_cast<std::int64_t>(levels.size())) return std::nullopt;
        seen.level = levels[static_cast<std::size_t>(value)].level;
        break;
      }
      case Slot::Kind::mark:
        seen.mark = Rational::fraction(value, power_of_ten(row_decimals));
        seen.reason = seen.author = "row";
        break;
      case Slot::Kind::count:
        if (value < 0) return std::nullopt;
        seen.counts.push_back({slot.name, value, seen.pointer});
        break;
      case Slot::Kind::ballot:
        seen.marks.push_back(
            {slot.name, "", Rational::fraction(value, power_of_ten(row_decimals)), "", seen.pointer});
        break;
    }
  }
  return facts;
}

}  // namespace jixiao::scoring
