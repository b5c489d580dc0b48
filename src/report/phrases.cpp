// SPDX-License-Identifier: Apache-2.0
#include "report/phrases.hpp"

namespace jixiao::report {

int decimals_of(const Evaluation& evaluation) {
  return evaluation.policy().arithmetic ? evaluation.policy().arithmetic->decimals : 2;
}

std::string rate_of(const Rational& part, const Rational& whole, const Evaluation& evaluation) {
  if (whole.sign() == 0) return "";
  const Rounding mode =
      evaluation.policy().arithmetic ? evaluation.policy().arithmetic->mode : Rounding::half_up;
  const auto percent = round(part * 100 / whole, 2, mode);
  return percent ? percent.value().to_string() + "%" : "";
}

std::string rate_of(const ScoredNode& node, const Evaluation& evaluation) {
  if (!node.full || !node.score || !node.score->is_exact()) return "";
  return rate_of(node.score->low, *node.full, evaluation);
}

std::string grades_of(const Grading& grading) {
  if (grading.grades.empty()) return "—";
  std::string out;
  for (const auto& grade : grading.grades) out += (out.empty() ? "" : "/") + grade;
  return out;
}

Text distances_of(const Grading& grading, int decimals) {
  Text out;
  const auto append = [&](const Text& part) {
    out.zh += (out.zh.empty() ? "" : "；") + part.zh;
    out.en += (out.en.empty() ? "" : "; ") + part.en;
  };
  if (grading.above_line && grading.above_line->sign() == 0)
    append(say("恰在“{0}”的下线上，再低为“{1}”", "exactly on the line of \"{0}\", below it \"{1}\"",
               {grading.grades.front(), grading.grade_below}));
  else if (grading.above_line)
    append(say("高出“{0}”的下线 {1} 分，再低为“{2}”", "{1} above the line of \"{0}\", below it \"{2}\"",
               {grading.grades.front(), display(*grading.above_line, decimals), grading.grade_below}));
  if (grading.to_next && grading.next_is_beyond)
    append(say("距“{0}”还差 {1} 分以上", "more than {1} short of \"{0}\"",
               {grading.grade_above, display(*grading.to_next, decimals)}));
  else if (grading.to_next)
    append(say("距“{0}”还差 {1} 分", "{1} short of \"{0}\"",
               {grading.grade_above, display(*grading.to_next, decimals)}));
  return out;
}

Text scheme_of(const Grading& grading) {
  const GradeScheme& scheme = *grading.scheme;
  return scheme.citation.confirmed
             ? say("{0}（{1}）", "{0} ({1})", {scheme.id, scheme.lines()})
             : say("{0}（{1}，未证实）", "{0} ({1}, unconfirmed)", {scheme.id, scheme.lines()});
}

Text facts_of(const ScoredNode& node) {
  Text out;
  const auto append = [&](const Text& part) {
    out.zh += (out.zh.empty() ? "" : "，") + part.zh;
    out.en += (out.en.empty() ? "" : ", ") + part.en;
  };
  if (node.state == State::observed && *node.summary.what.zh != '\0') return node.summary.sentence();
  if (!node.target.empty()) append(say("目标 {0}", "target {0}", {node.target}));
  if (!node.actual.empty()) append(say("实际 {0}", "actual {0}", {node.actual}));
  if (node.state != State::observed)
    append(name_of(node.state));
  else if (node.fulfilment != Fulfilment::unknown)
    append(name_of(node.fulfilment));
  return out;
}

std::vector<const Grading*> shown_gradings(const Evaluation& evaluation) {
  std::vector<const Grading*> shown;
  for (const auto& grading : evaluation.gradings)
    if (grading.of == Grading::Of::computed || !evaluation.printed_as_computed()) shown.push_back(&grading);
  return shown;
}

Text subject_of(const Grading& grading, const Evaluation& evaluation) {
  if (grading.of == Grading::Of::reported) return say("打印的总分", "printed total");
  return evaluation.printed_as_computed() ? say("计算的总分（与打印的相同）", "computed total (as printed)")
                                          : say("计算的总分", "computed total");
}

Text sentence_of(const Finding& finding) {
  if (finding.subject.empty() || finding.message.zh.find(finding.subject) != std::string::npos)
    return finding.message;
  return say("{0}：{1}", "{0}: {1}", {finding.subject, finding.message});
}

Text place_of(const Loss& loss, const Evaluation& evaluation) {
  if (loss.of == Loss::Of::adjustment)
    return loss.title == "penalties" ? say("扣分", "penalties") : say("加分", "bonuses");
  if (loss.of == Loss::Of::total) {
    if (loss.title == "minimum") return say("取各块最低", "the weakest block counts");
    if (loss.title == "range") return say("总分的范围", "the range of the total");
    return say("一票否决：{0}", "veto: {0}", {loss.title});
  }
  if (loss.node < 0)
    return loss.lost.sign() > 0 ? say("取整舍去", "taken by rounding") : say("取整进位", "given by rounding");
  return Text(evaluation.nodes[static_cast<std::size_t>(loss.node)].path);
}

Text arithmetic_in_words(const Arithmetic& arithmetic) {
  const Text stage = arithmetic.stage == Stage::indicator
                         ? say("逐项取整再相加", "each indicator is rounded, then added")
                     : arithmetic.stage == Stage::dimension
                         ? say("一级指标得分取整再相加", "each first-level score is rounded, then added")
                         : say("总分取整一次", "only the total is rounded");
  const Text compare = arithmetic.bands_compare == BandsCompare::rounded
                           ? say("等级按取整后的总分判定", "grades compare the rounded total")
                           : say("等级按取整前的精确总分判定", "grades compare the exact total");
  return say("{0}到 {1} 位小数，{2}；{3}", "rounding {0} to {1} decimals: {2}; {3}",
             {name_of(arithmetic.mode), std::to_string(arithmetic.decimals), stage, compare});
}

}  // namespace jixiao::report
