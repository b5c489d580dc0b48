// SPDX-License-Identifier: Apache-2.0
#include "lint/lint.hpp"

#include <unordered_set>

namespace jixiao::lint {
namespace {

using Titles = std::unordered_set<std::string>;

void check_named(const std::vector<std::string>& evidence, const std::string& pointer,
                 const std::string& subject, const Titles& known, std::vector<Finding>& findings) {
  for (const auto& name : evidence)
    if (!known.count(name))
      findings.push_back(
          {Severity::warning, "evidence.not_listed",
           say("引用的佐证“{0}”不在材料清单里", "the evidence \"{0}\" is not in the case's list", {name}),
           pointer, subject});
}

void check_evidence(const Observation& seen, const Titles& known, std::vector<Finding>& findings) {
  check_named(seen.evidence, seen.pointer, seen.indicator, known, findings);
  for (const ElementMark& mark : seen.elements)
    check_named(mark.evidence, mark.pointer, seen.indicator, known, findings);
  for (const Observation& part : seen.parts) check_evidence(part, known, findings);
}

}  // namespace

void check_papers(const Evaluation& evaluation, std::vector<Finding>& findings) {
  const Case& subject = *evaluation.subject;
  if (!evaluation.total) {
    findings.push_back(
        {Severity::warning,
         "report.no_score_table",
         say("报告第三部分应附相关评分表，这里只有总分，没有指标分值和得分",
             "part three of the report announces a score table; here are no points and scores of indicators"),
         "/plan",
         {}});
    for (const auto& node : evaluation.nodes)
      if (node.leaf && node.state == State::missing)
        findings.push_back({Severity::warning, "goal.without_fact",
                            say("有目标，没有完成情况：{0}", "a goal without any fact: {0}",
                                {node.target.empty() ? node.title.str() : node.target}),
                            node.indicator->pointer, node.title});
  }
  Titles known;
  for (const Evidence& evidence : subject.evidence) {
    known.insert(evidence.id);
    known.insert(evidence.title);
  }
  for (const Evidence& evidence : subject.evidence)
    if (evidence.date && evaluation.as_of < evidence.date->first)
      findings.push_back({Severity::warning, "date.evidence_after_as_of",
                          say("佐证“{0}”写在 {1}，晚于评价日 {2}",
                              "the evidence \"{0}\" is dated {1}, after the day of the "
                              "evaluation, {2}",
                              {evidence.title, evidence.date->text, evaluation.as_of.to_string()}),
                          evidence.pointer, evidence.title});
    else if (evidence.date && subject.project.year && evidence.date->last.year < *subject.project.year - 1)
      findings.push_back(
          {Severity::note, "date.evidence_old",
           say("佐证“{0}”写在 {1}，早于项目年度 {2} 一年以上",
               "the evidence \"{0}\" is dated {1}, more than a year before the project's year {2}",
               {evidence.title, evidence.date->text, std::to_string(*subject.project.year)}),
           evidence.pointer, evidence.title});
  std::vector<Finding> unlisted;
  for (const Layer& layer : subject.layers)
    for (const Observation& observation : layer.observations) check_evidence(observation, known, unlisted);
  if (!known.empty() || unlisted.empty()) {
    findings.insert(findings.end(), unlisted.begin(), unlisted.end());
    return;
  }
  findings.push_back({Severity::note,
                      "evidence.no_list",
                      say("引用了 {0} 处佐证，案卷没有材料清单（evidence），无法核对有没有这些材料",
                          "evidence is named in {0} places, and the case has no list of it to compare with",
                          {std::to_string(unlisted.size())}),
                      "",
                      {}});
}

}  // namespace jixiao::lint
