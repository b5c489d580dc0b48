// What can go wrong, by number. The numbers are pinned: jixiao.h prints the same ones and a test
// compares the two.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace jixiao {

enum class Code : std::int32_t {
  ok = 0,
  // 1-9: the library's own trouble
  internal = 1,
  no_memory = 2,
  // 10-19: misuse of the interface
  null_argument = 10,
  out_of_range = 11,
  bad_argument = 12,
  // 20-29: the text is not a JSON document
  json_syntax = 20,
  json_limit = 21,
  duplicate_key = 22,
  encoding = 23,
  // 30-39: the document has another shape than its schema
  wrong_type = 30,
  unknown_key = 31,
  missing_key = 32,
  bad_value = 33,
  conflict = 34,
  // 40-49: numbers, units, dates
  number = 40,
  number_range = 41,
  unit_mismatch = 42,
  date = 43,
  // 50-59: policies, frameworks and rules
  policy_not_found = 50,
  policy_not_in_force = 51,
  policy_ambiguous = 52,
  points = 53,
  bands = 54,
  rule = 55,
  unknown_scheme = 56,
  policy_incomplete = 57,
  unknown_node = 58,
  formula = 59,
  // 60-69: observations
  unknown_indicator = 60,
  observation = 61,
  mark = 62,
  layer = 63,
  as_of = 64,
  fact = 65,
};

/// "JX_E_POINTS" for Code::points; "JX_E_UNKNOWN" for a number that is none of them.
const char* name_of(Code code) noexcept;

}  // namespace jixiao
