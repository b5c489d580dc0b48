// Charts as inline SVG. Coordinates are whole numbers computed from the exact scores, so that the same
// evaluation draws the same bytes everywhere.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report/document.hpp"

#include <jixiao/model/evaluation.hpp>

#include <optional>

namespace jixiao::report {

/// 得分率 of the first-level nodes, one axis each; nothing for fewer than 3 or more than 8 of them, or
/// while the total is an interval.
std::optional<Figure> radar(const Evaluation& evaluation, Language language);

/// From the full points down to the total, one bar for each place where points were lost (the largest
/// twelve; the rest in one bar); nothing while the total is an interval.
std::optional<Figure> waterfall(const Evaluation& evaluation, Language language);

}  // namespace jixiao::report
