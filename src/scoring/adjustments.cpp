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
    if (!total) return std::nullopt;
    feel::Value value = feel::Value::of(*total, "元");
    value.scaled = true;  // forms state money in 元 or in 万元
    return value;
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
    bind(veto.when, veto.title, diagnostics);
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
        if (extra.when) bind(*extra.when, extra.title, diagnostics);
        bind(extra.points, extra.title, diagnostics);
      }
  for (const GradeCap& cap : policy.grade_caps) bind(cap.when, cap.title, diagnostics);
}

void Adjustments::bind(const Expression& expression, const std::string& title, Diagnostics& diagnostics) {
  Bound bound;
  bound.title = title;
  for (const std::string& name : expression.formula->names()) {
    const auto value = known_value(name, subject_);
    const int node = value ? -1 : find_node(tree_, name);
    if (!value && node < 0)
      diagnostics.add(
          Code::fact,
          say("办法“{2}”的条件“{0}”要用“{1}”，案卷没有写明",
              "the condition \"{0}\" of \"{2}\" needs \"{1}\", which the case does not state",
              {expression.text, name, title}),
          "", {},
          say("在案卷的 facts 里写 \"{0}\"：true、false、数量或文字",
              "state \"{0}\" under \"facts\" of the case: true, false, a quantity or a word", {name}));
    bound.values.push_back(value ? feel::Span{*value, *value} : feel::Span{});
    bound.nodes.push_back(node);
    look_at_scores_ = look_at_scores_ || node >= 0;
    look_at_funds_ = look_at_funds_ || (value && find_funds_column(name));
  }
  expressions_.emplace_back(expression.formula.get(), std::move(bound));
}

// At the formula's place in the policy, which has another document than the case.
void Adjustments::report(const Error& why, const Expression& expression, const std::string& title,
                         Diagnostics& diagnostics) const {
  Error error = why;
  for (Diagnostic& each : error.diagnostics) {
    each.pointer = expression.pointer;
    each.subject = title;
    each.hint = say("办法“{0}”的公式是“{1}”；核对案卷的 facts 和资金",
                    "\"{0}\" of the policy has the formula \"{1}\": "
                    "check the facts and the funds of the case",
                    {title, expression.text});
  }
  error = policy_.source->locate(std::move(error));
  for (Diagnostic& each : error.diagnostics) diagnostics.add(std::move(each));
}

std::optional<feel::Span> Adjustments::evaluate(const Expression& expression, feel::Value::Kind kind,
                                                const std::vector<Score>& scores,
                                                Diagnostics& diagnostics) const {
  const auto found = std::find_if(expressions_.begin(), expressions_.end(),
                                  [&](const auto& known) { return known.first == expression.formula.get(); });
  const Bound& bound = found->second;
  std::vector<feel::Span> values = bound.values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (bound.nodes[i] < 0) continue;
    const Score& score = scores[static_cast<std::size_t>(bound.nodes[i])];
    if (!score.in_range()) {
      report(
          {Code::number_range, say("得分的精确值超出可表示的范围", "an exact score is too long to be kept")},
          expression, bound.title, diagnostics);
      return std::nullopt;
    }
    values[i] = {feel::Value::of(score.low), feel::Value::of(score.high)};
  }
  auto result = expression.formula->evaluate(values, kind);
  if (result) return std::move(result).value();
  report(result.error(), expression, bound.title, diagnostics);
  return std::nullopt;
}

Adjustments::Truth Adjustments::holds(const Expression& condition, const std::vector<Score>& scores,
                                      Diagnostics& diagnostics) const {
  const auto span = evaluate(condition, feel::Value::Kind::truth, scores, diagnostics);
  return span ? Truth{span->low.truth, span->high.truth} : Truth{};
}

Score Adjustments::amount(const Expression& points, const std::vector<Score>& scores,
                          Diagnostics& diagnostics) const {
  const auto span = evaluate(points, feel::Value::Kind::number, scores, diagnostics);
  if (!span) return Score();
  const Rational &low = span->low.number, &high = span->high.number;
  if (high.sign() < 0 || (low == high && low.sign() < 0)) {
    const auto found = std::find_if(expressions_.begin(), expressions_.end(),
                                    [&](const auto& known) { return known.first == points.formula.get(); });
    report({Code::formula, say("算出负数 {0}", "it gives the negative number {0}", {low.to_string()})},
           points, found->second.title, diagnostics);
  }
  // What is still open may be below zero only where its condition does not hold.
  return {max(low, 0), max(high, 0)};
}

}  // namespace jixiao::scoring
