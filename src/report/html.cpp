// SPDX-License-Identifier: Apache-2.0
#include "report/escape.hpp"
#include "report/outline.hpp"

#include <jixiao/report/report.hpp>

namespace jixiao {
namespace {

using namespace report;

// Screen: a readable column on a phone and on a desk. Paper: A4 with the margins of GB/T 9704-2012
// (top 37 mm, binding 28 mm, type area 156 x 225 mm), 16 pt body; tables are set smaller.
constexpr const char* style = R"(
:root{color-scheme:light}
body{margin:0;background:#eef1f4;color:#1f2933;font:16px/1.75 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif}
main{max-width:52rem;margin:0 auto;background:#fff;padding:2.5rem clamp(1rem,5vw,4rem)}
h1{font-size:1.7rem;line-height:1.4;text-align:center;margin:0;text-wrap:balance}
.subtitle{text-align:center;font-size:1.35rem;font-weight:bold;margin:.3rem 0 2rem}
h2,h3,caption,th,figcaption,.flag{font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei",SimHei,sans-serif}
h2{font-size:1.25rem;margin:2.2rem 0 .6rem}
h3{font-size:1.05rem;margin:1.4rem 0 .4rem}
p{margin:.4rem 0}
p.body{text-indent:2em}
p.note{color:#52606d}
.flag{border-left:4px solid #b4532a;background:#fdf3ee;padding:.6rem .9rem;margin:1rem 0}
.wide{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.5}
caption{text-align:left;font-weight:bold;padding:.3rem 0}
th,td{border:1px solid #9aa5b1;padding:.3rem .5rem;text-align:left;vertical-align:top;font-weight:normal}
thead th{background:#e8edf2;font-weight:bold}
td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td.s,th.s{white-space:nowrap}tbody th{min-width:4em}
tr.group th,tr.group td{font-weight:bold;background:#f7f9fb}
tr.total th,tr.total td{font-weight:bold;border-top:2px solid #1f2933}
.d1{padding-left:1.3rem}.d2{padding-left:2.3rem}.d3{padding-left:3.3rem}
.remark{display:block;color:#52606d;font-size:.85rem;font-weight:normal}
figure{margin:1.5rem 0}
figure svg{display:block;width:100%;height:auto;max-width:32rem;margin:0 auto}
figcaption{text-align:center;font-weight:bold;font-size:.95rem}
ul{padding-left:1.4rem}li{margin:.3rem 0}
footer{margin-top:2.5rem;border-top:1px solid #cbd2d9;padding-top:.6rem;color:#52606d;font-size:.85rem}
@media (max-width:30rem){body{font-size:15px}h1{font-size:1.35rem}.subtitle{font-size:1.15rem}th,td{padding:.25rem .3rem}
table{font-size:.85rem}.d1{padding-left:.7rem}.d2{padding-left:1.1rem}.d3{padding-left:1.5rem}}
@page{size:A4;margin:37mm 26mm 35mm 28mm}
@page :right{@bottom-right{content:"— " counter(page) " —";font:14pt SimSun,"Noto Serif CJK SC",serif}}
@page :left{@bottom-left{content:"— " counter(page) " —";font:14pt SimSun,"Noto Serif CJK SC",serif}}
@media print{body{background:#fff;font:16pt/1.75 FangSong,"FZFangSong-Z02",FandolFang,"Noto Serif CJK SC",serif}
main{max-width:none;padding:0}h1{font-size:22pt}.subtitle{font-size:22pt}h2,h3{font-size:16pt;break-after:avoid}
table{font-size:11pt}.remark{font-size:9.5pt}tr,figure{break-inside:avoid}thead{display:table-header-group}
.wide{overflow:visible}figure svg{max-width:105mm}li{font-size:12pt}footer{font-size:10pt}}
)";

const char* class_of(const Column& column) {
  switch (column.kind) {
    case Column::Kind::text:
      return "";
    case Column::Kind::number:
      return " class=\"n\"";
    case Column::Kind::short_text:
      return " class=\"s\"";
  }
  return "";
}

class Html {
 public:
  std::string write(const Document& document) {
    out_ = "<!DOCTYPE html>\n<html lang=\"" + document.language +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
           "content=\"width=device-width,initial-scale=1\">\n<title>" +
           escaped(document.title + " " + document.subtitle) + "</title>\n<style>" + style +
           "</style>\n</head>\n<body>\n<main>\n<h1>" + escaped(document.title) +
           "</h1>\n<p class=\"subtitle\">" + escaped(document.subtitle) + "</p>\n";
    for (const Block& block : document.blocks) std::visit(*this, block);
    out_ += "<footer>" + escaped(document.footer) + "</footer>\n</main>\n</body>\n</html>\n";
    return std::move(out_);
  }

  void operator()(const Heading& heading) {
    const std::string tag = heading.level == 1 ? "h2" : "h3";
    out_ += "<" + tag + ">" + escaped(heading.text) + "</" + tag + ">\n";
  }

  void operator()(const Paragraph& paragraph) {
    const char* kind = paragraph.kind == Paragraph::Kind::body   ? "body"
                       : paragraph.kind == Paragraph::Kind::note ? "note"
                                                                 : "flag";
    out_ += std::string("<p class=\"") + kind + "\">" + escaped(paragraph.text) + "</p>\n";
  }

  void operator()(const Table& table) {
    out_ += "<div class=\"wide\"><table>\n<caption>" + escaped(table.caption) + "</caption>\n<thead><tr>";
    for (const Column& column : table.columns)
      out_ += std::string("<th scope=\"col\"") + class_of(column) + ">" + escaped(column.title) + "</th>";
    out_ += "</tr></thead>\n<tbody>\n";
    for (const Row& row : table.rows) {
      out_ += row.kind == Row::Kind::group   ? "<tr class=\"group\">"
              : row.kind == Row::Kind::total ? "<tr class=\"total\">"
                                             : "<tr>";
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i == 0) {
          const std::string depth =
              row.depth > 0 ? " class=\"d" + std::to_string(row.depth < 3 ? row.depth : 3) + "\"" : "";
          out_ += "<th scope=\"row\"" + depth + ">" + escaped(row.cells[i]) +
                  (row.remark.empty() ? "" : "<span class=\"remark\">" + escaped(row.remark) + "</span>") +
                  "</th>";
        } else {
          out_ += std::string("<td") + class_of(table.columns[i]) + ">" + escaped(row.cells[i]) + "</td>";
        }
      }
      out_ += "</tr>\n";
    }
    out_ += "</tbody>\n</table></div>\n";
  }

  void operator()(const Figure& figure) {
    out_ +=
        "<figure>\n<figcaption>" + escaped(figure.title) + "</figcaption>\n" + figure.svg + "\n</figure>\n";
  }

  void operator()(const List& list) {
    out_ += "<ul>\n";
    for (const auto& item : list.items) out_ += "<li>" + escaped(item) + "</li>\n";
    out_ += "</ul>\n";
  }

 private:
  std::string out_;
};

}  // namespace

std::string report_html(const Evaluation& evaluation, Language language) {
  return Html().write(outline(evaluation, language));
}

}  // namespace jixiao
