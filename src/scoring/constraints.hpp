// What a policy asks of the points themselves, such as 产出 + 效益 ≥ 60 % of the whole.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>

namespace jixiao::scoring {

/// Of the plan's points, before any were shared out. One finding per constraint that does not hold, of the
/// severity that the policy gives it.
void check_constraints(const Evaluation& evaluation, std::vector<Finding>& findings);

}  // namespace jixiao::scoring
