// SPDX-License-Identifier: Apache-2.0
#include "report/outline.hpp"

#include "report/certificate.hpp"
#include "report/charts.hpp"
#include "report/phrases.hpp"

#include <jixiao/version.h>

namespace jixiao::report {
namespace {

class Outline {
 public:
  Outline(const Evaluation& evaluation, Language language)
      : evaluation_(evaluation),
        subject_(*evaluation.subject),
        language_(language),
        decimals_(decimals_of(evaluation)) {}

  Document build() {
    const Project& project = subject_.project;
    document_.language = language_ == Language::en ? "en" : "zh-CN";
    document_.title = project.name;
    document_.subtitle = in(say("支出绩效评价报告", "Expenditure performance evaluation report"));
    flag_illustrative();
    basics();
    work_done();
    conclusion();
    analysis();
    experience();
    part(say("六、有关建议", "VI. Recommendations"));
    narrative("有关建议");
    part(say("七、其他需要说明的问题", "VII. Other matters"));
    narrative("其他需要说明的问题");
    findings();
    document_.footer = in(say(
        "由 jixiao {0} 生成；办法 {1}（{2}），评价日 {3}", "made by jixiao {0}; policy {1} ({2}), as of {3}",
        {JX_VERSION, evaluation_.policy().id, evaluation_.policy().edition, evaluation_.as_of.to_string()}));
    return std::move(document_);
  }

 private:
  std::string in(const Text& text) const { return text.in(language_); }
  void add(Block block) { document_.blocks.push_back(std::move(block)); }
  void part(const Text& text) { add(Heading{1, in(text)}); }
  void section(const Text& text) { add(Heading{2, in(text)}); }
  void paragraph(const Text& text, Paragraph::Kind kind = Paragraph::Kind::body) {
    add(Paragraph{in(text), kind});
  }

  void flag_illustrative() {
    if (evaluation_.illustrative)
      paragraph(say("{0} 示意：带此标记的分值或给分没有出处，总分和等级因此也只是示意，不能用作评价结论。",
                    "{0} Illustrative: points or marks with this sign have no source; the total and the "
                    "grade are therefore illustrative and no evaluation result.",
                    {illustrative_mark}),
                Paragraph::Kind::flag);
  }

  // The case's own words for a section; their absence is said, not hidden.
  void narrative(const char* heading) {
    for (const NarrativeSection& written : subject_.narrative) {
      if (written.heading != heading) continue;
      for (const auto& text : written.paragraphs) add(Paragraph{text, Paragraph::Kind::body});
      return;
    }
    paragraph(say("（案卷没有提供本节文字。）", "(The case provides no text for this section.)"),
              Paragraph::Kind::note);
  }

  void basics() {
    part(say("一、基本情况", "I. The project"));
    section(say("（一）项目概况", "1. Overview"));
    narrative("项目概况");
    facts_table();
    funds_table();
    section(say("（二）项目绩效目标", "2. Goals"));
    narrative("项目绩效目标");
    if (!evaluation_.total) goals_table();
  }

  void facts_table() {
    const Project& project = subject_.project;
    Table table{
        in(say("项目基本信息", "The project at a glance")),
        {{in(say("项目", "Item")), Column::Kind::text}, {in(say("内容", "Content")), Column::Kind::text}},
        {}};
    const auto row = [&](const Text& name, const std::string& value) {
      if (!value.empty()) table.rows.push_back({{in(name), value}, "", 0, Row::Kind::plain});
    };
    row(say("项目单位", "Unit"), project.unit);
    row(say("主管部门", "Supervisor"), project.supervisor);
    row(say("承接单位", "Contractor"), project.contractor);
    if (project.year) row(say("年度", "Year"), std::to_string(*project.year));
    if (project.from && project.to)
      row(say("实施期", "Period"), project.from->text + in(say("至", " to ")) + project.to->text);
    if (project.audit) {
      std::string scope;
      for (const auto& item : project.audit->scope) scope += (scope.empty() ? "" : "、") + item;
      const std::string opinion = project.audit->opinion.empty()
                                      ? in(say("意见内容没有载明", "opinion not stated"))
                                      : project.audit->opinion;
      row(say("审计", "Audit"), project.audit->by +
                                    (scope.empty() ? "" : in(say("，审核支出的", ", on ")) + scope) +
                                    in(say("；", "; ")) + opinion);
    }
    if (!table.rows.empty()) add(std::move(table));
  }

