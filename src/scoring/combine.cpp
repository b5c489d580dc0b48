// SPDX-License-Identifier: Apache-2.0
#include "scoring/combine.hpp"

#include <algorithm>

namespace jixiao::scoring {
namespace {

class Combination {
 public:
  Combination(const Tree& tree, const Policy& policy, const Arithmetic& arithmetic,
              const Adjustments& adjustments, const LeafScores& leaves, Diagnostics& diagnostics)
      : tree_(tree),
        policy_(policy),
        arithmetic_(arithmetic),
        adjustments_(adjustments),
        diagnostics_(diagnostics) {
    combined_.exact = leaves.exact;
    combined_.full = leaves.full;
    combined_.vetoed_by.assign(tree.nodes.size(), -1);
  }

  std::optional<Combined> run() {
    const std::size_t mistakes = diagnostics_.count();
    round_leaves();
    add_up();
    if (!sums_in_range()) return std::nullopt;
    if (!adjustments_.none()) {
      snapshot();
      veto();
      add_up();
    }
    round_dimensions();
    total();
    if (diagnostics_.count() != mistakes || !in_range()) return std::nullopt;
    extras();
    keep_in_range();
    if (arithmetic_.stage == Stage::total) round_total();
    veto_total();
    if (diagnostics_.count() != mistakes) return std::nullopt;
    return std::move(combined_);
  }

 private:
  bool rounds(Stage stage) const { return arithmetic_.stage == stage; }

  void round_leaves() {
    combined_.shown = combined_.exact;
    if (!rounds(Stage::indicator)) return;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i)
      if (tree_.nodes[i].leaf)
        round_score(combined_.shown[i], arithmetic_, tree_.nodes[i].indicator->pointer, tree_.nodes[i].title,
                    diagnostics_);
  }

  // Children stand after their parents.
  void add_up() {
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i)
      if (!tree_.nodes[i].leaf) {
        combined_.exact[i] = combined_.shown[i] = Score();
        combined_.full[i] = Rational(0);
      }
    for (std::size_t i = tree_.nodes.size(); i-- > 0;) {
      if (tree_.nodes[i].parent < 0) continue;
      const auto parent = static_cast<std::size_t>(tree_.nodes[i].parent);
      combined_.exact[parent] += combined_.exact[i];
      combined_.shown[parent] += combined_.shown[i];
      combined_.full[parent] += combined_.full[i];
    }
  }

  // What conditions see: the nodes' scores before any veto.
  void snapshot() { before_ = combined_.shown; }

  bool is_below(std::size_t i, int node) const {
    for (int at = static_cast<int>(i); at >= 0; at = tree_.nodes[static_cast<std::size_t>(at)].parent)
      if (at == node) return true;
    return false;
  }

