// SPDX-License-Identifier: Apache-2.0
#include "scoring/select.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace jixiao::scoring {
namespace {

using PolicyPointer = std::shared_ptr<const Policy>;

std::string with_edition(const Policy& policy) { return policy.id + " " + policy.edition; }

// The one policy of that id (and edition) in force on the day.
PolicyPointer find_in_force(const PolicyReference& wanted, const Policies& policies, const Date& day,
                            Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  Policies known, in_force;
  for (const auto& policy : policies) {
    ids.push_back(policy->id);
    if (policy->id != wanted.id || (!wanted.edition.empty() && policy->edition != wanted.edition)) continue;
    known.push_back(policy);
    if (policy->in_force(day)) in_force.push_back(policy);
  }
  if (in_force.size() == 1) return in_force.front();

  std::string editions;
  for (const auto& policy : known)
    editions += (editions.empty() ? "" : "、") + with_edition(*policy) + "（" +
                policy->valid_from.to_string() + "–" +
                (policy->valid_to ? policy->valid_to->to_string() : "") + "）";
  if (known.empty()) {
    const std::string name = wanted.id + (wanted.edition.empty() ? "" : " " + wanted.edition);
    diagnostics.add(Code::policy_not_found, say("找不到评价办法“{0}”", "there is no policy \"{0}\"", {name}),
                    wanted.pointer, {}, did_you_mean(wanted.id, ids));
  } else if (in_force.empty()) {
    diagnostics.add(
        Code::policy_not_in_force,
        say("评价办法“{0}”在 {1} 没有有效的版本：{2}", "no edition of \"{0}\" is in force on {1}: {2}",
            {wanted.id, day.to_string(), editions}),
        wanted.pointer, {},
        say("改 as_of，或加入当时有效的版本", "change \"as_of\", or add the edition of that time"));
  } else {
    diagnostics.add(
        Code::policy_ambiguous,
        say("评价办法“{0}”在 {1} 有多个有效版本：{2}", "several editions of \"{0}\" are in force on {1}: {2}",
            {wanted.id, day.to_string(), editions}),
        wanted.pointer, {},
        say("用 {\"id\": …, \"edition\": …} 指明一个", "name one with {\"id\": ..., \"edition\": ...}"));
  }
  return nullptr;
}

// Sections that the policy does not have are its base's.
void fill_from_base(Policy& policy, const Policy& base) {
  if (policy.framework.empty()) policy.framework = base.framework;
  if (!policy.full_points) policy.full_points = base.full_points;
  if (!policy.arithmetic) policy.arithmetic = base.arithmetic;
  if (!policy.judgement) policy.judgement = base.judgement;
  if (!policy.missing) policy.missing = base.missing;
  if (!policy.not_demonstrated) policy.not_demonstrated = base.not_demonstrated;
  if (!policy.not_applicable) policy.not_applicable = base.not_applicable;
  if (policy.grades.empty()) {
    policy.grades = base.grades;
    policy.graded_by = base.graded_by;
  }
  if (policy.constraints.empty()) policy.constraints = base.constraints;
  if (policy.vetoes.empty()) policy.vetoes = base.vetoes;
  if (!policy.penalties) policy.penalties = base.penalties;
  if (!policy.bonuses) policy.bonuses = base.bonuses;
  if (policy.grade_caps.empty()) policy.grade_caps = base.grade_caps;
  if (!policy.total) policy.total = base.total;
  if (!policy.payment) policy.payment = base.payment;
  if (policy.result_use.empty()) policy.result_use = base.result_use;
  if (!policy.far_exceeded) policy.far_exceeded = base.far_exceeded;
  policy.apportion_fractions = policy.apportion_fractions || base.apportion_fractions;
}

struct FoundScheme {
  const GradeScheme* scheme;
  PolicyPointer owner;
};

// The nearest scheme of that id in the policy and its bases, or else those of all policies in force.
std::vector<FoundScheme> find_schemes(const std::string& id, const Policies& used, const Policies& policies,
                                      const Date& day) {
  std::vector<FoundScheme> found;
  for (const Policies* list : {&used, &policies}) {
    for (const auto& policy : *list)
      for (const auto& scheme : policy->schemes)
        if (scheme.id == id && policy->in_force(day) && (found.empty() || list == &policies))
          found.push_back({&scheme, policy});
    if (!found.empty()) break;
  }
  return found;
}

std::vector<std::string> scheme_ids(const Policies& policies) {
  std::vector<std::string> ids;
  for (const auto& policy : policies)
    for (const auto& scheme : policy->schemes) ids.push_back(scheme.id);
  return ids;
}

}  // namespace

