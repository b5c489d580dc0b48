// SPDX-License-Identifier: Apache-2.0
#include "scoring/full_points.hpp"

#include <algorithm>
#include <map>
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
          say("改成能显示的分值，或在办法里写 \"fractions\": \"largest_remainder\"",
              "use points that can be shown, or name \"fractions\": \"largest_remainder\" in the policy"));
  return diagnostics.count() == mistakes;
}

void apportion_among(const std::vector<std::size_t>& leaves, int decimals, Tree& tree) {
  std::vector<Rational> shares;
  Rational whole;
  for (const std::size_t i : leaves) {
    shares.push_back(*tree.nodes[i].full);
    whole += shares.back();
  }
  if (!whole.in_range() || whole.sign() <= 0 || !is_displayable(whole, decimals)) return;
  const auto parts = apportion(whole, shares, decimals);
  for (std::size_t k = 0; k < leaves.size(); ++k) {
    ScoredNode& node = tree.nodes[leaves[k]];
    if (*node.full != parts[k])
      node.trace.push_back(
          {{"分值 {0} 按最大余数法取为", "the points {0}, by largest remainder"}, {*node.full}, parts[k]});
    node.full = parts[k];
  }
}

// Points that cannot be shown are made so by largest remainder: among the leaves of one parent where those
// add up to something that can be shown, then among all that are left. What still cannot be shown
// all_displayable() finds.
void apportion_fractions(const Policy& policy, Tree& tree) {
  const int decimals = policy.arithmetic->decimals;
  std::map<int, std::vector<std::size_t>> siblings;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i)
    if (tree.nodes[i].leaf && tree.nodes[i].full->in_range()) siblings[tree.nodes[i].parent].push_back(i);
  std::vector<std::size_t> left;
  for (const auto& group : siblings) {
    apportion_among(group.second, decimals, tree);
    for (const std::size_t i : group.second)
      if (!is_displayable(*tree.nodes[i].full, decimals)) left.push_back(i);
  }
  if (!left.empty()) apportion_among(left, decimals, tree);
}

// Equal parts, cut off at the declared decimals; what is left goes, a step each, to the first or to the last
// of them.
void share_splits(const Policy& policy, const Plan& plan, Tree& tree, Diagnostics& diagnostics) {
  const int decimals = policy.arithmetic->decimals;
  for (const Split& split : plan.splits) {
    if (!is_displayable(split.points, decimals)) {
      diagnostics.add(Code::points,
                      say("要均分的 {0} 分用 {1} 位小数写不出来",
                          "the {0} points to be split cannot be shown with {1} decimals",
                          {split.points.to_string(), std::to_string(decimals)}),
                      split.pointer);
      continue;
    }
    auto parts = apportion(split.points, std::vector<Rational>(split.among.size(), Rational(1)), decimals);
    if (split.remainder == Split::Remainder::last) std::reverse(parts.begin(), parts.end());
    for (auto& node : tree.nodes) {
      if (!node.leaf || node.indicator->split < 0 ||
          &plan.splits[static_cast<std::size_t>(node.indicator->split)] != &split)
        continue;
      const auto at = std::find(split.among.begin(), split.among.end(), node.title) - split.among.begin();
      node.full = parts[static_cast<std::size_t>(at)];
      node.trace.push_back(
          {{"{0} 分由 {1} 项均分，余数给{2}", "{0} points split equally among {1}, the remainder to the {2}"},
           {split.points, std::to_string(split.among.size()),
            split.remainder == Split::Remainder::first ? say("前面的", "first") : say("后面的", "last")},
           *node.full});
    }
  }
}

void from_points(const Policy& policy, const Plan& plan, Tree& tree, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < tree.nodes.size(); ++i)
    if (tree.nodes[i].leaf) tree.nodes[i].full = points_of(tree, i);
  const std::size_t mistakes = diagnostics.count();
  share_splits(policy, plan, tree, diagnostics);
  if (diagnostics.count() != mistakes) return;
  if (policy.apportion_fractions) apportion_fractions(policy, tree);
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
        plan.pointer, top ? "" : tree.nodes[i].title.str(),
        say("改正这一级的 weight", "correct the \"weight\" of this level"));
  }
}

}  // namespace

void assign_full_points(const Policy& policy, const Plan& plan, Tree& tree, Diagnostics& diagnostics) {
  bool points = false, weights = false;
  for (const auto& node : tree.nodes)
    if (node.leaf)
      points = points || node.indicator->points || node.indicator->split >= 0,
      weights = weights || node.indicator->weight;
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
    const std::size_t mistakes = diagnostics.count();
    from_weights(policy, plan, tree, diagnostics);
    if (diagnostics.count() == mistakes && policy.apportion_fractions) {
      apportion_fractions(policy, tree);
      add_up_full_points(tree);
    }
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
