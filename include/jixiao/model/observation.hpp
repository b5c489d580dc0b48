// 完成情况: what is known about one indicator, in one layer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/quantity.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace jixiao {

/// Never confused with each other: "missing" should be there, "not applicable" cannot be there,
/// "not demonstrated" is claimed without evidence, "pending" is not known yet.
enum class State { observed, missing, not_applicable, not_demonstrated, pending };

enum class ElementAnswer { yes, no, partly };

struct ElementMark {
  std::string element;
  ElementAnswer answer;
  std::string pointer;
};

struct Amount {
  std::string name;
  Quantity quantity;
  std::string pointer;
};

struct Observation {
  std::string indicator;
  State state = State::observed;
  std::string actual;             ///< as written; "" when none was recorded
  std::optional<Quantity> value;  ///< of `actual`, in the indicator's unit, when it holds a number
  std::string level;              ///< judged level or its standard phrase
  std::optional<Rational> mark;   ///< points given by hand
  std::vector<ElementMark> elements;
  std::vector<Amount> amounts;
  std::string reason;
  std::string author;
  std::vector<std::string> evidence;
  bool illustrative = false;  ///< what it gives comes from no source
  std::string note;
  std::string pointer;
};

/// The same indicators seen by one hand: 自评, 部门评价, 财政评价, 专家复核 ...
struct Layer {
  std::string name;
  std::vector<Observation> observations;
  std::string pointer;
};

}  // namespace jixiao
