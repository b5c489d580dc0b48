// What a policy's tables say of grades, blocks and the range of the total, against the scheme that decides
// and the framework: known only once the policy is selected. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/select.hpp"

namespace jixiao::scoring {

/// Reports grades that the deciding scheme does not have, grades without or with two payment tiers, blocks
/// that are no first-level node, and ends of the total's range that belong to no band or tier. Places are in
/// the policy.
void check_tables(const Selection& selection, Diagnostics& diagnostics);

}  // namespace jixiao::scoring
