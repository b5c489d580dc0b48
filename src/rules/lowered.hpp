// A rule brought down to integers, for the kernel that scores rows of bound values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/rational.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace jixiao::rules {

/// One number of a row. Quantities carry four decimals, in the base unit of the indicator (0.8615
/// for 86.15%), amounts and marks four decimals, funds four decimals of 元, answers are 0 or 1, levels and
/// counts are whole, dates are 20241130.
struct Slot {
  enum class Kind { actual, target, answer, level, mark, count, ballot, amount, fund, date };
  Kind kind = Kind::actual;
  std::string name;  ///< of the element, cause, answer, amount, column of the funds, or expert
  std::string part;  ///< of a rule of several parts: the part's title
};

struct Lowered {
  enum class Kind {
    ratio,    ///< W·min(1, max(0, A)/T); slots actual, target
    inverse,  ///< W where A <= T, else W·T/A; slots actual, target
    linear,   ///< W where A <= T, else max(0, W·(1 − (A−T)/T)); slots actual, target
    steps,    ///< `values[i]` where A is at or above `limits[i]` (ascending; limits[0] is the least); slot
              ///< actual
    sum,      ///< sum of answer·values[i], 0 when a gate (bits of `gates`) is not answered 1; slots answer
    deduct,   ///< max(values[0], W − min(cap, Σ min(caps[i], per[i]·n_i))); slots count
    judged,   ///< the mark, which must lie in [limits[level], values[level]]; slots level, mark
    panel,  ///< mean of the ballots by `values`, without the highest and the lowest when `trim`; slots ballot
  };
  Kind kind = Kind::ratio;
  std::vector<Slot> slots;
  Rational full;
  std::vector<Rational> limits, values, caps;
  std::vector<bool> low_included, high_included;  ///< of judged: whether the ends of a level belong to it
  std::uint64_t gates = 0;
  bool trim = false;
  Rational cap;  ///< of deduct
};

}  // namespace jixiao::rules
