// SPDX-License-Identifier: Apache-2.0
#include "scoring/not_applicable.hpp"

#include "base/nearest.hpp"
#include "scoring/full_points.hpp"

#include <algorithm>
#include <map>

namespace jixiao::scoring {
namespace {

class NotApplicable {
 public:
  NotApplicable(const Policy& policy, Tree& tree, Diagnostics& diagnostics)
      : policy_(policy), tree_(tree), diagnostics_(diagnostics) {}

  void apply() {
    switch (policy_.not_applicable->method) {
      case NotApplicableMethod::refuse:
      case NotApplicableMethod::full_points:
        return;
      case NotApplicableMethod::rescale:
        rescale_all();
        break;
      case NotApplicableMethod::shift:
        shift();
        break;
      case NotApplicableMethod::alternative:
        alternative();
        break;
    }
    add_up_full_points(tree_);
  }

 private:
  void rescale_all() {
    std::map<int, std::vector<std::size_t>> scopes;
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i)
      if (tree_.nodes[i].leaf) scopes[scope_of(i)].push_back(i);
    for (const auto& scope : scopes) rescale(scope.second);
  }

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
        node.trace.push_back({{"不适用指标的分值分摊后，分值由 {0} 变为",
                               "points of indicators that do not apply are shared out: from {0} to"},
                              {*node.full},
                              parts[k]});
      node.full = parts[k];
    }
  }

  ScoredNode* leaf(const std::string& title) {
    for (ScoredNode& node : tree_.nodes)
      if (node.leaf && node.title == title) return &node;
    return nullptr;
  }

  void shift() {
    for (ScoredNode& node : tree_.nodes) {
      if (!node.leaf || node.state != State::not_applicable) continue;
      const auto& shifts = policy_.not_applicable->shifts;
      const auto known = std::find_if(shifts.begin(), shifts.end(),
                                      [&](const Shift& each) { return each.from == node.title; });
      ScoredNode* heir = known == shifts.end() ? nullptr : leaf(known->to);
      if (!heir || heir->state == State::not_applicable) {
        diagnostics_.add(Code::points,
                         heir ? say("分值要转给的“{0}”也不适用",
                                    "its points go to \"{0}\", which does not apply either", {heir->title})
                              : say("办法没有说它的分值转给哪个指标",
                                    "the policy does not say which indicator gets its points"),
                         node.indicator->pointer, node.title,
                         say("在办法的 not_applicable 的 to 里写上",
                             "name it under \"to\" of the policy's \"not_applicable\""));
        continue;
      }
      heir->trace.push_back({{"“{0}”不适用，它的 {1} 分转来，分值变为",
                              "\"{0}\" does not apply; its {1} points move here: now"},
                             {node.title, *node.full},
                             *heir->full + *node.full});
      heir->full = *heir->full + *node.full;
      node.full = Rational(0);
    }
  }

  // The set for exactly the indicators that do not apply states the points of all others.
  void alternative() {
    std::vector<std::string> dropped;
    const ScoredNode* first = nullptr;
    for (const ScoredNode& node : tree_.nodes)
      if (node.leaf && node.state == State::not_applicable) {
        if (!first) first = &node;
        dropped.push_back(node.title);
      }
    std::sort(dropped.begin(), dropped.end());
    for (const AlternativePoints& set : policy_.not_applicable->sets) {
      std::vector<std::string> without = set.without;
      std::sort(without.begin(), without.end());
      if (without == dropped) return use(set, *first);
    }
    std::string listed;
    for (const std::string& title : dropped) listed += (listed.empty() ? "" : "、") + title;
    diagnostics_.add(
        Code::points,
        say("办法没有“{0}”不适用时的另一套分值", "the policy has no alternative points without \"{0}\"",
            {listed}),
        first->indicator->pointer, first->title,
        say("在办法的 not_applicable 的 sets 里写上", "add a set to the policy's \"not_applicable\""));
  }

  void use(const AlternativePoints& set, const ScoredNode& first) {
    Rational before, after;
    for (ScoredNode& node : tree_.nodes) {
      if (!node.leaf) continue;
      before += *node.full;
      Rational points = 0;
      if (node.state != State::not_applicable) {
        const auto stated = std::find_if(set.points.begin(), set.points.end(),
                                         [&](const auto& each) { return each.first == node.title; });
        points = stated == set.points.end() ? *node.full : stated->second;
      }
      if (points != *node.full)
        node.trace.push_back(
            {{"按办法的另一套分值，由 {0} 变为", "by the policy's alternative points: from {0} to"},
             {*node.full},
             points});
      node.full = points;
      after += points;
    }
    bool good = before == after;
    for (const auto& stated : set.points)
      good = good && leaf(stated.first) && is_displayable(stated.second, policy_.arithmetic->decimals);
    if (good) return;
    diagnostics_.add(
        Code::points,
        say("办法的另一套分值合计 {0}，应为 {1}，每项要用声明的小数位写得出来，并且是计划里的指标",
            "the policy's alternative points add up to {0} instead of {1}, cannot be shown, or name no "
            "indicator",
            {after.to_string(), before.to_string()}),
        first.indicator->pointer, first.title,
        say("改正办法 {0}", "correct the policy at {0}", {set.pointer}));
  }

  const Policy& policy_;
  Tree& tree_;
  Diagnostics& diagnostics_;
};

}  // namespace

void move_points_of_not_applicable(const Policy& policy, Tree& tree, Diagnostics& diagnostics) {
  NotApplicable(policy, tree, diagnostics).apply();
}

}  // namespace jixiao::scoring
