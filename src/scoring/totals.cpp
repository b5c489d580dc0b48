// SPDX-License-Identifier: Apache-2.0
#include "scoring/totals.hpp"

#include <algorithm>

namespace jixiao::scoring {
bool round_score(Score& score, const Arithmetic& arithmetic, const std::string& pointer,
                 const std::string& subject, Diagnostics& diagnostics) {
  const auto low = round(score.low, arithmetic.decimals, arithmetic.mode);
  const auto high = round(score.high, arithmetic.decimals, arithmetic.mode);
  if (!low || !high) {
    diagnostics.add((low ? high : low).error(), pointer, subject);
    return false;
  }
  score = Score(low.value(), high.value());
  return true;
}

void add_up(Evaluation& evaluation, Diagnostics& diagnostics) {
  const Arithmetic& arithmetic = *evaluation.policy.arithmetic;
  auto& nodes = evaluation.nodes;
  for (auto& node : nodes)
    if (!node.leaf) node.exact = node.score = Score();
  Score exact, total;
  Rational full;
  std::string terms;
  for (std::size_t i = nodes.size(); i-- > 0;) {
    ScoredNode& node = nodes[i];
    if (node.depth == 0 && arithmetic.stage == Stage::dimension) {
      if (!round_score(*node.score, arithmetic, "/plan", node.title, diagnostics)) return;
      node.trace.push_back({say("{0}，{1} 位小数（一级指标）", "rounded {0} to {1} decimals (first level)",
                                {name_of(arithmetic.mode), std::to_string(arithmetic.decimals)}),
                            display(*node.score, arithmetic.decimals)});
    }
    if (node.parent < 0) {
      exact += *node.exact;
      total += *node.score;
      full += *node.full;
    } else {
      *nodes[static_cast<std::size_t>(node.parent)].exact += *node.exact;
      *nodes[static_cast<std::size_t>(node.parent)].score += *node.score;
    }
  }
  // Exact sums of many unlike fractions can grow beyond what is kept. Where every indicator is rounded they
  // decide nothing and are left out; where they decide, that is an error.
  const bool decides =
      arithmetic.stage != Stage::indicator || arithmetic.bands_compare == BandsCompare::exact;
  for (auto& node : nodes)
    if (!node.exact->in_range()) node.exact.reset();
  if (!exact.in_range() && decides) {
    diagnostics.add(Code::number_range,
                    say("精确总分的分数太长，无法保存", "the exact total is a fraction too long to be kept"),
                    "/plan", {},
                    say("改为逐项取整（stage: indicator）", "round each indicator (stage: indicator)"));
    return;
  }
  for (const auto& node : nodes)
    if (node.parent < 0) terms += (terms.empty() ? "" : " + ") + display(*node.score, arithmetic.decimals);
  evaluation.total_trace.push_back({Text(terms), display(total, arithmetic.decimals)});
  if (arithmetic.stage == Stage::total) {
    if (!round_score(total, arithmetic, "/plan", "", diagnostics)) return;
    evaluation.total_trace.push_back({say("{0}，{1} 位小数（总分）", "rounded {0} to {1} decimals (total)",
                                          {name_of(arithmetic.mode), std::to_string(arithmetic.decimals)}),
                                      display(total, arithmetic.decimals)});
  }
  evaluation.full = full;
  if (exact.in_range()) evaluation.exact_total = exact;
  evaluation.total = total;
}

std::vector<Loss> loss_ledger(const Evaluation& evaluation) {
  std::vector<Loss> ledger;
  if (!evaluation.total || !evaluation.total->is_exact()) return ledger;
  Rational rest = *evaluation.full - evaluation.total->low;
  for (std::size_t i = 0; i < evaluation.nodes.size(); ++i) {
    const ScoredNode& node = evaluation.nodes[i];
    if (!node.leaf) continue;
    const Rational lost = *node.full - node.score->low;
    rest = rest - lost;
    if (lost.sign() != 0) ledger.push_back({static_cast<int>(i), lost});
  }
  std::stable_sort(ledger.begin(), ledger.end(),
                   [](const Loss& a, const Loss& b) { return a.lost > b.lost; });
  if (rest.sign() != 0) ledger.push_back({-1, rest});
  return ledger;
}

}  // namespace jixiao::scoring
