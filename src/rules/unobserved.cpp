// SPDX-License-Identifier: Apache-2.0
#include "rules/unobserved.hpp"

namespace jixiao::rules {

std::optional<Outcome> score_unobserved(State state, const Policy& policy, const Rational& full,
                                        const std::string& pointer, const std::string& title,
                                        Diagnostics& diagnostics) {
  Outcome outcome;
  if (state == State::pending) {
    outcome.score = Score(0, full);
    outcome.trace.push_back(
        {{"待定：可能得 0 到满分", "pending: anything from 0 to full points"}, {}, outcome.score});
    return outcome;
  }
  // Missing and not demonstrated are named apart in the policy, since they are not the same.
  const Phrase words = name_of(state);
  const bool missing = state == State::missing;
  const char* key = missing ? "missing" : "not_demonstrated";
  const auto& method = missing ? policy.missing : policy.not_demonstrated;
  if (!method || *method == MissingMethod::refuse) {
    diagnostics.add(
        method ? Code::observation : Code::policy_incomplete,
        method ? say("{0}，办法要求资料齐全才能评分", "{0}: the policy refuses to score without it", {words})
               : say("{0}，而办法没有规定这时怎样计分（{1}）",
                     "{0}, and the policy does not name what that scores (\"{1}\")", {words, key}),
        pointer, title,
        say("补上完成情况，或在办法里写 {0}", "add the observation, or name \"{0}\" in the policy", {key}));
    return std::nullopt;
  }
  if (*method == MissingMethod::zero) {
    outcome.trace.push_back({{"{0}，按办法不得分", "{0}: no points, says the policy"}, {words}, Rational(0)});
  } else {
    outcome.score = Score(0, full);
    outcome.trace.push_back(
        {{"{0}，按办法取区间", "{0}: an interval, says the policy"}, {words}, outcome.score});
  }
  outcome.findings.push_back({Severity::warning,
                              missing ? "observation.missing" : "observation.not_demonstrated",
                              missing ? say("没有完成情况", "nothing was observed")
                                      : say("有说法而无佐证", "claimed without evidence"),
                              pointer, title});
  return outcome;
}

}  // namespace jixiao::rules