  void funds_table() {
    const Project& project = subject_.project;
    std::vector<const FundsColumn*> used;
    for (const FundsColumn& column : funds_columns)
      if (funds_total(project, column)) used.push_back(&column);
    if (used.empty()) return;
    Table table{
        in(say("项目资金（元）", "Funds (yuan)")), {{in(say("来源", "Source")), Column::Kind::text}}, {}};
    for (const FundsColumn* column : used)
      table.columns.push_back({in(Text(column->zh, column->en)), Column::Kind::number});
    for (const FundsRow& funds : project.funds) {
      Row row{{funds.source}, "", 0, Row::Kind::plain};
      for (const FundsColumn* column : used) {
        const auto& amount = funds.*column->amount;
        row.cells.push_back(amount ? display(amount->value, 2) : "");
      }
      table.rows.push_back(std::move(row));
    }
    if (project.funds.size() > 1) {
      Row total{{in(say("合计", "Total"))}, "", 0, Row::Kind::total};
      for (const FundsColumn* column : used)
        total.cells.push_back(display(*funds_total(project, *column), 2));
      table.rows.push_back(std::move(total));
    }
    add(std::move(table));
  }

  void goals_table() {
    Table table{in(say("绩效目标完成情况", "Goals and facts")),
                {{in(say("目标", "Goal")), Column::Kind::text},
                 {in(say("指标值", "Target")), Column::Kind::text},
                 {in(say("实际完成值", "Actual")), Column::Kind::text},
                 {in(say("结论", "Result")), Column::Kind::text}},
                {}};
    for (const auto& node : evaluation_.nodes) {
      if (!node.leaf) continue;
      table.rows.push_back(
          {{node.title, node.target, node.actual,
            in(node.state == State::observed ? name_of(node.fulfilment) : name_of(node.state))},
           "",
           0,
           Row::Kind::plain});
    }
    if (!table.rows.empty()) add(std::move(table));
  }

  void work_done() {
    part(say("二、绩效评价工作开展情况", "II. How the evaluation was done"));
    section(say("（一）绩效评价目的、对象和范围", "1. Purpose, object and scope"));
    narrative("绩效评价目的、对象和范围");
    section(
        say("（二）绩效评价原则、指标体系、方法和标准", "2. Principles, indicators, methods and standards"));
    narrative("绩效评价原则、指标体系、方法和标准");
    const Policy& policy = evaluation_.policy();
    paragraph(say("本次计算依据《{0}》（{1}，{2} 版），{3} 起有效。",
                  "Computed by \"{0}\" ({1}, edition {2}), in force since {3}.",
                  {policy.title, policy.id, policy.edition, policy.valid_from.to_string()}));
    if (policy.arithmetic && evaluation_.total)
      paragraph(say(
          "计分方法：{0}{1}。", "Arithmetic: {0}{1}.",
          {arithmetic_in_words(*policy.arithmetic),
           policy.arithmetic->citation.confirmed ? Text("") : say("（没有得到证实）", " (not confirmed)")}));
    section(say("（三）绩效评价工作过程", "3. Course of the evaluation"));
    narrative("绩效评价工作过程");
    events_table();
  }

  void events_table() {
    Table table{
        in(say("过程记录", "Recorded events")),
        {{in(say("事项", "Event")), Column::Kind::text}, {in(say("时间", "Date")), Column::Kind::short_text}},
        {}};
    const Project& project = subject_.project;
    const auto row = [&](const std::string& what, const std::optional<DateSpan>& date,
                         const std::string& remark) {
      table.rows.push_back(
          {{what, date ? date->text : in(say("没有载明", "not stated"))}, remark, 0, Row::Kind::plain});
    };
    for (const auto& milestone : project.milestones) row(milestone.what, milestone.date, "");
    for (const auto& round : project.rounds) row(round.name, round.date, round.result);
    for (const auto& payment : project.payments)
      row(payment.what, payment.date, payment.amount ? payment.amount->text : "");
    if (!table.rows.empty()) add(std::move(table));
  }

