// SPDX-License-Identifier: Apache-2.0
#include <jixiao/model/policy.hpp>

namespace jixiao {

std::size_t GradeScheme::band_of(const Rational& score) const {
  for (std::size_t i = 0; i < bands.size(); ++i)
    if (bands[i].range.holds(score)) return i;
  return bands.size() - 1;
}

std::string GradeScheme::lines() const {
  std::string lines;
  for (std::size_t i = 0; i + 1 < bands.size(); ++i)
    lines += (i ? "/" : "") + (bands[i].range.low ? bands[i].range.low->to_string() : std::string("-"));
  return lines;
}

}  // namespace jixiao
