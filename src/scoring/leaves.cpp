// SPDX-License-Identifier: Apache-2.0
#include "scoring/leaves.hpp"

#include "rules/form.hpp"
#include "rules/target.hpp"
#include "scoring/not_applicable.hpp"
#include "scoring/totals.hpp"

#include <unordered_map>

namespace jixiao::scoring {
namespace {

void describe(const Observation& seen, ScoredNode& node) {
  node.state = seen.state;
  node.actual = seen.actual;
  node.evidence = seen.evidence;
  node.reason = seen.reason;
}

// A plan without points: each target is met, exceeded or missed.
void compare(const Observation* seen, ScoredNode& node) {
  const Quantity* target = rules::target_of(*node.indicator);
  if (!seen || seen->state != State::observed || !target || !seen->value) return;
  node.fulfilment = rules::compare_with_target(*target, *seen->value);
  node.trace.push_back(
      {say("目标 {0}，实际 {1}", "target {0}, actual {1}", {target->text, seen->actual}), ""});
}

class Leaves {
 public:
  Leaves(const LeafInput& input, Tree& tree, std::vector<Finding>& findings, Diagnostics& diagnostics)
      : input_(input), tree_(tree), findings_(findings), diagnostics_(diagnostics) {}

  void run() {
    if (input_.layer)
      for (const Observation& seen : input_.layer->observations) seen_.emplace(seen.indicator, &seen);
    bool dropped = false;
    for (auto& node : tree_.nodes) {
      if (!node.leaf) continue;
      const Observation* seen = observation_of(node);
      if (seen)
        describe(*seen, node);
      else
        node.state = State::missing;
      node.illustrative = tree_.scored && (node.indicator->illustrative || (seen && seen->illustrative));
      if (seen && seen->value && (seen->value->sign != Sign::none && seen->value->sign != Sign::equal))
        findings_.push_back({Severity::note, "actual.inequality",
                             say("实际完成值“{0}”是一个范围，不是一个数",
                                 "the actual \"{0}\" is a range, not a number", {seen->actual}),
                             seen->pointer, node.title});
      if (seen) check_magnitude(*seen, node);
      dropped = dropped || node.state == State::not_applicable;
    }
    if (!tree_.scored) {
      for (auto& node : tree_.nodes)
        if (node.leaf) compare(observation_of(node), node);
      return;
    }
    if (dropped && input_.policy.not_applicable &&
        input_.policy.not_applicable->method == NotApplicableMethod::rescale)
      share_out_not_applicable(input_.policy, tree_, diagnostics_);
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i)
      if (tree_.nodes[i].leaf && !diagnostics_.full()) score(i);
  }

 private:
  const Observation* observation_of(const ScoredNode& node) const {
    const auto found = seen_.find(node.title);
    return found == seen_.end() ? nullptr : found->second;
  }

  // A bare number takes over the indicator's unit; where that makes it absurdly large or small, the unit was
  // probably forgotten ("≥10万元" and "100000", "≥95%" and "0.95").
  void check_magnitude(const Observation& seen, const ScoredNode& node) {
    const Quantity* target = rules::target_of(*node.indicator);
    if (!target || !seen.value || target->value.sign() <= 0 || seen.value->value.sign() <= 0) return;
    const auto written = parse_quantity(seen.actual);
    if (!written || !written.value().unit.name.empty() || node.indicator->unit->factor == 1) return;
    if (seen.value->value < target->value * 50 && seen.value->value * 50 > target->value) return;
    findings_.push_back({Severity::warning, "actual.magnitude",
                         say("实际完成值“{0}”没有写单位，按“{1}”计算，与目标“{2}”相差五十倍以上",
                             "the actual \"{0}\" has no unit and is taken as \"{1}\": more than fifty times "
                             "off the target \"{2}\"",
                             {seen.actual, node.indicator->unit->name, target->text}),
                         seen.pointer, node.title});
  }

  std::string place_of(const ScoredNode& node) const {
    const Observation* seen = observation_of(node);
    return seen ? seen->pointer : node.indicator->pointer;
  }

  void score(std::size_t i) {
    ScoredNode& node = tree_.nodes[i];
    switch (node.state) {
      case State::observed:
        by_rule(i);
        break;
      case State::missing:
      case State::not_demonstrated:
        without_fact(node);
        break;
      case State::not_applicable:
        not_applicable(node);
        break;
      case State::pending:
        node.exact = Score(0, *node.full);
        node.trace.push_back({say("待定：可能得 0 到满分", "pending: anything from 0 to full points"),
                              "0–" + node.full->to_string()});
        break;
    }
    if (node.exact) finish(node);
  }

