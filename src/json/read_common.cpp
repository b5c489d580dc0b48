// SPDX-License-Identifier: Apache-2.0
#include "json/read_common.hpp"

namespace jixiao::json {

Citation read_citation(ObjectReader& reader) {
  Citation citation;
  citation.source = reader.text_if("source").value_or("");
  citation.confirmed = reader.flag_if("confirmed").value_or(true);
  citation.note = reader.text_if("note").value_or("");
  return citation;
}

PolicyReference read_policy_reference(const Place& place, Diagnostics& diagnostics) {
  PolicyReference reference;
  reference.pointer = place.pointer;
  if (place.value->kind == Value::Kind::text) {
    reference.id = place.value->text;
    return reference;
  }
  ObjectReader reader(place, diagnostics);
  reference.id = reader.text("id");
  reference.edition = reader.text_if("edition").value_or("");
  reader.close();
  return reference;
}

std::optional<Date> read_day(ObjectReader& reader, const char* key) {
  const auto text = reader.text_if(key);
  if (!text) return std::nullopt;
  const auto day = parse_day(*text);
  if (day) return day.value();
  const Diagnostic& why = day.error().diagnostics.front();
  reader.report(why.code, why.message, reader.at(key), why.hint);
  return std::nullopt;
}

bool read_illustrative(ObjectReader& reader) {
  return reader.choice_if("basis", {{"illustrative", 0}}).has_value();
}

}  // namespace jixiao::json
