// SPDX-License-Identifier: Apache-2.0
#include "scoring/evaluate.hpp"
#include "scoring/rows.hpp"

#include <jixiao/engine/compiled_plan.hpp>

namespace jixiao {

struct CompiledPlan::State {
  std::unique_ptr<const scoring::Compiled> compiled;
  std::vector<scoring::RowInput> row;
  std::vector<Input> inputs;
  std::vector<std::string> indicators;
  std::vector<std::string> grades;
  std::unique_ptr<const scoring::Kernel> kernel;
};

Result<CompiledPlan> CompiledPlan::compile(const std::shared_ptr<const Case>& subject,
                                           const PolicySet& policies, const Options& options) {
  auto compiled = scoring::compile(subject, policies.policies(), options);
  if (!compiled) return subject->source->locate(std::move(compiled).error());
  auto state = std::make_shared<State>();
  state->compiled = std::move(compiled).value();
  const auto& tree = state->compiled->tree;
  std::vector<std::string> without;
  state->row = scoring::row_inputs(*state->compiled, without);
  Diagnostics diagnostics;
  if (!tree.scored)
    diagnostics.add(Code::points,
                    say("计划没有分值，不能计分", "the plan has no points, so nothing can be scored"),
                    "/plan");
  for (const auto& node : tree.nodes) {
    if (!node.leaf) continue;
    if (tree.scored && state->compiled->policy().arithmetic->stage == Stage::indicator)
      state->indicators.push_back(node.title);
    for (const std::string& title : without)
      if (tree.scored && title == node.title)
        diagnostics.add(Code::rule,
                        say("规则“{0}”不能用一行数来计分",
                            "the rule \"{0}\" cannot be scored from a row of numbers", {node.form}),
                        node.indicator->rule->pointer, node.title,
                        say("改为评价案卷本身", "evaluate the case itself instead"));
  }
  for (const auto& input : state->row)
    if (input.slot.kind == rules::Slot::Kind::fund && state->compiled->adjustments->look_at_funds()) {
      diagnostics.add(
          Code::rule,
          say("办法的条件看项目资金，而各行的资金不同",
              "the policy's conditions look at the project's money, which differs from row to row"),
          tree.nodes[input.node].indicator->rule->pointer, tree.nodes[input.node].title,
          say("改为评价案卷本身", "evaluate the case itself instead"));
      break;
    }
  if (!diagnostics.empty()) return subject->source->locate(diagnostics.take());
  for (const auto& input : state->row)
    state->inputs.push_back({tree.nodes[input.node].title, static_cast<Kind>(input.slot.kind),
                             input.slot.part.empty()
                                 ? input.slot.name
                                 : input.slot.part + (input.slot.name.empty() ? "" : "/" + input.slot.name)});
  if (const GradeScheme* scheme = state->compiled->selection.deciding)
    for (const Band& band : scheme->bands) state->grades.push_back(band.grade);
  state->kernel = scoring::Kernel::of(*state->compiled, state->row);
  CompiledPlan plan;
  plan.state_ = std::move(state);
  return plan;
}

const std::vector<CompiledPlan::Input>& CompiledPlan::inputs() const { return state_->inputs; }
const std::vector<std::string>& CompiledPlan::indicators() const { return state_->indicators; }
const std::vector<std::string>& CompiledPlan::grades() const { return state_->grades; }
int CompiledPlan::decimals() const { return state_->compiled->policy().arithmetic->decimals; }
bool CompiledPlan::uses_integers() const { return state_->kernel != nullptr; }

namespace {

// The score in steps of 10^-decimals; nothing when it is not a whole number of them.
std::optional<std::int64_t> in_steps(const Rational& score, int decimals) {
  const auto cut = score.cut(decimals);
  if (!cut || cut->rest != -2) return std::nullopt;
  return score.sign() < 0 ? -cut->whole : cut->whole;
}

}  // namespace

void CompiledPlan::score(const std::int64_t* values, std::size_t count, std::int64_t* scores,
                         std::int64_t* totals, std::int32_t* grades, std::uint8_t* scored) const {
  const std::size_t width = state_->inputs.size(), leaves = state_->indicators.size();
  for (std::size_t r = 0; r < count; ++r) {
    const std::int64_t* row = values + r * width;
    std::int64_t* own = scores ? scores + r * leaves : nullptr;
    bool good = false;
    if (state_->kernel) {
      good = state_->kernel->score(row, own, totals[r], grades[r]) == scoring::Kernel::Row::scored;
    } else if (const auto result = evaluate(row)) {
      good = take_over(result.value(), own, totals[r], grades[r]);
    }
    scored[r] = good ? 1 : 0;
    if (good) continue;
    totals[r] = 0;
    grades[r] = -1;
    for (std::size_t leaf = 0; own && leaf < leaves; ++leaf) own[leaf] = 0;
  }
}

bool CompiledPlan::take_over(const Evaluation& evaluation, std::int64_t* scores, std::int64_t& total,
                             std::int32_t& grade) const {
  const auto steps = in_steps(evaluation.total->low, decimals());
  if (!steps || !evaluation.total->is_exact()) return false;
  total = *steps;
  std::size_t leaf = 0;
  for (const ScoredNode& node : evaluation.nodes) {
    if (!node.leaf || !scores || leaf == state_->indicators.size()) continue;
    const auto own = in_steps(node.score->low, decimals());
    if (!own) return false;
    scores[leaf++] = *own;
  }
  grade = -1;
  const Grading* deciding = evaluation.deciding();
  for (std::size_t g = 0; g < state_->grades.size(); ++g)
    if (deciding && deciding->grades.size() == 1 && deciding->grades.front() == state_->grades[g])
      grade = static_cast<std::int32_t>(g);
  return true;
}

Result<Evaluation> CompiledPlan::evaluate(const std::int64_t* values) const {
  const auto facts = scoring::facts_of_row(*state_->compiled, state_->row, values);
  if (!facts)
    return {Code::observation, say("这一行有超出范围的数", "the row holds a number out of bounds"),
            say("要点写 0 或 1，指标值大于 0，档次从 0 数起，日期写成 "
                "20241130，同一资金栏目只有一个数，数的绝对值不超过 10^15",
                "answers are 0 or 1, targets above 0, levels count from 0, dates are 20241130, one column of "
                "the funds has one "
                "value, and nothing goes beyond 10^15")};
  return scoring::evaluate_layer(*state_->compiled, &facts->layer, Options{}, &*facts);
}

}  // namespace jixiao
