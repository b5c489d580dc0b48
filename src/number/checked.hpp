// 64-bit arithmetic that tells when it does not fit.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>

namespace jixiao::checked {

// Every operand and result is within +-(2^63 - 1): a symmetric range, so that negation is safe.
inline constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

inline bool add(std::int64_t a, std::int64_t b, std::int64_t& out) {
  if (b > 0 ? a > largest - b : a < -largest - b) return false;
  out = a + b;
  return true;
}

inline bool multiply(std::int64_t a, std::int64_t b, std::int64_t& out) {
  const std::int64_t size_a = a < 0 ? -a : a;
  const std::int64_t size_b = b < 0 ? -b : b;
  const bool small = ((size_a | size_b) >> 31) == 0;  // spares most products the division
  if (!small && size_b != 0 && size_a > largest / size_b) return false;
  out = a * b;
  return true;
}

}  // namespace jixiao::checked
