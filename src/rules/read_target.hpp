// "target" and "unit" of an indicator or of a part of one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/reader.hpp"

#include <jixiao/model/plan.hpp>

namespace jixiao::rules {

/// A number in the indicator's unit, a date, or words that stay words.
void read_target(ObjectReader& reader, Indicator& indicator);

}  // namespace jixiao::rules
