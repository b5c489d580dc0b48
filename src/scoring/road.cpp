// SPDX-License-Identifier: Apache-2.0
#include "scoring/road.hpp"

#include <algorithm>
#include <map>

namespace jixiao::scoring {
namespace {

// What one indicator may gain: any number of steps up to `most`, or one of a few.
struct Gain {
  std::size_t node;
  Rational now;
  std::int64_t most = 0;
  std::vector<std::int64_t> few;  // ascending; empty when every step is possible
};

class Search {
 public:
  Search(const Compiled& compiled, const Leaves& leaves, const GradedTotal& now)
      : compiled_(compiled), leaves_(leaves), now_(now), arithmetic_(*compiled.policy().arithmetic) {}

  std::optional<Road> run() {
    const auto& bands = compiled_.selection.deciding->bands;
    for (std::size_t i = 1; i < bands.size(); ++i)
      if (bands[i].grade == now_.grading.grades.front()) wanted_ = bands[i - 1].grade;
    if (wanted_.empty()) return std::nullopt;
    for (std::size_t i = 0; i < leaves_.nodes.size(); ++i)
      if (leaves_.nodes[i].leaf && leaves_.nodes[i].indicator->improvable &&
          leaves_.scores.exact[i].is_exact())
        add(i);
    // The gain that is needed does not depend on where it comes from, except through conditions, which the
    // check at the end asks again.
    if (gains_.size() > most_improvable) return std::nullopt;
    const auto needed = steps_needed();
    if (!needed) return std::nullopt;
    for (std::size_t count = 1; count <= gains_.size(); ++count) {
      const auto best = fewest_points(count, *needed);
      if (!best) continue;
      return road(*best);
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t most_improvable = 64;  // keeps the search short

  void add(std::size_t i) {
    const Rational step = Rational::fraction(1, power_of_ten(arithmetic_.decimals));
    Gain gain;
    gain.node = i;
    const auto rounded = round(leaves_.scores.exact[i].low, arithmetic_.decimals, arithmetic_.mode);
    if (!rounded) return;
    gain.now = rounded.value();
    const auto most = ((leaves_.scores.full[i] - gain.now) / step).cut(0);
    if (!most || leaves_.scores.full[i] <= gain.now) return;
    gain.most = most->whole;
    for (const Rational& score :
         leaves_.nodes[i].indicator->rule->bound->possible(compiled_.tree.settings[i])) {
      const auto shown = round(score, arithmetic_.decimals, arithmetic_.mode);
      const auto cut = shown ? ((Rational(shown.value()) - gain.now) / step).cut(0) : std::nullopt;
      if (cut && Rational(shown.value()) > gain.now) gain.few.push_back(cut->whole);
    }
    gains_.push_back(std::move(gain));
  }

  bool reaches(const LeafScores& scores) const {
    Diagnostics unused;
    const auto result = graded_total(compiled_, scores, arithmetic_, nullptr, unused);
    if (!result || result->grading.grades.size() != 1) return false;
    // A grade better than the next is also reached on the way.
    const auto& bands = compiled_.selection.deciding->bands;
    for (const Band& band : bands) {
      if (band.grade == result->grading.grades.front()) return true;
      if (band.grade == now_.grading.grades.front()) return false;
    }
    return false;
  }

  bool better(const LeafScores& scores) const {
    Diagnostics unused;
    const auto result = graded_total(compiled_, scores, arithmetic_, nullptr, unused);
    return result && result->grading.grades.size() == 1 && result->grading.grades != now_.grading.grades &&
           reaches(scores);
  }

  Rational step() const { return Rational::fraction(1, power_of_ten(arithmetic_.decimals)); }

  // The least number of steps, spread over the improvable leaves in reading order, that gives a better grade.
  std::optional<std::int64_t> steps_needed() const {
    std::int64_t all = 0;
    for (const Gain& gain : gains_) all += gain.most;
    const auto with = [&](std::int64_t steps) {
      LeafScores changed = leaves_.scores;
      for (const Gain& gain : gains_) {
        const std::int64_t here = std::min(steps, gain.most);
        if (here > 0) changed.exact[gain.node] = Score(gain.now + step() * here);
        steps -= here;
      }
      return changed;
    };
    if (all == 0 || !better(with(all))) return std::nullopt;
    std::int64_t low = 0, high = all;
    while (high - low > 1) {
      const std::int64_t middle = low + (high - low) / 2;
      (better(with(middle)) ? high : low) = middle;
    }
    return high;
  }

  // Exactly `count` indicators with at least `needed` steps in all and as few as can be: a table over
  // indicators, number taken and steps gained, where more than needed counts by what it is.
  struct Choice {
    std::vector<std::pair<std::size_t, std::int64_t>> gains;  // index into gains_, steps
    std::int64_t steps = 0;
  };
  std::optional<Choice> fewest_points(std::size_t count, std::int64_t needed) const {
    // Indicators that take any number of steps fill up exactly; so try the few-valued ones for every number
    // of others.
    std::vector<std::size_t> any, few;
    for (std::size_t g = 0; g < gains_.size(); ++g) (gains_[g].few.empty() ? any : few).push_back(g);
    std::stable_sort(any.begin(), any.end(),
                     [&](std::size_t a, std::size_t b) { return gains_[a].most > gains_[b].most; });
    std::optional<Choice> best;
    for (std::size_t free = 0; free <= std::min(count, any.size()); ++free) {
      if (count - free > few.size()) continue;
      std::int64_t room = 0;
      for (std::size_t k = 0; k < free; ++k) room += gains_[any[k]].most;
      auto choice =
          fewest_of_few(few, count - free, std::max<std::int64_t>(needed - room, 0), needed, free > 0);
      if (!choice) continue;
      // The free ones take what is left, at least one step each so that they count.
      std::int64_t left = std::max<std::int64_t>(needed - choice->steps, static_cast<std::int64_t>(free));
      for (std::size_t k = 0; k < free; ++k) {
        const std::int64_t after = static_cast<std::int64_t>(free - k - 1);
        const std::int64_t here = std::min(gains_[any[k]].most, left - after);
        choice->gains.emplace_back(any[k], here);
        choice->steps += here;
        left -= here;
      }
      if (choice->steps >= needed && (!best || choice->steps < best->steps)) best = std::move(choice);
    }
    return best;
  }

  // Exactly `count` of the few-valued indicators with at least `least` steps: the fewest steps, or with
  // `fill` (others take the rest up to `needed`) the most that does not pass `needed`, else the fewest.
  std::optional<Choice> fewest_of_few(const std::vector<std::size_t>& few, std::size_t count,
                                      std::int64_t least, std::int64_t needed, bool fill) const {
    std::vector<std::map<std::int64_t, Choice>> by_count(count +
                                                         1);  // by steps; the first found of equals stays
    by_count[0].emplace(0, Choice{});
    for (const std::size_t g : few)
      for (std::size_t taken = count; taken-- > 0;)
        for (const auto& known : by_count[taken])
          for (const std::int64_t steps : gains_[g].few) {
            Choice next = known.second;
            next.gains.emplace_back(g, steps);
            next.steps += steps;
            by_count[taken + 1].emplace(next.steps, std::move(next));
          }
    std::optional<Choice> best;
    for (const auto& [steps, choice] : by_count[count]) {
      if (choice.steps < least) continue;
      const std::int64_t total = fill ? std::max(choice.steps, needed) : choice.steps;
      const std::int64_t best_total = best ? (fill ? std::max(best->steps, needed) : best->steps) : 0;
      if (!best || total < best_total) best = choice;
    }
    return best;
  }

  std::optional<Road> road(const Choice& choice) const {
    Road road;
    road.grade = wanted_;
    LeafScores changed = leaves_.scores;
    for (const auto& [g, steps] : choice.gains) {
      const Gain& gain = gains_[g];
      const Rational to = gain.now + step() * steps;
      road.improvements.push_back({static_cast<int>(gain.node), gain.now, to});
      road.points += to - gain.now;
      changed.exact[gain.node] = Score(to);
    }
    if (!better(changed)) return std::nullopt;
    std::sort(road.improvements.begin(), road.improvements.end(),
              [](const auto& a, const auto& b) { return a.node < b.node; });
    return road;
  }

  const Compiled& compiled_;
  const Leaves& leaves_;
  const GradedTotal& now_;
  const Arithmetic& arithmetic_;
  std::string wanted_;
  std::vector<Gain> gains_;
};

}  // namespace

std::optional<Road> road_of(const Compiled& compiled, const Leaves& leaves, const GradedTotal& now) {
  return Search(compiled, leaves, now).run();
}

}  // namespace jixiao::scoring
