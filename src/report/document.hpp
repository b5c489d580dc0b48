// A report before it has a format: headings, paragraphs, tables and figures, in one language. The
// outline builds it; html and markdown write it down.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace jixiao::report {

struct Heading {
  int level;  ///< 1 for the seven parts, 2 below them
  std::string text;
};

struct Paragraph {
  enum class Kind { body, note, flag };  ///< a flag must not be overlooked
  std::string text;
  Kind kind = Kind::body;
};

struct Column {
  enum class Kind { text, number, short_text };  ///< short text is kept on one line
  std::string title;
  Kind kind = Kind::text;
};

struct Row {
  enum class Kind { plain, group, total };
  std::vector<std::string> cells;
  std::string remark;  ///< small print under the first cell
  int depth = 0;       ///< indents the first cell
  Kind kind = Kind::plain;
};

struct Table {
  std::string caption;
  std::vector<Column> columns;
  std::vector<Row> rows;
};

struct Figure {
  std::string title;
  std::string description;  ///< what the picture shows, in words
  std::string svg;          ///< a whole <svg> element
};

struct List {
  std::vector<std::string> items;
};

using Block = std::variant<Heading, Paragraph, Table, Figure, List>;

struct Document {
  std::string language;  ///< "zh-CN" or "en"
  std::string title;
  std::string subtitle;
  std::vector<Block> blocks;
  std::string footer;
};

}  // namespace jixiao::report
