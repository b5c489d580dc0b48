// SPDX-License-Identifier: Apache-2.0
#include "scoring/adjustments.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace jixiao::scoring {
namespace {

// Facts, money and the audit opinion; nothing when the name is none of them.
std::optional<feel::Value> known_value(const std::string& name, const Case& subject) {
  for (const Fact& fact : subject.facts) {
    if (fact.name != name) continue;
    if (fact.truth) return feel::Value::of_truth(*fact.truth);
    return fact.quantity ? feel::Value::of(*fact.quantity) : feel::Value::of_text(fact.text);
  }
  for (const FundsColumn& column : funds_columns) {
    if (name != column.key && name != column.zh) continue;
    const auto total = funds_total(subject.project, column);
    return total ? std::optional<feel::Value>(feel::Value::of(*total, "元")) : std::nullopt;
  }
  if (name == "审计意见" && subject.project.audit && !subject.project.audit->opinion.empty())
    return feel::Value::of_text(subject.project.audit->opinion);
  return std::nullopt;
}

}  // namespace

int find_node(const Tree& tree, const std::string& name) {
  for (std::size_t i = 0; i < tree.nodes.size(); ++i)
    if (tree.nodes[i].path == name) return static_cast<int>(i);
  for (std::size_t i = 0; i < tree.nodes.size(); ++i)
    if (tree.nodes[i].code == name || (tree.nodes[i].leaf && tree.nodes[i].title == name))
      return static_cast<int>(i);
  return -1;
}

Adjustments::Adjustments(const Policy& policy, const Case& subject, const Tree& tree,
                         Diagnostics& diagnostics)
    : policy_(policy), subject_(subject), tree_(tree) {
  for (const Veto& veto : policy.vetoes) {
    bind(veto.when, diagnostics);
    const int node = veto.zero == "total" ? -1 : find_node(tree, veto.zero);
    if (veto.zero != "total" && node < 0) {
      std::vector<std::string> paths{"total"};
      for (const ScoredNode& known : tree.nodes) paths.push_back(known.path);
      diagnostics.add(
          Code::unknown_node,
          say("办法的“{0}”要清零“{1}”，计划里没有",
              "\"{0}\" of the policy zeroes \"{1}\", which the plan does not have", {veto.title, veto.zero}),
          "/policy", veto.title, did_you_mean(veto.zero, paths));
      continue;
    }
    vetoes_.push_back({&veto, node});
  }
  for (const auto* extras : {&policy.penalties, &policy.bonuses})
    if (*extras)
      for (const Extra& extra : (*extras)->items) {
        if (extra.when) bind(*extra.when, diagnostics);
        bind(extra.points, diagnostics);
      }
  for (const GradeCap& cap : policy.grade_caps) bind(cap.when, diagnostics);
}

void Adjustments::bind(const Expression& expression, Diagnostics& diagnostics) {
  Bound bound;
  for (const std::string& name : expression.formula->names()) {
    auto value = known_value(name, subject_);
    const int node = value ? -1 : find_node(tree_, name);
    if (!value && node < 0)
      diagnostics.add(
          Code::fact,
          say("办法的条件“{0}”要用“{1}”，案卷没有写明",
              "the policy's condition \"{0}\" needs \"{1}\", which the case does not state",
              {expression.text, name}),
          "", {},
          say("在案卷的 facts 里写 \"{0}\"：true、false、数量或文字",
              "state \"{0}\" under \"facts\" of the case: true, false, a quantity or a word", {name}));
    bound.values.push_back(value.value_or(feel::Value{}));
    bound.nodes.push_back(node);
  }
  expressions_.emplace_back(expression.formula.get(), std::move(bound));
}

std::optional<feel::Value> Adjustments::evaluate(const Expression& expression, feel::Value::Kind kind,
                                                 const NodeScores& scores, Diagnostics& diagnostics) const {
  const auto found = std::find_if(expressions_.begin(), expressions_.end(),
                                  [&](const auto& known) { return known.first == expression.formula.get(); });
  std::vector<feel::Value> values = found->second.values;
  for (std::size_t i = 0; i < values.size(); ++i)
    if (found->second.nodes[i] >= 0)
      values[i] = feel::Value::of(scores[static_cast<std::size_t>(found->second.nodes[i])]);
  auto result = expression.formula->evaluate(values, kind);
  if (result) return result.value();
  Error error = result.error();
  error.diagnostics.front().hint =
      say("办法的公式是“{0}”", "the policy's formula is \"{0}\"", {expression.text});
  diagnostics.add(error, "", "");
  return std::nullopt;
}

Adjustments::Truth Adjustments::holds(const Expression& condition, const NodeScores& low,
                                      const NodeScores& high, Diagnostics& diagnostics) const {
  const auto at_low = evaluate(condition, feel::Value::Kind::truth, low, diagnostics);
  const auto at_high =
      low == high ? at_low : evaluate(condition, feel::Value::Kind::truth, high, diagnostics);
  if (!at_low || !at_high) return {false, false};
  return {at_low->truth, at_high->truth};
}

Score Adjustments::amount(const Expression& points, const NodeScores& low, const NodeScores& high,
                          Diagnostics& diagnostics) const {
  const auto at_low = evaluate(points, feel::Value::Kind::number, low, diagnostics);
  const auto at_high = low == high ? at_low : evaluate(points, feel::Value::Kind::number, high, diagnostics);
  if (!at_low || !at_high) return Score();
  for (const auto* value : {&*at_low, &*at_high})
    if (value->number.sign() < 0)
      diagnostics.add(Code::formula,
                      say("“{0}”算出负数 {1}", "\"{0}\" gives the negative number {1}",
                          {points.text, value->number.to_string()}),
                      "");
  return Score(min(at_low->number, at_high->number), max(at_low->number, at_high->number));
}

}  // namespace jixiao::scoring
