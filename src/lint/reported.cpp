// SPDX-License-Identifier: Apache-2.0
#include "lint/lint.hpp"

#include <algorithm>

namespace jixiao::lint {
namespace {

// The lowest score that the printed grade needs under a scheme, for the sentence that explains a difference.
const Band* band_called(const GradeScheme& scheme, const std::string& grade) {
  for (const Band& band : scheme.bands)
    if (band.grade == grade) return &band;
  return nullptr;
}

void check_total(const Reported& reported, const Evaluation& evaluation, std::vector<Finding>& findings) {
  if (!reported.total || !evaluation.total || evaluation.printed_as_computed()) return;
  const std::string computed = display(*evaluation.total, evaluation.policy().arithmetic->decimals);
  const bool possible = *reported.total >= evaluation.total->low && *reported.total <= evaluation.total->high;
  if (possible)
    findings.push_back(
        {Severity::note,
         "reported.total_possible",
         say("打印的总分 {0} 在还可能的范围 {1} 之内，尚不能核对",
             "the printed total {0} lies within what is still possible, {1}, and cannot be checked yet",
             {reported.total_text, computed}),
         reported.pointer,
         {}});
  else
    findings.push_back(
        {Severity::error,
         "reported.total_differs",
         say("打印的总分 {0} 与计算的总分 {1} 不同", "the printed total {0} differs from the computed {1}",
             {reported.total_text, computed}),
         reported.pointer,
         {}});
}

void check_grade(const Reported& reported, const Grading& grading, const std::string& number,
                 std::vector<Finding>& findings) {
  if (grading.grades.empty()) {
    findings.push_back({Severity::error, "reported.outside_bands",
                        say("打印的总分 {0} 不属于等级划分“{1}”（{2}）的任何一档",
                            "the printed total {0} belongs to no band of \"{1}\" ({2})",
                            {number, grading.scheme->id, grading.scheme->lines()}),
                        reported.pointer, grading.scheme->id});
    return;
  }
  if (reported.grade.empty() ||
      std::find(grading.grades.begin(), grading.grades.end(), reported.grade) != grading.grades.end())
    return;
  const Band* needed = band_called(*grading.scheme, reported.grade);
  const Text why =
      needed ? say("要 {0} 才是“{1}”", "\"{1}\" needs {0}", {needed->range.to_string(), reported.grade})
             : say("该划分没有“{0}”这一等", "that scheme has no grade \"{0}\"", {reported.grade});
  findings.push_back({Severity::note, "reported.grade_differs",
                      say("打印的等级是“{0}”，按“{1}”（{2}）{3} 分是“{4}”，{5}。另有等级划分时两者可以都对",
                          "the printed grade is \"{0}\"; by \"{1}\" ({2}) a score of {3} is \"{4}\": {5}. "
                          "Another scheme may lawfully "
                          "give the printed grade",
                          {reported.grade, grading.scheme->id, grading.scheme->lines(), number,
                           grading.grades.front(), why}),
                      reported.pointer, grading.scheme->id});
}

}  // namespace

// A printed grade is held against the printed total, or where none is printed against the computed one.
void check_reported(const Evaluation& evaluation, std::vector<Finding>& findings) {
  const auto& reported = evaluation.subject->reported;
  if (!reported) return;
  check_total(*reported, evaluation, findings);
  const auto of = reported->total ? Grading::Of::reported : Grading::Of::computed;
  const int decimals = evaluation.policy().arithmetic ? evaluation.policy().arithmetic->decimals : 2;
  for (const Grading& grading : evaluation.gradings)
    if (grading.of == of)
      check_grade(*reported, grading,
                  reported->total ? reported->total_text : display(grading.compared, decimals), findings);
}

}  // namespace jixiao::lint
