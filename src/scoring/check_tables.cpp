// SPDX-License-Identifier: Apache-2.0
#include "scoring/check_tables.hpp"

#include "base/nearest.hpp"

#include <algorithm>

namespace jixiao::scoring {
namespace {

class TableCheck {
 public:
  TableCheck(const Selection& selection, Diagnostics& diagnostics)
      : policy_(*selection.effective), scheme_(selection.deciding), diagnostics_(diagnostics) {
    if (scheme_)
      for (const Band& band : scheme_->bands) grades_.push_back(band.grade);
  }

  void run() {
    blocks();
    if (!scheme_) return;
    for (const GradeCap& cap : policy_.grade_caps)
      known(cap.not_above, cap.pointer + "/not_above", cap.title);
    std::vector<std::string> used;
    for (const ResultUse& use : policy_.result_use) once(use.grade, used, "/result_use");
    payment();
    range();
  }

 private:
  bool known(const std::string& grade, const std::string& pointer, const std::string& subject) {
    if (std::find(grades_.begin(), grades_.end(), grade) != grades_.end()) return true;
    diagnostics_.add(Code::bands,
                     say("等级划分“{1}”没有“{0}”这一等级", "the scheme \"{1}\" has no grade \"{0}\"",
                         {grade, scheme_->id}),
                     pointer, subject, did_you_mean(grade, grades_));
    return false;
  }

  void once(const std::string& grade, std::vector<std::string>& used, const std::string& pointer) {
    if (!known(grade, pointer, grade)) return;
    if (std::find(used.begin(), used.end(), grade) != used.end())
      diagnostics_.add(Code::conflict, say("等级“{0}”写了两次", "the grade \"{0}\" is listed twice", {grade}),
                       pointer, grade, say("删去其中一条", "remove one of them"));
    used.push_back(grade);
  }

  void blocks() {
    if (!policy_.total) return;
    std::vector<std::string> titles, used;
    for (const FrameworkNode& node : policy_.framework) titles.push_back(node.title);
    for (const std::string& block : policy_.total->blocks) {
      if (std::find(titles.begin(), titles.end(), block) == titles.end())
        diagnostics_.add(
            Code::unknown_node,
            say("取小的“{0}”不是一级指标", "\"{0}\" of the minimum is no first-level node", {block}),
            "/total/blocks", block, did_you_mean(block, titles));
      else if (std::find(used.begin(), used.end(), block) != used.end())
        diagnostics_.add(Code::conflict, say("“{0}”写了两次", "\"{0}\" is listed twice", {block}),
                         "/total/blocks", block, say("删去一个", "remove one"));
      used.push_back(block);
    }
  }

  void payment() {
    if (!policy_.payment) return;
    std::vector<std::string> used;
    bool by_grade = false;
    for (const PaymentTier& tier : policy_.payment->tiers) {
      by_grade = by_grade || !tier.grade.empty();
      if (!tier.grade.empty()) once(tier.grade, used, tier.pointer);
    }
    for (const std::string& grade : grades_)
      if (by_grade && std::find(used.begin(), used.end(), grade) == used.end())
        diagnostics_.add(
            Code::bands,
            say("付款表没有等级“{0}”", "the payment table has no tier for the grade \"{0}\"", {grade}),
            "/payment/tiers", grade, say("加上它的付款比例", "add its share"));
  }

  // The ends of the range of the total decide for all totals: bands and tiers have no gaps.
  void range() {
    if (!policy_.total || !policy_.total->range) return;
    for (const auto* end : {&policy_.total->range->low, &policy_.total->range->high}) {
      if (!scheme_->band_of(**end))
        diagnostics_.add(Code::bands,
                         say("总分可以到 {0}，而 {0} 不属于等级划分“{1}”的任何一档",
                             "the total can be {0}, which belongs to no band of the scheme \"{1}\"",
                             {(*end)->to_string(), scheme_->id}),
                         "/total/range", scheme_->id,
                         say("把范围收到各档之内，或让最低一档从 {0} 开始",
                             "keep the range within the bands, or let the lowest start "
                             "at {0}",
                             {(*end)->to_string()}));
      if (!policy_.payment || policy_.payment->tiers.empty() || !policy_.payment->tiers.front().scores)
        continue;
      const auto& tiers = policy_.payment->tiers;
      if (std::none_of(tiers.begin(), tiers.end(),
                       [&](const PaymentTier& t) { return t.scores->holds(**end); }))
        diagnostics_.add(Code::bands,
                         say("总分可以到 {0}，付款表没有这一档",
                             "the total can be {0}, which belongs to no payment tier", {(*end)->to_string()}),
                         "/payment/tiers", {}, say("加上这一档", "add a tier for it"));
    }
  }

  const Policy& policy_;
  const GradeScheme* scheme_;
  Diagnostics& diagnostics_;
  std::vector<std::string> grades_;
};

}  // namespace

void check_tables(const Selection& selection, Diagnostics& diagnostics) {
  Diagnostics found;
  TableCheck(selection, found).run();
  if (found.empty()) return;
  // These places are the policy's, not the case's.
  for (Diagnostic& each : selection.effective->source->locate(found.take()).diagnostics)
    diagnostics.add(std::move(each));
}

}  // namespace jixiao::scoring
