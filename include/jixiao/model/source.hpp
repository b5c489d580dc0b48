// The text that a document was read from. It finds the line and column of a JSON Pointer, which is
// done only when there is something to report.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/diagnostic.hpp>

#include <string>

namespace jixiao {

struct Source {
  std::string name;  ///< "case", "policy ID": what messages call the document
  std::string text;  ///< well-formed JSON (comments allowed)

  /// Fills document, line and column of every diagnostic that has none yet and puts them in the
  /// document's order.
  Error locate(Error error) const;
};

struct Position {
  int line = 0;
  int column = 0;
};

/// Line and column (in characters) of a byte offset.
Position position_of(const std::string& text, std::size_t offset);

}  // namespace jixiao
