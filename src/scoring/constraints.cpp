// SPDX-License-Identifier: Apache-2.0
#include "scoring/constraints.hpp"

#include <algorithm>

namespace jixiao::scoring {
namespace {

std::string percent(const Rational& share) { return (share * 100).to_string() + "%"; }

}  // namespace

void check_constraints(const Evaluation& evaluation, std::vector<Finding>& findings) {
  Rational whole;
  for (const auto& node : evaluation.nodes)
    if (node.depth == 0) whole += *node.planned;
  if (whole.sign() == 0) return;
  for (const Constraint& constraint : evaluation.policy().constraints) {
    Rational sum;
    std::string titles;
    for (const auto& title : constraint.sum) titles += (titles.empty() ? "" : "＋") + title;
    for (const auto& node : evaluation.nodes)
      if (node.depth == 0 &&
          std::find(constraint.sum.begin(), constraint.sum.end(), node.title) != constraint.sum.end())
        sum += *node.planned;
    const Rational share = sum / whole;
    const bool low = constraint.at_least && share < *constraint.at_least;
    const bool high = constraint.at_most && share > *constraint.at_most;
    if (!low && !high) continue;
    findings.push_back(
        {constraint.severity, "points.constraint",
         say("{0}的分值占 {1}，{2}要求{3} {4}{5}", "{0} have {1} of the points; {2} asks for {3} {4}{5}",
             {titles, percent(share),
              constraint.citation.source.empty() ? say("办法", "the policy")
                                                 : Text(constraint.citation.source),
              low ? say("不低于", "at least") : say("不高于", "at most"),
              percent(low ? *constraint.at_least : *constraint.at_most),
              constraint.citation.note.empty() ? Text("")
                                               : say("（{0}）", " ({0})", {constraint.citation.note})}),
         "/plan", titles});
  }
}

}  // namespace jixiao::scoring
