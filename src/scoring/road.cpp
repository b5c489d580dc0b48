// The total depends on the sum of what is gained only, whichever indicators gain it; where that does not hold
// the search says so. So one question, "how much is needed", is asked of the evaluation, and the rest is
// choosing. SPDX-License-Identifier: Apache-2.0
#include "scoring/road.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace jixiao::scoring {
namespace {

constexpr std::size_t most_improvable = 64, most_sums = 5'000;  // keep the search short

// What one indicator may gain: any number of steps up to `most`, or one of a few amounts.
struct Gain {
  std::size_t node;
  Rational now;
  std::int64_t most = 0;
  std::vector<Rational> few;  // ascending; empty when every step is possible
};

struct Choice {
  std::vector<std::pair<std::size_t, Rational>> gains;  // index into the gains, points
  Rational points;
};

bool shorter(const Choice& a, const Choice& b) {
  return a.gains.size() != b.gains.size() ? a.gains.size() < b.gains.size() : a.points < b.points;
}

// The shortest choice among some indicators, for what `reaches` says of their gains together.
class Block {
 public:
  using Reaches = std::function<bool(const Rational&)>;
  Block(const std::vector<Gain>& gains, const std::vector<std::size_t>& members, const Rational& step,
        Reaches reaches)
      : gains_(gains), step_(step), reaches_(std::move(reaches)) {
    for (const std::size_t g : members) (gains[g].few.empty() ? any_ : few_).push_back(g);
    std::stable_sort(any_.begin(), any_.end(),
                     [&](std::size_t a, std::size_t b) { return gains_[a].most > gains_[b].most; });
    for (const std::size_t g : any_) room_ += gains_[g].most;
  }

  bool too_large() const { return too_large_; }

  std::optional<Choice> shortest() {
    if (reaches_(0)) return Choice{};
    for (std::size_t count = 1; count <= any_.size() + few_.size(); ++count) {
      std::optional<Choice> best;
      for (std::size_t free = 0; free <= std::min(count, any_.size()) && !too_large_; ++free)
        if (count - free <= few_.size()) consider(free, count - free, best);
      if (best || too_large_) return too_large_ ? std::nullopt : best;
    }
    return std::nullopt;
  }

 private:
  // Exactly `fixed` indicators of few scores and `free` others.
  void consider(std::size_t free, std::size_t fixed, std::optional<Choice>& best) {
    std::int64_t room = 0;
    for (std::size_t k = 0; k < free; ++k) room += gains_[any_[k]].most;
    for (const auto& [points, choice] : sums_of(fixed)) {
      const auto steps = steps_beside(points);
      if (!steps) continue;
      // Each of the others gains at least one step, or it would not count.
      const std::int64_t left = std::max(*steps, static_cast<std::int64_t>(free));
      if (left > room || (free == 0 && *steps > 0)) continue;
      Choice here = choice;
      fill(here, free, left);
      if (!best || shorter(here, *best)) best = std::move(here);
    }
  }

  void fill(Choice& choice, std::size_t free, std::int64_t left) const {
    for (std::size_t k = 0; k < free; ++k) {
      const auto after = static_cast<std::int64_t>(free - k - 1);
      const std::int64_t here = std::min(gains_[any_[k]].most, left - after);
      choice.gains.emplace_back(any_[k], step_ * here);
      choice.points += step_ * here;
      left -= here;
    }
  }

  // The fewest steps that are needed beside so many points; nothing when not even all are enough.
  std::optional<std::int64_t> steps_beside(const Rational& points) {
    const auto known = beside_.find(points);
    if (known != beside_.end()) return known->second;
    return beside_[points] = find_steps_beside(points);
  }

  std::optional<std::int64_t> find_steps_beside(const Rational& points) const {
    if (reaches_(points)) return 0;
    if (!reaches_(points + step_ * room_)) return std::nullopt;
    std::int64_t low = 0, high = room_;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (reaches_(points + step_ * middle) ? high : low) = middle;
    }
    return high;
  }

