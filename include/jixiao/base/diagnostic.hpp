// One mistake, located and actionable, and the collector that gathers all mistakes of a document.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/code.hpp>
#include <jixiao/base/limits.hpp>
#include <jixiao/base/text.hpp>

#include <string>
#include <utility>
#include <vector>

namespace jixiao {

struct Diagnostic {
  Code code = Code::internal;
  Text message;          ///< what is wrong, one line
  Text hint;             ///< what to do; may be empty
  std::string pointer;   ///< JSON Pointer (RFC 6901) into the document; "" is the whole document
  std::string subject;   ///< title of the indicator, node or scheme concerned; may be empty
  std::string document;  ///< "case", or "policy ID"; empty when no document is concerned
  int line = 0;          ///< from 1; 0 when unknown
  int column = 0;        ///< in characters, from 1; 0 when unknown
};

/// Why something could not be done: at least one diagnostic, in document order.
struct Error {
  std::vector<Diagnostic> diagnostics;

  Error() = default;
  Error(Diagnostic only) { diagnostics.push_back(std::move(only)); }
  /// One mistake that has no place in a document.
  Error(Code code, Text message, Text hint = {}) {
    Diagnostic d;
    d.code = code;
    d.message = std::move(message);
    d.hint = std::move(hint);
    diagnostics.push_back(std::move(d));
  }

  Code code() const { return diagnostics.empty() ? Code::internal : diagnostics.front().code; }
};

/// Keeps at most limits::diagnostics, but counts all; whoever looks for more mistakes may stop once it is
/// full(). Sentences are cut short where they quote very long text.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void add(Code code, Text message, std::string pointer, std::string subject = {}, Text hint = {});
  /// Takes over what a lower function reported without knowing where it was called from.
  void add(const Error& error, const std::string& pointer, const std::string& subject);

  bool empty() const { return reported_ == 0; }
  bool full() const { return found_.size() >= limits::diagnostics; }
  /// All that were reported, kept or not: unchanged means that nothing was wrong in between.
  std::size_t count() const { return reported_; }
  Error take();

 private:
  std::vector<Diagnostic> found_;
  std::size_t reported_ = 0;
};

}  // namespace jixiao
