// Pieces that policies and cases share.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "json/parse.hpp"
#include "model/reader.hpp"

#include <jixiao/json/documents.hpp>

#include <memory>

namespace jixiao::json {

/// "source", "confirmed" (true unless said otherwise) and "note".
Citation read_citation(ObjectReader& reader);

/// "ID", or {"id", "edition"}.
PolicyReference read_policy_reference(const Place& place, Diagnostics& diagnostics);

/// A date of day precision.
std::optional<Date> read_day(ObjectReader& reader, const char* key);

/// Parses the text and reads it by `read`; every diagnostic gets its document, line and column. `T` keeps
/// the text, so that later diagnostics can be located too.
template <class T>
Result<T> read_document(const char* kind, std::string text, Comments comments,
                        T (*read)(const Value&, Diagnostics&)) {
  auto source = std::make_shared<Source>(Source{kind, std::move(text)});
  auto document = parse(source->text, comments == Comments::allowed);
  if (!document) return source->locate(std::move(document).error());
  if (const Value* id = document.value().find("id"); id && id->kind == Value::Kind::text)
    source->name += " " + id->text;
  Diagnostics diagnostics;
  T read_value = read(document.value(), diagnostics);
  if (!diagnostics.empty()) return source->locate(diagnostics.take());
  read_value.source = source;
  return read_value;
}

/// "basis": "illustrative" marks what no source prints.
bool read_illustrative(ObjectReader& reader);

}  // namespace jixiao::json
