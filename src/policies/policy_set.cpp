// SPDX-License-Identifier: Apache-2.0
#include "policies/overlay.hpp"

#include <jixiao/base/limits.hpp>
#include <jixiao/policies/policy_set.hpp>

namespace jixiao {

Result<PolicySet> PolicySet::with_builtins() {
  PolicySet set;
  for (const BuiltinPolicy& builtin : builtin_policies())
    if (auto added = set.add(std::string(builtin.json)); !added) return std::move(added).error();
  return set;
}

Result<std::shared_ptr<const Policy>> PolicySet::add(std::string json, Comments comments) {
  auto policy = parse_policy(std::move(json), comments);
  if (!policy) return std::move(policy).error();
  if (policies_.size() >= limits::policies)
    return {Code::out_of_range, say("评价办法太多", "there are too many policies"),
            say("最多 1,000 个", "at most 1,000")};
  auto added = std::make_shared<const Policy>(std::move(policy).value());
  for (const auto& known : policies_) {
    if (known->id != added->id || known->edition != added->edition) continue;
    if (known->source->text == added->source->text) return known;
    Diagnostic d;
    d.code = Code::conflict;
    d.message = say("已有评价办法“{0}”的版本 {1}，内容不同",
                    "edition {1} of the policy \"{0}\" is there already, with another text",
                    {added->id, added->edition});
    d.hint = say("改 id 或 edition", "change its \"id\" or \"edition\"");
    d.pointer = "/edition";
    return added->source->locate(Error(std::move(d)));
  }
  // Overlays that waited for this policy, or the policy itself if its base is there, get their changes made.
  auto policies = policies_;
  policies.push_back(added);
  for (bool again = true; again;) {
    again = false;
    for (auto& known : policies) {
      if (!waits_for_base(*known) || !base_of(*known, policies)) continue;
      auto changed = apply_overlay(known, policies);
      if (!changed) return std::move(changed).error();
      known = std::move(changed).value();
      again = true;
    }
  }
  policies_ = std::move(policies);
  return policies_.back();
}

}  // namespace jixiao