  // The sums that exactly `count` indicators of few scores can gain, each with the first choice found.
  const std::map<Rational, Choice>& sums_of(std::size_t count) {
    if (!by_count_.empty()) return by_count_[count];
    by_count_.resize(few_.size() + 1);
    by_count_[0].emplace(Rational(0), Choice{});
    std::size_t kept = 1;
    for (const std::size_t g : few_)
      for (std::size_t taken = few_.size(); taken-- > 0;)
        for (const auto& known : by_count_[taken])
          for (const Rational& points : gains_[g].few) {
            Choice next = known.second;
            next.gains.emplace_back(g, points);
            next.points += points;
            const Rational sum = next.points;
            kept += by_count_[taken + 1].emplace(sum, std::move(next)).second ? 1 : 0;
            if (kept <= most_sums) continue;
            too_large_ = true;
            return by_count_[count];
          }
    return by_count_[count];
  }

  const std::vector<Gain>& gains_;
  Rational step_;
  Reaches reaches_;
  std::vector<std::size_t> any_, few_;
  std::int64_t room_ = 0;
  std::vector<std::map<Rational, Choice>> by_count_;
  std::map<Rational, std::optional<std::int64_t>> beside_;
  bool too_large_ = false;
};

class Search {
 public:
  Search(const Compiled& compiled, const Leaves& leaves, const GradedTotal& now)
      : compiled_(compiled),
        leaves_(leaves),
        now_(now),
        arithmetic_(*compiled.policy().arithmetic),
        step_(Rational::fraction(1, power_of_ten(arithmetic_.decimals))) {}

  RoadSearch run() {
    const auto& bands = compiled_.selection.deciding->bands;
    for (std::size_t i = 1; i < bands.size(); ++i)
      if (bands[i].grade == now_.grading.grades.front()) wanted_ = i - 1;
    if (!wanted_) return {};
    for (std::size_t i = 0; i < leaves_.nodes.size(); ++i)
      if (leaves_.nodes[i].leaf && leaves_.nodes[i].indicator->improvable &&
          leaves_.scores.exact[i].is_exact() && now_.combined.vetoed_by[i] < 0)
        add(i);
    if (gains_.empty()) return {};
    if (Text why = why_open(); !why.empty()) return {std::nullopt, std::move(why)};
    if (!reaches(all())) return {};
    Choice whole;
    for (const auto& members : blocks()) {
      Block block(gains_, members, step_,
                  [&](const Rational& points) { return reaches(with(members, points)); });
      auto choice = block.shortest();
      if (block.too_large()) return {std::nullopt, too_many()};
      if (!choice) return {};
      whole.gains.insert(whole.gains.end(), choice->gains.begin(), choice->gains.end());
      whole.points += choice->points;
    }
    return {road(whole), {}};
  }

 private:
  // What is rounded for itself improves from what is shown, anything else from its exact score.
  bool from_shown() const {
    return arithmetic_.stage == Stage::indicator && arithmetic_.bands_compare == BandsCompare::rounded;
  }

  std::optional<Rational> shown(const Rational& score) const {
    const auto rounded = round(score, arithmetic_.decimals, arithmetic_.mode);
    return rounded ? std::optional<Rational>(rounded.value()) : std::nullopt;
  }

  void add(std::size_t i) {
    Gain gain;
    gain.node = i;
    const auto now = from_shown() ? shown(leaves_.scores.exact[i].low) : leaves_.scores.exact[i].low;
    if (!now || *now >= leaves_.scores.full[i]) return;
    gain.now = *now;
    const auto most = ((leaves_.scores.full[i] - *now) / step_).cut(0);
    if (!most) return;
    gain.most = most->whole;
    const auto& node = leaves_.nodes[i];
    const Rational scale = *node.planned == *node.full ? Rational(1) : *node.full / *node.planned;
    for (const Rational& score : node.indicator->rule->bound->possible(compiled_.tree.settings[i])) {
      const auto better = from_shown() ? shown(score * scale) : score * scale;
      if (better && *better > *now) gain.few.push_back(*better - *now);
    }
    const auto& rule = *node.indicator->rule->bound;
    if (gain.few.empty() && !rule.gives_any_score(compiled_.tree.settings[i])) unlisted_ = node.title;
    if (gain.most > 0 || !gain.few.empty()) gains_.push_back(std::move(gain));
  }

