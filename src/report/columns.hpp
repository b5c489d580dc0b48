// Text columns that line up on a terminal.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace jixiao::report {

/// Pads with spaces to a display width.
std::string padded(const std::string& text, int width, bool to_the_right = false);

struct TextRow {
  std::vector<std::string> cells;
  std::string style;  ///< an ANSI sequence for the whole row, or ""
};

/// Rows with two spaces between columns, control characters shown as "?"; columns named in `numbers` are set
/// flush right. The last column is not padded.
std::string aligned(const std::vector<TextRow>& rows, const std::vector<bool>& numbers,
                    const std::string& margin);

}  // namespace jixiao::report
