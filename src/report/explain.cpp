// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "report/certificate.hpp"
#include "report/phrases.hpp"

#include <jixiao/report/report.hpp>

namespace jixiao {
namespace {

using namespace report;

bool is_called(const ScoredNode& node, const std::string& name) {
  return node.title == name || node.path == name || (!node.code.empty() && node.code == name);
}

bool is_below(const Evaluation& evaluation, std::size_t node, std::size_t above) {
  for (int at = static_cast<int>(node); at >= 0; at = evaluation.nodes[static_cast<std::size_t>(at)].parent)
    if (static_cast<std::size_t>(at) == above) return true;
  return false;
}

std::string with_value(const Step& step, Language language) {
  const std::string value = step.value_text();
  return step.sentence().in(language) + (value.empty() ? "" : " = " + value);
}

void explain_node(const Evaluation& evaluation, const ScoredNode& node, int depth, Language language,
                  std::string& out) {
  const int decimals = decimals_of(evaluation);
  const std::string margin(static_cast<std::size_t>(2 * depth), ' ');
  out += margin + (node.core ? "★" : "") + node.title + (node.illustrative ? illustrative_mark : "");
  if (node.score) out += "  " + display(*node.score, decimals) + " / " + display(*node.full, decimals);
  out += "\n";
  if (!node.leaf && node.trace.empty()) return;
  const auto line = [&](const std::string& text) { out += margin + "    " + printable(text) + "\n"; };
  if (const Text facts = facts_of(node); node.leaf && !facts.empty()) line(facts.in(language));
  if (node.leaf && !node.form.empty()) line(say("规则 {0}", "rule {0}", {node.form}).in(language));
  for (const Step& step : node.trace) line(with_value(step, language));
  if (!node.evidence.empty()) {
    std::string list;
    for (const auto& evidence : node.evidence) list += (list.empty() ? "" : "、") + evidence;
    line(say("佐证：{0}", "evidence: {0}", {list}).in(language));
  }
  if (node.illustrative)
    line(say("{0} 分值或给分是示意，没有出处", "{0} its points or mark are illustrative, without a source",
             {illustrative_mark})
             .in(language));
}

}  // namespace

Result<std::string> explain(const Evaluation& evaluation, Language language, const std::string& node) {
  std::string out;
  std::size_t wanted = evaluation.nodes.size();
  if (!node.empty()) {
    std::vector<std::string> titles;
    for (std::size_t i = evaluation.nodes.size(); i-- > 0;) {
      if (is_called(evaluation.nodes[i], node)) wanted = i;
      titles.push_back(evaluation.nodes[i].title);
    }
    if (wanted == evaluation.nodes.size())
      return {Code::unknown_indicator, say("没有指标“{0}”", "there is no indicator \"{0}\"", {node}),
              did_you_mean(node, titles)};
  } else {
    out += evaluation.subject->project.name + "\n";
    out += say("办法 {0}（{1}）《{2}》", "policy {0} ({1}), {2}",
               {evaluation.policy().id, evaluation.policy().edition, evaluation.policy().title})
               .in(language) +
           "\n";
    if (evaluation.policy().arithmetic)
      out += arithmetic_in_words(*evaluation.policy().arithmetic).in(language) + "\n";
    out += "\n";
  }
  const int top = node.empty() ? 0 : evaluation.nodes[wanted].depth;
  for (std::size_t i = 0; i < evaluation.nodes.size(); ++i)
    if (node.empty() || is_below(evaluation, i, wanted))
      explain_node(evaluation, evaluation.nodes[i], evaluation.nodes[i].depth - top, language, out);
  if (!node.empty()) return out;

  const int decimals = decimals_of(evaluation);
  if (evaluation.total) {
    out += "\n" + say("总分", "Total").in(language) + "  " + display(*evaluation.total, decimals) + " / " +
           display(*evaluation.full, decimals) + "\n";
    for (const Step& step : evaluation.total_trace) out += "    " + with_value(step, language) + "\n";
    if (evaluation.exact_total && evaluation.exact_total->is_exact())
      out += "    " +
             say("取整前的精确总分 {0}", "exact total before any rounding {0}",
                 {evaluation.exact_total->low.to_string()})
                 .in(language) +
             "\n";
  }
  for (const Grading* grading : shown_gradings(evaluation)) {
    out += "    " + subject_of(*grading, evaluation).in(language) + " " +
           display(grading->compared, decimals) + " → " + grades_of(*grading) + "  " +
           scheme_of(*grading).in(language);
    if (const Text distances = distances_of(*grading, decimals); !distances.empty())
      out += "  " + distances.in(language);
    out += "\n";
  }
  for (const report::Chapter& chapter : report::certificate(evaluation)) {
    out += "\n" + chapter.title.in(language) + "\n";
    for (const Text& line : chapter.lines) out += "    " + printable(line.in(language)) + "\n";
  }
  return out;
}

}  // namespace jixiao
