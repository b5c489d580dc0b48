// Steps 6 and 7: subtotals and the total, rounded where the policy rounds them; and the ledger of what
// was lost, which adds exactly to full points minus total.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>

namespace jixiao::scoring {

/// Rounds both ends as the policy says; false after a report at `pointer`.
bool round_score(Score& score, const Arithmetic& arithmetic, const std::string& pointer,
                 const std::string& subject, Diagnostics& diagnostics);

/// Precondition: every leaf has a score and the policy its arithmetic.
void add_up(Evaluation& evaluation, Diagnostics& diagnostics);

/// Largest loss first, equals in reading order. Empty while the total is an interval.
std::vector<Loss> loss_ledger(const Evaluation& evaluation);

}  // namespace jixiao::scoring
