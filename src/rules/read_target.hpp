// "target" and "unit" of an indicator or of a part of one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/reader.hpp"

#include <jixiao/model/plan.hpp>

namespace jixiao::rules {

/// The date in a deadline or a completion: "2024年10月底前", "2024-10-31之前完成", and with the project's
/// year also "10月底前". The last day of the span is in time.
std::optional<DateSpan> date_in(std::string_view text, std::optional<int> year = std::nullopt);

/// A number in the indicator's unit, a date, or words that stay words.
void read_target(ObjectReader& reader, Indicator& indicator);

}  // namespace jixiao::rules
