// SPDX-License-Identifier: Apache-2.0
#include "lint/lint.hpp"

#include <unordered_set>

namespace jixiao::lint {

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
  if (subject.evidence.empty()) return;
  std::unordered_set<std::string> known;
  for (const Evidence& evidence : subject.evidence) {
    known.insert(evidence.id);
    known.insert(evidence.title);
  }
  for (const Layer& layer : subject.layers)
    for (const Observation& observation : layer.observations)
      for (const auto& name : observation.evidence)
        if (!known.count(name))
          findings.push_back(
              {Severity::warning, "evidence.not_listed",
               say("引用的佐证“{0}”不在材料清单里", "the evidence \"{0}\" is not in the case's list", {name}),
               observation.pointer, observation.indicator});
}

}  // namespace jixiao::lint
