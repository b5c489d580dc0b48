// The scoring of one layer of a compiled case, step by step (design: "Evaluation, in this order").
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/rows.hpp"

#include <jixiao/model/evaluation.hpp>

namespace jixiao::scoring {

/// Errors carry pointers into the case, not yet lines.
Result<Evaluation> evaluate(const Compiled& compiled, const Options& options);

/// The layer whose observations count: the option's, the case's, or the only one; nullptr after a report, or
/// when nothing was observed.
const Layer* deciding_layer(const Case& subject, const Options& options, Diagnostics& diagnostics);

/// Scores `layer` of a case that has the compiled plan. `row` brings targets and money of its own.
Result<Evaluation> evaluate_layer(const Compiled& compiled, const Layer* layer, const Options& options,
                                  const RowFacts* row = nullptr);

}  // namespace jixiao::scoring
