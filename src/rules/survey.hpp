// What a satisfaction survey counted, and what may be doubted about its sample.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rules/curve_rule.hpp"

namespace jixiao::rules {

struct Survey {
  std::int64_t issued = 0, valid = 0;
  std::vector<std::int64_t> answers;  ///< in the order asked for
};

/// Counts "issued", "valid" and the answers; reports those that are absent, unknown or impossible.
std::optional<Survey> survey_of(const Facts& facts, const std::vector<std::string>& answers,
                                Diagnostics& diagnostics);

/// "least_valid": fewer valid answers are a finding. 0 when the rule names none; nothing after a report.
std::optional<std::int64_t> read_sample(ObjectReader& parameters);

/// A rate needs "%" as the indicator's unit; false after a report.
bool is_rate(ObjectReader& parameters, const Indicator& indicator);

/// The curve's rule, which also looks at the size of the sample.
std::shared_ptr<const BoundRule> survey_rule(CurveParts parts, std::int64_t least_valid);

}  // namespace jixiao::rules
