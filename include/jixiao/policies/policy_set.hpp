// The policies that a case may name: the built-in ones and those handed in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/json/documents.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

/// A built-in policy: its file name and its text.
struct BuiltinPolicy {
  const char* name;
  std::string_view json;
};

/// The built-in policies, in a fixed order.
std::vector<BuiltinPolicy> builtin_policies();

/// Policies are added, never changed or removed.
class PolicySet {
 public:
  /// With the built-in policies in it.
  static Result<PolicySet> with_builtins();

  /// Code::conflict when that id and edition is there already with another text; the same text again
  /// changes nothing.
  Result<std::shared_ptr<const Policy>> add(std::string json, Comments comments = Comments::refused);

  const std::vector<std::shared_ptr<const Policy>>& policies() const { return policies_; }

 private:
  std::vector<std::shared_ptr<const Policy>> policies_;
};

}  // namespace jixiao
