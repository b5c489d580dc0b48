// "Did you mean": the known name that is closest to an unknown one.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/text.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

/// The closest candidate within a third of the name's length (at least one edit), or "".
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

/// "是不是“title”？" with the nearest candidate, else the list of what is allowed.
Text did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace jixiao
