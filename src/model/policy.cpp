// SPDX-License-Identifier: Apache-2.0
#include <jixiao/model/policy.hpp>

namespace jixiao {

std::optional<std::size_t> GradeScheme::band_of(const Rational& score) const {
  for (std::size_t i = 0; i < bands.size(); ++i)
    if (bands[i].range.holds(score)) return i;
  return std::nullopt;
}

std::string GradeScheme::lines() const {
  std::string lines;
  for (std::size_t i = 0; i + 1 < bands.size(); ++i) {
    const Range& range = bands[i].range;
    lines += (i ? "/" : "") + std::string(range.low_included ? "" : ">") +
             (range.low ? range.low->to_string() : "-");
  }
  return lines;
}

}  // namespace jixiao
