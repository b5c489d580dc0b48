// SPDX-License-Identifier: Apache-2.0
#include "scoring/leaves.hpp"

#include "rules/target.hpp"
#include "rules/unobserved.hpp"
#include "scoring/evidence.hpp"
#include "scoring/full_points.hpp"
#include "scoring/not_applicable.hpp"

namespace jixiao::scoring {
namespace {

void describe(const Observation& seen, ScoredNode& node) {
  node.state = seen.state;
  node.actual = seen.actual;
  node.evidence = seen.evidence;
  node.reason = seen.reason;
  node.surveyed = node.surveyed || !seen.amounts.empty();  // a formula states its numbers
}

// A plan without points: each target is met, exceeded or missed.
void compare(const Observation* seen, ScoredNode& node) {
  const Quantity* target = rules::target_of(*node.indicator);
  if (!seen || seen->state != State::observed || !target || !seen->value) return;
  node.fulfilment = rules::compare_with_target(target->sign, target->value, rules::values_of(*seen->value));
  node.trace.push_back({{"目标 {0}，实际 {1}", "target {0}, actual {1}"}, {target->text, seen->actual}, {}});
}

class Scorer {
 public:
  Scorer(const LeafInput& input, std::vector<Finding>& findings, Diagnostics& diagnostics)
      : input_(input), policy_(input.compiled.policy()), findings_(findings), diagnostics_(diagnostics) {
    tree_.nodes = input.compiled.tree.nodes;
  }

  Leaves run() {
    seen_.assign(tree_.nodes.size(), nullptr);
    if (input_.layer)
      for (const Observation& seen : input_.layer->observations) read(seen);
    const bool scored = input_.compiled.tree.scored;
    bool dropped = false;
    for (auto& node : tree_.nodes) {
      if (!node.leaf) continue;
      const Observation* seen = observation_of(node);
      if (seen)
        describe(*seen, node);
      else
        node.state = State::missing;
      node.illustrative = scored && (node.indicator->illustrative || (seen && seen->illustrative));
      if (seen && seen->value && (seen->value->sign != Sign::none && seen->value->sign != Sign::equal))
        find(Severity::note, "actual.inequality", node,
             say("实际完成值“{0}”是一个范围，不是一个数", "the actual \"{0}\" is a range, not a number",
                 {seen->actual}));
      if (seen) check_magnitude(*seen, node);
      dropped = dropped || node.state == State::not_applicable;
    }
    Leaves leaves;
    if (!scored) {
      for (auto& node : tree_.nodes)
        if (node.leaf) compare(observation_of(node), node);
      leaves.nodes = std::move(tree_.nodes);
      return leaves;
    }
    if (dropped && policy_.not_applicable) {
      move_points_of_not_applicable(policy_, tree_, diagnostics_);
      if (!diagnostics_.empty()) return leaves;
    }
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i)
      if (tree_.nodes[i].leaf && !diagnostics_.full()) score(i);
    leaves.scores.exact.resize(tree_.nodes.size());
    leaves.scores.full.resize(tree_.nodes.size());
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      const ScoredNode& node = tree_.nodes[i];
      if (node.leaf && node.exact) leaves.scores.exact[i] = *node.exact;
      if (node.leaf) leaves.scores.full[i] = *node.full;
    }
    leaves.nodes = std::move(tree_.nodes);
    return leaves;
  }

 private:
  void read(const Observation& seen) {
    if (input_.evidenced == Evidenced::as_recorded) {
      remember(seen);
      return;
    }
    changed_.push_back(std::make_unique<const Observation>(
        input_.evidenced == Evidenced::supported ? as_supported(seen, input_.compiled.subject->evidence)
                                                 : as_claimed(seen)));
    remember(*changed_.back());
  }

  void remember(const Observation& seen) {
    const auto leaf = input_.compiled.tree.leaves.find(seen.indicator);
    if (leaf != input_.compiled.tree.leaves.end()) seen_[leaf->second] = &seen;
  }

  const Observation* observation_of(const ScoredNode& node) const {
    return seen_[static_cast<std::size_t>(&node - tree_.nodes.data())];
  }

  std::string place_of(const ScoredNode& node) const {
    const Observation* seen = observation_of(node);
    return seen ? seen->pointer : node.indicator->pointer;
  }

