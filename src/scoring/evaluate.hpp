// The scoring of one case, step by step (design: "Evaluation, in this order").
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/select.hpp"

#include <jixiao/model/evaluation.hpp>

namespace jixiao::scoring {

/// Errors carry pointers into the case, not yet lines.
Result<Evaluation> evaluate(const std::shared_ptr<const Case>& subject, const Policies& policies,
                            const Options& options);

}  // namespace jixiao::scoring
