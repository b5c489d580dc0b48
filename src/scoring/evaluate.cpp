// SPDX-License-Identifier: Apache-2.0
#include "scoring/evaluate.hpp"

#include "base/nearest.hpp"
#include "scoring/check_policy.hpp"
#include "scoring/constraints.hpp"
#include "scoring/grade.hpp"
#include "scoring/leaves.hpp"
#include "scoring/place.hpp"
#include "scoring/totals.hpp"

namespace jixiao::scoring {
namespace {

// The layer whose observations count: the option's, the case's, or the only one.
const Layer* deciding_layer(const Case& subject, const Options& options, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const Layer& layer : subject.layers) names.push_back(layer.name);
  const std::string wanted = options.layer.empty() ? subject.decided_by : options.layer;
  if (wanted.empty() && names.size() > 1) {
    diagnostics.add(Code::layer,
                    say("有 {0} 个层次的完成情况，没有说明以哪一层为准",
                        "there are observations of {0} layers, and which one counts is not named",
                        {std::to_string(names.size())}),
                    "/observations", {},
                    say("写上 \"decided_by\": \"{0}\" 这样", "add, for instance, \"decided_by\": \"{0}\"",
                        {names.front()}));
    return nullptr;
  }
  if (wanted.empty()) return subject.layers.empty() ? nullptr : &subject.layers.front();
  if (const Layer* layer = subject.layer(wanted)) return layer;
  diagnostics.add(Code::layer,
                  say("没有层次“{0}”的完成情况", "there are no observations of the layer \"{0}\"", {wanted}),
                  "/observations", {}, did_you_mean(wanted, names));
  return nullptr;
}

void grade_all(const Selection& selection, Evaluation& evaluation) {
  const auto& reported = evaluation.subject->reported;
  const bool exact =
      evaluation.policy.arithmetic && evaluation.policy.arithmetic->bands_compare == BandsCompare::exact;
  for (const GradeScheme* scheme : selection.schemes) {
    const bool decides = scheme == selection.deciding;
    if (evaluation.total)
      evaluation.gradings.push_back(grade(exact ? *evaluation.exact_total : *evaluation.total, *scheme,
                                          Grading::Of::computed, decides));
  }
  for (const GradeScheme* scheme : selection.schemes)
    if (reported && reported->total)
      evaluation.gradings.push_back(
          grade(*reported->total, *scheme, Grading::Of::reported, scheme == selection.deciding));
}

}  // namespace

Result<Evaluation> evaluate(const std::shared_ptr<const Case>& subject, const Policies& policies,
                            const Options& options) {
  Diagnostics diagnostics;
  const auto as_of = options.as_of ? options.as_of : subject->as_of;
  if (!as_of) {
    diagnostics.add(
        Code::as_of,
        say("没有说明按哪一天有效的办法评价（as_of）", "the day whose rules apply (\"as_of\") is not named"),
        "", {},
        say("在案卷里写 \"as_of\": \"2024-11-30\"，或由调用者给出",
            "write \"as_of\": \"2024-11-30\" in the case, or give it with the call"));
    return diagnostics.take();
  }
  auto selection = select(*subject, policies, options, *as_of, diagnostics);
  const Layer* layer = deciding_layer(*subject, options, diagnostics);
  if (!selection || !diagnostics.empty()) return diagnostics.take();

  Evaluation evaluation;
  evaluation.subject = subject;
  evaluation.policies = selection->used;
  evaluation.policy = selection->effective;
  evaluation.as_of = *as_of;
  evaluation.layer = layer ? layer->name : "";

  Tree tree = place(evaluation.policy, subject->plan, diagnostics);
  if ((tree.scored || (subject->reported && subject->reported->total)) && selection->schemes.empty())
    diagnostics.add(
        Code::policy_incomplete,
        say("没有指明等级划分，分数定不了等级", "no grade scheme is named, so the score has no grade"),
        "/policy", {},
        say("在办法里写 grades，或由调用者给出", "name \"grades\" in the policy, or give one with the call"));
  if (tree.scored && evaluation.policy.arithmetic)
    for (const GradeScheme* scheme : selection->schemes)
      check_scheme_fits(*scheme, *evaluation.policy.arithmetic, "/policy", diagnostics);
  if (!diagnostics.empty()) return diagnostics.take();

  score_leaves({*subject, evaluation.policy, layer}, tree, evaluation.findings, diagnostics);
  if (!diagnostics.empty()) return diagnostics.take();
  evaluation.nodes = std::move(tree.nodes);
  for (const auto& node : evaluation.nodes)
    evaluation.illustrative = evaluation.illustrative || node.illustrative;

  if (tree.scored) {
    add_up(evaluation, diagnostics);
    if (!diagnostics.empty()) return diagnostics.take();
    evaluation.ledger = loss_ledger(evaluation);
    check_constraints(evaluation, evaluation.findings);
  }
  grade_all(*selection, evaluation);
  return evaluation;
}

}  // namespace jixiao::scoring
