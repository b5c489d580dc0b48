// SPDX-License-Identifier: Apache-2.0
#include "lint/lint.hpp"

namespace jixiao::lint {
namespace {

std::string joined(const std::vector<std::string>& grades) {
  std::string out;
  for (const auto& grade : grades) out += (out.empty() ? "" : "/") + grade;
  return out;
}

void check_agreement(const Evaluation& evaluation, Grading::Of of, std::vector<Finding>& findings) {
  std::string list;
  bool differ = false;
  const Grading* first = nullptr;
  for (const Grading& grading : evaluation.gradings) {
    if (grading.of != of) continue;
    if (!first) first = &grading;
    differ = differ || grading.grades != first->grades;
    list += (list.empty() ? "" : "；") + grading.scheme->id + "（" + grading.scheme->lines() + "）" +
            joined(grading.grades);
  }
  if (differ)
    findings.push_back(
        {Severity::note,
         "grade.schemes_disagree",
         say("{0} {1} 分在不同的等级划分下等级不同：{2}",
             "{0} of {1} has different grades under different schemes: {2}",
             {of == Grading::Of::computed ? say("计算的总分", "the computed total")
                                          : say("打印的总分", "the printed total"),
              display(first->compared,
                      evaluation.policy().arithmetic ? evaluation.policy().arithmetic->decimals : 2),
              list}),
         "",
         {}});
}

}  // namespace

void check_grounds(const Evaluation& evaluation, std::vector<Finding>& findings) {
  check_agreement(evaluation, Grading::Of::computed, findings);
  if (!evaluation.printed_as_computed()) check_agreement(evaluation, Grading::Of::reported, findings);
  std::string seen;
  for (const Grading& grading : evaluation.gradings) {
    const GradeScheme& scheme = *grading.scheme;
    if (scheme.citation.confirmed || seen.find("\n" + scheme.id + "\n") != std::string::npos) continue;
    seen += "\n" + scheme.id + "\n";
    findings.push_back(
        {Severity::note, "scheme.unconfirmed",
         say("等级划分“{0}”（{1}）没有得到证实{2}", "the grade scheme \"{0}\" ({1}) is not confirmed{2}",
             {scheme.id, scheme.lines(),
              scheme.citation.note.empty() ? Text("") : say("：{0}", ": {0}", {scheme.citation.note})}),
         "", scheme.id});
  }
  int illustrative = 0, leaves = 0;
  for (const auto& node : evaluation.nodes) {
    leaves += node.leaf ? 1 : 0;
    illustrative += node.leaf && node.illustrative ? 1 : 0;
  }
  if (illustrative > 0)
    findings.push_back({Severity::note,
                        "basis.illustrative",
                        say("{1} 项指标中有 {0} 项的分值或给分是示意，没有出处；总分和等级也只是示意",
                            "the points or marks of {0} of {1} indicators are illustrative, without a "
                            "source; so are the total and the grade",
                            {std::to_string(illustrative), std::to_string(leaves)}),
                        "/plan",
                        {}});
}

}  // namespace jixiao::lint
