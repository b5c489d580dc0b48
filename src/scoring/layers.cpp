// SPDX-License-Identifier: Apache-2.0
#include "scoring/layers.hpp"

#include "scoring/outcome.hpp"

#include <algorithm>
#include <map>

namespace jixiao::scoring {

std::vector<LayerSheet> layer_sheets(const Compiled& compiled, const Layer* deciding,
                                     const std::vector<std::shared_ptr<const Case>>& peers) {
  std::vector<LayerSheet> sheets;
  if (compiled.subject->layers.size() < 2 || !compiled.tree.scored) return sheets;
  for (const Layer& layer : compiled.subject->layers) {
    LayerSheet sheet;
    sheet.name = layer.name;
    sheet.decides = &layer == deciding;
    Diagnostics diagnostics;
    std::vector<Finding> unused;
    const Leaves leaves =
        score_leaves({compiled, &layer, Evidenced::as_recorded, peers}, unused, diagnostics);
    std::optional<GradedTotal> total;
    if (diagnostics.empty())
      total = graded_total(compiled, leaves.scores, *compiled.policy().arithmetic, nullptr, diagnostics);
    if (total) {
      sheet.total = total->combined.total;
      sheet.grades = total->grading.grades;
      for (const Score& score : total->combined.shown) sheet.scores.emplace_back(score);
    } else {
      const Error error = diagnostics.take();
      const Diagnostic& first = error.diagnostics.front();
      sheet.why_not =
          first.subject.empty() ? first.message : say("{0}：{1}", "{0}: {1}", {first.subject, first.message});
    }
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

namespace {

// Ranks from 1; equal values share the mean of theirs. Adds t³ − t of every group of t equals.
std::vector<Rational> ranks_of(const std::vector<Rational>& values, Rational& ties) {
  std::vector<Rational> ranks;
  for (const Rational& value : values) {
    std::int64_t below = 0, same = 0;
    for (const Rational& other : values) {
      below += other < value ? 1 : 0;
      same += other == value ? 1 : 0;
    }
    ranks.push_back(Rational(below) + Rational::fraction(same + 1, 2));
    ties += Rational(same * same - 1);  // t members add t·(t² − 1)
  }
  return ranks;
}

}  // namespace

std::optional<Agreement> agreement_of(const Compiled& compiled, const Layer* layer) {
  if (!layer) return std::nullopt;
  std::size_t panels = 0;
  for (const ScoredNode& node : compiled.tree.nodes)
    panels += node.leaf && node.indicator->rule && node.indicator->rule->bound->is_panel() ? 1 : 0;
  if (panels < 2) return std::nullopt;
  // Marks as shares of the full points, by expert; only those who marked every item count.
  std::map<std::string, std::vector<Rational>> by_expert;
  std::size_t items = 0;
  for (std::size_t i = 0; i < compiled.tree.nodes.size(); ++i) {
    const ScoredNode& node = compiled.tree.nodes[i];
    if (!node.leaf || !node.indicator->rule || !node.indicator->rule->bound->is_panel() ||
        node.planned->sign() == 0)
      continue;
    for (const Observation& seen : layer->observations) {
      if (seen.indicator != node.title || seen.state != State::observed) continue;
      for (const PanelMark& ballot : seen.marks) {
        auto& marks = by_expert[ballot.expert];
        if (ballot.invalid.empty() && ballot.mark && marks.size() == items)
          marks.push_back(*ballot.mark / *node.planned);
      }
      ++items;
    }
  }
  std::vector<std::vector<Rational>> raters;
  for (const auto& expert : by_expert)
    if (expert.second.size() == items) raters.push_back(expert.second);
  if (items < 2 || raters.size() < 2 || items > 1'000 || raters.size() > 1'000) return std::nullopt;

  const auto m = static_cast<std::int64_t>(raters.size()), n = static_cast<std::int64_t>(items);
  std::vector<Rational> sums(items);
  Rational ties;
  for (const auto& marks : raters) {
    const auto ranks = ranks_of(marks, ties);
    for (std::size_t i = 0; i < items; ++i) sums[i] += ranks[i];
  }
  const Rational mean = Rational(m) * Rational(n + 1) / 2;
  Rational squares;
  for (const Rational& sum : sums) squares += (sum - mean) * (sum - mean);
  Agreement agreement;
  agreement.experts = raters.size();
  agreement.items = items;
  const Rational divisor = Rational(m) * m * (Rational(n) * n * n - n) - Rational(m) * ties;
  if (divisor.in_range() && squares.in_range() && divisor.sign() > 0)
    agreement.kendall_w = squares * 12 / divisor;
  return agreement;
}

}  // namespace jixiao::scoring
