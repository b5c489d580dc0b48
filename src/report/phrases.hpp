// How an evaluation's numbers are put into words, the same in every format.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>

#include <string>

namespace jixiao::report {

int decimals_of(const Evaluation& evaluation);

/// 得分率, two decimals of a percentage by the policy's rounding mode; "" without points.
std::string rate_of(const Rational& part, const Rational& whole, const Evaluation& evaluation);
std::string rate_of(const ScoredNode& node, const Evaluation& evaluation);

/// "优", or all that are possible: "良/优".
std::string grades_of(const Grading& grading);

/// "高出“良”的下线 6.53 分；距“优”还差 3.47 分".
Text distances_of(const Grading& grading, int decimals);

/// "cn-mof-2020（90/80/60）", with a mark when it is not confirmed.
Text scheme_of(const Grading& grading);

/// "目标 ≥5场，实际 5场，恰好达标": what was wanted and seen, as far as it is known.
Text facts_of(const ScoredNode& node);

/// The gradings worth showing: the printed total's only where it is another number than the computed.
std::vector<const Grading*> shown_gradings(const Evaluation& evaluation);

/// "计算的总分" / "打印的总分", or both when they are equal.
Text subject_of(const Grading& grading, const Evaluation& evaluation);

/// The finding's sentence, with its subject in front where the sentence does not name it.
Text sentence_of(const Finding& finding);

/// The path of the leaf, or what rounding took or gave.
Text place_of(const Loss& loss, const Evaluation& evaluation);

/// "逐项四舍五入到 2 位小数再相加；等级按取整后的分数判定".
Text arithmetic_in_words(const Arithmetic& arithmetic);

/// The mark that stands beside everything illustrative.
inline constexpr const char* illustrative_mark = "※";

}  // namespace jixiao::report
