// 绩效目标表 / 评价方案: what was approved for one project before it ran.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/value.hpp>
#include <jixiao/number/quantity.hpp>

#include <optional>
#include <string>
#include <vector>

namespace jixiao {

/// What an indicator is to reach: a signed quantity in the indicator's unit, or words (定性).
struct Target {
  std::string text;                  ///< as written
  std::optional<Quantity> quantity;  ///< absent for words
};

/// The name of a rule form and its parameters as written; the form itself reads them.
struct Rule {
  std::string form;
  Value parameters;  ///< an object
  std::string pointer;
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
  bool illustrative = false;  ///< its points come from no source
  std::string note;
  std::string pointer;
};

struct Plan {
  std::string approved;  ///< what approved it
  std::vector<Indicator> indicators;
  std::string pointer;
};

}  // namespace jixiao
