// SPDX-License-Identifier: Apache-2.0
#include <jixiao/model/case.hpp>

namespace jixiao {

const Layer* Case::layer(const std::string& name) const {
  for (const auto& candidate : layers)
    if (candidate.name == name) return &candidate;
  return nullptr;
}

}  // namespace jixiao
