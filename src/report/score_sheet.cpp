// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"
#include "report/certificate.hpp"
#include "report/columns.hpp"
#include "report/phrases.hpp"

#include <jixiao/report/report.hpp>

namespace jixiao {
namespace {

using namespace report;

class Sheet {
 public:
  Sheet(const Evaluation& evaluation, Language language, Colour colour)
      : evaluation_(evaluation), language_(language), colour_(colour), decimals_(decimals_of(evaluation)) {}

  std::string write() {
    head();
    evaluation_.total ? scores() : goals();
    grades();
    behind();
    losses();
    findings();
    return std::move(out_);
  }

 private:
  std::string in(const Text& text) const { return text.in(language_); }
  std::string style(const char* sequence) const { return colour_ == Colour::ansi ? sequence : ""; }
  std::string styled(const std::string& text, const char* sequence) const {
    return colour_ == Colour::ansi ? sequence + text + "\x1b[0m" : text;
  }
  static constexpr const char* bold = "\x1b[1m";
  static constexpr const char* dim = "\x1b[2m";

  void title(const Text& text) { out_ += "\n" + styled(in(text), bold) + "\n"; }

  void head() {
    const Project& project = evaluation_.subject->project;
    out_ += styled(project.name, bold) + "\n";
    std::string line = in(
        say("办法 {0}（{1}）", "policy {0} ({1})", {evaluation_.policy().id, evaluation_.policy().edition}));
    line += "  " + in(say("评价日 {0}", "as of {0}", {evaluation_.as_of.to_string()}));
    if (!evaluation_.layer.empty())
      line += "  " + in(say("层次 {0}", "layer {0}", {printable(evaluation_.layer)}));
    out_ += line + "\n";
    if (evaluation_.policy().arithmetic && evaluation_.total)
      out_ += in(arithmetic_in_words(*evaluation_.policy().arithmetic)) + "\n";
    if (evaluation_.illustrative)
      out_ += styled(in(say("{0} 为示意：分值或给分没有出处，总分和等级也只是示意",
                            "{0} illustrative: points or marks without a source; the total and the grade are "
                            "illustrative too",
                            {illustrative_mark})),
                     bold) +
              "\n";
    out_ += "\n";
  }

  std::string name(const ScoredNode& node) const {
    return std::string(static_cast<std::size_t>(2 * node.depth), ' ') + (node.core ? "★" : "") + node.title +
           (node.illustrative ? illustrative_mark : "");
  }

  void scores() {
    std::vector<TextRow> rows;
    rows.push_back({{in(say("指标", "Indicator")), in(say("分值", "Points")), in(say("得分", "Score")),
                     in(say("得分率", "Rate")), in(say("完成情况", "Facts"))},
                    style(dim)});
    for (const auto& node : evaluation_.nodes)
      rows.push_back({{name(node), display(*node.full, decimals_), display(*node.score, decimals_),
                       rate_of(node, evaluation_), node.leaf ? in(facts_of(node)) : ""},
                      node.depth == 0 ? style(bold) : ""});
    rows.push_back(
        {{in(say("总分", "Total")), display(*evaluation_.full, decimals_),
          display(*evaluation_.total, decimals_),
          evaluation_.total->is_exact() ? rate_of(evaluation_.total->low, *evaluation_.full, evaluation_)
                                        : "",
          evaluation_.illustrative ? illustrative_mark + in(say("示意", "illustrative")) : ""},
         style(bold)});
    out_ += aligned(rows, {false, true, true, true, false}, "");
  }

  void goals() {
    std::vector<TextRow> rows;
    rows.push_back({{in(say("目标", "Goal")), in(say("指标值", "Target")), in(say("实际完成值", "Actual")),
                     in(say("结论", "Result"))},
                    style(dim)});
    for (const auto& node : evaluation_.nodes) {
      const bool fact = node.state == State::observed;
      rows.push_back({{name(node), node.target, node.actual,
                       !node.leaf ? ""
                       : !fact    ? in(name_of(node.state))
                                  : in(name_of(node.fulfilment))},
                      node.depth == 0 ? style(bold) : ""});
    }
    out_ += aligned(rows, {}, "");
    out_ += "\n" + in(say("计划没有分值，不计算总分", "the plan has no points: no total is computed")) + "\n";
  }

  void grades() {
    if (evaluation_.gradings.empty()) return;
    title(say("等级", "Grades"));
    std::vector<TextRow> rows;
    for (const Grading* grading : shown_gradings(evaluation_))
      rows.push_back({{in(subject_of(*grading, evaluation_)), display(grading->compared, decimals_),
                       grades_of(*grading) + (grading->decides ? in(say("（以此为准）", " (decides)")) : ""),
                       in(scheme_of(*grading)), in(distances_of(*grading, decimals_))},
                      ""});
    if (const auto& reported = evaluation_.subject->reported; reported && !reported->grade.empty())
      rows.push_back({{in(say("打印的等级", "printed grade")), "", reported->grade, reported->by, ""}, ""});
    out_ += aligned(rows, {false, true}, "  ");
  }

  // What stands behind the grade.
  void behind() {
    for (const report::Chapter& chapter : report::certificate(evaluation_)) {
      title(chapter.title);
      for (const Text& line : chapter.lines) out_ += "  " + printable(in(line)) + "\n";
    }
  }

  void losses() {
    if (evaluation_.ledger.empty()) return;
    title(say("失分（合计 {0}）", "Points lost ({0} in all)",
              {display(*evaluation_.full - evaluation_.total->low, decimals_)}));
    std::vector<TextRow> rows;
    for (const auto& loss : evaluation_.ledger)
      rows.push_back({{display(loss.lost, decimals_), in(place_of(loss, evaluation_))}, ""});
    out_ += aligned(rows, {true}, "  ");
  }

  void findings() {
    if (evaluation_.findings.empty()) return;
    title(say("发现（{0} 项）", "Findings ({0})", {std::to_string(evaluation_.findings.size())}));
    for (const auto& finding : evaluation_.findings) {
      const char* colour = finding.severity == Severity::error     ? "\x1b[31m"
                           : finding.severity == Severity::warning ? "\x1b[33m"
                                                                   : "\x1b[36m";
      out_ += "  " + styled(in(say("[{0}]", "[{0}]", {name_of(finding.severity)})), colour) + " " +
              printable(in(sentence_of(finding))) + "\n";
      out_ += "      " +
              styled(finding.code + (finding.pointer.empty() ? "" : "  " + printable(finding.pointer)), dim) +
              "\n";
    }
  }

  const Evaluation& evaluation_;
  Language language_;
  Colour colour_;
  int decimals_;
  std::string out_;
};

}  // namespace

std::string score_sheet(const Evaluation& evaluation, Language language, Colour colour) {
  return Sheet(evaluation, language, colour).write();
}

}  // namespace jixiao
