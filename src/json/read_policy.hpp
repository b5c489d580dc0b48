// A policy from its document tree, for documents that were put together from others.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/diagnostic.hpp>
#include <jixiao/model/policy.hpp>
#include <jixiao/model/value.hpp>

namespace jixiao::json {

/// Reads and proves it; mistakes are reported with pointers into the tree.
Policy read_policy(const Value& document, Diagnostics& diagnostics);

}  // namespace jixiao::json
