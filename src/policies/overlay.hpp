// 上级办法的修改: a policy that is a diff of another one (province on nation, bureau on province, project on
// bureau).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/policy.hpp>
#include <jixiao/model/value.hpp>

#include <memory>
#include <vector>

namespace jixiao {

using PolicyList = std::vector<std::shared_ptr<const Policy>>;

/// True for a policy with "changes" that still wait for their base.
inline bool waits_for_base(const Policy& policy) { return !policy.changes.empty() && !policy.changed; }

/// The overlay with its base's document changed and filled in; nothing while the base is not among
/// `policies`. Errors point at the change that cannot be made.
Result<std::shared_ptr<const Policy>> apply_overlay(const std::shared_ptr<const Policy>& overlay,
                                                    const PolicyList& policies);

/// Its base: of the very id and edition; nullptr while it is not there, or itself waits.
std::shared_ptr<const Policy> base_of(const Policy& overlay, const PolicyList& policies);

}  // namespace jixiao
