// The main job in one call.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/options.hpp>
#include <jixiao/policies/policy_set.hpp>

#include <memory>

namespace jixiao {

/// Selects the policy, scores the case, grades it and looks for findings. Errors are located in the
/// case. The evaluation keeps what it needs: case and policies may go.
Result<Evaluation> evaluate(const std::shared_ptr<const Case>& subject, const PolicySet& policies,
                            const Options& options = {});

}  // namespace jixiao
