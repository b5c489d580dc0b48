// SPDX-License-Identifier: Apache-2.0
#include "scoring/consequence.hpp"

#include <algorithm>

namespace jixiao::scoring {
namespace {

void widen(std::optional<Score>& hull, const Rational& share) {
  hull = hull ? Score(min(hull->low, share), max(hull->high, share)) : Score(share);
}

// Whether a score of the interval can lie in the tier.
bool meets(const Range& tier, const Score& score) {
  if (score.is_exact()) return tier.holds(score.low);
  if (tier.low && (tier.low_included ? score.high < *tier.low : score.high <= *tier.low)) return false;
  return !tier.high || (tier.high_included ? score.low <= *tier.high : score.low < *tier.high);
}

}  // namespace

Consequence consequence_of(const Policy& policy, const Grading* deciding) {
  Consequence consequence;
  static const std::vector<std::string> no_grades;
  const auto& grades = deciding ? deciding->grades : no_grades;
  const bool computed = deciding && deciding->of == Grading::Of::computed;
  const auto possible = [&](const std::string& grade) {
    return std::find(grades.begin(), grades.end(), grade) != grades.end();
  };
  if (policy.payment)
    for (const PaymentTier& tier : policy.payment->tiers)
      if (tier.scores ? computed && meets(*tier.scores, deciding->compared) : possible(tier.grade))
        widen(consequence.payment_share, tier.share);
  for (const ResultUse& use : policy.result_use)
    if (possible(use.grade)) consequence.suggestions.push_back(use.suggestion);
  return consequence;
}

}  // namespace jixiao::scoring
