// Bounds that keep hostile input from taking time or memory. Beyond one of them is an error.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace jixiao::limits {

inline constexpr std::size_t document_bytes = std::size_t{16} * 1024 * 1024;
inline constexpr std::size_t document_depth = 64;
inline constexpr std::size_t document_values = 1'000'000;
inline constexpr std::size_t key_bytes = 1'024;    ///< keys, and the names and titles that may become keys
inline constexpr std::size_t sentence = 1'000;     ///< characters of a diagnostic's message
inline constexpr std::size_t diagnostics = 1'000;  ///< later mistakes of a document are not listed
inline constexpr std::size_t indicators = 10'000;
inline constexpr std::size_t records = 1'000;          ///< sources of money, payments, milestones, rounds
inline constexpr long long count = 1'000'000'000'000;  ///< of events, answers, forms
inline constexpr int points = 1'000'000;               ///< full points of a policy
inline constexpr int pieces = 1'000;                   ///< of a rule's curve
inline constexpr std::size_t peers = 100'000;
inline constexpr std::size_t policies = 1'000;
inline constexpr std::size_t formula = 1'000;  ///< characters, and parts
inline constexpr std::size_t formula_depth = 64;
inline constexpr unsigned rational_bits = 4'096;

}  // namespace jixiao::limits
