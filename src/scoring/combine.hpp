// Steps 6 and 7: vetoes, subtotals, the total, penalties, bonuses and the range of the total, from the exact
// scores of the leaves. A function of its arguments, so that "what if" is asked by calling it again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/adjustments.hpp"

namespace jixiao::scoring {

/// The leaves' exact scores and full points, by node; those of groups are ignored.
struct LeafScores {
  std::vector<Score> exact;
  std::vector<Rational> full;
};

struct Combined {
  std::vector<Score> exact;  ///< by node, after vetoes and before any rounding
  std::vector<Score> shown;  ///< by node, as the policy rounds it
  std::vector<Rational> full;
  std::vector<int> vetoed_by;  ///< by leaf: index of the veto that took its points, -1 for none
  Score exact_total, total;
  Rational full_total;
  std::vector<Applied> applied;
  std::vector<Step> trace;   ///< of the total
  std::vector<Loss> losses;  ///< outside the leaves
};

/// Nothing after a report.
std::optional<Combined> combine(const Tree& tree, const Policy& policy, const Arithmetic& arithmetic,
                                const Adjustments& adjustments, const LeafScores& leaves,
                                Diagnostics& diagnostics);

/// The number that the bands are compared with.
const Score& compared(const Combined& combined, const Arithmetic& arithmetic);

/// Rounds both ends as the policy says; false after a report at `pointer`.
bool round_score(Score& score, const Arithmetic& arithmetic, const std::string& pointer,
                 const std::string& subject, Diagnostics& diagnostics);

}  // namespace jixiao::scoring
