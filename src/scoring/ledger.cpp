// SPDX-License-Identifier: Apache-2.0
#include "scoring/ledger.hpp"

#include <algorithm>

namespace jixiao::scoring {

std::vector<Loss> loss_ledger(const Tree& tree, const Combined& combined) {
  std::vector<Loss> ledger;
  if (!combined.total.is_exact()) return ledger;
  Rational rest = combined.full_total - combined.total.low;
  std::vector<std::pair<Rational, int>> lost;
  lost.reserve(tree.nodes.size());
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    if (!tree.nodes[i].leaf) continue;
    Rational here = combined.full[i] - combined.shown[i].low;
    rest = rest - here;
    if (here.sign() != 0) lost.emplace_back(std::move(here), static_cast<int>(i));
  }
  // Equal losses stay in reading order.
  std::sort(lost.begin(), lost.end(), [](const auto& a, const auto& b) {
    const int order = compare(a.first, b.first);
    return order != 0 ? order > 0 : a.second < b.second;
  });
  ledger.reserve(lost.size() + combined.losses.size() + 1);
  for (auto& [points, node] : lost) ledger.push_back({Loss::Of::leaf, node, "", std::move(points)});
  for (const Loss& loss : combined.losses) {
    ledger.push_back(loss);
    rest = rest - loss.lost;
  }
  if (rest.sign() != 0) ledger.push_back({Loss::Of::rounding, -1, "", rest});
  return ledger;
}

}  // namespace jixiao::scoring
