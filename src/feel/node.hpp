// The parts of a parsed formula. Operands are indices of nodes; they stand before the node that uses them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "feel/value.hpp"

#include <vector>

namespace jixiao::feel {

enum class Op {
  constant,
  name,
  negate,
  add,
  subtract,
  multiply,
  divide,
  power,
  equal,
  unequal,
  less,
  at_most,
  greater,
  at_least,
  both,
  either,
  no,
  choose,   ///< if condition then a else b
  between,  ///< between a and b, both included
  range,    ///< in [a..b], with the ends as written
  any,      ///< in (test, test ...): operands are the value and comparisons with it
  minimum,
  maximum,
  sum,
  mean,
  count,
  absolute,
  floor,
  ceiling,
  round_half_even,
  round_half_up,
  round_half_down,
  round_up,
  round_down,
};

struct Node {
  Op op = Op::constant;
  std::vector<int> operands;
  Value constant;
  std::size_t name = 0;
  bool low_included = true, high_included = true;
  int at = 1;  ///< place in the formula, in characters from 1
};

}  // namespace jixiao::feel
