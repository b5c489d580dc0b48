// SPDX-License-Identifier: Apache-2.0
#include <jixiao/base/code.hpp>

namespace jixiao {

const char* name_of(Code code) noexcept {
  switch (code) {
    case Code::ok:
      return "JX_OK";
    case Code::internal:
      return "JX_E_INTERNAL";
    case Code::no_memory:
      return "JX_E_NO_MEMORY";
    case Code::null_argument:
      return "JX_E_NULL_ARGUMENT";
    case Code::out_of_range:
      return "JX_E_OUT_OF_RANGE";
    case Code::bad_argument:
      return "JX_E_BAD_ARGUMENT";
    case Code::json_syntax:
      return "JX_E_JSON_SYNTAX";
    case Code::json_limit:
      return "JX_E_JSON_LIMIT";
    case Code::duplicate_key:
      return "JX_E_DUPLICATE_KEY";
    case Code::encoding:
      return "JX_E_ENCODING";
    case Code::wrong_type:
      return "JX_E_WRONG_TYPE";
    case Code::unknown_key:
      return "JX_E_UNKNOWN_KEY";
    case Code::missing_key:
      return "JX_E_MISSING_KEY";
    case Code::bad_value:
      return "JX_E_BAD_VALUE";
    case Code::conflict:
      return "JX_E_CONFLICT";
    case Code::number:
      return "JX_E_NUMBER";
    case Code::number_range:
      return "JX_E_NUMBER_RANGE";
    case Code::unit_mismatch:
      return "JX_E_UNIT_MISMATCH";
    case Code::date:
      return "JX_E_DATE";
    case Code::policy_not_found:
      return "JX_E_POLICY_NOT_FOUND";
    case Code::policy_not_in_force:
      return "JX_E_POLICY_NOT_IN_FORCE";
    case Code::policy_ambiguous:
      return "JX_E_POLICY_AMBIGUOUS";
    case Code::points:
      return "JX_E_POINTS";
    case Code::bands:
      return "JX_E_BANDS";
    case Code::rule:
      return "JX_E_RULE";
    case Code::unknown_scheme:
      return "JX_E_UNKNOWN_SCHEME";
    case Code::policy_incomplete:
      return "JX_E_POLICY_INCOMPLETE";
    case Code::unknown_node:
      return "JX_E_UNKNOWN_NODE";
    case Code::formula:
      return "JX_E_FORMULA";
    case Code::unknown_indicator:
      return "JX_E_UNKNOWN_INDICATOR";
    case Code::observation:
      return "JX_E_OBSERVATION";
    case Code::mark:
      return "JX_E_MARK";
    case Code::layer:
      return "JX_E_LAYER";
    case Code::as_of:
      return "JX_E_AS_OF";
    case Code::fact:
      return "JX_E_FACT";
  }
  return "JX_E_UNKNOWN";
}

}  // namespace jixiao
