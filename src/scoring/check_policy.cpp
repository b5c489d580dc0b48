// SPDX-License-Identifier: Apache-2.0
#include "scoring/check_policy.hpp"

#include "scoring/full_points.hpp"

#include <algorithm>

namespace jixiao::scoring {
namespace {

struct Named {
  std::string name;
  const Range* range;
  std::string pointer;
};

// A value between two neighbouring ranges that belongs to neither, if there is one: the middle, or where that
// has more than `decimals` decimals the first value above the lower range.
std::optional<Rational> between(const Range& lower, const Range& upper, const std::optional<int>& decimals) {
  const Rational middle = (*lower.high + *upper.low) / 2;
  if (!decimals || (*lower.high < *upper.low && is_displayable(middle, *decimals))) return middle;
  const Rational step = Rational::fraction(1, power_of_ten(*decimals));
  const auto cut = lower.high->cut(*decimals);
  if (!cut || lower.high->sign() < 0) return std::nullopt;
  Rational value = Rational(cut->whole) * step;
  if (value < *lower.high || lower.high_included) value += step;
  const bool outside = value < *upper.low || (value == *upper.low && !upper.low_included);
  return outside ? std::optional<Rational>(value) : std::nullopt;
}

// Reports where neighbouring ranges, ordered from the highest down, leave a gap or overlap. `shown`
// turns a boundary into what messages print (percent for shares). With `decimals` only values of that many
// decimals count.
void check_cover(std::vector<Named> ranges, const std::string& subject, Code code, const Rational& unit,
                 const char* suffix, const std::optional<int>& decimals, Diagnostics& diagnostics) {
  const auto shown = [&](const Rational& value) { return (value * unit).to_string() + suffix; };
  std::stable_sort(ranges.begin(), ranges.end(), [](const Named& a, const Named& b) {
    return a.range->low.value_or(Rational(0)) > b.range->low.value_or(Rational(0));
  });
  for (std::size_t i = 0; i + 1 < ranges.size(); ++i) {
    const Range &upper = *ranges[i].range, &lower = *ranges[i + 1].range;
    if (!upper.low || !lower.high) continue;
    const bool both = upper.low_included && lower.high_included;
    const bool neither = !upper.low_included && !lower.high_included;
    if (*lower.high > *upper.low || (*lower.high == *upper.low && both)) {
      diagnostics.add(
          code,
          say("“{0}”和“{1}”重叠：{2} 同时属于两档", "\"{0}\" and \"{1}\" overlap: {2} belongs to both",
              {ranges[i].name, ranges[i + 1].name, shown(*upper.low)}),
          ranges[i + 1].pointer, subject,
          say("改正端点，让每个分数只属于一档", "correct the ends so that each score belongs to one"));
    } else if (*lower.high < *upper.low || neither) {
      const auto witness = between(lower, upper, decimals);
      if (!witness) continue;
      diagnostics.add(
          code,
          say("“{0}”和“{1}”之间有缺口：{2} 不属于任何一档",
              "there is a gap between \"{0}\" and \"{1}\": {2} belongs to neither",
              {ranges[i].name, ranges[i + 1].name, shown(*witness)}),
          ranges[i + 1].pointer, subject,
          say("让下一档的上端接上 {0}", "let the lower one reach up to {0}", {shown(*upper.low)}));
    }
  }
  if (ranges.empty()) return;
  const Named& last = ranges.back();
  const Range& bottom = *last.range;
  if (bottom.low && (*bottom.low > 0 || (bottom.low->sign() == 0 && !bottom.low_included)))
    diagnostics.add(
        code,
        say("最低一档“{0}”从 {1} 开始，0 不属于任何一档",
            "the lowest, \"{0}\", starts at {1}: 0 belongs to none", {last.name, shown(*bottom.low)}),
        last.pointer, subject, say("加上从 0 开始的一档", "add one that starts at 0"));
}

void check_scheme(const GradeScheme& scheme, const Policy& policy, Diagnostics& diagnostics) {
  std::vector<Named> ranges;
  for (const Band& band : scheme.bands) {
    for (const Named& other : ranges)
      if (other.name == band.grade)
        diagnostics.add(Code::bands,
                        say("等级“{0}”写了两次", "the grade \"{0}\" is listed twice", {band.grade}),
                        band.pointer, scheme.id);
    ranges.push_back({band.grade, &band.range, band.pointer});
  }
  check_cover(ranges, scheme.id, Code::bands, 1, "", scheme.decimals, diagnostics);
  const Band& best = scheme.bands.front();
  if (best.range.high && policy.full_points &&
      (*best.range.high < *policy.full_points ||
       (*best.range.high == *policy.full_points && !best.range.high_included)))
    diagnostics.add(Code::bands,
                    say("满分 {0} 不属于任何一档", "full points, {0}, belong to no band",
                        {policy.full_points->to_string()}),
                    best.pointer, scheme.id);
  for (std::size_t i = 0; i + 1 < scheme.bands.size(); ++i) {
    const auto &low = scheme.bands[i].range.low, &next = scheme.bands[i + 1].range.low;
    if (low && next && *next > *low)
      diagnostics.add(Code::bands,
                      say("等级要从高到低排列：“{0}”在“{1}”之前",
                          "list the grades from the best down: \"{0}\" stands before \"{1}\"",
                          {scheme.bands[i].grade, scheme.bands[i + 1].grade}),
                      scheme.bands[i + 1].pointer, scheme.id,
                      say("把分数线高的等级写在前面", "put the grade with the higher line first"));
  }
}

void check_judgement(const JudgementScale& scale, Diagnostics& diagnostics) {
  std::vector<Named> ranges;
  bool top = false;
  for (const JudgementLevel& level : scale.levels) {
    ranges.push_back({level.level, &level.share, level.pointer});
    top = top || (level.share.high && *level.share.high == 1 && level.share.high_included);
    if ((level.share.high && *level.share.high > 1) || (level.share.low && level.share.low->sign() < 0))
      diagnostics.add(Code::rule,
                      say("档次“{0}”超出分值的 0 到 100%",
                          "the level \"{0}\" reaches outside 0 to 100% of the points", {level.level}),
                      level.pointer, level.level, say("写成 [80%..100%] 这样", "write it like [80%..100%]"));
  }
  check_cover(ranges, "judgement", Code::rule, 100, "%", std::nullopt, diagnostics);
  if (!top && !scale.levels.empty())
    diagnostics.add(Code::rule, say("没有一档含 100%", "no level includes 100%"),
                    scale.levels.front().pointer, scale.levels.front().level);
}

// What the children state must add up to what the parent states, when every child states it.
void check_children(const std::vector<FrameworkNode>& nodes, const std::optional<Rational>& points,
                    const std::string& title, const std::string& pointer, bool top,
                    Diagnostics& diagnostics) {
  Rational sum_points, sum_weights;
  bool all_points = !nodes.empty(), all_weights = !nodes.empty();
  for (const FrameworkNode& node : nodes) {
    all_points = all_points && node.points;
    all_weights = all_weights && node.weight;
    if (node.points) sum_points += *node.points;
    if (node.weight) sum_weights += *node.weight;
    for (const auto* number : {&node.points, &node.weight})
      if (*number && (*number)->sign() < 0)
        diagnostics.add(Code::number_range, say("分值不能为负", "points cannot be negative"), node.pointer,
                        node.title);
    check_children(node.children, node.points, node.title, node.pointer, false, diagnostics);
  }
  const Text where = top ? say("一级指标", "the first level") : Text(title);
  if (all_points && points && !(sum_points.in_range() && sum_points == *points))
    diagnostics.add(
        Code::points,
        say("“{0}”的下级分值合计 {1}，应为 {2}", "the points under \"{0}\" add up to {1} instead of {2}",
            {where, sum_points.in_range() ? sum_points.to_string() : "?", points->to_string()}),
        pointer, title,
        say("{0}，改正分值", "{0}: correct the points",
            {sum_points.in_range() ? surplus(sum_points - *points) : Text("?")}));
  if (all_weights && !(sum_weights.in_range() && sum_weights == 100))
    diagnostics.add(
        Code::points,
        say("“{0}”的下级权重合计 {1}，应为 100", "the weights under \"{0}\" add up to {1} instead of 100",
            {where, sum_weights.in_range() ? sum_weights.to_string() : "?"}),
        pointer, title);
}

void find_mixed(const std::vector<FrameworkNode>& nodes, const FrameworkNode*& points,
                const FrameworkNode*& weight) {
  for (const FrameworkNode& node : nodes) {
    if (node.points) points = &node;
    if (node.weight) weight = &node;
    find_mixed(node.children, points, weight);
  }
}

}  // namespace

void check_scheme_fits(const GradeScheme& scheme, const Arithmetic& arithmetic, const std::string& pointer,
                       Diagnostics& diagnostics) {
  const bool exact = arithmetic.bands_compare == BandsCompare::exact;
  if (!scheme.decimals || (!exact && arithmetic.decimals <= *scheme.decimals)) return;
  const auto compared = exact ? std::nullopt : std::optional<int>(arithmetic.decimals);
  for (std::size_t i = 0; i + 1 < scheme.bands.size(); ++i) {
    const Range &upper = scheme.bands[i].range, &lower = scheme.bands[i + 1].range;
    if (!upper.low || !lower.high || *lower.high >= *upper.low) continue;
    const auto witness = between(lower, upper, compared);
    if (!witness) continue;
    diagnostics.add(
        Code::bands,
        say("等级划分“{0}”是为 {1} 位小数的分数写的，办法的分数更细：{2} 不属于任何一档",
            "the scheme \"{0}\" is declared for scores of {1} decimals, the policy's are finer: {2} "
            "belongs to no band",
            {scheme.id, std::to_string(*scheme.decimals), witness->to_string()}),
        pointer, scheme.id,
        say("改用写明分数线的划分，或把 arithmetic 的 decimals 改为 {0} 并按取整后的分数判定",
            "use a scheme of lines, or round to {0} decimals and compare the rounded score",
            {std::to_string(*scheme.decimals)}));
    return;
  }
}

void check_policy(const Policy& policy, Diagnostics& diagnostics) {
  for (const GradeScheme& scheme : policy.schemes) check_scheme(scheme, policy, diagnostics);
  if (policy.payment) {
    std::vector<Named> tiers;
    for (const PaymentTier& tier : policy.payment->tiers)
      if (tier.scores) tiers.push_back({(tier.share * 100).to_string() + "%", &*tier.scores, tier.pointer});
    check_cover(std::move(tiers), "payment", Code::bands, 1, "", std::nullopt, diagnostics);
  }
  if (policy.judgement) check_judgement(*policy.judgement, diagnostics);
  const FrameworkNode *points = nullptr, *weight = nullptr;
  find_mixed(policy.framework, points, weight);
  if (points && weight)
    diagnostics.add(Code::conflict,
                    say("混用了分值（points，如“{0}”）和权重（weight，如“{1}”）",
                        "absolute \"points\" (\"{0}\") are mixed with \"weight\" (\"{1}\")",
                        {points->title, weight->title}),
                    weight->pointer, weight->title, say("只用一种", "use one of them"));
  else
    check_children(policy.framework, policy.full_points, "", "/framework", true, diagnostics);
  if (policy.valid_to && *policy.valid_to < policy.valid_from)
    diagnostics.add(Code::date,
                    say("有效期的终点 {0} 早于起点 {1}", "the policy ends on {0}, before it begins on {1}",
                        {policy.valid_to->to_string(), policy.valid_from.to_string()}),
                    "/valid_to");
}

}  // namespace jixiao::scoring
