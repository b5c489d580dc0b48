// 专家打分: several experts' marks for one leaf, combined by a stated method. Invalid ballots do not count
// and are shown.
// SPDX-License-Identifier: Apache-2.0
#include "rules/panel.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace jixiao::rules {
namespace {

enum class Combine { mean, median };
enum class By { nobody, expert, body };

struct Weight {
  std::string name;
  Rational weight;
};

class Panel : public BoundRule {
 public:
  Combine combine = Combine::mean;
  std::optional<int>
      trim_above;            // the highest and the lowest are dropped when there are more marks than this
  std::optional<int> least;  // fewer valid marks cannot be combined
  By by = By::nobody;
  std::vector<Weight> weights;

  bool is_panel() const override { return true; }
  void prepare(Setting& setting, Diagnostics&) const override {
    setting.proof.bounded = setting.proof.monotone = true;  // a mean or median of numbers in [0, W]
  }

  std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const override {
    const std::size_t mistakes = diagnostics.count();
    Outcome outcome;
    std::vector<const PanelMark*> valid;
    for (const PanelMark& ballot : facts.observation.marks) {
      if (!ballot.invalid.empty()) {
        outcome.trace.push_back({{"{0}：无效票（{1}），不计", "{0}: invalid ({1}), not counted"},
                                 {ballot.expert, ballot.invalid},
                                 {}});
        outcome.findings.push_back(
            {Severity::note, "panel.invalid_ballot",
             say("{0}的打分无效：{1}", "the ballot of {0} is invalid: {1}", {ballot.expert, ballot.invalid}),
             ballot.pointer, facts.setting.title()});
        continue;
      }
      if (*ballot.mark < 0 || *ballot.mark > facts.setting.full)
        diagnostics.add(Code::mark,
                        say("{0}给 {1} 分，超出 0 到 {2}", "{0} gives {1}, outside 0 to {2}",
                            {ballot.expert, ballot.mark->to_string(), facts.setting.full.to_string()}),
                        ballot.pointer, facts.setting.title(),
                        say("改正，或写 invalid 和原因", "correct it, or mark it \"invalid\" and say why"));
      if (!weight_of(ballot)) {
        std::vector<std::string> names;
        for (const Weight& weight : weights) names.push_back(weight.name);
        const std::string& name = by == By::body ? ballot.body : ballot.expert;
        diagnostics.add(Code::observation, say("“{0}”没有权重", "\"{0}\" has no weight", {name}),
                        ballot.pointer, facts.setting.title(), did_you_mean(name, names));
      }
      valid.push_back(&ballot);
    }
    const std::size_t needed = static_cast<std::size_t>(least.value_or(1));
    if (valid.size() < needed)
      diagnostics.add(Code::observation,
                      say("有效打分 {0} 份，至少要 {1} 份", "{0} valid marks, at least {1} are needed",
                          {std::to_string(valid.size()), std::to_string(needed)}),
                      facts.observation.pointer, facts.setting.title());
    if (diagnostics.count() != mistakes) return std::nullopt;

    Text listed;
    for (const PanelMark* ballot : valid) add_item(listed, ballot->expert + " " + ballot->mark->to_string());
    outcome.trace.push_back({{"有效打分：{0}", "valid marks: {0}"}, {listed}, {}});
    if (trim_above && valid.size() > static_cast<std::size_t>(*trim_above)) trim(valid, outcome);
    const Rational combined = combine == Combine::mean ? mean(valid) : median(valid);
    if (!combined.in_range()) {
      diagnostics.add(Code::number_range,
                      say("精确值的分数太长，无法保存", "the exact value is a fraction too long to be kept"),
                      facts.observation.pointer, facts.setting.title(),
                      say("把权重写成整数", "write the weights as whole numbers"));
      return std::nullopt;
    }
    outcome.score = Score(combined);
    outcome.actual = combined.to_string();
    outcome.summary = {
        {"{0} 位专家打分", "{0} experts"}, {std::to_string(facts.observation.marks.size())}, {}};
    const Phrase how = combine == Combine::median ? Phrase{"中位数", "median"}
                       : by == By::nobody         ? Phrase{"平均", "mean"}
                                                  : Phrase{"加权平均", "weighted mean"};
    outcome.trace.push_back({how, {}, combined});
    return outcome;
  }

