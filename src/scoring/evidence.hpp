// The two readings of what was observed: everything that is claimed taken as shown, or nothing without
// evidence. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/case.hpp>

namespace jixiao::scoring {

/// What is claimed without evidence, and has facts, counts as observed.
Observation as_claimed(const Observation& seen);

/// What names no evidence counts as not demonstrated; elements and parts may have evidence of their own.
/// Where the case lists its evidence, only what is in the list counts.
Observation as_supported(const Observation& seen, const std::vector<Evidence>& listed);

/// Whether it names evidence or says that there is none, so that the two readings are worth telling apart.
bool names_evidence(const Observation& seen);

}  // namespace jixiao::scoring
