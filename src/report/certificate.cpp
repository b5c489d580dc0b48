// SPDX-License-Identifier: Apache-2.0
#include "report/certificate.hpp"

#include "report/phrases.hpp"

namespace jixiao::report {
namespace {

class Certificate {
 public:
  explicit Certificate(const Evaluation& evaluation)
      : evaluation_(evaluation), decimals_(decimals_of(evaluation)) {}

  std::vector<Chapter> write() {
    applied();
    readings();
    flips();
    road();
    layers();
    agreement();
    consequence();
    overlays();
    return std::move(chapters_);
  }

 private:
  void chapter(Text title, std::vector<Text> lines) {
    if (!lines.empty()) chapters_.push_back({std::move(title), std::move(lines)});
  }

  std::string shown(const Score& score) const { return display(score, decimals_); }

  static std::string joined(const std::vector<std::string>& grades) {
    std::string out;
    for (const auto& grade : grades) out += (out.empty() ? "" : "/") + grade;
    return out;
  }

  const std::string& path(int node) const { return evaluation_.nodes[static_cast<std::size_t>(node)].path; }

  void applied() {
    std::vector<Text> lines;
    for (const Applied& one : evaluation_.applied) {
      const Text unsure =
          one.certain ? Text() : say("（取决于尚未确定的事项）", " (depends on what is not known yet)");
      const Text doubt = one.confirmed ? Text() : say("，未证实", ", not confirmed");
      const Text source = one.source.empty() ? Text() : say("（{0}{1}）", " ({0}{1})", {one.source, doubt});
      switch (one.kind) {
        case Applied::Kind::veto:
          lines.push_back(say(
              "否决“{0}”：{1} 记 0 分{2}{3}", "veto \"{0}\": {1} scores 0{2}{3}",
              {one.title, one.what == "total" ? say("总分", "the total") : Text(one.what), source, unsure}));
          break;
        case Applied::Kind::penalty:
          lines.push_back(say("扣分“{0}”：{1}{2}{3}", "penalty \"{0}\": {1}{2}{3}",
                              {one.title, shown(one.points), source, unsure}));
          break;
        case Applied::Kind::bonus:
          lines.push_back(say("加分“{0}”：{1}{2}{3}", "bonus \"{0}\": {1}{2}{3}",
                              {one.title, shown(one.points), source, unsure}));
          break;
        case Applied::Kind::grade_cap:
          lines.push_back(say("等级限定“{0}”：不高于“{1}”，依据 {2}{3}，理由：{4}{5}",
                              "grade cap \"{0}\": not above \"{1}\", by {2}{3}, because: {4}{5}",
                              {one.title, one.what, one.authority, doubt, one.reason, unsure}));
          break;
      }
    }
    capped(Applied::Kind::penalty, "penalties", say("扣分", "penalties"), lines);
    capped(Applied::Kind::bonus, "bonuses", say("加分", "bonuses"), lines);
    chapter(say("否决、加减分和等级限定", "Vetoes, penalties, bonuses and caps"), std::move(lines));
  }

  // Items that a cap of all together cuts: what counts.
  void capped(Applied::Kind kind, const char* title, const Text& name, std::vector<Text>& lines) const {
    Rational sum, counted;
    for (const Applied& one : evaluation_.applied)
      if (one.kind == kind) sum += one.points.low;
    for (const Loss& loss : evaluation_.ledger)
      if (loss.of == Loss::Of::adjustment && loss.title == title)
        counted = loss.lost.sign() < 0 ? -loss.lost : loss.lost;
    if (counted.sign() != 0 && counted < sum)
      lines.push_back(say("{0}合计 {1}，封顶后计 {2}", "{0}: {1} together, {2} after their cap",
                          {name, display(sum, decimals_), display(counted, decimals_)}));
  }

  void readings() {
    if (!evaluation_.claimed || !evaluation_.supported) return;
    std::vector<Text> lines;
    lines.push_back(say("按填报：{0}，{1}", "as claimed: {0}, {1}",
                        {shown(evaluation_.claimed->total), joined(evaluation_.claimed->grades)}));
    lines.push_back(say("只算有佐证的：{0}，{1}", "as supported by evidence: {0}, {1}",
                        {shown(evaluation_.supported->total), joined(evaluation_.supported->grades)}));
    chapter(say("填报与佐证", "Claimed and supported"), std::move(lines));
  }

  void flips() {
    if (!evaluation_.certified) return;
    std::vector<Text> lines;
    for (const Flip& flip : evaluation_.flips) {
      const Text actual =
          flip.actual.empty() ? Text() : say("（实际值 {0}）", " (an actual of {0})", {flip.actual});
      if (flip.of == Flip::Of::leaf)
        lines.push_back(say("{0} 由 {1} 分变为 {2} 分{3} → {4}", "{0} from {1} to {2} points{3} → {4}",
                            {path(flip.node), flip.from, flip.to, actual, flip.grade}));
      else if (flip.of == Flip::Of::bound)
        lines.push_back(say("“{0}”的分数线由 {1} 变为 {2} → {3}", "the line of \"{0}\" from {1} to {2} → {3}",
                            {flip.setting, flip.from, flip.to, flip.grade}));
      else
        lines.push_back(say("取整设置 {0} 由 {1} 变为 {2} → {3}", "the setting {0} from {1} to {2} → {3}",
                            {flip.setting, flip.from, flip.to, flip.grade}));
    }
    for (const int node : evaluation_.flips_open)
      lines.push_back(
          say("{0} 的得分太多，没有逐一试完", "{0} has too many scores: not all were tried", {path(node)}));
    if (lines.empty())
      lines.push_back(say("没有任何单项变动会改变等级", "no single change would give another grade"));
    chapter(say("会改变等级的单项变动", "Single changes that would give another grade"), std::move(lines));
  }

