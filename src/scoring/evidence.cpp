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

bool is_there(const std::vector<std::string>& named, const std::vector<Evidence>& listed) {
  if (listed.empty()) return !named.empty();
  return std::any_of(named.begin(), named.end(), [&](const std::string& name) {
    return std::any_of(listed.begin(), listed.end(),
                       [&](const Evidence& each) { return each.title == name || each.id == name; });
  });
}

}  // namespace

Observation as_claimed(const Observation& seen) {
  Observation counted = seen;
  if (seen.state == State::not_demonstrated && has_facts(seen)) counted.state = State::observed;
  for (Observation& part : counted.parts) part = as_claimed(part);
  return counted;
}

Observation as_supported(const Observation& seen, const std::vector<Evidence>& listed) {
  Observation counted = seen;
  if (seen.state != State::observed || is_there(seen.evidence, listed)) return counted;
  bool any = false;
  for (Observation& part : counted.parts) {
    part = as_supported(part, listed);
    any = any || part.state != State::not_demonstrated;
  }
  for (ElementMark& mark : counted.elements) {
    const bool shown = is_there(mark.evidence, listed);
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
