// 扣分法, per event: W less the sum over causes of min(cap_i, k_i·n_i), with a total cap.
// SPDX-License-Identifier: Apache-2.0
#include "rules/events.hpp"

#include "base/nearest.hpp"
#include "rules/worth.hpp"

#include <algorithm>

namespace jixiao::rules {
namespace {

struct Cause {
  std::string title;
  Worth each;
  std::optional<Rational> cap;
};

class Events : public BoundRule {
 public:
  std::vector<Cause> causes;
  std::optional<Rational> cap;
  Rational least;

  Rational floor(const Setting&) const override { return least; }

  void prepare(Setting& setting, Diagnostics&) const override {
    setting.proof.bounded = setting.proof.monotone = true;  // by the floor; each count can only take away
    setting.proof.rises = false;
  }

  std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const override {
    const std::size_t mistakes = diagnostics.count();
    const Observation& seen = facts.observation;
    for (const Count& count : seen.counts) {
      if (find_cause(count.name)) continue;
      std::vector<std::string> titles;
      for (const Cause& cause : causes) titles.push_back(cause.title);
      diagnostics.add(Code::observation, say("没有扣分事由“{0}”", "there is no cause \"{0}\"", {count.name}),
                      count.pointer, facts.setting.title(), did_you_mean(count.name, titles));
    }
    Outcome outcome;
    outcome.trace.reserve(causes.size() + 3);
    Rational lost;
    std::int64_t total = 0;
    for (const Cause& cause : causes) {
      const Count* found = nullptr;
      for (const Count& count : seen.counts)
        if (count.name == cause.title) found = &count;
      if (!found) {
        diagnostics.add(
            Code::observation, say("事由“{0}”没有写次数", "the cause \"{0}\" has no count", {cause.title}),
            seen.pointer, facts.setting.title(), say("没有发生写 0", "write 0 where it did not happen"));
        continue;
      }
      const Rational each = cause.each.in(facts.setting.full);
      Rational here = each * found->count;
      if (cause.cap) here = min(here, *cause.cap);
      lost += here;
      total += found->count;
      outcome.trace.push_back({{"{0}：{1} 次，每次扣 {2}", "{0}: {1} times, {2} each"},
                               {cause.title, std::to_string(found->count), each},
                               here});
    }
    if (diagnostics.count() != mistakes) return std::nullopt;
    if (cap && lost > *cap) {
      lost = *cap;
      outcome.trace.push_back({{"合计最多扣", "at most, all together"}, {}, lost});
    }
    const Rational left = max(least, facts.setting.full - lost);
    outcome.score = Score(left);
    outcome.summary = {{"扣分事由共 {0} 次", "{0} events"}, {std::to_string(total)}, {}};
    outcome.trace.push_back(
        {{"{0} − {1}，不低于 {2}", "{0} − {1}, at least {2}"}, {facts.setting.full, lost, least}, left});
    return outcome;
  }

  std::optional<Lowered> lower(const Setting& setting) const override {
    Lowered lowered;
    lowered.kind = Lowered::Kind::deduct;
    lowered.full = setting.full;
    lowered.cap = cap.value_or(setting.full - least);
    lowered.values = {least};
    for (const Cause& cause : causes) {
      lowered.slots.push_back({Slot::Kind::count, cause.title, ""});
      lowered.limits.push_back(cause.each.in(setting.full));
      lowered.caps.push_back(cause.cap.value_or(setting.full - least));
    }
    return lowered;
  }

  std::vector<Rational> possible(const Setting& setting) const override {
    // What a number of events of one kind leaves; several kinds can leave many scores.
    if (causes.size() != 1 || causes.front().cap || cap) return {};
    const Rational each = causes.front().each.in(setting.full);
    std::vector<Rational> scores{setting.full};
    while (each.sign() > 0 && scores.back() > least && scores.size() < 1'000)
      scores.push_back(max(least, scores.back() - each));
    if (scores.back() > least) return {};
    std::reverse(scores.begin(), scores.end());
    return scores;
  }

 private:
  const Cause* find_cause(const std::string& title) const {
    for (const Cause& cause : causes)
      if (cause.title == title) return &cause;
    return nullptr;
  }
};

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator&) {
  const std::size_t mistakes = parameters.mistakes();
  auto rule = std::make_shared<Events>();
  if (!parameters.has("causes")) parameters.text("causes");
  parameters.each_if("causes", [&](const Place& place) {
    ObjectReader reader(place, parameters.diagnostics());
    Cause cause;
    cause.title = reader.text("title");
    const auto each = read_worth(reader);
    if (reader.has("cap")) cause.cap = read_positive(reader, "cap");
    reader.close();
    for (const Cause& other : rule->causes)
      if (other.title == cause.title)
        reader.report(Code::conflict,
                      say("事由“{0}”写了两次", "the cause \"{0}\" is listed twice", {cause.title}),
                      place.pointer);
    if (each) cause.each = *each;
    rule->causes.push_back(std::move(cause));
  });
  if (parameters.has("cap")) rule->cap = read_positive(parameters, "cap");
  rule->least = parameters.number_if("floor").value_or(Rational(0));
  if (rule->least.sign() > 0)
    parameters.report(Code::number_range, say("floor 不能大于 0", "\"floor\" cannot be above 0"),
                      parameters.at("floor"));
  if (parameters.mistakes() == mistakes && rule->causes.empty())
    parameters.report(Code::rule, say("没有一个扣分事由", "there are no causes"), parameters.at("causes"));
  if (parameters.mistakes() != mistakes) return nullptr;
  return rule;
}

}  // namespace

const Form events = {"events", "按次扣分", "deduction per event", "W − Σ min(cap_i, k_i × n_i)", reads_counts,
                     false,    bind};

}  // namespace jixiao::rules
