// 自评, 部门评价, 财政评价, 专家复核, mid-term and final rounds side by side: every layer scored by itself.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/leaves.hpp"

namespace jixiao::scoring {

/// One sheet per layer of the case; empty when there is only one. A layer that cannot be scored says why.
std::vector<LayerSheet> layer_sheets(const Compiled& compiled, const Layer* deciding,
                                     const std::vector<std::shared_ptr<const Case>>& peers);

/// How far the experts agree who marked every panel indicator of a layer; nothing for fewer than two experts
/// or two such indicators. Kendall's W with the correction for equal ranks.
std::optional<Agreement> agreement_of(const Compiled& compiled, const Layer* layer);

}  // namespace jixiao::scoring
