// Rows of bound values scored in integers: the compiled plan brought down to flat arrays. Nothing is parsed,
// allocated or looked up by name per row. Every intermediate fits 128 bits by construction; what would not is
// not lowered.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/compile.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace jixiao::scoring {

/// A number of a row: which leaf it belongs to and what it means.
struct RowInput {
  std::size_t node;
  rules::Slot slot;
};

/// Decimals that quantities, targets and marks of a row carry.
inline constexpr int row_decimals = 4;

/// Beyond this no number of a row may go, so that products stay within 128 bits.
inline constexpr std::int64_t row_limit = 1'000'000'000'000'000;  // 10^15: 1,000 亿 with four decimals

/// The inputs of all leaves, in reading order; the titles of indicators whose rule takes no row go to
/// `without`.
std::vector<RowInput> row_inputs(const Compiled& compiled, std::vector<std::string>& without);

class Kernel {
 public:
  /// Nothing when the plan needs fractions: another stage than the indicator, bands that compare exact
  /// numbers, conditions, or a constant that integers cannot hold.
  static std::unique_ptr<const Kernel> of(const Compiled& compiled, const std::vector<RowInput>& inputs);

  enum class Row : std::uint8_t { scored, refused };

  std::size_t leaves() const { return ops_.size(); }

  /// One row of values in the inputs' order. `scores` (leaves() long, or nullptr) and `total` in 10^-decimals
  /// points; `grade` is the index of the band in the deciding scheme, -1 for none. A row is refused for a
  /// number out of bounds: an answer other than 0 and 1, a target not above 0, a mark outside its level, a
  /// value beyond row_limit.
  Row score(const std::int64_t* values, std::int64_t* scores, std::int64_t& total,
            std::int32_t& grade) const noexcept;

 private:
  struct Op {
    rules::Lowered::Kind kind;
    bool trim = false;
    std::uint32_t first = 0;  // slot
    std::uint32_t slots = 0;
    std::uint32_t constants = 0;  // index into constants_
    std::uint32_t count = 0;      // of steps, levels
    std::int64_t full = 0;        // in 10^-decimals
    std::int64_t divisor = 1;     // common denominator of the constants
    std::uint64_t gates = 0;
  };

  bool lower(const rules::Lowered& rule, std::uint32_t first, const Arithmetic& arithmetic);
  std::int64_t rounded(std::int64_t numerator, std::int64_t denominator) const noexcept;

  std::vector<Op> ops_;
  std::vector<std::int64_t> constants_;
  std::vector<std::int64_t> lines_;  // of the bands, from the best down, in 10^-decimals
  std::vector<std::uint8_t> line_included_;
  Rounding mode_ = Rounding::half_up;
  int decimals_ = 2;
  std::int64_t mark_step_ = 1;  // 10^(row_decimals - decimals)
  // The totals that have a grade at all, both ends included.
  std::int64_t least_graded_ = std::numeric_limits<std::int64_t>::min();
  std::int64_t most_graded_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace jixiao::scoring
