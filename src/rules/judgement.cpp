// 定性分级: a level is judged, and a mark given by hand must lie in that level's share of the points.
// Where inside the share is a judgement; it is checked, never invented.
// SPDX-License-Identifier: Apache-2.0
#include "rules/judgement.hpp"

#include "base/nearest.hpp"

namespace jixiao::rules {
namespace {

void check(const Indicator& indicator, Diagnostics& diagnostics) {
  ObjectReader parameters = parameters_of(indicator, diagnostics);
  parameters.close();
}

const JudgementLevel* find_level(const JudgementScale& scale, const std::string& name) {
  for (const JudgementLevel& level : scale.levels) {
    if (level.level == name) return &level;
    for (const std::string& phrase : level.phrases)
      if (phrase == name) return &level;
  }
  return nullptr;
}

// "[80%, 100%]"
std::string as_percent(const Range& share) {
  return (share.low_included ? "[" : "(") + (*share.low * 100).to_string() + "%, " +
         (*share.high * 100).to_string() + (share.high_included ? "%]" : "%)");
}

std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) {
  const std::string& title = facts.indicator.title;
  const Observation& seen = facts.observation;
  if (!facts.scale) {
    diagnostics.add(Code::policy_incomplete,
                    say("办法没有规定定性指标的档次（judgement）",
                        "the policy names no levels for judged indicators (judgement)"),
                    facts.indicator.rule->pointer, title,
                    say("在办法里写 judgement", "add \"judgement\" to the policy"));
    return std::nullopt;
  }
  const std::size_t mistakes = diagnostics.count();
  const JudgementLevel* level = find_level(*facts.scale, seen.level);
  std::vector<std::string> names;
  for (const JudgementLevel& known : facts.scale->levels) names.push_back(known.level);
  if (!level)
    diagnostics.add(Code::observation,
                    seen.level.empty() ? say("没有写判定的档次（level）", "the judged \"level\" is missing")
                                       : say("没有档次“{0}”", "there is no level \"{0}\"", {seen.level}),
                    seen.pointer, title, did_you_mean(seen.level, names));
  if (!seen.mark)
    diagnostics.add(Code::mark,
                    say("没有给分（mark）：档次之内给多少分要由评价人写明",
                        "the \"mark\" is missing: within a level the number is the evaluator's"),
                    seen.pointer, title, say("写上 mark 和 reason", "write \"mark\" and \"reason\""));
  if (seen.reason.empty())
    diagnostics.add(Code::observation,
                    say("人工给分没有写理由（reason）", "a mark given by hand needs its \"reason\""),
                    seen.pointer, title);
  if (seen.mark && (*seen.mark < 0 || *seen.mark > facts.full))
    diagnostics.add(Code::mark,
                    say("给分 {0} 超出 0 到 {1}", "the mark {0} is outside 0 to {1}",
                        {seen.mark->to_string(), facts.full.to_string()}),
                    seen.pointer, title);
  if (diagnostics.count() != mistakes) return std::nullopt;

  const Rational share = facts.full.sign() == 0 ? Rational(0) : *seen.mark / facts.full;
  if (facts.full.sign() != 0 && !level->share.holds(share)) {
    diagnostics.add(Code::mark,
                    say("给分 {0} 是分值 {1} 的 {2}%，不在“{3}”的 {4} 之内",
                        "the mark {0} is {2}% of {1} points, outside {4} of the level \"{3}\"",
                        {seen.mark->to_string(), facts.full.to_string(), (share * 100).to_string(),
                         level->level, as_percent(level->share)}),
                    seen.pointer, title, say("改正给分或档次", "correct the mark or the level"));
    return std::nullopt;
  }
  Outcome outcome;
  outcome.score = Score(*seen.mark);
  outcome.actual = level->level;
  outcome.summary = say("判定“{0}”", "judged \"{0}\"", {level->level});
  outcome.trace.push_back(
      {say("判定“{0}”，可给 {1} 的 {2}", "judged \"{0}\": {2} of {1} may be given",
           {level->level, facts.full.to_string(), as_percent(level->share)}),
       (*level->share.low * facts.full).to_string() + "–" + (*level->share.high * facts.full).to_string()});
  outcome.trace.push_back(
      {say("人工给分，理由：{0}", "given by hand, because: {0}", {seen.reason}), seen.mark->to_string()});
  return outcome;
}

}  // namespace

const Form judgement = {
    "judgement", "定性分级", "a mark inside the judged level's share of W", {true, true, false, false},
    check,       score};

}  // namespace jixiao::rules