  void conclusion() {
    part(say("三、综合评价情况及评价结论（附相关评分表）", "III. Overall result (with the score table)"));
    narrative("综合评价情况及评价结论");
    const std::string mark = evaluation_.illustrative ? std::string(illustrative_mark) : "";
    if (evaluation_.total)
      paragraph(say("按指标逐项计算，总分 {0}（满分 {1}）{2}。",
                    "Computed indicator by indicator, the total is {0} of {1}{2}.",
                    {display(*evaluation_.total, decimals_), display(*evaluation_.full, decimals_), mark}));
    else
      paragraph(say("计划没有指标分值，不计算总分；以下对报告印出的总分定级。",
                    "The plan has no points, so no total is computed; the printed total is graded below."));
    gradings_table();
    for (const Chapter& chapter : certificate(evaluation_)) {
      paragraph(say("{0}：", "{0}:", {chapter.title}));
      List list;
      for (const Text& line : chapter.lines) list.items.push_back(in(line));
      add(std::move(list));
    }
    if (!evaluation_.total)
      return paragraph(say("没有指标分值和得分，附不出评分表。",
                           "Without points and scores there is no score table to attach."),
                       Paragraph::Kind::flag);
    if (auto figure = radar(evaluation_, language_)) add(std::move(*figure));
    if (auto figure = waterfall(evaluation_, language_)) add(std::move(*figure));
    score_table();
  }

  void gradings_table() {
    const auto shown = shown_gradings(evaluation_);
    if (shown.empty()) return;
    Table table{in(say("等级", "Grades")),
                {{in(say("等级划分", "Scheme")), Column::Kind::text},
                 {in(say("分数", "Score")), Column::Kind::number},
                 {in(say("等级", "Grade")), Column::Kind::short_text}},
                {}};
    for (const Grading* grading : shown) {
      const std::string of = in(subject_of(*grading, evaluation_));
      const std::string distances = in(distances_of(*grading, decimals_));
      table.rows.push_back(
          {{in(scheme_of(*grading)), display(grading->compared, decimals_), grades_of(*grading)},
           (grading->decides ? in(say("以此为准；", "decides; ")) : "") + of +
               (distances.empty() ? "" : in(say("；", "; ")) + distances),
           0,
           Row::Kind::plain});
    }
    if (const auto& reported = subject_.reported; reported && !reported->grade.empty())
      table.rows.push_back({{in(say("打印的结果", "As printed")), reported->total_text, reported->grade},
                            reported->by,
                            0,
                            Row::Kind::plain});
    add(std::move(table));
  }

  std::string marked(const ScoredNode& node) const {
    return (node.core ? "★" : "") + node.title + (node.illustrative ? illustrative_mark : "");
  }

  Table scores(const Text& caption) const {
    return {in(caption),
            {{in(say("指标", "Indicator")), Column::Kind::text},
             {in(say("分值", "Points")), Column::Kind::number},
             {in(say("得分", "Score")), Column::Kind::number},
             {in(say("得分率", "Rate")), Column::Kind::number}},
            {}};
  }

  Row score_row(const ScoredNode& node) const {
    return {{marked(node), display(*node.full, decimals_), display(*node.score, decimals_),
             rate_of(node, evaluation_)},
            node.leaf ? in(facts_of(node)) : "",
            node.depth,
            node.leaf ? Row::Kind::plain : Row::Kind::group};
  }

  void score_table() {
    Table table = scores(say("附：评分表", "Score table"));
    for (const auto& node : evaluation_.nodes) table.rows.push_back(score_row(node));
    table.rows.push_back(
        {{in(say("总分", "Total")), display(*evaluation_.full, decimals_),
          display(*evaluation_.total, decimals_),
          evaluation_.total->is_exact() ? rate_of(evaluation_.total->low, *evaluation_.full, evaluation_)
                                        : ""},
         evaluation_.illustrative ? illustrative_mark + in(say("示意", "illustrative")) : "",
         0,
         Row::Kind::total});
    add(std::move(table));
  }

