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

/// Line, and column in characters; both from 1.
struct Position {
  int line = 1;
  int column = 1;
};

/// Positions of rising byte offsets, in one pass over the text. A byte order mark takes no column.
class Positions {
 public:
  explicit Positions(const std::string& text);
  Position of(std::size_t offset);

 private:
  const std::string& text_;
  std::size_t at_ = 0;
  Position here_;
};

/// Of one byte offset.
Position position_of(const std::string& text, std::size_t offset);

}  // namespace jixiao