  Text why_open() const {
    if (gains_.size() > most_improvable) return too_many();
    if (!unlisted_.empty())
      return say("“{0}”的规则有的分给不出，没有逐一列出",
                 "the rule of \"{0}\" gives some scores and not others, which are not listed", {unlisted_});
    if (compiled_.adjustments->look_at_scores())
      return say("办法有看得分的条件，提高得分可能另有后果",
                 "conditions of the policy look at scores, so improving one can have other consequences");
    bool whole_steps = true;
    for (const Gain& gain : gains_)
      for (const Rational& points : gain.few) {
        const auto steps = (points / step_).cut(0);
        whole_steps = whole_steps && steps && steps->rest == -2;
      }
    if (arithmetic_.stage == Stage::dimension && (!whole_steps || arithmetic_.mode == Rounding::half_even))
      return say("一级指标各自取整，提高哪一项影响取整的结果",
                 "first-level nodes are rounded each, so it matters which indicator improves");
    return {};
  }

  static Text too_many() {
    return say("可以改进的指标或其得分太多，不能逐一比较",
               "too many improvable indicators or scores to compare");
  }

  // Each block of a minimum must get there by itself; otherwise all indicators together.
  std::vector<std::vector<std::size_t>> blocks() const {
    const auto& rule = compiled_.policy().total;
    const bool minimum = rule && rule->method == TotalRule::Method::minimum;
    std::vector<std::vector<std::size_t>> found;
    std::map<std::string, std::size_t> by_title;
    for (std::size_t g = 0; g < gains_.size(); ++g) {
      const std::string top = minimum ? top_of(gains_[g].node) : "";
      if (minimum && std::find(rule->blocks.begin(), rule->blocks.end(), top) == rule->blocks.end()) continue;
      const auto known = by_title.emplace(top, found.size());
      if (known.second) found.emplace_back();
      found[known.first->second].push_back(g);
    }
    return found;
  }

  std::string top_of(std::size_t node) const {
    while (leaves_.nodes[node].parent >= 0) node = static_cast<std::size_t>(leaves_.nodes[node].parent);
    return leaves_.nodes[node].title;
  }

  LeafScores all() const {
    LeafScores changed = leaves_.scores;
    for (const Gain& gain : gains_)
      changed.exact[gain.node] =
          gain.few.empty() ? Score(gain.now + step_ * gain.most) : Score(gain.now + gain.few.back());
    return changed;
  }

  // So many points more in these indicators, all that is possible in the others.
  LeafScores with(const std::vector<std::size_t>& members, const Rational& points) const {
    LeafScores changed = all();
    for (const std::size_t g : members) changed.exact[gains_[g].node] = Score(gains_[g].now);
    changed.exact[gains_[members.front()].node] = Score(gains_[members.front()].now + points);
    return changed;
  }

  bool reaches(const LeafScores& scores) const {
    Diagnostics unused;
    const auto result = graded_total(compiled_, scores, arithmetic_, nullptr, unused);
    if (!result || result->grading.grades.size() != 1) return false;
    // A grade better than the next is also reached on the way.
    const auto& bands = compiled_.selection.deciding->bands;
    for (std::size_t i = 0; i <= *wanted_; ++i)
      if (bands[i].grade == result->grading.grades.front()) return true;
    return false;
  }

  Road road(Choice& choice) const {
    Road road;
    road.grade = compiled_.selection.deciding->bands[*wanted_].grade;
    road.points = choice.points;
    std::sort(choice.gains.begin(), choice.gains.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [g, points] : choice.gains)
      road.improvements.push_back({static_cast<int>(gains_[g].node), gains_[g].now, gains_[g].now + points});
    return road;
  }

  const Compiled& compiled_;
  const Leaves& leaves_;
  const GradedTotal& now_;
  const Arithmetic& arithmetic_;
  const Rational step_;
  std::optional<std::size_t> wanted_;  // index of the next better band
  std::vector<Gain> gains_;
  std::string unlisted_;  // title of an indicator whose possible scores are not known
};

}  // namespace

RoadSearch road_of(const Compiled& compiled, const Leaves& leaves, const GradedTotal& now) {
  return Search(compiled, leaves, now).run();
}

}  // namespace jixiao::scoring
