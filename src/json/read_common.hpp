// Pieces that policies and cases share.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/reader.hpp"

#include <jixiao/model/policy.hpp>

namespace jixiao::json {

/// "source", "confirmed" (true unless said otherwise) and "note".
Citation read_citation(ObjectReader& reader);

/// "ID", or {"id", "edition"}.
PolicyReference read_policy_reference(const Place& place, Diagnostics& diagnostics);

/// A date of day precision.
std::optional<Date> read_day(ObjectReader& reader, const char* key);

/// "basis": "illustrative" marks what no source prints.
bool read_illustrative(ObjectReader& reader);

}  // namespace jixiao::json
