// SPDX-License-Identifier: Apache-2.0
#include "lint/lint.hpp"

namespace jixiao::lint {
namespace {

// The lowest score that the printed grade needs under a scheme, for the sentence that explains a difference.
const Band* band_called(const GradeScheme& scheme, const std::string& grade) {
  for (const Band& band : scheme.bands)
    if (band.grade == grade) return &band;
  return nullptr;
}

}  // namespace

void check_reported(const Evaluation& evaluation, std::vector<Finding>& findings) {
  const auto& reported = evaluation.subject->reported;
  if (!reported) return;
  if (reported->total && evaluation.total &&
      !(evaluation.total->is_exact() && evaluation.total->low == *reported->total))
    findings.push_back(
        {Severity::error,
         "reported.total_differs",
         say("打印的总分 {0} 与计算的总分 {1} 不同", "the printed total {0} differs from the computed {1}",
             {reported->total_text, display(*evaluation.total, evaluation.policy.arithmetic->decimals)}),
         reported->pointer,
         {}});
  if (reported->grade.empty()) return;
  for (const Grading& grading : evaluation.gradings) {
    if (grading.of != Grading::Of::reported || grading.grades.front() == reported->grade) continue;
    const Band* needed = band_called(*grading.scheme, reported->grade);
    const Text why =
        needed ? say("要 {0} 才是“{1}”", "\"{1}\" needs {0}", {needed->range.to_string(), reported->grade})
               : say("该划分没有“{0}”这一等", "that scheme has no grade \"{0}\"", {reported->grade});
    findings.push_back({Severity::note, "reported.grade_differs",
                        say("打印的等级是“{0}”，按“{1}”（{2}）{3} 分是“{4}”，{5}。另有等级划分时两者可以都对",
                            "the printed grade is \"{0}\"; by \"{1}\" ({2}) a score of {3} is \"{4}\": {5}. "
                            "Another scheme may lawfully give the printed grade",
                            {reported->grade, grading.scheme->id, grading.scheme->lines(),
                             reported->total_text, grading.grades.front(), why}),
                        reported->pointer, grading.scheme->id});
  }
}

}  // namespace jixiao::lint
