// SPDX-License-Identifier: Apache-2.0
#include "scoring/certificate.hpp"

namespace jixiao::scoring {
namespace {

class Certificate {
 public:
  Certificate(const Compiled& compiled, const Layer* layer, const Leaves& leaves, const GradedTotal& now,
              std::vector<int>& open)
      : compiled_(compiled),
        layer_(layer),
        leaves_(leaves),
        now_(now),
        arithmetic_(*compiled.policy().arithmetic),
        open_(open) {}

  std::vector<Flip> run() {
    for (std::size_t i = 0; i < leaves_.nodes.size(); ++i)
      if (leaves_.nodes[i].leaf && leaves_.scores.exact[i].is_exact()) leaf(i);
    bounds();
    settings();
    return std::move(flips_);
  }

 private:
  static constexpr std::int64_t most_tried =
      2'000'000;  // nodes added up for scores that are tried one by one

  // The grade with these scores, "" when there is none.
  std::string grade_of(const LeafScores& leaves, const Arithmetic& arithmetic,
                       const GradeScheme* bands) const {
    Diagnostics unused;
    const auto result = graded_total(compiled_, leaves, arithmetic, bands, unused);
    return result && result->grading.grades.size() == 1 ? result->grading.grades.front() : "";
  }

  std::string grade_with(std::size_t i, const Rational& score) const {
    LeafScores changed = leaves_.scores;
    changed.exact[i] = Score(score);
    return grade_of(changed, arithmetic_, nullptr);
  }

  bool other(const std::string& grade) const {
    return !grade.empty() && grade != now_.grading.grades.front();
  }

  // The nearest displayable score on each side that gives another grade.
  void leaf(std::size_t i) {
    const ScoredNode& node = leaves_.nodes[i];
    const Rational step = Rational::fraction(1, power_of_ten(arithmetic_.decimals));
    const Rational floor = node.indicator->rule->bound->floor(compiled_.tree.settings[i]);
    const Rational now = rounded(leaves_.scores.exact[i].low);
    for (const bool up : {true, false}) {
      const Rational end = up ? leaves_.scores.full[i] : min(floor, now);
      const Rational span = up ? end - now : now - end;
      const auto cut = (span / step).cut(0);
      if (!cut || span.sign() <= 0) continue;
      const auto at = [&](std::int64_t steps) { return up ? now + step * steps : now - step * steps; };
      // Where there is no grade any more, the nearest other grade lies before.
      const auto changes = [&](std::int64_t steps) {
        return grade_with(i, at(steps)) != now_.grading.grades.front();
      };
      const auto found = nearest(changes, cut->whole, i);
      if (!found || !other(grade_with(i, at(*found)))) continue;
      Flip flip;
      flip.of = Flip::Of::leaf;
      flip.node = static_cast<int>(i);
      flip.from = display(now, arithmetic_.decimals);
      flip.to = display(at(*found), arithmetic_.decimals);
      flip.grade = grade_with(i, at(*found));
      flip.actual = actual_for(i, at(*found), up);
      flips_.push_back(std::move(flip));
    }
  }

  // The fewest steps, from 1 to `most`, that flip. A leaf moves the total one way, so halving the distance
  // finds them; but not where a condition looks at scores: then each is tried.
  template <class Flips>
  std::optional<std::int64_t> nearest(const Flips& flips, std::int64_t most, std::size_t i) {
    if (compiled_.adjustments->look_at_scores()) {
      const auto cost = static_cast<std::int64_t>(leaves_.nodes.size());
      std::int64_t steps = 1;
      for (; steps <= most && tried_ < most_tried; ++steps, tried_ += cost)
        if (flips(steps)) return steps;
      if (steps <= most && (open_.empty() || open_.back() != static_cast<int>(i)))
        open_.push_back(static_cast<int>(i));
      return std::nullopt;
    }
    if (most < 1 || !flips(most)) return std::nullopt;
    std::int64_t same = 0, different = most;
    while (different - same > 1) {
      const std::int64_t middle = same + (different - same) / 2;
      (flips(middle) ? different : same) = middle;
    }
    return different;
  }

  Rational rounded(const Rational& score) const {
    const auto value = round(score, arithmetic_.decimals, arithmetic_.mode);
    return value ? Rational(value.value()) : score;
  }

