// SPDX-License-Identifier: Apache-2.0
#include "scoring/compile.hpp"

#include "scoring/check_policy.hpp"
#include "scoring/check_tables.hpp"

namespace jixiao::scoring {
namespace {

void prepare_rules(const Policy& policy, Tree& tree, Diagnostics& diagnostics) {
  tree.settings.resize(tree.nodes.size());
  for (std::size_t i = 0; i < tree.nodes.size() && !diagnostics.full(); ++i) {
    ScoredNode& node = tree.nodes[i];
    if (!node.leaf || !node.indicator->rule) continue;
    rules::Setting& setting = tree.settings[i];
    setting.full = *node.planned;
    setting.indicator = node.indicator;
    setting.node_elements = tree.framework[i] ? &tree.framework[i]->elements : nullptr;
    setting.scale = policy.judgement ? &*policy.judgement : nullptr;
    node.indicator->rule->bound->prepare(setting, diagnostics);
    node.proof = std::make_shared<const RuleProof>(setting.proof);
  }
}

}  // namespace

Result<std::unique_ptr<const Compiled>> compile(const std::shared_ptr<const Case>& subject,
                                                const Policies& policies, const Options& options) {
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
  if (!selection || !diagnostics.empty()) return diagnostics.take();
  check_tables(*selection, diagnostics);
  auto compiled = std::make_unique<Compiled>();
  compiled->subject = subject;
  compiled->selection = std::move(*selection);
  compiled->as_of = *as_of;
  const Policy& policy = compiled->policy();
  compiled->tree = place(policy, subject->plan, diagnostics);
  const bool scored = compiled->tree.scored;
  if ((scored || (subject->reported && subject->reported->total)) && compiled->selection.schemes.empty())
    diagnostics.add(
        Code::policy_incomplete,
        say("没有指明等级划分，分数定不了等级", "no grade scheme is named, so the score has no grade"),
        "/policy", {},
        say("在办法里写 grades，或由调用者给出", "name \"grades\" in the policy, or give one with the call"));
  if (scored && policy.arithmetic)
    for (const GradeScheme* scheme : compiled->selection.schemes)
      check_scheme_fits(*scheme, *policy.arithmetic, "/policy", diagnostics);
  if (!diagnostics.empty()) return diagnostics.take();
  if (scored) prepare_rules(policy, compiled->tree, diagnostics);
  compiled->adjustments = std::make_unique<const Adjustments>(policy, *subject, compiled->tree, diagnostics);
  if (!diagnostics.empty()) return diagnostics.take();
  return std::unique_ptr<const Compiled>(std::move(compiled));
}

}  // namespace jixiao::scoring
