// SPDX-License-Identifier: Apache-2.0
#include "json/read_common.hpp"
#include "json/read_parts.hpp"

#include <jixiao/json/documents.hpp>

namespace jixiao {
namespace json {
namespace {

void read_reported(const Place& place, Case& subject, Diagnostics& diagnostics) {
  ObjectReader reader(place, diagnostics);
  Reported reported;
  reported.pointer = place.pointer;
  reported.total = reader.number_if("total");
  if (const Value* total = place.value->find("total")) reported.total_text = total->text;
  reported.grade = reader.text_if("grade").value_or("");
  reported.by = reader.text_if("by").value_or("");
  reported.round = reader.text_if("round").value_or("");
  reader.text_if("note");
  reader.close();
  subject.reported = reported;
}

void read_narrative(ObjectReader& reader, Case& subject, Diagnostics& diagnostics) {
  const auto place = reader.object_if("narrative");
  if (!place) return;
  ObjectReader sections(*place, diagnostics);
  for (const char* heading : narrative_headings) {
    NarrativeSection section{heading, sections.texts_if(heading), sections.at(heading)};
    if (!section.paragraphs.empty()) subject.narrative.push_back(std::move(section));
  }
  sections.close();
}

void read_facts(ObjectReader& reader, Case& subject, Diagnostics& diagnostics) {
  reader.each_member_if("facts", [&](const std::string& name, const Place& place) {
    Fact fact;
    fact.name = name;
    fact.pointer = place.pointer;
    if (place.value->kind == Value::Kind::boolean) {
      fact.truth = place.value->flag;
    } else if (const auto text = read_text(place, diagnostics)) {
      fact.text = *text;
      auto quantity = parse_quantity(*text);
      if (quantity && quantity.value().sign == Sign::none) fact.quantity = quantity.value();
    }
    subject.facts.push_back(std::move(fact));
  });
}

Case read_case(const Value& document, Diagnostics& diagnostics) {
  ObjectReader reader({&document, "", ""}, diagnostics);
  Case subject;
  reader.text_if("$schema");
  reader.text_if("note");
  if (const auto policy = reader.place_if("policy"))
    subject.policy = read_policy_reference(*policy, diagnostics);
  else
    reader.text("policy");
  subject.as_of = read_day(reader, "as_of");
  if (const auto project = reader.object_if("project"))
    subject.project = read_project(*project, diagnostics);
  else if (!reader.has("project"))
    reader.text("project");
  if (const auto plan = reader.object_if("plan"))
    subject.plan = read_plan(*plan, diagnostics);
  else if (!reader.has("plan"))
    reader.text("plan");
  read_layers(reader, subject, diagnostics);
  reader.each_if(
      "evidence",
      [&](const Place& place) {
        ObjectReader item(place, diagnostics);
        Evidence evidence;
        evidence.pointer = place.pointer;
        evidence.id = item.text_if("id").value_or("");
        evidence.title = item.text("title");
        evidence.date = item.date_if("date");
        evidence.hash = item.text_if("hash").value_or("");
        item.close();
        subject.evidence.push_back(std::move(evidence));
      },
      limits::indicators);
  read_facts(reader, subject, diagnostics);
  if (const auto reported = reader.object_if("reported")) read_reported(*reported, subject, diagnostics);
  read_narrative(reader, subject, diagnostics);
  reader.close();
  return subject;
}

}  // namespace
}  // namespace json

Result<Case> parse_case(std::string text, Comments comments) {
  return json::read_document<Case>("case", std::move(text), comments, json::read_case);
}

}  // namespace jixiao
