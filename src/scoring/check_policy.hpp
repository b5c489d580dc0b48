// What must hold in a policy before it may score anything, proven when it is loaded.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/policy.hpp>

namespace jixiao::scoring {

/// Grade bands cover every score from 0 up exactly once; points and weights of nodes add up where they
/// are all stated; the levels of judged indicators cover [0, 100%] exactly once. A refuted claim comes
/// with the number that breaks it.
void check_policy(const Policy& policy, Diagnostics& diagnostics);

/// A scheme declared for fewer decimals than the policy's scores have leaves some of them without a grade;
/// reported at `pointer` with such a score.
void check_scheme_fits(const GradeScheme& scheme, const Arithmetic& arithmetic, const std::string& pointer,
                       Diagnostics& diagnostics);

}  // namespace jixiao::scoring
