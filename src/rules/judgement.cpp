// 定性分级: a level is judged, and a mark given by hand must lie in that level's share of the points.
// Where inside the share is a judgement; it is checked, never invented.
// SPDX-License-Identifier: Apache-2.0
#include "rules/judgement.hpp"

#include "base/nearest.hpp"
#include "rules/hand_mark.hpp"

namespace jixiao::rules {
namespace {

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

class Judgement : public BoundRule {
 public:
  void prepare(Setting& setting, Diagnostics& diagnostics) const override {
    setting.proof.bounded = true;
    if (!setting.scale)
      diagnostics.add(Code::policy_incomplete,
                      say("办法没有规定定性指标的档次（judgement）",
                          "the policy names no levels for judged indicators (judgement)"),
                      setting.pointer(), setting.title(),
                      say("在办法里写 judgement", "add \"judgement\" to the policy"));
  }

  std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const override {
    const Observation& seen = facts.observation;
    const std::string& title = facts.setting.title();
    const JudgementLevel* level = find_level(*facts.setting.scale, seen.level);
    if (!level) {
      std::vector<std::string> names;
      for (const JudgementLevel& known : facts.setting.scale->levels) names.push_back(known.level);
      diagnostics.add(Code::observation,
                      seen.level.empty() ? say("没有写判定的档次（level）", "the judged \"level\" is missing")
                                         : say("没有档次“{0}”", "there is no level \"{0}\"", {seen.level}),
                      seen.pointer, title, did_you_mean(seen.level, names));
    }
    if (!check_hand_mark(facts, false, diagnostics) || !level) return std::nullopt;
    const Rational& full = facts.setting.full;
    const Rational share = full.sign() == 0 ? Rational(0) : *seen.mark / full;
    if (full.sign() != 0 && !level->share.holds(share)) {
      diagnostics.add(Code::mark,
                      say("给分 {0} 是分值 {1} 的 {2}%，不在“{3}”的 {4} 之内",
                          "the mark {0} is {2}% of {1} points, outside {4} of the level \"{3}\"",
                          {seen.mark->to_string(), full.to_string(), (share * 100).to_string(), level->level,
                           as_percent(level->share)}),
                      seen.pointer, title, say("改正给分或档次", "correct the mark or the level"));
      return std::nullopt;
    }
    Outcome outcome;
    outcome.score = Score(*seen.mark);
    outcome.adjustable = level->share;
    for (auto* end : {&outcome.adjustable->low, &outcome.adjustable->high}) *end = **end * full;
    outcome.actual = level->level;
    outcome.summary = {{"判定“{0}”", "judged \"{0}\""}, {level->level}, {}};
    outcome.trace.push_back({{"判定“{0}”，可给 {1} 的 {2}", "judged \"{0}\": {2} of {1} may be given"},
                             {level->level, full, as_percent(level->share)},
                             Score(*level->share.low * full, *level->share.high * full)});
    if (seen.author.empty())
      outcome.trace.push_back(
          {{"人工给分，理由：{0}", "given by hand, because: {0}"}, {seen.reason}, *seen.mark});
    else
      outcome.trace.push_back(
          {{"{0}给分，理由：{1}", "marked by {0}, because: {1}"}, {seen.author, seen.reason}, *seen.mark});
    return outcome;
  }

  bool gives_any_score(const Setting&) const override { return true; }

  std::string level_at(const Setting& setting, std::size_t i) const override {
    return i < setting.scale->levels.size() ? setting.scale->levels[i].level : "";
  }

  std::optional<Lowered> lower(const Setting& setting) const override {
    Lowered lowered;
    lowered.kind = Lowered::Kind::judged;
    lowered.full = setting.full;
    lowered.slots = {{Slot::Kind::level, "", ""}, {Slot::Kind::mark, "", ""}};
    for (const JudgementLevel& level : setting.scale->levels) {
      lowered.limits.push_back(*level.share.low * setting.full);
      lowered.values.push_back(*level.share.high * setting.full);
      lowered.low_included.push_back(level.share.low_included);
      lowered.high_included.push_back(level.share.high_included);
    }
    return lowered;
  }
};

std::shared_ptr<const BoundRule> bind(ObjectReader&, const Indicator&) {
  return std::make_shared<Judgement>();
}

}  // namespace

const Form judgement = {"judgement",
                        "定性分级",
                        "judged level with a mark",
                        "a mark inside the judged level's share of W",
                        reads_actual | reads_level | reads_mark,
                        false,
                        bind};

}  // namespace jixiao::rules
