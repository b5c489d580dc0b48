// Conditions and amounts outside the leaves: vetoes, penalties, bonuses and grade caps, with the names in
// their formulas resolved once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "feel/formula.hpp"
#include "scoring/place.hpp"

namespace jixiao::scoring {

/// Scores of all nodes at one end of their intervals.
using NodeScores = std::vector<Rational>;

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

  /// Whether a condition holds with the scores at their low and at their high ends.
  struct Truth {
    bool low, high;
  };
  Truth holds(const Expression& condition, const NodeScores& low, const NodeScores& high,
              Diagnostics& diagnostics) const;
  Score amount(const Expression& points, const NodeScores& low, const NodeScores& high,
               Diagnostics& diagnostics) const;

 private:
  struct Bound {
    std::vector<feel::Value>
        values;              ///< of the formula's names; those of nodes are filled in when it is evaluated
    std::vector<int> nodes;  ///< by name; -1 for a value that is known
  };

  void bind(const Expression& expression, Diagnostics& diagnostics);
  std::optional<feel::Value> evaluate(const Expression& expression, feel::Value::Kind kind,
                                      const NodeScores& scores, Diagnostics& diagnostics) const;

  const Policy& policy_;
  const Case& subject_;
  const Tree& tree_;
  std::vector<BoundVeto> vetoes_;
  std::vector<std::pair<const feel::Formula*, Bound>> expressions_;
};

/// The node of that code, title path or indicator's title; -1 when there is none.
int find_node(const Tree& tree, const std::string& name);

}  // namespace jixiao::scoring