  void find(Severity severity, const char* code, const ScoredNode& node, Text message) {
    findings_.push_back({severity, code, std::move(message), place_of(node), node.title});
  }

  // A bare number takes over the indicator's unit; where that makes it absurdly large or small, the unit was
  // probably forgotten ("≥10万元" and "100000", "≥95%" and "0.95").
  void check_magnitude(const Observation& seen, const ScoredNode& node) {
    const Quantity* target = rules::target_of(*node.indicator);
    if (!target || !seen.value || node.indicator->unit->factor == 1) return;
    if (target->value.sign() <= 0 || seen.value->value.sign() <= 0) return;
    if (seen.value->value < target->value * 50 && seen.value->value * 50 > target->value) return;
    const auto written = parse_quantity(seen.actual);
    if (!written || !written.value().unit.name.empty()) return;
    find(Severity::warning, "actual.magnitude", node,
         say("实际完成值“{0}”没有写单位，按“{1}”计算，与目标“{2}”相差五十倍以上",
             "the actual \"{0}\" has no unit and is taken as \"{1}\": more than fifty times off the target "
             "\"{2}\"",
             {seen.actual, node.indicator->unit->name, target->text}));
  }

  // The plan's, or that of a row that brings its own.
  const Quantity* target_of(const ScoredNode& node) const {
    const auto i = static_cast<std::size_t>(&node - tree_.nodes.data());
    if (const Quantity* own = input_.row ? input_.row->target_of(i) : nullptr) return own;
    return rules::target_of(*node.indicator);
  }

  // Over-fulfilment is told, and told louder beyond what the policy calls far. It never takes points by
  // itself.
  void check_excess(const Observation& seen, const ScoredNode& node) {
    const Quantity* target = target_of(node);
    if (node.fulfilment != Fulfilment::exceeded || !target || !seen.value || target->sign != Sign::at_least ||
        target->value.sign() <= 0)
      return;
    const bool far = policy_.far_exceeded && seen.value->value / target->value > *policy_.far_exceeded;
    if (far)
      find(Severity::warning, "target.far_exceeded", node,
           say("实际“{0}”远超目标“{1}”（超过 {2}%），请说明是否目标定得过低",
               "the actual \"{0}\" is far beyond the target \"{1}\" (over {2}%): was the target set too low?",
               {node.actual, node.target, (*policy_.far_exceeded * 100).to_string()}));
    else if (node.exact->in_range() && node.exact->low >= *node.full)
      find(Severity::note, "target.exceeded", node,
           say("实际“{0}”超过目标“{1}”，不因此扣分",
               "the actual \"{0}\" is beyond the target \"{1}\"; no points are taken for it",
               {node.actual, node.target}));
    else
      find(Severity::note, "target.exceeded", node,
           say("实际“{0}”超过目标“{1}”，得分按规则",
               "the actual \"{0}\" is beyond the target \"{1}\"; the rule scores it",
               {node.actual, node.target}));
  }

  void score(std::size_t i) {
    ScoredNode& node = tree_.nodes[i];
    switch (node.state) {
      case State::observed:
        by_rule(i);
        break;
      case State::missing:
      case State::not_demonstrated:
      case State::pending:
        without_fact(i);
        break;
      case State::not_applicable:
        not_applicable(node);
        break;
    }
    if (node.exact && !node.exact->in_range()) {
      diagnostics_.add(Code::number_range,
                       say("得分的精确值超出可表示的范围", "the exact score is too long to be kept"),
                       place_of(node), node.title);
      node.exact.reset();
    }
  }