std::optional<Selection> select(const Case& subject, const Policies& policies, const Options& options,
                                const Date& as_of, Diagnostics& diagnostics) {
  PolicyReference wanted_policy = subject.policy;
  if (!options.policy.empty()) wanted_policy = {options.policy, options.edition, subject.policy.pointer};
  const PolicyPointer chosen = find_in_force(wanted_policy, policies, as_of, diagnostics);
  if (!chosen) return std::nullopt;
  if (!chosen->changes.empty() && !chosen->changed) {
    diagnostics.add(Code::policy_not_found,
                    say("办法“{0}”修改的是“{1}”{2}，找不到它",
                        "the policy \"{0}\" changes \"{1}\" {2}, which is not there",
                        {chosen->id, chosen->based_on->id, chosen->based_on->edition}),
                    subject.policy.pointer, {}, say("把它也加进来", "add it too"));
    return std::nullopt;
  }
  Selection selection;
  selection.used.push_back(chosen);
  selection.effective = chosen;
  std::shared_ptr<Policy> filled;

  for (PolicyPointer above = chosen; above->based_on;) {
    PolicyReference base = *above->based_on;
    base.pointer = subject.policy.pointer;
    const PolicyPointer found = find_in_force(base, policies, as_of, diagnostics);
    if (!found) return std::nullopt;
    if (std::find(selection.used.begin(), selection.used.end(), found) != selection.used.end()) {
      diagnostics.add(Code::conflict,
                      say("评价办法“{0}”经 based_on 又以自己为基础", "the policy \"{0}\" is based on itself",
                          {found->id}),
                      subject.policy.pointer);
      return std::nullopt;
    }
    if (!filled) selection.effective = filled = std::make_shared<Policy>(*chosen);
    fill_from_base(*filled, *found);
    selection.used.push_back(found);
    above = found;
  }

  if (selection.effective->graded_by.empty() && selection.effective->grades.size() > 1)
    diagnostics.add(Code::missing_key,
                    say("办法“{0}”有多种等级划分，没有说明以哪一种为准",
                        "the policy \"{0}\" has several grade schemes, and which one counts is not named",
                        {selection.effective->id}),
                    subject.policy.pointer, {},
                    say("在办法里写 graded_by", "name \"graded_by\" in the policy"));
  std::vector<std::string> wanted;
  for (const auto& grade : selection.effective->grades) wanted.push_back(grade.id);
  for (const auto& id : options.schemes)
    if (std::find(wanted.begin(), wanted.end(), id) == wanted.end()) wanted.push_back(id);
  const Policies own = selection.used;  // the policy and its bases; owners of other schemes are added below
  for (const auto& id : wanted) {
    const auto found = find_schemes(id, own, policies, as_of);
    if (found.size() != 1) {
      std::string owners;
      for (const auto& each : found) owners += (owners.empty() ? "" : "、") + with_edition(*each.owner);
      if (found.empty())
        diagnostics.add(Code::unknown_scheme,
                        say("找不到等级划分“{0}”", "there is no grade scheme \"{0}\"", {id}),
                        subject.policy.pointer, {}, did_you_mean(id, scheme_ids(policies)));
      else
        diagnostics.add(Code::policy_ambiguous,
                        say("几个办法都有等级划分“{0}”：{1}",
                            "several policies have a grade scheme \"{0}\": {1}", {id, owners}),
                        subject.policy.pointer, {},
                        say("改其中一个的 id", "change the \"id\" of one of them"));
      continue;
    }
    const GradeScheme* scheme = found.front().scheme;
    const PolicyPointer& owner = found.front().owner;
    if (const auto& full = selection.effective->full_points; full && !scheme->band_of(*full))
      diagnostics.add(
          Code::bands,
          say("满分 {0} 不属于等级划分“{1}”的任何一档",
              "full points, {0}, belong to no band of the scheme \"{1}\"", {full->to_string(), id}),
          subject.policy.pointer, id,
          say("最高一档写成 from，或换一种划分", "write the best band with \"from\", or use another scheme"));
    if (std::find(selection.used.begin(), selection.used.end(), owner) == selection.used.end())
      selection.used.push_back(owner);
    selection.schemes.push_back(scheme);
    if (id == selection.effective->graded_by) selection.deciding = scheme;
  }
  std::vector<std::string> first_level;
  for (const auto& node : selection.effective->framework) first_level.push_back(node.title);
  for (const Constraint& constraint : selection.effective->constraints)
    for (const auto& title : constraint.sum)
      if (std::find(first_level.begin(), first_level.end(), title) == first_level.end())
        diagnostics.add(
            Code::unknown_node,
            say("办法的约束提到“{0}”，指标体系没有这个一级指标",
                "a constraint of the policy names \"{0}\", which is no first-level node", {title}),
            subject.policy.pointer, {}, did_you_mean(title, first_level));
  if (!diagnostics.empty()) return std::nullopt;
  return selection;
}

}  // namespace jixiao::scoring
