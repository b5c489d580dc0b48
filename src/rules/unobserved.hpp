// What an indicator, or a part of one, scores while nothing usable is known of it: as the policy names for
// its state. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/form.hpp"

#include <jixiao/model/policy.hpp>

namespace jixiao::rules {

/// Missing, not demonstrated or pending: an interval reaches from the rule's floor to the full points, both
/// those of `scores`. Nothing after a report: the policy names no method, or refuses; or the rule has no
/// highest score.
std::optional<Outcome> score_unobserved(State state, const BoundRule& rule, const Policy& policy,
                                        const Score& scores, const std::string& pointer,
                                        const std::string& title, Diagnostics& diagnostics);

/// An actual in words where the rule needs a number or a date ("显著提升"): no guess is made of it. Where the
/// policy says what a missing value scores, it scores that and is a finding; else nothing, and the rule
/// itself reports it.
std::optional<Outcome> score_unreadable(const BoundRule& rule, const Facts& facts, Diagnostics& diagnostics);

}  // namespace jixiao::rules
