// SPDX-License-Identifier: Apache-2.0
#include "rules/unobserved.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace jixiao::rules {

std::optional<Outcome> score_unobserved(State state, const BoundRule& rule, const Policy& policy,
                                        const Score& scores, const std::string& pointer,
                                        const std::string& title, Diagnostics& diagnostics) {
  Outcome outcome;
  const auto anything = [&] {
    if (!rule.capped())
      diagnostics.add(
          Code::observation,
          say("规则不封顶，得分没有上限，算不出区间",
              "the rule is not capped: nothing bounds the score from above, so there is no interval"),
          pointer, title, say("写上完成情况", "state what was observed"));
    outcome.score = scores;
    return rule.capped();
  };
  if (state == State::pending) {
    if (!anything()) return std::nullopt;
    outcome.trace.push_back(
        {{"待定：从最低分到满分都可能", "pending: anything from the least to full points"},
         {},
         outcome.score});
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
    if (!anything()) return std::nullopt;
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

namespace {

// The form of the value that is missing, where words stand in its place; "" where nothing is.
Text needed(const BoundRule& rule, const Facts& facts) {
  const Observation& seen = facts.observation;
  if (seen.actual.empty() || seen.value) return {};
  // With a digit in it, it is a number that somebody wrote wrongly, and is to be corrected.
  const std::string plain = half_width(seen.actual);
  if (std::any_of(plain.begin(), plain.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  const auto slots = rule.slots(facts.setting);
  for (const Slot& slot : slots ? *slots : std::vector<Slot>()) {
    if (!slot.part.empty()) continue;
    if (slot.kind == Slot::Kind::actual) return say("一个数，例如“5场”", "a number, such as \"5场\"");
    if (slot.kind == Slot::Kind::date && !seen.date)
      return say("一个日期，例如 2024-11-03", "a date, such as 2024-11-03");
  }
  return {};
}

}  // namespace

std::optional<Outcome> score_unreadable(const BoundRule& rule, const Facts& facts, Diagnostics& diagnostics) {
  const auto& method = facts.policy.missing;
  if (!method || *method == MissingMethod::refuse) return std::nullopt;
  const Text wanted = needed(rule, facts);
  if (wanted.empty()) return std::nullopt;
  const Observation& seen = facts.observation;
  auto outcome = score_unobserved(State::missing, rule, facts.policy,
                                  Score(rule.floor(facts.setting), facts.setting.full), seen.pointer,
                                  facts.setting.title(), diagnostics);
  if (!outcome) return outcome;
  outcome->findings = {
      {Severity::error, "actual.words",
       say("实际完成值“{0}”是文字，规则要{1}：按缺失计分。改写 actual；本来是定性指标的，改用 judgement",
           "the actual \"{0}\" is words where the rule needs {1}: it is scored as missing. Correct it, or "
           "use the rule \"judgement\" for what is to be judged",
           {seen.actual, wanted}),
       seen.pointer, facts.setting.title()}};
  return outcome;
}

}  // namespace jixiao::rules
