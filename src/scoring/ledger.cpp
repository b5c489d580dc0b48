// SPDX-License-Identifier: Apache-2.0
#include "scoring/ledger.hpp"

#include <algorithm>

namespace jixiao::scoring {

std::vector<Loss> loss_ledger(const Tree& tree, const Combined& combined) {
  std::vector<Loss> ledger;
  if (!combined.total.is_exact()) return ledger;
  Rational rest = combined.full_total - combined.total.low;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    if (!tree.nodes[i].leaf) continue;
    const Rational lost = combined.full[i] - combined.shown[i].low;
    rest = rest - lost;
    if (lost.sign() != 0) ledger.push_back({Loss::Of::leaf, static_cast<int>(i), "", lost});
  }
  std::stable_sort(ledger.begin(), ledger.end(),
                   [](const Loss& a, const Loss& b) { return a.lost > b.lost; });
  for (const Loss& loss : combined.losses)
    if (loss.of != Loss::Of::rounding) {
      ledger.push_back(loss);
      rest = rest - loss.lost;
    }
  if (rest.sign() != 0) ledger.push_back({Loss::Of::rounding, -1, "", rest});
  return ledger;
}

}  // namespace jixiao::scoring
