// What an indicator, or a part of one, scores while nothing usable is known of it: as the policy names for
// its state. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/form.hpp"

#include <jixiao/model/policy.hpp>

namespace jixiao::rules {

/// Missing, not demonstrated or pending. Nothing after a report: the policy names no method, or refuses.
std::optional<Outcome> score_unobserved(State state, const Policy& policy, const Rational& full,
                                        const std::string& pointer, const std::string& title,
                                        Diagnostics& diagnostics);

}  // namespace jixiao::rules