  void by_rule(std::size_t i) {
    ScoredNode& node = tree_.nodes[i];
    const rules::Setting& setting = input_.compiled.tree.settings[i];
    const rules::BoundRule& rule = *node.indicator->rule->bound;
    const Observation& seen = *observation_of(node);
    const Rational& planned = *node.planned;
    const std::vector<rules::Peer> peers = rule.ranks() ? peers_of(node) : std::vector<rules::Peer>();
    const Quantity* target = input_.row ? input_.row->target_of(i) : nullptr;
    if (target) node.target = target->text;
    const rules::Facts facts{setting, seen, project(), policy_, peers, target};
    auto outcome = rules::score_unreadable(rule, facts, diagnostics_);
    if (!outcome) outcome = rule.score(facts, diagnostics_);
    if (!outcome) return;
    const Rational floor = rule.floor(setting);
    // Each rule keeps to its range by itself; this holds it to that.
    if (outcome->score.in_range() &&
        (outcome->score.low < floor || (rule.capped() && outcome->score.high > planned))) {
      diagnostics_.add(Code::rule,
                       say("规则算出的得分超出 {0} 到 {1}", "the rule gives a score outside {0} to {1}",
                           {floor.to_string(), planned.to_string()}),
                       place_of(node), node.title);
      return;
    }
    node.trace = std::move(outcome->trace);
    for (Finding& finding : outcome->findings) findings_.push_back(std::move(finding));
    node.fulfilment = outcome->fulfilment;
    if (node.actual.empty()) node.actual = outcome->actual;
    node.summary = std::move(outcome->summary);
    if (rule.is_panel()) node.spread = spread_of(seen);
    Score exact = outcome->score;
    if (seen.adjustment && !adjust(*seen.adjustment, *outcome, floor, planned, node, exact)) return;
    if (*node.full != planned && planned.sign() != 0) {
      const Rational grown = *node.full / planned;
      exact = Score(exact.low * grown, exact.high * grown);
      node.trace.push_back({{"按新分值折算", "scaled to the new points"}, {}, exact});
    }
    node.exact = exact;
    name_missed_core(node);
    check_excess(seen, node);
    if (!rule.capped())
      find(Severity::warning, "rule.uncapped", node,
           say("规则不封顶，得分可以超过分值", "the rule is not capped: the score may exceed the points"));
    if (exact.in_range() && exact.low.sign() < 0)
      find(Severity::warning, "score.below_zero", node,
           say("得分低于 0，倒扣总分", "the score is below 0 and is taken from the total"));
  }

  // A core indicator (★) is missed when its target is, or where no target tells, when it has not all its
  // points.
  void name_missed_core(const ScoredNode& node) {
    if (!node.core || node.state == State::pending) return;
    const bool told = node.fulfilment != Fulfilment::unknown;
    if (told ? node.fulfilment != Fulfilment::missed
             : !node.exact || !node.exact->in_range() || node.exact->high >= *node.full)
      return;
    if (told && !node.target.empty())
      find(Severity::warning, "core.missed", node,
           say("核心指标未达标：目标“{0}”，实际“{1}”",
               "a core indicator missed its target: \"{0}\", actual \"{1}\"", {node.target, node.actual}));
    else
      find(Severity::warning, "core.missed", node,
           say("核心指标没有得满分：{0} 分中得 {1} 分", "a core indicator has not all its points: {1} of {0}",
               {node.full->to_string(), display(*node.exact, 0)}));
  }

  // Points given or taken by hand on top of the rule, within its range.
  bool adjust(const Adjustment& adjustment, const rules::Outcome& outcome, const Rational& floor,
              const Rational& planned, ScoredNode& node, Score& exact) {
    const Score adjusted(exact.low + adjustment.points, exact.high + adjustment.points);
    if (outcome.adjustable && adjusted.in_range() && !outcome.adjustable->holds(adjusted.low)) {
      diagnostics_.add(
          Code::mark,
          say("调整 {0} 分后得 {1} 分，超出所判档次的 {2}",
              "adjusted by {0} the score is {1}, outside {2} of the judged level",
              {adjustment.points.to_string(), adjusted.low.to_string(), outcome.adjustable->to_string()}),
          adjustment.pointer, node.title,
          say("改判档次，或改正调整的分数", "judge another level, or correct the adjustment"));
      return false;
    }
    if (adjusted.in_range() && (adjusted.low < floor || adjusted.high > planned)) {
      diagnostics_.add(
          Code::mark,
          say("调整 {0} 分后得分超出 {1} 到 {2}", "adjusted by {0} the score is outside {1} to {2}",
              {adjustment.points.to_string(), floor.to_string(), planned.to_string()}),
          adjustment.pointer, node.title, say("改正调整的分数", "correct the adjustment"));
      return false;
    }
    exact = adjusted;
    node.trace.push_back({{"{0}调整 {1} 分，理由：{2}", "adjusted by {0} by {1}, because: {2}"},
                          {adjustment.author, adjustment.points, adjustment.reason},
                          exact});
    find(Severity::note, "score.adjusted", node,
         say("{0}把得分调整 {1}，理由：{2}", "{0} adjusted the score by {1}, because: {2}",
             {adjustment.author, adjustment.points.to_string(), adjustment.reason}));
    return true;
  }

