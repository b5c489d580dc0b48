// Steps 8 and 9: a number seen through grade schemes, with the distances to the neighbouring bands, and grade
// caps.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>

namespace jixiao::scoring {

/// Without grades when the score, or an end of it, lies in no band.
Grading grade(const Score& score, const GradeScheme& scheme, Grading::Of of, bool decides);

/// No better than `not_above` where the scheme has that grade; an uncertain cap leaves the better grade
/// possible.
void cap(Grading& grading, const std::string& not_above, bool certain);

}  // namespace jixiao::scoring
