// SPDX-License-Identifier: Apache-2.0
#include "scoring/not_applicable.hpp"

#include "scoring/full_points.hpp"

#include <map>

namespace jixiao::scoring {
namespace {

class NotApplicable {
 public:
  NotApplicable(const Policy& policy, Tree& tree, Diagnostics& diagnostics)
      : policy_(policy), tree_(tree), diagnostics_(diagnostics) {}

  void apply() {
    std::map<int, std::vector<std::size_t>> scopes;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i)
      if (tree_.nodes[i].leaf) scopes[scope_of(i)].push_back(i);
    for (const auto& scope : scopes) rescale(scope.second);
    add_up_full_points(tree_);
  }

 private:
  int scope_of(std::size_t i) const {
    const Scope within = policy_.not_applicable->within;
    if (within == Scope::total) return -1;
    int at = static_cast<int>(i);
    if (within == Scope::parent) return tree_.nodes[i].parent;
    while (tree_.nodes[static_cast<std::size_t>(at)].parent >= 0)
      at = tree_.nodes[static_cast<std::size_t>(at)].parent;
    return at;
  }

  void rescale(const std::vector<std::size_t>& scope) {
    Rational whole, applicable;
    std::vector<Rational> shares;
    const ScoredNode* dropped = nullptr;
    for (const std::size_t i : scope) {
      const ScoredNode& node = tree_.nodes[i];
      const bool applies = node.state != State::not_applicable;
      whole += *node.full;
      if (!applies) dropped = &node;
      shares.push_back(applies ? *node.full : Rational(0));
      applicable += shares.back();
    }
    if (!dropped) return;
    if (applicable.sign() == 0) {
      diagnostics_.add(
          Code::points,
          say("同一范围内的指标全部不适用，分值无处可分",
              "every indicator of the scope is not applicable, so its points have nowhere to go"),
          dropped->indicator->pointer, dropped->title,
          say("扩大办法中 not_applicable 的 within", "widen \"within\" of the policy's \"not_applicable\""));
      return;
    }
    const auto parts = apportion(whole, shares, policy_.arithmetic->decimals);
    for (std::size_t k = 0; k < scope.size(); ++k) {
      ScoredNode& node = tree_.nodes[scope[k]];
      if (*node.full != parts[k])
        node.trace.push_back({say("不适用指标的分值分摊后，分值由 {0} 变为",
                                  "points of indicators that do not apply are shared out: from {0} to",
                                  {node.full->to_string()}),
                              parts[k].to_string()});
      node.full = parts[k];
    }
  }

  const Policy& policy_;
  Tree& tree_;
  Diagnostics& diagnostics_;
};

}  // namespace

void share_out_not_applicable(const Policy& policy, Tree& tree, Diagnostics& diagnostics) {
  NotApplicable(policy, tree, diagnostics).apply();
}

}  // namespace jixiao::scoring