  // Headings of part four for the four dimensions of the framework; other first levels keep their titles.
  struct Dimension {
    const char* key;
    const char* heading;
    Text section;
  };

  void analysis() {
    part(say("四、绩效评价指标分析", "IV. Analysis by indicator"));
    const Dimension dimensions[] = {
        {"decision", "项目决策情况", say("（一）项目决策情况", "1. Decision")},
        {"process", "项目过程情况", say("（二）项目过程情况", "2. Process")},
        {"output", "项目产出情况", say("（三）项目产出情况", "3. Output")},
        {"benefit", "项目效益情况", say("（四）项目效益情况", "4. Benefit")},
    };
    for (const Dimension& dimension : dimensions) {
      section(dimension.section);
      narrative(dimension.heading);
      steps_of(dimension.key);
    }
    bool others = false;
    for (const auto& node : evaluation_.nodes) others = others || node.dimension.empty();
    if (others) {
      section(say("（五）其他指标", "5. Other indicators"));
      steps_of("");
    }
  }

  // Each leaf of a dimension with the steps to its score.
  void steps_of(const std::string& dimension) {
    List list;
    for (const auto& node : evaluation_.nodes) {
      if (!node.leaf || node.dimension != dimension) continue;
      std::string text = marked(node);
      if (node.score) text += " " + display(*node.score, decimals_) + "/" + display(*node.full, decimals_);
      text += in(say("：", ": "));
      std::string steps;
      for (const Step& step : node.trace)
        steps += (steps.empty() ? "" : in(say("；", "; "))) + in(step.sentence()) +
                 (step.value_text().empty() ? "" : " = " + step.value_text());
      const std::string facts = in(facts_of(node));
      text += facts + (facts.empty() || steps.empty() || !node.score ? "" : in(say("。", ". "))) +
              (node.score ? steps : "");
      list.items.push_back(text);
    }
    if (!list.items.empty()) add(std::move(list));
  }

  void experience() {
    part(say("五、主要经验及做法、存在的问题及原因分析", "V. Experience, problems and causes"));
    section(say("（一）主要经验及做法", "1. Experience"));
    narrative("主要经验及做法");
    section(say("（二）存在的问题及原因分析", "2. Problems and causes"));
    narrative("存在的问题及原因分析");
    if (evaluation_.ledger.empty()) return;
    Table table{
        in(say("失分明细", "Points lost")),
        {{in(say("指标", "Indicator")), Column::Kind::text}, {in(say("失分", "Lost")), Column::Kind::number}},
        {}};
    for (const auto& loss : evaluation_.ledger) {
      const bool leaf = loss.node >= 0;
      const ScoredNode* node = leaf ? &evaluation_.nodes[static_cast<std::size_t>(loss.node)] : nullptr;
      table.rows.push_back({{leaf ? node->path + (node->illustrative ? illustrative_mark : "")
                                  : in(place_of(loss, evaluation_)),
                             display(loss.lost, decimals_)},
                            node ? node->reason : "",
                            0,
                            Row::Kind::plain});
    }
    table.rows.push_back(
        {{in(say("合计", "Total")), display(*evaluation_.full - evaluation_.total->low, decimals_)},
         "",
         0,
         Row::Kind::total});
    add(std::move(table));
  }

  void findings() {
    if (evaluation_.findings.empty()) return;
    section(say("核对发现（由系统核对案卷得出）", "Findings (from checking the case)"));
    List list;
    for (const auto& finding : evaluation_.findings)
      list.items.push_back(
          in(say("【{0}】{1}", "[{0}] {1}", {name_of(finding.severity), sentence_of(finding)})));
    add(std::move(list));
  }

  const Evaluation& evaluation_;
  const Case& subject_;
  Language language_;
  int decimals_;
  Document document_;
};

}  // namespace

Document outline(const Evaluation& evaluation, Language language) {
  return Outline(evaluation, language).build();
}

}  // namespace jixiao::report
