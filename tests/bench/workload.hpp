// The workload of the benchmark: one evaluation is 4 dimensions, 10 groups and 20 indicators of 100 points (8
// ratios, 2 of them lower-better; 4 banded; 4 checklists of five; 2 deductions; 1 judged level with a mark; 1
// weighted mean of five experts without the highest and the lowest). 49 numbers a row. Half the ratio targets
// are round, so that ties occur.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace jixiao::workload {

struct Leaf {
  const char* under;
  const char* kind;  // ratio, inverse, bands, elements, events, judgement, panel
  int points;
};

inline constexpr Leaf leaves[] = {
    {"决策/立项", "elements", 5}, {"决策/目标", "elements", 5}, {"决策/投入", "judgement", 5},
    {"过程/资金", "ratio", 5},    {"过程/资金", "ratio", 5},    {"过程/实施", "elements", 5},
    {"过程/实施", "elements", 5}, {"过程/实施", "events", 5},   {"产出/数量", "ratio", 6},
    {"产出/数量", "ratio", 6},    {"产出/数量", "ratio", 4},    {"产出/质量", "bands", 5},
    {"产出/质量", "bands", 5},    {"产出/时效", "events", 4},   {"产出/成本", "inverse", 5},
    {"产出/成本", "inverse", 5},  {"效益/效果", "bands", 5},    {"效益/效果", "bands", 5},
    {"效益/满意", "ratio", 5},    {"效益/满意", "panel", 5}};

inline std::string title_of(std::size_t leaf) { return "指标" + std::to_string(leaf + 1); }

inline std::string policy() {
  return R"j({"id":"bench","edition":"1","title":"基准","valid_from":"2024-01-01","full_points":"100",
  "framework":[{"title":"决策","dimension":"decision","children":[{"title":"立项"},{"title":"目标"},{"title":"投入"}]},
    {"title":"过程","dimension":"process","children":[{"title":"资金"},{"title":"实施"}]},
    {"title":"产出","dimension":"output","children":[{"title":"数量"},{"title":"质量"},{"title":"时效"},{"title":"成本"}]},
    {"title":"效益","dimension":"benefit","children":[{"title":"效果"},{"title":"满意"}]}],
  "arithmetic":{"mode":"half_up","decimals":2,"stage":"indicator","bands_compare":"rounded"},
  "judgement":{"levels":[{"level":"达成","share":"[80%..100%]"},{"level":"部分达成","share":"[60%..80%)"},{"level":"未达成","share":"[0%..60%)"}]},
  "missing":"zero","grades":[{"id":"line","bands":[{"grade":"优","from":"90"},{"grade":"良","from":"80"},{"grade":"中","from":"60"},{"grade":"差","from":"0"}]}]})j";
}

inline std::string subject() {
  std::string indicators;
  for (std::size_t i = 0; i < std::size(leaves); ++i) {
    const std::string kind = leaves[i].kind;
    indicators += (i ? "," : "") + std::string(R"({"under":")") + leaves[i].under + R"(","title":")" +
                  title_of(i) + R"(","points":")" + std::to_string(leaves[i].points) + "\",";
    if (kind == "ratio") indicators += R"("target":"≥100个","rule":"ratio"})";
    if (kind == "inverse") indicators += R"("target":"≤100元","rule":{"form":"ratio","missed":"inverse"}})";
    if (kind == "bands")
      indicators +=
          R"("target":"≥95%","rule":{"form":"bands","bands":[{"from":"95%","share":"100%"},{"from":"85%","share":"80%"},{"from":"70%","share":"60%"},{"from":"50%","share":"30%"},{"from":"0%","points":"0"}]}})";
    if (kind == "elements")
      indicators += R"("rule":{"form":"elements","shares":"equal","elements":["一","二","三","四","五"]}})";
    if (kind == "events")
      indicators += R"("rule":{"form":"events","causes":[{"title":"次","points":"0.5"}]}})";
    if (kind == "judgement") indicators += R"("rule":"judgement"})";
    if (kind == "panel")
      indicators +=
          R"("rule":{"form":"panel","combine":"mean","trim_above":3,"weighted_by":"expert","weights":{"甲":"3","乙":"2","丙":"2","丁":"1","戊":"1"}}})";
  }
  return R"({"policy":"bench","as_of":"2024-06-30","project":{"name":"基准"},"plan":{"indicators":[)" +
         indicators + "]}}";
}

/// A small generator of its own, so that the records are the same everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::int64_t below(std::int64_t bound) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::int64_t>((state_ >> 33) % static_cast<std::uint64_t>(bound));
  }

 private:
  std::uint64_t state_;
};

/// `count` distinct rows of 49 numbers, in the order of the plan's inputs.
inline std::vector<std::int64_t> records(std::size_t count) {
  std::vector<std::int64_t> values;
  values.reserve(count * 49);
  Random random(20240501);
  for (std::size_t r = 0; r < count; ++r)
    for (const Leaf& leaf : leaves) {
      const std::string kind = leaf.kind;
      if (kind == "ratio" || kind == "inverse") {
        const bool round_target = random.below(2) == 0;
        const std::int64_t target =
            round_target ? (random.below(40) + 1) * 50'0000 : (random.below(200'000) + 1) * 100;
        // Whole units, which with round targets give scores on a half.
        const std::int64_t actual = round_target ? target / 10'000 * (500 + random.below(700)) / 1000 * 10'000
                                                 : target / 100 * (50 + random.below(70)) / 100 * 100;
        values.push_back(actual);
        values.push_back(target);
      } else if (kind == "bands") {
        values.push_back(random.below(10'500));
      } else if (kind == "elements") {
        for (int k = 0; k < 5; ++k) values.push_back(random.below(5) ? 1 : 0);
      } else if (kind == "events") {
        values.push_back(random.below(6));
      } else if (kind == "judgement") {
        const std::int64_t level = random.below(3);
        static constexpr std::int64_t low[] = {40'000, 30'000, 0}, high[] = {50'001, 40'000, 30'000};
        values.push_back(level);
        values.push_back(low[level] + random.below(high[level] - low[level]));
      } else {
        for (int k = 0; k < 5; ++k) values.push_back(random.below(101) * 500);
      }
    }
  return values;
}

}  // namespace jixiao::workload