  std::optional<Lowered> lower(const Setting& setting) const override {
    // Rows have as many ballots as experts are named by weight.
    if (by != By::expert || combine != Combine::mean || weights.size() < 3 || weights.size() > 64 ||
        weights.size() < static_cast<std::size_t>(least.value_or(1)))
      return std::nullopt;
    Lowered lowered;
    lowered.kind = Lowered::Kind::panel;
    lowered.full = setting.full;
    lowered.trim = trim_above && weights.size() > static_cast<std::size_t>(*trim_above);
    for (const Weight& weight : weights) {
      lowered.slots.push_back({Slot::Kind::ballot, weight.name, ""});
      lowered.values.push_back(weight.weight);
    }
    return lowered;
  }

  bool gives_any_score(const Setting&) const override { return true; }

  std::optional<std::vector<Slot>> slots(const Setting&) const override {
    if (by != By::expert) return std::nullopt;
    std::vector<Slot> ballots;
    for (const Weight& weight : weights) ballots.push_back({Slot::Kind::ballot, weight.name, ""});
    return ballots;
  }

 private:
  std::optional<Rational> weight_of(const PanelMark& ballot) const {
    if (by == By::nobody) return Rational(1);
    for (const Weight& weight : weights)
      if (weight.name == (by == By::body ? ballot.body : ballot.expert)) return weight.weight;
    return std::nullopt;
  }

  // Of equal marks the one listed first is dropped.
  static void trim(std::vector<const PanelMark*>& valid, Outcome& outcome) {
    const auto less = [](const PanelMark* a, const PanelMark* b) { return *a->mark < *b->mark; };
    const auto highest = std::max_element(valid.begin(), valid.end(), less);
    outcome.trace.push_back(
        {{"去掉最高分：{0}", "without the highest: {0}"}, {(*highest)->expert}, *(*highest)->mark});
    valid.erase(highest);
    const auto lowest = std::min_element(valid.begin(), valid.end(), less);
    outcome.trace.push_back(
        {{"去掉最低分：{0}", "without the lowest: {0}"}, {(*lowest)->expert}, *(*lowest)->mark});
    valid.erase(lowest);
  }

  // Weights of experts are theirs; a body's weight is shared by its experts.
  Rational mean(const std::vector<const PanelMark*>& valid) const {
    Rational sum, whole;
    for (const PanelMark* ballot : valid) {
      Rational weight = *weight_of(*ballot);
      if (by == By::body) {
        std::int64_t of_body = 0;
        for (const PanelMark* other : valid) of_body += other->body == ballot->body ? 1 : 0;
        weight = weight / of_body;
      }
      sum += weight * *ballot->mark;
      whole += weight;
    }
    return sum / whole;
  }

  static Rational median(const std::vector<const PanelMark*>& valid) {
    std::vector<Rational> marks;
    marks.reserve(valid.size());
    for (const PanelMark* ballot : valid) marks.push_back(*ballot->mark);
    std::sort(marks.begin(), marks.end());
    const std::size_t middle = marks.size() / 2;
    return marks.size() % 2 == 1 ? marks[middle] : (marks[middle - 1] + marks[middle]) / 2;
  }
};

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator&) {
  const std::size_t mistakes = parameters.mistakes();
  auto rule = std::make_shared<Panel>();
  if (const auto combine = parameters.choice("combine", {{"mean", 0}, {"median", 1}}))
    rule->combine = static_cast<Combine>(*combine);
  rule->trim_above = parameters.integer_if("trim_above", 2, 1'000);
  rule->least = parameters.integer_if("least", 1, 1'000);
  if (const auto by = parameters.choice_if("weighted_by", {{"expert", 1}, {"body", 2}}))
    rule->by = static_cast<By>(*by);
  parameters.each_member_if("weights", [&](const std::string& name, const Place& place) {
    const auto weight = read_number(place, parameters.diagnostics());
    if (weight && weight->sign() <= 0)
      parameters.report(Code::number_range, say("权重应大于 0", "a weight must be greater than 0"),
                        place.pointer);
    rule->weights.push_back({name, weight.value_or(Rational(1))});
  });
  if ((rule->by == By::nobody) != rule->weights.empty())
    parameters.report(Code::missing_key,
                      say("weighted_by 和 weights 要一起写", "\"weighted_by\" and \"weights\" go together"),
                      parameters.pointer());
  if (rule->combine == Combine::median && (rule->by != By::nobody || rule->trim_above))
    parameters.report(Code::conflict,
                      say("中位数不用权重，也不去最高最低分", "a median takes no weights and drops no marks"),
                      parameters.pointer());
  if (parameters.mistakes() != mistakes) return nullptr;
  return rule;
}

}  // namespace

const Form panel = {"panel",
                    "专家打分",
                    "expert panel",
                    "mean, trimmed mean, median or weighted mean of the marks",
                    reads_marks,
                    false,
                    bind};

}  // namespace jixiao::rules