  void by_rule(std::size_t i) {
    ScoredNode& node = tree_.nodes[i];
    const rules::Form* form = rules::find_form(node.form);
    const FrameworkNode* framework = tree_.framework[i];
    const Rational& planned = *node.planned;
    const rules::Facts facts{planned,
                             *node.indicator,
                             *observation_of(node),
                             input_.subject.project,
                             framework ? framework->elements : no_elements_,
                             input_.policy.judgement ? &*input_.policy.judgement : nullptr};
    auto outcome = form->score(facts, diagnostics_);
    if (!outcome) return;
    // Each form keeps to [0, W] by itself; this holds it to that.
    if (outcome->score.in_range() && (outcome->score.low.sign() < 0 || outcome->score.high > planned)) {
      diagnostics_.add(Code::rule,
                       say("规则算出的得分超出 0 到 {0}", "the rule gives a score outside 0 to {0}",
                           {planned.to_string()}),
                       place_of(node), node.title);
      return;
    }
    for (auto& step : outcome->trace) node.trace.push_back(std::move(step));
    node.fulfilment = outcome->fulfilment;
    if (node.actual.empty()) node.actual = outcome->actual;
    node.summary = outcome->summary;
    Score exact = outcome->score;
    if (*node.full != planned && planned.sign() != 0) {
      const Rational grown = *node.full / planned;
      exact = Score(exact.low * grown, exact.high * grown);
      node.trace.push_back({say("按新分值折算", "scaled to the new points"), display(exact, 0)});
    }
    node.exact = exact;
    if (node.core && node.fulfilment == Fulfilment::missed)
      findings_.push_back(
          {Severity::warning, "core.missed",
           say("核心指标未达标：目标“{0}”，实际“{1}”",
               "a core indicator missed its target: \"{0}\", actual \"{1}\"", {node.target, node.actual}),
           place_of(node), node.title});
  }

  // Missing and not demonstrated are named apart in the policy, since they are not the same.
  void without_fact(ScoredNode& node) {
    const Text state = name_of(node.state);
    const bool missing = node.state == State::missing;
    const char* key = missing ? "missing" : "not_demonstrated";
    const auto& method = missing ? input_.policy.missing : input_.policy.not_demonstrated;
    if (!method || *method == MissingMethod::refuse) {
      diagnostics_.add(
          method ? Code::observation : Code::policy_incomplete,
          method
              ? say("{0}，办法要求资料齐全才能评分", "{0}: the policy refuses to score without it", {state})
              : say("{0}，而办法没有规定这时怎样计分（{1}）",
                    "{0}, and the policy does not name what that scores (\"{1}\")", {state, key}),
          place_of(node), node.title,
          say("补上完成情况，或在办法里写 {0}", "add the observation, or name \"{0}\" in the policy", {key}));
      return;
    }
    if (*method == MissingMethod::zero) {
      node.exact = Score(Rational(0));
      node.trace.push_back({say("{0}，按办法不得分", "{0}: no points, says the policy", {state}), "0"});
    } else {
      node.exact = Score(0, *node.full);
      node.trace.push_back({say("{0}，按办法取区间", "{0}: an interval, says the policy", {state}),
                            "0–" + node.full->to_string()});
    }
    findings_.push_back(
        {Severity::warning,
         node.state == State::missing ? "observation.missing" : "observation.not_demonstrated",
         node.state == State::missing ? say("没有完成情况", "nothing was observed")
                                      : say("有说法而无佐证", "claimed without evidence"),
         place_of(node), node.title});
  }

  void not_applicable(ScoredNode& node) {
    const auto& policy = input_.policy.not_applicable;
    if (!policy || policy->method == NotApplicableMethod::refuse) {
      diagnostics_.add(
          policy ? Code::observation : Code::policy_incomplete,
          policy ? say("办法不接受“不适用”", "the policy does not accept \"not applicable\"")
                 : say("不适用，而办法没有规定怎样处理（not_applicable）",
                       "not applicable, and the policy does not name what that means (\"not_applicable\")"),
          place_of(node), node.title,
          say("在办法里写 not_applicable", "name \"not_applicable\" in the policy"));
    } else if (policy->method == NotApplicableMethod::full_points) {
      node.exact = Score(*node.full);
      node.trace.push_back({say("不适用，按办法得满分", "not applicable: full points, says the policy"),
                            node.full->to_string()});
    } else {
      node.exact = Score(*node.full);  // 0 of 0 after its points were shared out
      node.trace.push_back({say("不适用，不计分", "not applicable: not scored"), node.full->to_string()});
    }
  }

  // The value must be one that can be printed; then the policy's rounding, if it rounds indicators.
  void finish(ScoredNode& node) {
    if (!node.exact->in_range()) {
      diagnostics_.add(Code::number_range,
                       say("得分的精确值超出可表示的范围", "the exact score is too long to be kept"),
                       place_of(node), node.title);
      node.exact.reset();
      return;
    }
    node.score = node.exact;
    const Arithmetic& arithmetic = *input_.policy.arithmetic;
    if (arithmetic.stage != Stage::indicator) return;
    if (!round_score(*node.score, arithmetic, place_of(node), node.title, diagnostics_)) return;
    node.trace.push_back({say("{0}，{1} 位小数（逐项）", "rounded {0} to {1} decimals (each indicator)",
                              {name_of(arithmetic.mode), std::to_string(arithmetic.decimals)}),
                          display(*node.score, arithmetic.decimals)});
  }

  const LeafInput& input_;
  Tree& tree_;
  std::vector<Finding>& findings_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, const Observation*> seen_;
  const std::vector<std::string> no_elements_;
};

}  // namespace

void score_leaves(const LeafInput& input, Tree& tree, std::vector<Finding>& findings,
                  Diagnostics& diagnostics) {
  Leaves(input, tree, findings, diagnostics).run();
}

}  // namespace jixiao::scoring