  // The actual nearest to the present one that scores at least (or at most) as much as wanted.
  std::string actual_for(std::size_t i, const Rational& wanted, bool up) const {
    const ScoredNode& node = leaves_.nodes[i];
    const rules::Setting& setting = compiled_.tree.settings[i];
    const Observation* seen = observation_of(node.title);
    if (!seen || seen->state != State::observed || seen->adjustment || *node.full != *node.planned) return "";
    return node.indicator->rule->bound->actual_for(setting, *seen, wanted, up);
  }

  const Observation* observation_of(const std::string& title) const {
    if (layer_)
      for (const Observation& seen : layer_->observations)
        if (seen.indicator == title) return &seen;
    return nullptr;
  }

  // Each line of the scheme moved just across the total.
  void bounds() {
    const GradeScheme* scheme = compiled_.selection.deciding;
    if (!scheme) return;
    const Rational total = compared(now_.combined, arithmetic_).low;
    const Rational step = Rational::fraction(1, power_of_ten(arithmetic_.decimals));
    for (std::size_t band = 0; band + 1 < scheme->bands.size(); ++band) {
      const Rational line = *scheme->bands[band].range.low;
      const bool reached = scheme->bands[band].range.holds(total) || total > line;
      const bool included = scheme->bands[band].range.low_included;
      // The line that excludes, or includes, the total with the least change.
      const Rational moved = reached ? (included ? total + step : total) : (included ? total : total - step);
      GradeScheme changed = *scheme;
      changed.bands[band].range.low = moved;
      if (auto& high = changed.bands[band + 1].range.high) high = moved - (line - *high);
      bool ordered = moved.sign() >= 0;
      for (std::size_t b = 0; b + 1 < changed.bands.size(); ++b)
        ordered = ordered && changed.bands[b].range.low > changed.bands[b + 1].range.low;
      if (!ordered) continue;
      const std::string grade = grade_of(leaves_.scores, arithmetic_, &changed);
      if (!other(grade)) continue;
      Flip flip;
      flip.of = Flip::Of::bound;
      flip.setting = scheme->bands[band].grade;
      flip.from = line.to_string();
      flip.to = display(moved, arithmetic_.decimals);
      flip.grade = grade;
      flips_.push_back(std::move(flip));
    }
  }

  void settings() {
    static constexpr const char* modes[] = {"half_up", "half_even", "down"};
    static constexpr const char* stages[] = {"indicator", "dimension", "total"};
    static constexpr const char* compares[] = {"rounded", "exact"};
    const auto try_setting = [&](const char* key, const std::string& from, const std::string& to,
                                 const Arithmetic& arithmetic) {
      const std::string grade = grade_of(leaves_.scores, arithmetic, nullptr);
      if (!other(grade)) return;
      Flip flip;
      flip.of = Flip::Of::arithmetic;
      flip.setting = key;
      flip.from = from;
      flip.to = to;
      flip.grade = grade;
      flips_.push_back(std::move(flip));
    };
    for (int i = 0; i < 3; ++i) {
      Arithmetic changed = arithmetic_;
      changed.mode = static_cast<Rounding>(i);
      if (changed.mode != arithmetic_.mode)
        try_setting("mode", modes[static_cast<int>(arithmetic_.mode)], modes[i], changed);
      changed = arithmetic_;
      changed.decimals = i;
      if (i != arithmetic_.decimals)
        try_setting("decimals", std::to_string(arithmetic_.decimals), std::to_string(i), changed);
      changed = arithmetic_;
      changed.stage = static_cast<Stage>(i);
      if (changed.stage != arithmetic_.stage)
        try_setting("stage", stages[static_cast<int>(arithmetic_.stage)], stages[i], changed);
    }
    Arithmetic changed = arithmetic_;
    changed.bands_compare =
        arithmetic_.bands_compare == BandsCompare::exact ? BandsCompare::rounded : BandsCompare::exact;
    try_setting("bands_compare", compares[static_cast<int>(arithmetic_.bands_compare)],
                compares[static_cast<int>(changed.bands_compare)], changed);
  }

  const Compiled& compiled_;
  const Layer* layer_;
  const Leaves& leaves_;
  const GradedTotal& now_;
  const Arithmetic& arithmetic_;
  std::vector<int>& open_;
  std::int64_t tried_ = 0;
  std::vector<Flip> flips_;
};

}  // namespace

std::vector<Flip> flips_of(const Compiled& compiled, const Layer* layer, const Leaves& leaves,
                           const GradedTotal& now, std::vector<int>& open) {
  return Certificate(compiled, layer, leaves, now, open).run();
}

}  // namespace jixiao::scoring
