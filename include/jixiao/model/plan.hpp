// 绩效目标表 / 评价方案: what was approved for one project before it ran.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/date.hpp>
#include <jixiao/number/quantity.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace jixiao {

/// What an indicator is to reach: a signed quantity in the indicator's unit, or words (定性).
struct Target {
  std::string text;                  ///< as written
  std::optional<Quantity> quantity;  ///< absent for words
  std::optional<DateSpan> date;      ///< of words that are a date ("2024年10月底前")
};

namespace rules {
class BoundRule;
}

/// A scoring rule: the name of its form, and the form with its parameters read.
struct Rule {
  std::string form;
  std::string pointer;
  std::shared_ptr<const rules::BoundRule> bound;
};

struct Indicator {
  std::string code;
  std::string title;  ///< unique in the plan
  std::string under;  ///< code or title path of a policy node
  std::optional<Rational> points;
  std::optional<Rational> weight;
  std::optional<Target> target;
  std::optional<Unit> unit;
  std::optional<Rule> rule;
  bool core = false;          ///< ★
  int split = -1;             ///< index of the split that gives its points; -1 for none
  bool improvable = false;    ///< counts on the shortest road to a better grade
  bool illustrative = false;  ///< its points come from no source
  std::string note;
  std::string pointer;
};

/// A change of an approved plan. The plan states the value that counts now.
struct Revision {
  DateSpan date;
  std::string indicator;
  std::string field;  ///< "target", "points", "weight" or "rule"
  std::string from;
  std::string to;
  std::string reason;
  std::string pointer;
};

/// Points shared equally among indicators that state none themselves.
struct Split {
  enum class Remainder { first, last };
  Rational points;
  std::vector<std::string> among;
  Remainder remainder = Remainder::first;  ///< who gets what is left after cutting off
  std::string pointer;
};

/// A goal of the project, and the indicators that measure it.
struct Goal {
  std::string goal;
  std::vector<std::string> measured_by;
  std::string pointer;
};

struct Plan {
  std::string approved;  ///< what approved it
  std::optional<DateSpan> approved_on;
  std::vector<Goal> goals;
  std::vector<Indicator> indicators;
  std::vector<Revision> revisions;
  std::vector<Split> splits;
  std::string pointer;
};

}  // namespace jixiao
