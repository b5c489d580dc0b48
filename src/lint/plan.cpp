// SPDX-License-Identifier: Apache-2.0
#include "lint/lint.hpp"

#include <unordered_map>
#include <unordered_set>

namespace jixiao::lint {
namespace {

void check_goals(const Plan& plan, std::vector<Finding>& findings) {
  if (plan.goals.empty()) return;
  std::unordered_set<std::string> measured;
  for (const Goal& goal : plan.goals) {
    if (goal.measured_by.empty())
      findings.push_back(
          {Severity::warning, "plan.goal_without_indicator",
           say("目标“{0}”没有指标来衡量", "no indicator measures the goal \"{0}\"", {goal.goal}),
           goal.pointer, goal.goal});
    measured.insert(goal.measured_by.begin(), goal.measured_by.end());
  }
  for (const Indicator& indicator : plan.indicators)
    if (measured.count(indicator.title) == 0)
      findings.push_back({Severity::note, "plan.indicator_without_goal",
                          say("指标不衡量任何一个目标", "the indicator measures none of the goals"),
                          indicator.pointer, indicator.title});
}

// What the plan states now, as far as a revision can be held against it.
std::string stated(const Indicator& indicator, const std::string& field) {
  if (field == "target") return indicator.target ? indicator.target->text : "";
  if (field == "points") return indicator.points ? indicator.points->to_string() : "";
  if (field == "weight") return indicator.weight ? indicator.weight->to_string() : "";
  return "";
}

void check_revisions(const Plan& plan, std::vector<Finding>& findings) {
  if (plan.revisions.empty()) return;
  std::unordered_map<std::string, const Indicator*> by_title;
  for (const Indicator& indicator : plan.indicators) by_title.emplace(indicator.title, &indicator);
  std::unordered_map<std::string, const Revision*> last;
  const auto find = [&](Severity severity, const char* code, const Revision& revision, Text message) {
    findings.push_back({severity, code, std::move(message), revision.pointer, revision.indicator});
  };
  for (const Revision& revision : plan.revisions) {
    if (plan.approved_on && revision.date.last < plan.approved_on->first)
      find(Severity::warning, "plan.revised_before_approval", revision,
           say("{0} 的修订早于计划批准的 {1}", "revised on {0}, before the plan was approved on {1}",
               {revision.date.text, plan.approved_on->text}));
    else
      find(Severity::warning, "plan.revised", revision,
           say("计划批准后于 {0} 修订 {1}：{2} → {3}，理由：{4}",
               "after approval, on {0}, its {1} was revised: {2} → {3}, because: {4}",
               {revision.date.text, revision.field, revision.from, revision.to, revision.reason}));
    const std::string key = revision.indicator + "\n" + revision.field;
    if (const Revision* before = last[key]; before && before->to != revision.from)
      find(Severity::warning, "plan.revision_chain", revision,
           say("上一次修订为“{0}”，这一次却从“{1}”改起",
               "the revision before it ended in \"{0}\", this one begins with \"{1}\"",
               {before->to, revision.from}));
    last[key] = &revision;
  }
  for (const Revision& revision : plan.revisions) {
    const auto indicator = by_title.find(revision.indicator);
    if (last[revision.indicator + "\n" + revision.field] != &revision || indicator == by_title.end())
      continue;
    const std::string now = stated(*indicator->second, revision.field);
    if (!now.empty() && now != revision.to)
      find(Severity::warning, "plan.revision_mismatch", revision,
           say("最后修订为“{0}”，计划写的是“{1}”", "last revised to \"{0}\", and the plan says \"{1}\"",
               {revision.to, now}));
  }
}

}  // namespace

void check_plan(const Plan& plan, std::vector<Finding>& findings) {
  check_goals(plan, findings);
  check_revisions(plan, findings);
}

void check_samples(const Evaluation& evaluation, std::vector<Finding>& findings) {
  for (const ScoredNode& node : evaluation.nodes) {
    const bool rate = node.leaf && node.state == State::observed && node.indicator->unit &&
                      node.indicator->unit->base == "%";
    if (!rate || node.title.str().find("满意") == std::string::npos || node.surveyed || node.actual.empty())
      continue;
    findings.push_back({Severity::note, "survey.no_sample",
                        say("满意度“{0}”没有说明发放和有效的份数",
                            "the satisfaction of \"{0}\" does not state how many forms were issued and valid",
                            {node.actual}),
                        node.indicator->pointer, node.title});
  }
}

}  // namespace jixiao::lint
