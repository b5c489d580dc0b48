// 人工评分: a mark given by hand within [0, W], with its reason and its author.
// SPDX-License-Identifier: Apache-2.0
#include "rules/mark.hpp"

#include "rules/hand_mark.hpp"

namespace jixiao::rules {
namespace {

class Mark : public BoundRule {
 public:
  void prepare(Setting& setting, Diagnostics&) const override { setting.proof.bounded = true; }

  std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const override {
    if (!check_hand_mark(facts, true, diagnostics)) return std::nullopt;
    const Observation& seen = facts.observation;
    Outcome outcome;
    outcome.score = Score(*seen.mark);
    outcome.summary = {{"人工评分", "marked by hand"}, {}, {}};
    outcome.trace.push_back(
        {{"{0}给分，理由：{1}", "marked by {0}, because: {1}"}, {seen.author, seen.reason}, *seen.mark});
    return outcome;
  }

  bool gives_any_score(const Setting&) const override { return true; }

  std::optional<Lowered> lower(const Setting& setting) const override {
    Lowered lowered;
    lowered.kind = Lowered::Kind::judged;
    lowered.full = setting.full;
    lowered.slots = {{Slot::Kind::mark, "", ""}};
    lowered.limits = {0};
    lowered.values = {setting.full};
    lowered.low_included = lowered.high_included = {true};
    return lowered;
  }
};

std::shared_ptr<const BoundRule> bind(ObjectReader&, const Indicator&) { return std::make_shared<Mark>(); }

}  // namespace

const Form mark = {"mark",
                   "人工评分",
                   "mark given by hand",
                   "a mark in [0, W] with reason and author",
                   reads_actual | reads_mark,
                   false,
                   bind};

}  // namespace jixiao::rules
