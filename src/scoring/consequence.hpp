// 付款比例 and 结果应用: what a score or grade leads to, by the policy's tables. Shares are computed, money
// is not moved.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>

namespace jixiao::scoring {

/// Tiers of scores hold the number that the bands were compared with. `deciding` may be nullptr.
Consequence consequence_of(const Policy& policy, const Grading* deciding);

}  // namespace jixiao::scoring