  void road() {
    if (!evaluation_.road_open.empty())
      chapter(say("升一等的最短的路", "The shortest road to a better grade"),
              {say("不能确定：{0}", "open: {0}", {evaluation_.road_open})});
    if (!evaluation_.road) return;
    std::vector<Text> lines;
    for (const auto& each : evaluation_.road->improvements)
      lines.push_back(say("{0}：{1} → {2}", "{0}: {1} → {2}",
                          {path(each.node), display(each.from, decimals_), display(each.to, decimals_)}));
    chapter(say("升到“{0}”最短的路（共 {1} 分）", "The shortest road to \"{0}\" ({1} points)",
                {evaluation_.road->grade, display(evaluation_.road->points, decimals_)}),
            std::move(lines));
  }

  void layers() {
    std::vector<Text> lines;
    for (const LayerSheet& sheet : evaluation_.layers) {
      const Text decides = sheet.decides ? say("（以此为准）", " (decides)") : Text();
      if (!sheet.total) {
        lines.push_back(say("{0}{1}：不能计分：{2}", "{0}{1}: cannot be scored: {2}",
                            {sheet.name, decides, sheet.why_not}));
        continue;
      }
      Text differences;
      for (std::size_t i = 0; i < evaluation_.nodes.size() && !sheet.decides; ++i) {
        const ScoredNode& node = evaluation_.nodes[i];
        if (!node.leaf || !node.score || !node.score->is_exact() || !sheet.scores[i]->is_exact()) continue;
        const Rational difference = sheet.scores[i]->low - node.score->low;
        if (difference.sign() == 0) continue;
        const std::string sign = difference.sign() > 0 ? "+" : "";
        differences.zh += "；" + node.title + " " + sign + display(difference, decimals_);
        differences.en += "; " + node.title + " " + sign + display(difference, decimals_);
      }
      lines.push_back(say("{0}{1}：{2}，{3}{4}", "{0}{1}: {2}, {3}{4}",
                          {sheet.name, decides, shown(*sheet.total), joined(sheet.grades), differences}));
    }
    chapter(say("各层次的结果", "Layers side by side"), std::move(lines));
  }

  void agreement() {
    if (!evaluation_.agreement) return;
    std::vector<Text> lines;
    const auto& agreement = *evaluation_.agreement;
    lines.push_back(say("{0} 位专家、{1} 项指标，肯德尔协同系数 W = {2}",
                        "{0} experts, {1} indicators, Kendall's W = {2}",
                        {std::to_string(agreement.experts), std::to_string(agreement.items),
                         agreement.kendall_w ? agreement.kendall_w->to_string() : "–"}));
    for (const ScoredNode& node : evaluation_.nodes)
      if (node.spread)
        lines.push_back(say("{0}：最高最低相差 {1}", "{0}: {1} between the highest and the lowest",
                            {node.title, node.spread->to_string()}));
    chapter(say("专家意见的一致程度", "Agreement of the experts"), std::move(lines));
  }

  void consequence() {
    std::vector<Text> lines;
    if (const auto& share = evaluation_.consequence.payment_share) {
      const std::string percent = (share->low * 100).to_string() + "%" +
                                  (share->is_exact() ? "" : "–" + (share->high * 100).to_string() + "%");
      lines.push_back(say("尾款支付比例 {0}", "share of the final payment: {0}", {percent}));
    }
    for (const std::string& suggestion : evaluation_.consequence.suggestions)
      lines.push_back(say("结果应用：{0}", "use of the result: {0}", {suggestion}));
    chapter(say("付款和结果应用", "Payment and use of the result"), std::move(lines));
  }

  void overlays() {
    std::vector<Text> lines;
    for (const OverlayWorth& overlay : evaluation_.overlays) {
      for (const Change& change : overlay.changes)
        lines.push_back(say("改 {0}：依据 {1}，理由：{2}", "changed {0}: by {1}, because: {2}",
                            {change.at, change.authority, change.reason}));
      if (!overlay.base_total)
        lines.push_back(say("按原办法 {0} 不能计分：{1}", "the base {0} cannot score it: {1}",
                            {overlay.base, overlay.why_not}));
      else if (overlay.base_total->is_exact() && evaluation_.total && evaluation_.total->is_exact())
        lines.push_back(say("按原办法 {0} 为 {1}（{2}），修改值 {3} 分",
                            "by the base {0}: {1} ({2}); the changes are worth {3}",
                            {overlay.base, shown(*overlay.base_total), joined(overlay.base_grades),
                             display(evaluation_.total->low - overlay.base_total->low, decimals_)}));
      else
        lines.push_back(say("按原办法 {0} 为 {1}（{2}）", "by the base {0}: {1} ({2})",
                            {overlay.base, shown(*overlay.base_total), joined(overlay.base_grades)}));
    }
    chapter(say("对上级办法的修改", "Changes of the policy above"), std::move(lines));
  }

  const Evaluation& evaluation_;
  int decimals_;
  std::vector<Chapter> chapters_;
};

}  // namespace

std::vector<Chapter> certificate(const Evaluation& evaluation) { return Certificate(evaluation).write(); }

}  // namespace jixiao::report
