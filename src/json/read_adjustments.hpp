// The sections of a policy about everything outside the leaves: vetoes, penalties, bonuses, caps, the total,
// payment, and the changes of an overlay.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/reader.hpp"

#include <jixiao/model/policy.hpp>

namespace jixiao::json {

void read_adjustments(ObjectReader& reader, Policy& policy);

/// "changes" of an overlay: where, why and by whose authority. The new values stay in the document.
void read_changes(ObjectReader& reader, Policy& policy);

}  // namespace jixiao::json
