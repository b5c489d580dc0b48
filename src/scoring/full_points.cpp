// SPDX-License-Identifier: Apache-2.0
#include "scoring/full_points.hpp"

#include <algorithm>
#include <numeric>

namespace jixiao::scoring {

std::optional<Rational> points_of(const Tree& tree, std::size_t i) {
  const ScoredNode& node = tree.nodes[i];
  if (node.leaf && node.indicator->points) return node.indicator->points;
  return tree.framework[i] ? tree.framework[i]->points : std::nullopt;
}

std::optional<Rational> weight_of(const Tree& tree, std::size_t i) {
  const ScoredNode& node = tree.nodes[i];
  if (node.leaf && node.indicator->weight) return node.indicator->weight;
  return tree.framework[i] ? tree.framework[i]->weight : std::nullopt;
}

void add_up_full_points(Tree& tree) {
  for (auto& node : tree.nodes)
    if (!node.leaf) node.full = Rational(0);
  for (std::size_t i = tree.nodes.size(); i-- > 0;)  // children stand after their parents
    if (tree.nodes[i].parent >= 0) {
      auto& above = tree.nodes[static_cast<std::size_t>(tree.nodes[i].parent)].full;
      above = *above + *tree.nodes[i].full;
    }
}

namespace {

// Points that are displayed must add up to what is displayed; so each must be displayable itself. That also
// keeps their sums short.
bool all_displayable(const Policy& policy, const Tree& tree, Diagnostics& diagnostics) {
  const std::size_t mistakes = diagnostics.count();
  const int decimals = policy.arithmetic->decimals;
  for (const auto& node : tree.nodes)
    if (node.leaf && (!node.full->in_range() || !is_displayable(*node.full, decimals)))
      diagnostics.add(
          Code::points,
          say("分值 {0} 用 {1} 位小数写不出来，显示的分值加不到满分",
              "{0} points cannot be shown with {1} decimals, so the shown points would not add up",
              {node.full->in_range() ? node.full->to_string() : "?", std::to_string(decimals)}),
          node.indicator->pointer, node.title,
          say("改成能显示的分值，例如按最大余数法分配",
              "use points that can be shown, for instance split by largest remainder"));
  return diagnostics.count() == mistakes;
}

void from_points(const Policy& policy, const Plan& plan, Tree& tree, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < tree.nodes.size(); ++i)
    if (tree.nodes[i].leaf) tree.nodes[i].full = points_of(tree, i);
  if (!all_displayable(policy, tree, diagnostics)) return;
  add_up_full_points(tree);
  Rational total;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const ScoredNode& node = tree.nodes[i];
    if (node.parent < 0) total += *node.full;
    const FrameworkNode* framework = tree.framework[i];
    if (framework && framework->points && *framework->points != *node.full)
      diagnostics.add(Code::points,
                      say("“{0}”下的分值合计 {1}，办法规定 {2}",
                          "the points under \"{0}\" add up to {1}, the policy says {2}",
                          {node.path, node.full->to_string(), framework->points->to_string()}),
                      node.leaf ? node.indicator->pointer : plan.pointer, node.title,
                      say("{0}，改正这些指标的 points", "{0}: correct the \"points\" of these indicators",
                          {surplus(*node.full - *framework->points)}));
  }
  if (policy.full_points && total != *policy.full_points)
    diagnostics.add(
        Code::points,
        say("全部指标的分值合计 {0}，办法规定满分 {1}",
            "the points of all indicators add up to {0}, the policy's full points are {1}",
            {total.to_string(), policy.full_points->to_string()}),
        plan.pointer, {},
        say("{0}，改正 points", "{0}: correct the \"points\"", {surplus(total - *policy.full_points)}));
}

