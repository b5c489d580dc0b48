// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <jixiao/base/diagnostic.hpp>

namespace jixiao {

void Diagnostics::add(Diagnostic diagnostic) {
  ++reported_;
  if (full()) return;
  for (Text* text : {&diagnostic.message, &diagnostic.hint}) {
    text->zh = printable(text->zh, limits::sentence);
    text->en = printable(text->en, limits::sentence);
  }
  found_.push_back(std::move(diagnostic));
}

void Diagnostics::add(Code code, Text message, std::string pointer, std::string subject, Text hint) {
  Diagnostic d;
  d.code = code;
  d.message = std::move(message);
  d.hint = std::move(hint);
  d.pointer = std::move(pointer);
  d.subject = std::move(subject);
  add(std::move(d));
}

void Diagnostics::add(const Error& error, const std::string& pointer, const std::string& subject) {
  for (Diagnostic d : error.diagnostics) {
    d.pointer = pointer;
    d.subject = subject;
    add(std::move(d));
  }
}

Error Diagnostics::take() {
  Error error;
  error.diagnostics = std::move(found_);
  found_.clear();
  reported_ = 0;
  return error;
}

}  // namespace jixiao
