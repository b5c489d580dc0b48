// Conditions and amounts outside the leaves: vetoes, penalties, bonuses and grade caps, with the names in
// their formulas resolved once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "feel/formula.hpp"
#include "scoring/place.hpp"

namespace jixiao::scoring {

class Adjustments {
 public:
  /// Reports names that are neither facts, columns of the funds nor nodes, and facts that the case does not
  /// state.
  Adjustments(const Policy& policy, const Case& subject, const Tree& tree, Diagnostics& diagnostics);

  struct BoundVeto {
    const Veto* veto;
    int node;  ///< -1 is the total
  };
  const std::vector<BoundVeto>& vetoes() const { return vetoes_; }
  bool none() const { return expressions_.empty(); }

  /// Whether some condition or amount looks at the score of a node.
  bool look_at_scores() const { return look_at_scores_; }

  /// Whether some condition or amount looks at the project's money.
  bool look_at_funds() const { return look_at_funds_; }

  /// Whether a condition holds for certain, and whether it may, with these scores of the nodes.
  struct Truth {
    bool certain = false, possible = false;
  };
  Truth holds(const Expression& condition, const std::vector<Score>& scores, Diagnostics& diagnostics) const;

  /// The hull of an amount's values.
  Score amount(const Expression& points, const std::vector<Score>& scores, Diagnostics& diagnostics) const;

 private:
  struct Bound {
    std::vector<feel::Span>
        values;              ///< of the formula's names; those of nodes are filled in when it is evaluated
    std::vector<int> nodes;  ///< by name; -1 for a value that is known
    std::string title;       ///< of the veto, penalty, bonus or cap
  };

  void bind(const Expression& expression, const std::string& title, Diagnostics& diagnostics);
  std::optional<feel::Span> evaluate(const Expression& expression, feel::Value::Kind kind,
                                     const std::vector<Score>& scores, Diagnostics& diagnostics) const;
  void report(const Error& why, const Expression& expression, const std::string& title,
              Diagnostics& diagnostics) const;

  const Policy& policy_;
  const Case& subject_;
  const Tree& tree_;
  std::vector<BoundVeto> vetoes_;
  std::vector<std::pair<const feel::Formula*, Bound>> expressions_;
  bool look_at_scores_ = false, look_at_funds_ = false;
};

/// The node of that code, title path or indicator's title; -1 when there is none.
int find_node(const Tree& tree, const std::string& name);

}  // namespace jixiao::scoring
