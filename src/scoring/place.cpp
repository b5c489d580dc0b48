// SPDX-License-Identifier: Apache-2.0
#include "scoring/place.hpp"

#include "base/nearest.hpp"
#include "scoring/full_points.hpp"

#include <unordered_map>

namespace jixiao::scoring {
namespace {

// Framework nodes in reading order, with their title paths and the indicators placed under each.
struct Slot {
  const FrameworkNode* node;
  int parent;
  std::string path;
  std::vector<std::size_t> children;     // slots
  std::vector<const Indicator*> leaves;  // directly under this node
  const Indicator* filled_by = nullptr;  // this node is itself an indicator of the plan
  bool used = false;                     // an indicator is at or below this node
};

void flatten(const std::vector<FrameworkNode>& nodes, int parent, const std::string& above,
             std::vector<Slot>& slots) {
  for (const FrameworkNode& node : nodes) {
    const std::string path = above.empty() ? node.title : above + "/" + node.title;
    const std::size_t at = slots.size();
    slots.push_back({&node, parent, path, {}, {}, nullptr, false});
    if (parent >= 0) slots[static_cast<std::size_t>(parent)].children.push_back(at);
    flatten(node.children, static_cast<int>(at), path, slots);
  }
}

// Slots by title path and by code; a path goes before a code of the same spelling.
std::unordered_map<std::string, std::size_t> index_of(const std::vector<Slot>& slots) {
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < slots.size(); ++i) index.emplace(slots[i].path, i);
  for (std::size_t i = 0; i < slots.size(); ++i)
    if (!slots[i].node->code.empty()) index.emplace(slots[i].node->code, i);
  return index;
}

ScoredNode group(const Slot& slot) {
  ScoredNode node;
  node.code = slot.node->code;
  node.title = slot.node->title;
  node.path = slot.path;
  return node;
}

ScoredNode leaf(const Indicator& indicator, const std::string& above) {
  ScoredNode node;
  node.code = indicator.code;
  node.title = indicator.title;
  node.path = above.empty() ? indicator.title : above + "/" + indicator.title;
  node.leaf = true;
  node.indicator = &indicator;
  node.form = indicator.rule ? indicator.rule->form : "";
  node.surveyed = indicator.rule && indicator.rule->bound->surveys();
  node.target = indicator.target ? indicator.target->text : "";
  node.core = indicator.core;
  return node;
}

// A plan with points anywhere is to be scored.
const Indicator* indicator_with_points(const Plan& plan) {
  for (const Indicator& indicator : plan.indicators)
    if (indicator.points || indicator.weight || indicator.split >= 0) return &indicator;
  return nullptr;
}

void check_points_are_whole(const Plan& plan, Tree& tree, Diagnostics& diagnostics) {
  const Indicator* with = indicator_with_points(plan);
  tree.scored = with != nullptr;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    if (!tree.nodes[i].leaf) continue;
    const Indicator& indicator = *tree.nodes[i].indicator;
    const bool has_points = points_of(tree, i) || weight_of(tree, i) || indicator.split >= 0;
    if (tree.scored && !has_points)
      diagnostics.add(
          Code::points,
          say("该指标没有分值，而“{0}”有", "this indicator has no points, while \"{0}\" has", {with->title}),
          indicator.pointer, indicator.title,
          say("补上 points，或全部不写分值", "add its \"points\", or give none to any indicator"));
    if (tree.scored && has_points && !indicator.rule)
      diagnostics.add(Code::rule, say("有分值而没有评分规则", "it has points and no scoring rule"),
                      indicator.pointer, indicator.title, say("写上 rule", "add its \"rule\""));
    if (!tree.scored && indicator.rule)
      diagnostics.add(Code::points, say("有评分规则而没有分值", "it has a scoring rule and no points"),
                      indicator.pointer, indicator.title,
                      say("给每个指标写上 points，或都不写 rule",
                          "give every indicator its \"points\", or none a \"rule\""));
  }
}

}  // namespace

