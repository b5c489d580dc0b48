// SPDX-License-Identifier: Apache-2.0
#include "report/outline.hpp"

#include <jixiao/report/report.hpp>

namespace jixiao {
namespace {

using namespace report;

// Characters that would start markup are escaped, those that do so only at the start of a line there; a line
// break inside a cell or item becomes a space.
std::string plain(const std::string& text) {
  std::string out;
  const auto digits = text.find_first_not_of("0123456789");
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n' || c == '\r') {
      out += ' ';
      continue;
    }
    const bool anywhere = std::string_view("\\`*_[]<>|#&").find(c) != std::string_view::npos;
    const bool at_start = (i == 0 && (c == '-' || c == '+' || c == '=' || c == '~')) ||
                          (i > 0 && i == digits && (c == '.' || c == ')'));
    if (anywhere || at_start) out += '\\';
    out += c;
  }
  return out;
}

class Markdown {
 public:
  std::string write(const Document& document) {
    out_ = "# " + plain(document.title) + "\n\n**" + plain(document.subtitle) + "**\n\n";
    for (const Block& block : document.blocks) std::visit(*this, block);
    out_ += "---\n\n" + plain(document.footer) + "\n";
    return std::move(out_);
  }

  void operator()(const Heading& heading) {
    out_ += (heading.level == 1 ? "## " : "### ") + plain(heading.text) + "\n\n";
  }

  void operator()(const Paragraph& paragraph) {
    out_ += (paragraph.kind == Paragraph::Kind::flag ? "> " : "") + plain(paragraph.text) + "\n\n";
  }

  void operator()(const Table& table) {
    out_ += "**" + plain(table.caption) + "**\n\n|";
    bool remarks = false;
    for (const Row& row : table.rows) remarks = remarks || !row.remark.empty();
    for (const Column& column : table.columns) out_ += " " + plain(column.title) + " |";
    out_ += remarks ? "  |\n|" : "\n|";
    for (const Column& column : table.columns)
      out_ += column.kind == Column::Kind::number ? " ---: |" : " --- |";
    out_ += remarks ? " --- |\n" : "\n";
    for (const Row& row : table.rows) {
      out_ += "|";
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const bool strong = row.kind != Row::Kind::plain && !row.cells[i].empty();
        std::string indent;
        for (int d = 0; i == 0 && d < row.depth; ++d) indent += "　";
        out_ += " " + indent + (strong ? "**" + plain(row.cells[i]) + "**" : plain(row.cells[i])) + " |";
      }
      out_ += remarks ? " " + plain(row.remark) + " |\n" : "\n";
    }
    out_ += "\n";
  }

  void operator()(const Figure& figure) {
    out_ += "*" + plain(figure.title) + "：" + plain(figure.description) + "*\n\n";
  }

  void operator()(const List& list) {
    for (const auto& item : list.items) out_ += "- " + plain(item) + "\n";
    out_ += "\n";
  }

 private:
  std::string out_;
};

}  // namespace

std::string report_markdown(const Evaluation& evaluation, Language language) {
  return Markdown().write(outline(evaluation, language));
}

}  // namespace jixiao
