// SPDX-License-Identifier: Apache-2.0
#include "scoring/evaluate.hpp"

#include "lint/lint.hpp"

#include <jixiao/engine/evaluate.hpp>

#include <algorithm>

namespace jixiao {

Result<Evaluation> evaluate(const std::shared_ptr<const Case>& subject, const PolicySet& policies,
                            const Options& options) {
  auto evaluated = scoring::evaluate(subject, policies.policies(), options);
  if (!evaluated) return subject->source->locate(std::move(evaluated).error());
  Evaluation evaluation = std::move(evaluated).value();
  auto& findings = evaluation.findings;
  lint::check_project(subject->project, findings);
  lint::check_papers(evaluation, findings);
  lint::check_reported(evaluation, findings);
  lint::check_grounds(evaluation, findings);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  return evaluation;
}

}  // namespace jixiao