Tree place(const Policy& policy, const Plan& plan, Diagnostics& diagnostics) {
  std::vector<Slot> slots;
  flatten(policy.framework, -1, "", slots);
  const auto index_by_name = index_of(slots);
  std::vector<std::string> paths;
  paths.reserve(slots.size());
  for (const Slot& slot : slots) paths.push_back(slot.path);

  for (const Indicator& indicator : plan.indicators) {
    if (diagnostics.full()) break;
    const auto known = index_by_name.find(indicator.under);
    if (known == index_by_name.end()) {
      diagnostics.add(Code::unknown_node,
                      say("指标体系里没有“{0}”", "the framework has no node \"{0}\"", {indicator.under}),
                      indicator.pointer, indicator.title, did_you_mean(indicator.under, paths));
      continue;
    }
    // An indicator with the title of a leaf of the framework is that leaf.
    const std::size_t at = known->second;
    std::size_t slot = at;
    for (const std::size_t child : slots[slot].children)
      if (slots[child].node->title == indicator.title) slot = child;
    if (slots[slot].children.empty() && slots[slot].node->title == indicator.title)
      slots[slot].filled_by = &indicator;
    else
      slots[at].leaves.push_back(&indicator);
    for (int up = static_cast<int>(slot); up >= 0; up = slots[static_cast<std::size_t>(up)].parent)
      slots[static_cast<std::size_t>(up)].used = true;
  }
  for (const Slot& slot : slots)
    if (slot.filled_by && !slot.leaves.empty())
      diagnostics.add(Code::conflict,
                      say("“{0}”既是指标，下面又有指标“{1}”",
                          "\"{0}\" is an indicator and has the indicator \"{1}\" below it",
                          {slot.path, slot.leaves.front()->title}),
                      slot.leaves.front()->pointer, slot.leaves.front()->title,
                      say("改正其中一个的 under", "correct the \"under\" of one of them"));

  Tree tree;
  std::vector<int> index(slots.size(), -1);  // of each slot, among the tree's nodes
  const auto add = [&](ScoredNode node, int parent, const FrameworkNode* framework) {
    node.parent = parent;
    node.depth = parent < 0 ? 0 : tree.nodes[static_cast<std::size_t>(parent)].depth + 1;
    node.dimension = parent < 0 ? (framework ? framework->dimension : "")
                                : tree.nodes[static_cast<std::size_t>(parent)].dimension;
    if (node.leaf) tree.leaves.emplace(node.title, tree.nodes.size());
    tree.nodes.push_back(std::move(node));
    tree.framework.push_back(framework);
    return static_cast<int>(tree.nodes.size()) - 1;
  };
  const auto build = [&](const auto& self, std::size_t i) -> void {
    const Slot& slot = slots[i];
    if (!slot.used) {
      const bool promised = slot.node->points || slot.node->weight;
      if (promised && indicator_with_points(plan))
        diagnostics.add(
            Code::points,
            say("办法给“{0}”定了分值，计划中没有它的指标",
                "the policy gives \"{0}\" points, and the plan has no indicator there", {slot.path}),
            plan.pointer, slot.node->title, say("在它下面补上指标", "add an indicator under it"));
      return;
    }
    const int parent = slot.parent < 0 ? -1 : index[static_cast<std::size_t>(slot.parent)];
    ScoredNode node =
        slot.filled_by
            ? leaf(*slot.filled_by, parent < 0 ? "" : tree.nodes[static_cast<std::size_t>(parent)].path.str())
            : group(slot);
    if (slot.filled_by && node.code.empty()) node.code = slot.node->code;
    index[i] = add(std::move(node), parent, slot.node);
    for (const std::size_t child : slot.children) self(self, child);
    for (const Indicator* indicator : slot.leaves) add(leaf(*indicator, slot.path), index[i], nullptr);
  };
  for (std::size_t i = 0; i < slots.size(); ++i)
    if (slots[i].parent < 0) build(build, i);

  check_points_are_whole(plan, tree, diagnostics);
  if (tree.scored && diagnostics.empty()) assign_full_points(policy, plan, tree, diagnostics);
  return tree;
}

}  // namespace jixiao::scoring
