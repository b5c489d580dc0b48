// SPDX-License-Identifier: Apache-2.0
#include <jixiao/model/case.hpp>

namespace jixiao {

const Indicator* Plan::find(const std::string& title) const {
  for (const auto& indicator : indicators)
    if (indicator.title == title) return &indicator;
  return nullptr;
}

const Observation* Layer::find(const std::string& indicator) const {
  for (const auto& observation : observations)
    if (observation.indicator == indicator) return &observation;
  return nullptr;
}

const Layer* Case::layer(const std::string& name) const {
  for (const auto& candidate : layers)
    if (candidate.name == name) return &candidate;
  return nullptr;
}

}  // namespace jixiao
