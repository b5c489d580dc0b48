// What a caller may say about one evaluation.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/case.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace jixiao {

struct Options {
  std::optional<Date> as_of;         ///< overrides the case's own as_of
  std::string policy;                ///< evaluates by this policy instead of the case's own; "" keeps it
  std::string edition;               ///< of `policy`; "" means the one in force
  std::vector<std::string> schemes;  ///< shown beside those of the policy, by id
  std::string layer;                 ///< overrides the case's decided_by; "" keeps it
  bool certify = false;              ///< looks for every single change that would give another grade
  std::vector<std::shared_ptr<const Case>> peers;  ///< the other projects of a portfolio, for rules that rank
};

}  // namespace jixiao
