// SPDX-License-Identifier: Apache-2.0
#include "rules/hand_mark.hpp"

namespace jixiao::rules {

bool check_hand_mark(const Facts& facts, bool with_author, Diagnostics& diagnostics) {
  const std::size_t mistakes = diagnostics.count();
  const Observation& seen = facts.observation;
  const std::string& title = facts.setting.title();
  if (!seen.mark)
    diagnostics.add(Code::mark,
                    say("没有给分（mark）", "the \"mark\" is missing: the number is the evaluator's"),
                    seen.pointer, title, say("写上 mark 和 reason", "write \"mark\" and \"reason\""));
  if (seen.reason.empty())
    diagnostics.add(Code::observation,
                    say("人工给分没有写理由（reason）", "a mark given by hand needs its \"reason\""),
                    seen.pointer, title);
  if (with_author && seen.author.empty())
    diagnostics.add(Code::observation,
                    say("人工给分没有写评分人（author）", "a mark given by hand needs its \"author\""),
                    seen.pointer, title);
  if (seen.mark && (*seen.mark < 0 || *seen.mark > facts.setting.full))
    diagnostics.add(Code::mark,
                    say("给分 {0} 超出 0 到 {1}", "the mark {0} is outside 0 to {1}",
                        {seen.mark->to_string(), facts.setting.full.to_string()}),
                    seen.pointer, title);
  return diagnostics.count() == mistakes;
}

}  // namespace jixiao::rules
