// A case's plan under its policy, ready to be scored any number of times: the tree with its points, every
// rule in its setting and proven, the conditions bound. Nothing here depends on what was observed.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/adjustments.hpp"
#include "scoring/select.hpp"

#include <memory>

namespace jixiao::scoring {

struct Compiled {
  std::shared_ptr<const Case> subject;
  Selection selection;
  Date as_of;
  Tree tree;  ///< with the rules' settings
  std::unique_ptr<const Adjustments> adjustments;

  const Policy& policy() const { return *selection.effective; }
};

/// Errors carry pointers into the case, not yet lines.
Result<std::unique_ptr<const Compiled>> compile(const std::shared_ptr<const Case>& subject,
                                                const Policies& policies, const Options& options);

}  // namespace jixiao::scoring