  const Project& project() const {
    return input_.row && input_.row->project ? *input_.row->project : input_.compiled.subject->project;
  }

  static std::optional<Rational> spread_of(const Observation& seen) {
    std::optional<Rational> low, high;
    for (const PanelMark& ballot : seen.marks) {
      if (!ballot.invalid.empty() || !ballot.mark) continue;
      if (!low || *ballot.mark < *low) low = ballot.mark;
      if (!high || *ballot.mark > *high) high = ballot.mark;
    }
    return low ? std::optional<Rational>(*high - *low) : std::nullopt;
  }

  // The other projects' values of the same indicator, in the layer that decides there.
  std::vector<rules::Peer> peers_of(const ScoredNode& node) {
    std::vector<rules::Peer> peers;
    for (const auto& peer : input_.peers) {
      const Layer* layer = peer->decided_by.empty()
                               ? (peer->layers.size() == 1 ? &peer->layers.front() : nullptr)
                               : peer->layer(peer->decided_by);
      const Observation* found = nullptr;
      if (layer)
        for (const Observation& seen : layer->observations)
          if (seen.indicator == node.title) found = &seen;
      const bool usable = found && found->state == State::observed && found->value && node.indicator->unit &&
                          found->value->unit.base == node.indicator->unit->base &&
                          (found->value->sign == Sign::none || found->value->sign == Sign::equal);
      if (usable)
        peers.push_back({peer->project.name, found->value->value});
      else
        find(Severity::warning, "rank.peer_without_value", node,
             say("项目“{0}”没有这个指标的完成值，不参加排名",
                 "the project \"{0}\" has no value of this indicator and is not ranked",
                 {peer->project.name}));
    }
    return peers;
  }

  void without_fact(std::size_t i) {
    ScoredNode& node = tree_.nodes[i];
    const rules::BoundRule& rule = *node.indicator->rule->bound;
    Rational floor = rule.floor(input_.compiled.tree.settings[i]);
    if (node.planned->sign() != 0) floor = floor * *node.full / *node.planned;
    auto outcome = rules::score_unobserved(node.state, rule, policy_, Score(floor, *node.full),
                                           place_of(node), node.title, diagnostics_);
    if (!outcome) return;
    node.exact = outcome->score;
    node.trace = std::move(outcome->trace);
    for (Finding& finding : outcome->findings) findings_.push_back(std::move(finding));
    name_missed_core(node);
  }

  void not_applicable(ScoredNode& node) {
    const auto& policy = policy_.not_applicable;
    if (!policy || policy->method == NotApplicableMethod::refuse) {
      diagnostics_.add(
          policy ? Code::observation : Code::policy_incomplete,
          policy ? say("办法不接受“不适用”", "the policy does not accept \"not applicable\"")
                 : say("不适用，而办法没有规定怎样处理（not_applicable）",
                       "not applicable, and the policy does not name what that means (\"not_applicable\")"),
          place_of(node), node.title,
          say("在办法里写 not_applicable", "name \"not_applicable\" in the policy"));
      return;
    }
    node.exact = Score(*node.full);  // 0 of 0 after its points moved
    node.trace.push_back({policy->method == NotApplicableMethod::full_points
                              ? Phrase{"不适用，按办法得满分", "not applicable: full points, says the policy"}
                              : Phrase{"不适用，不计分", "not applicable: not scored"},
                          {},
                          *node.full});
  }

  const LeafInput& input_;
  const Policy& policy_;
  Tree tree_;
  std::vector<Finding>& findings_;
  Diagnostics& diagnostics_;
  std::vector<const Observation*> seen_;  // by node
  std::vector<std::unique_ptr<const Observation>> changed_;
};

}  // namespace

Leaves score_leaves(const LeafInput& input, std::vector<Finding>& findings, Diagnostics& diagnostics) {
  return Scorer(input, findings, diagnostics).run();
}

}  // namespace jixiao::scoring
