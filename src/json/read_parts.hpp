// The parts of a case, each read by its own file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/reader.hpp"

#include <jixiao/model/case.hpp>

namespace jixiao::json {

Project read_project(const Place& place, Diagnostics& diagnostics);

/// With every rule's parameters checked by its form.
Plan read_plan(const Place& place, Diagnostics& diagnostics);

/// "observations" and "decided_by" of the case, against its plan.
void read_layers(ObjectReader& reader, Case& subject, Diagnostics& diagnostics);

}  // namespace jixiao::json