  void veto() {
    const auto& vetoes = adjustments_.vetoes();
    for (std::size_t v = 0; v < vetoes.size(); ++v) {
      if (vetoes[v].node < 0) continue;
      const auto truth = adjustments_.holds(vetoes[v].veto->when, before_, diagnostics_);
      if (!truth.possible) continue;
      note(*vetoes[v].veto, truth.certain);
      for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
        if (!tree_.nodes[i].leaf || !is_below(i, vetoes[v].node)) continue;
        combined_.vetoed_by[i] = static_cast<int>(v);
        zero(combined_.exact[i], truth);
        zero(combined_.shown[i], truth);
      }
    }
  }

  // A condition that only may hold leaves everything down to 0 possible.
  static void zero(Score& score, const Adjustments::Truth& truth) {
    score.low = min(score.low, 0);
    score.high = truth.certain ? Rational(0) : max(score.high, 0);
    if (truth.certain) score.low = 0;
  }

  void note(const Veto& veto, bool certain) {
    Applied applied;
    applied.kind = Applied::Kind::veto;
    applied.title = veto.title;
    applied.what = veto.zero;
    applied.certain = certain;
    applied.source = veto.citation.source;
    applied.confirmed = veto.citation.confirmed;
    applied.pointer = veto.pointer;
    combined_.applied.push_back(std::move(applied));
  }

  void round_dimensions() {
    if (!rounds(Stage::dimension)) return;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i)
      if (tree_.nodes[i].parent < 0)
        round_score(combined_.shown[i], arithmetic_, "/plan", tree_.nodes[i].title, diagnostics_);
  }

  void total() {
    std::string listed;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].parent >= 0) continue;
      combined_.exact_total += combined_.exact[i];
      combined_.total += combined_.shown[i];
      combined_.full_total += combined_.full[i];
      if (combined_.shown[i].in_range())
        listed += (listed.empty() ? "" : " + ") + display(combined_.shown[i], arithmetic_.decimals);
    }
    if (!combined_.total.in_range()) return;
    combined_.trace.push_back({{"{0}", "{0}"}, {listed}, display(combined_.total, arithmetic_.decimals)});
    if (policy_.total && policy_.total->method == TotalRule::Method::minimum) minimum();
  }

  // The lowest of the blocks' rates, as a share of the full points.
  void minimum() {
    const Score sum = combined_.total;
    std::optional<Score> shown, exact;
    std::string which;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      const auto& blocks = policy_.total->blocks;
      if (tree_.nodes[i].parent >= 0 ||
          std::find(blocks.begin(), blocks.end(), tree_.nodes[i].title) == blocks.end() ||
          combined_.full[i].sign() == 0)
        continue;
      const Rational scale = combined_.full_total / combined_.full[i];
      const auto scaled = [&](const Score& score) { return Score(score.low * scale, score.high * scale); };
      const auto lower = [](std::optional<Score>& least, const Score& score) {
        least = least ? Score(min(least->low, score.low), min(least->high, score.high)) : score;
      };
      const Score here = scaled(combined_.shown[i]);
      if (!shown || here.low < shown->low) which = tree_.nodes[i].title;
      lower(shown, here);
      lower(exact, scaled(combined_.exact[i]));
    }
    if (!shown) {
      diagnostics_.add(
          Code::points,
          say("取小的各块都没有分值，总分无从取小",
              "no block that the total is the minimum of has points, so there is no minimum"),
          "/plan", {},
          say("改变办法的 total.blocks，或改变“不适用”的处理",
              "change the policy's \"total.blocks\", or what becomes of indicators that do not apply"));
      return;
    }
    combined_.total = *shown;
    combined_.exact_total = *exact;
    combined_.trace.push_back(
        {{"取各块得分率最低的“{0}”折算", "by the block of the lowest rate, \"{0}\""}, {which}, *shown});
    lose(Loss::Of::total, "minimum", sum, *shown);
  }

  // Exact sums of many unlike fractions can grow beyond what is kept. Where every indicator is rounded they
  // decide nothing and are left out; where they decide, that is an error.
  bool sums_in_range() {
    for (const Score& score : combined_.shown)
      if (!score.in_range()) return too_long();
    return true;
  }

  bool in_range() {
    const bool decides =
        arithmetic_.stage != Stage::indicator || arithmetic_.bands_compare == BandsCompare::exact;
    return (combined_.total.in_range() && (combined_.exact_total.in_range() || !decides)) || too_long();
  }

  bool too_long() {
    diagnostics_.add(Code::number_range,
                     say("精确总分的分数太长，无法保存", "the exact total is a fraction too long to be kept"),
                     "/plan", {},
                     say("改为逐项取整（stage: indicator）", "round each indicator (stage: indicator)"));
    return false;
  }

  void extras() {
    apply(policy_.penalties, Applied::Kind::penalty);
    apply(policy_.bonuses, Applied::Kind::bonus);
  }

  void apply(const std::optional<Extras>& extras, Applied::Kind kind) {
    if (!extras) return;
    const bool penalty = kind == Applied::Kind::penalty;
    Score sum;
    for (const Extra& extra : extras->items) {
      const auto truth = extra.when ? adjustments_.holds(*extra.when, before_, diagnostics_)
                                    : Adjustments::Truth{true, true};
      if (!truth.possible) continue;
      Score points = adjustments_.amount(extra.points, before_, diagnostics_);
      if (extra.cap) points = Score(min(points.low, *extra.cap), min(points.high, *extra.cap));
      if (!truth.certain) points.low = 0;
      if (points.high.sign() == 0) continue;
      sum += points;
      Applied applied;
      applied.kind = kind;
      applied.title = extra.title;
      applied.points = points;
      applied.certain = truth.certain;
      applied.source = extra.citation.source;
      applied.confirmed = extra.citation.confirmed;
      applied.pointer = extra.pointer;
      combined_.trace.push_back({penalty ? Phrase{"扣分：{0}，{1}", "penalty: {0}, {1}"}
                                         : Phrase{"加分：{0}，{1}", "bonus: {0}, {1}"},
                                 {extra.title, points},
                                 {}});
      combined_.applied.push_back(std::move(applied));
    }
    if (sum.high.sign() == 0) return;
    if (extras->cap && sum.high > *extras->cap) {
      sum = Score(min(sum.low, *extras->cap), *extras->cap);
      combined_.trace.push_back({penalty ? Phrase{"扣分合计最多", "penalties, at most"}
                                         : Phrase{"加分合计最多", "bonuses, at most"},
                                 {},
                                 *extras->cap});
    }
    const Score before = combined_.total;
    // More of a penalty is less of a total.
    const Score change = penalty ? Score(-sum.high, -sum.low) : sum;
    combined_.total += change;
    combined_.exact_total += change;
    combined_.trace.push_back(
        {penalty ? Phrase{"减去扣分", "less the penalties"} : Phrase{"加上加分", "with the bonuses"},
         {},
         combined_.total});
    lose(Loss::Of::adjustment, penalty ? "penalties" : "bonuses", before, combined_.total);
  }

  void keep_in_range() {
    if (!policy_.total || !policy_.total->range) return;
    const Rational &least = *policy_.total->range->low, &most = *policy_.total->range->high;
    const auto kept = [&](const Score& score) {
      return Score(max(least, min(most, score.low)), max(least, min(most, score.high)));
    };
    const Score before = combined_.total;
    combined_.total = kept(before);
    if (combined_.exact_total.in_range()) combined_.exact_total = kept(combined_.exact_total);
    if (before.low == combined_.total.low && before.high == combined_.total.high) return;
    combined_.trace.push_back(
        {{"总分保持在 {0} 到 {1}", "the total is kept within {0} to {1}"}, {least, most}, combined_.total});
    lose(Loss::Of::total, "range", before, combined_.total);
  }

  void round_total() {
    if (!round_score(combined_.total, arithmetic_, "/plan", "", diagnostics_)) return;
    combined_.trace.push_back({{"{0}，{1} 位小数（总分）", "rounded {0} to {1} decimals (total)"},
                               {name_of(arithmetic_.mode), std::to_string(arithmetic_.decimals)},
                               display(combined_.total, arithmetic_.decimals)});
  }

  void veto_total() {
    for (const auto& bound : adjustments_.vetoes()) {
      if (bound.node >= 0) continue;
      const auto truth = adjustments_.holds(bound.veto->when, before_, diagnostics_);
      if (!truth.possible) continue;
      note(*bound.veto, truth.certain);
      const Score before = combined_.total;
      zero(combined_.total, truth);
      if (combined_.exact_total.in_range()) zero(combined_.exact_total, truth);
      combined_.trace.push_back({{"一票否决：{0}", "veto: {0}"}, {bound.veto->title}, combined_.total});
      lose(Loss::Of::total, bound.veto->title, before, combined_.total);
    }
  }

  void lose(Loss::Of of, const std::string& title, const Score& before, const Score& after) {
    const Rational lost = before.low - after.low;
    if (lost.in_range() && lost.sign() != 0) combined_.losses.push_back({of, -1, title, lost});
  }

  const Tree& tree_;
  const Policy& policy_;
  const Arithmetic& arithmetic_;
  const Adjustments& adjustments_;
  Diagnostics& diagnostics_;
  Combined combined_;
  std::vector<Score> before_;  // any veto
};

}  // namespace

std::optional<Combined> combine(const Tree& tree, const Policy& policy, const Arithmetic& arithmetic,
                                const Adjustments& adjustments, const LeafScores& leaves,
                                Diagnostics& diagnostics) {
  return Combination(tree, policy, arithmetic, adjustments, leaves, diagnostics).run();
}

const Score& compared(const Combined& combined, const Arithmetic& arithmetic) {
  return arithmetic.bands_compare == BandsCompare::exact ? combined.exact_total : combined.total;
}

bool round_score(Score& score, const Arithmetic& arithmetic, const std::string& pointer,
                 const std::string& subject, Diagnostics& diagnostics) {
  const bool same = score.is_exact();
  if (same && is_displayable(score.low, arithmetic.decimals)) return true;  // most are, and stay as they are
  const auto low = round(score.low, arithmetic.decimals, arithmetic.mode);
  const auto high = same ? low : round(score.high, arithmetic.decimals, arithmetic.mode);
  if (!low || !high) {
    diagnostics.add((low ? high : low).error(), pointer, subject);
    return false;
  }
  score = Score(low.value(), high.value());
  return true;
}

}  // namespace jixiao::scoring