void from_weights(const Policy& policy, const Plan& plan, Tree& tree, Diagnostics& diagnostics) {
  std::vector<Rational> sums(tree.nodes.size() +
                             1);  // of the children's weights; the last is the first level's
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    ScoredNode& node = tree.nodes[i];
    const auto weight = weight_of(tree, i);
    const Rational above =
        node.parent < 0 ? *policy.full_points : *tree.nodes[static_cast<std::size_t>(node.parent)].full;
    if (!weight)
      diagnostics.add(Code::points,
                      say("“{0}”没有权重（weight），而别的指标用权重",
                          "\"{0}\" has no \"weight\", while others have one", {node.path}),
                      node.leaf ? node.indicator->pointer : plan.pointer, node.title);
    node.full = above * weight.value_or(Rational(0)) / 100;
    sums[node.parent < 0 ? tree.nodes.size() : static_cast<std::size_t>(node.parent)] +=
        weight.value_or(Rational(0));
  }
  for (std::size_t i = 0; i <= tree.nodes.size(); ++i) {
    const bool top = i == tree.nodes.size();
    if ((!top && tree.nodes[i].leaf) || (sums[i].in_range() && sums[i] == 100)) continue;
    const Text where = top ? say("一级指标", "the first level") : Text(tree.nodes[i].path);
    diagnostics.add(
        Code::points,
        say("“{0}”之下的权重合计 {1}，应为 100", "the weights under \"{0}\" add up to {1} instead of 100",
            {where, sums[i].in_range() ? sums[i].to_string() : "?"}),
        plan.pointer, top ? "" : tree.nodes[i].title,
        say("改正这一级的 weight", "correct the \"weight\" of this level"));
  }
}

}  // namespace

void assign_full_points(const Policy& policy, const Plan& plan, Tree& tree, Diagnostics& diagnostics) {
  bool points = false, weights = false;
  for (const auto& node : tree.nodes)
    if (node.leaf) points = points || node.indicator->points, weights = weights || node.indicator->weight;
  for (const FrameworkNode* node : tree.framework)
    if (node) points = points || node->points, weights = weights || node->weight;
  if (points && weights) {
    diagnostics.add(Code::conflict,
                    say("办法和计划混用了分值（points）和权重（weight）",
                        "the policy and the plan mix absolute \"points\" with \"weight\""),
                    plan.pointer, {},
                    say("只用一种：points 合计为满分，weight 每级合计 100",
                        "use one of them: points add up to the full points, weights to 100 at each level"));
    return;
  }
  if (!policy.full_points) {
    diagnostics.add(
        Code::policy_incomplete,
        say("办法“{0}”没有规定满分（full_points）", "the policy \"{0}\" does not name its \"full_points\"",
            {policy.id}),
        "/policy", {},
        say("在办法里写 \"full_points\": \"100\"", "write \"full_points\": \"100\" in the policy"));
  }
  if (!policy.arithmetic) {
    diagnostics.add(
        Code::policy_incomplete,
        say("办法“{0}”没有规定取整方式（arithmetic），不能计分",
            "the policy \"{0}\" does not name its \"arithmetic\", so nothing can be scored", {policy.id}),
        "/policy", {},
        say("在办法里写 arithmetic：mode、decimals、stage、bands_compare",
            "add \"arithmetic\" to the policy: mode, decimals, stage, bands_compare"));
  }
  if (!policy.full_points || !policy.arithmetic) return;
  if (weights) {
    from_weights(policy, plan, tree, diagnostics);
    all_displayable(policy, tree, diagnostics);
  } else {
    from_points(policy, plan, tree, diagnostics);
  }

  for (auto& node : tree.nodes) node.planned = node.full;
}

std::vector<Rational> apportion(const Rational& whole, const std::vector<Rational>& shares, int decimals) {
  const Rational step = Rational::fraction(1, power_of_ten(decimals));
  Rational sum;
  for (const Rational& share : shares) sum += share;
  std::vector<Rational> parts, rests;
  Rational left = whole;
  for (const Rational& share : shares) {
    const Rational exact = whole * share / sum;
    const Rational part = Rational(exact.cut(decimals).value().whole) * step;
    parts.push_back(part);
    rests.push_back(exact - part);
    left = left - part;
  }
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rests[a] > rests[b]; });
  for (std::size_t i = 0; i < order.size() && left.sign() > 0; ++i, left = left - step)
    parts[order[i]] += step;
  return parts;
}

}  // namespace jixiao::scoring
