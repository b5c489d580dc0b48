// SPDX-License-Identifier: Apache-2.0
#include "scoring/evaluate.hpp"

#include "lint/lint.hpp"

#include <jixiao/engine/evaluate.hpp>

#include <algorithm>

namespace jixiao {
namespace {

// The same case by the policy that an overlay changes.
OverlayWorth worth_of(const Policy& overlay, const std::shared_ptr<const Case>& subject,
                      const PolicySet& policies, const Options& options) {
  OverlayWorth worth;
  worth.policy = overlay.id + " " + overlay.edition;
  worth.base = overlay.based_on->id + " " + overlay.based_on->edition;
  worth.changes = overlay.changes;
  Options by_base = options;
  by_base.policy = overlay.based_on->id;
  by_base.edition = overlay.based_on->edition;
  by_base.certify = false;
  auto compiled = scoring::compile(subject, policies.policies(), by_base);
  auto evaluated = compiled ? scoring::evaluate(*compiled.value(), by_base)
                            : Result<Evaluation>(std::move(compiled).error());
  if (!evaluated) {
    worth.why_not = evaluated.error().diagnostics.front().message;
    return worth;
  }
  worth.base_total = evaluated.value().total;
  if (const Grading* grading = evaluated.value().deciding()) worth.base_grades = grading->grades;
  if (!worth.base_total) worth.why_not = say("没有总分", "there is no total");
  return worth;
}

}  // namespace

Result<Evaluation> evaluate(const std::shared_ptr<const Case>& subject, const PolicySet& policies,
                            const Options& options) {
  auto compiled = scoring::compile(subject, policies.policies(), options);
  if (!compiled) return subject->source->locate(std::move(compiled).error());
  auto evaluated = scoring::evaluate(*compiled.value(), options);
  if (!evaluated) return subject->source->locate(std::move(evaluated).error());
  Evaluation evaluation = std::move(evaluated).value();
  for (const auto& policy : evaluation.policies)
    if (policy->changed) evaluation.overlays.push_back(worth_of(*policy, subject, policies, options));
  auto& findings = evaluation.findings;
  lint::check_project(subject->project, findings);
  lint::check_plan(subject->plan, findings);
  lint::check_samples(evaluation, findings);
  lint::check_papers(evaluation, findings);
  lint::check_policy(evaluation, findings);
  lint::check_reported(evaluation, findings);
  lint::check_grounds(evaluation, findings);
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  return evaluation;
}

}  // namespace jixiao
