#include "support.hpp"

#include <jixiao/report/report.hpp>

using namespace jixiao;

namespace {
Evaluation hostile() {
  return test::evaluated(
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"<script>alert(1)</script>&\"|*"},"plan":{"indicators":[{"under":"产出","title":"<b>甲</b>","points":"100","target":"≥1<个","rule":"ratio"}]},
    "observations":{"自评":{"<b>甲</b>":{"actual":"1"}}},"narrative":{"项目概况":["# 一\n| 二 <img src=x>"]}})",
      test::small_policy());
}
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
}  // namespace

TEST_CASE("report: text of the case never becomes markup") {
  const std::string html = report_html(hostile(), Language::zh);
  CHECK_FALSE(has(html, "<script"));
  CHECK_FALSE(has(html, "<img"));
  CHECK_FALSE(has(html, "<b>"));
  CHECK(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;|*"));
  const std::string markdown = report_markdown(hostile(), Language::zh);
  CHECK(has(markdown, "\\<script\\>"));
  CHECK(has(markdown, "\\# 一 \\| 二 \\<img src=x\\>"));
}

TEST_CASE("report: self-contained, in the seven parts, accessible") {
  const std::string html = report_html(hostile(), Language::zh);
  for (const char* part :
       {"一、基本情况", "二、绩效评价工作开展情况", "三、综合评价情况及评价结论（附相关评分表）",
        "四、绩效评价指标分析", "五、主要经验及做法、存在的问题及原因分析", "六、有关建议",
        "七、其他需要说明的问题"})
    CHECK(has(html, part));
  CHECK(has(html, "<html lang=\"zh-CN\">"));
  CHECK(has(html, "<caption>"));
  CHECK(has(html, "scope=\"col\""));
  for (const char* outside : {"http-equiv", "src=\"", "href=", "url(", "@import"})
    CHECK_FALSE(has(html, outside));
  CHECK(has(report_html(hostile(), Language::en), "<html lang=\"en\">"));
}

TEST_CASE("explain: by title, code or path, or everything") {
  const Evaluation evaluation = test::evaluated(
      test::small_case(
          R"({"under":"C","title":"甲","code":"C1","points":"100","target":"≥7个","rule":"ratio"})",
          R"("甲":{"actual":"4个"})"),
      test::small_policy());
  for (const char* name : {"甲", "C1", "产出/甲"})
    CHECK(has(test::require(explain(evaluation, Language::zh, name)), "100 × min(1, 4 ÷ 7) = 400/7"));
  const std::string all = test::require(explain(evaluation, Language::en));
  CHECK(has(all, "exact total before any rounding 400/7"));
  CHECK(has(all, "57.14"));
  CHECK(test::require_error(explain(evaluation, Language::zh, "乙")).code() == Code::unknown_indicator);
}

TEST_CASE("score sheet: colour only when asked for") {
  CHECK_FALSE(has(score_sheet(hostile(), Language::zh), "\x1b["));
  CHECK(has(score_sheet(hostile(), Language::zh, Colour::ansi), "\x1b["));
}
