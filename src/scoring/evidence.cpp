// SPDX-License-Identifier: Apache-2.0
#include "scoring/evidence.hpp"

#include <algorithm>

namespace jixiao::scoring {
namespace {

bool has_facts(const Observation& seen) {
  return !seen.actual.empty() || !seen.level.empty() || seen.mark || !seen.elements.empty() ||
         !seen.amounts.empty() || !seen.counts.empty() || !seen.marks.empty() || !seen.series.empty() ||
         !seen.parts.empty();
}

}  // namespace

Observation as_claimed(const Observation& seen) {
  Observation counted = seen;
  if (seen.state == State::not_demonstrated && has_facts(seen)) counted.state = State::observed;
  for (Observation& part : counted.parts) part = as_claimed(part);
  return counted;
}

Observation as_supported(const Observation& seen) {
  Observation counted = seen;
  if (seen.state != State::observed || !seen.evidence.empty()) return counted;
  bool any = false;
  for (Observation& part : counted.parts) {
    part = as_supported(part);
    any = any || part.state != State::not_demonstrated;
  }
  for (ElementMark& mark : counted.elements) {
    const bool shown = !mark.evidence.empty();
    any = any || shown;
    if (!shown && (mark.answer == ElementAnswer::yes || mark.answer == ElementAnswer::partly))
      mark.answer = ElementAnswer::no;
  }
  if (!any) counted.state = State::not_demonstrated;
  return counted;
}

bool names_evidence(const Observation& seen) {
  return !seen.evidence.empty() || seen.state == State::not_demonstrated ||
         std::any_of(seen.elements.begin(), seen.elements.end(),
                     [](const ElementMark& mark) { return !mark.evidence.empty(); }) ||
         std::any_of(seen.parts.begin(), seen.parts.end(), names_evidence);
}

}  // namespace jixiao::scoring
