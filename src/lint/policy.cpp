// SPDX-License-Identifier: Apache-2.0
#include "feel/formula.hpp"
#include "lint/lint.hpp"

#include <unordered_set>

namespace jixiao::lint {
namespace {

struct Condition {
  const Expression* expression;
  const std::string* title;
  bool decides;  // a condition, not an amount
};

std::vector<Condition> conditions_of(const Policy& policy) {
  std::vector<Condition> all;
  for (const Veto& veto : policy.vetoes) all.push_back({&veto.when, &veto.title, true});
  for (const auto* extras : {&policy.penalties, &policy.bonuses})
    if (*extras)
      for (const Extra& extra : (*extras)->items) {
        if (extra.when) all.push_back({&*extra.when, &extra.title, true});
        all.push_back({&extra.points, &extra.title, false});
      }
  for (const GradeCap& cap : policy.grade_caps) all.push_back({&cap.when, &cap.title, true});
  return all;
}

// What can never happen, or always does.
void check_reach(const Evaluation& evaluation, std::vector<Finding>& findings) {
  const Policy& policy = evaluation.policy();
  for (const Condition& condition : conditions_of(policy))
    if (condition.decides && condition.expression->formula->names().empty())
      findings.push_back({Severity::warning, "policy.constant_condition",
                          say("办法“{0}”的条件“{1}”不看任何事实，永远是同一个结果",
                              "the condition \"{1}\" of \"{0}\" looks at no fact: it is always the same",
                              {*condition.title, condition.expression->text}),
                          "", *condition.title});
  if (!policy.full_points) return;
  const Rational most =
      policy.total && policy.total->range ? *policy.total->range->high : *policy.full_points;
  std::unordered_set<std::string> seen;
  for (const Grading& grading : evaluation.gradings)
    for (const Band& band : grading.scheme->bands) {
      const bool beyond =
          band.range.low && (*band.range.low > most || (*band.range.low == most && !band.range.low_included));
      if (beyond && seen.insert(grading.scheme->id + "/" + band.grade).second)
        findings.push_back(
            {Severity::warning, "policy.unreachable_grade",
             say("等级划分“{0}”的“{1}”从 {2} 开始，总分最高 {3}，永远评不上",
                 "\"{1}\" of the scheme \"{0}\" starts at {2}; no total goes beyond {3}",
                 {grading.scheme->id, band.grade, band.range.low->to_string(), most.to_string()}),
             "", grading.scheme->id});
    }
  if (policy.payment)
    for (const PaymentTier& tier : policy.payment->tiers)
      if (tier.scores && tier.scores->low && *tier.scores->low > most)
        findings.push_back({Severity::warning, "policy.unreachable_tier",
                            say("付款表中从 {0} 分起的一档，总分最高 {1}，永远用不上",
                                "the payment tier from {0} is out of reach: no total goes beyond {1}",
                                {tier.scores->low->to_string(), most.to_string()}),
                            "", "payment"});
}

void check_unused_facts(const Evaluation& evaluation, std::vector<Finding>& findings) {
  std::unordered_set<std::string> asked;
  for (const Condition& condition : conditions_of(evaluation.policy()))
    for (const std::string& name : condition.expression->formula->names()) asked.insert(name);
  for (const Fact& fact : evaluation.subject->facts)
    if (!asked.count(fact.name))
      findings.push_back(
          {Severity::note, "fact.unused",
           say("办法没有用到事实“{0}”", "no condition of the policy asks for the fact \"{0}\"", {fact.name}),
           fact.pointer, fact.name});
}

// Of the policy and those it is based on; schemes say so themselves.
void check_confirmed(const Evaluation& evaluation, std::vector<Finding>& findings) {
  const Policy* above = nullptr;
  for (const auto& policy : evaluation.policies) {
    const bool base = !above || (above->based_on && above->based_on->id == policy->id);
    if (!base) break;
    above = policy.get();
    if (policy->citation.confirmed) continue;
    findings.push_back(
        {Severity::note, "policy.unconfirmed",
         say("办法“{0}”的内容没有得到证实{1}", "what the policy \"{0}\" says is not confirmed{1}",
             {policy->id,
              policy->citation.note.empty() ? Text("") : say("：{0}", ": {0}", {policy->citation.note})}),
         "", policy->id});
  }
}

}  // namespace

void check_policy(const Evaluation& evaluation, std::vector<Finding>& findings) {
  check_reach(evaluation, findings);
  check_unused_facts(evaluation, findings);
  check_confirmed(evaluation, findings);
}

}  // namespace jixiao::lint
