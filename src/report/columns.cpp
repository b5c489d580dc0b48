// SPDX-License-Identifier: Apache-2.0
#include "report/columns.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace jixiao::report {

std::string padded(const std::string& text, int width, bool to_the_right) {
  const std::string space(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  return to_the_right ? space + text : text + space;
}

std::string aligned(const std::vector<TextRow>& rows, const std::vector<bool>& numbers,
                    const std::string& margin) {
  std::vector<TextRow> clean = rows;
  for (TextRow& row : clean)
    for (std::string& cell : row.cells) cell = printable(cell);
  std::vector<int> widths;
  for (const TextRow& row : clean)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (widths.size() <= i) widths.push_back(0);
      widths[i] = std::max(widths[i], display_width(row.cells[i]));
    }
  std::string out;
  for (const TextRow& row : clean) {
    std::string line;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const bool number = i < numbers.size() && numbers[i];
      if (i > 0) line += "  ";
      line += i + 1 == row.cells.size() && !number ? row.cells[i] : padded(row.cells[i], widths[i], number);
    }
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out.append(margin).append(row.style).append(line);
    out.append(row.style.empty() ? "\n" : "\x1b[0m\n");
  }
  return out;
}

}  // namespace jixiao::report
