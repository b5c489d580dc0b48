// A mark given by hand: it is there, within [0, W], and says why and (where asked) by whom.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/form.hpp"

namespace jixiao::rules {

/// False after a report.
bool check_hand_mark(const Facts& facts, bool with_author, Diagnostics& diagnostics);

}  // namespace jixiao::rules
