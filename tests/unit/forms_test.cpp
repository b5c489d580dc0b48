// Every rule form of the domain's list on values worked out by hand (W = 10), and what each refuses.
#include "rules/form.hpp"
#include "support.hpp"

using namespace jixiao;
using test::node;

namespace {

Result<Evaluation> tried(const std::string& indicator, const std::string& observation) {
  return test::try_evaluate(
      test::small_case(R"({"under":"产出","title":"甲","points":"10",)" + indicator +
                           R"(},{"under":"效益","title":"乙","points":"90","target":"≥1","rule":"met"})",
                       R"("甲":)" + observation + R"(,"乙":{"actual":"1"})"),
      test::small_policy(R"(,"missing":"refuse","total":{"method":"sum","range":"[0..100]"})"));
}

std::string score(const std::string& indicator, const std::string& observation) {
  return display(*node(test::require(tried(indicator, observation)), "甲").score, 2);
}

std::string actual(const std::string& indicator, const std::string& value) {
  return score(indicator, R"({"actual":")" + value + R"("})");
}

Diagnostic refused(const std::string& indicator, const std::string& observation = R"({"actual":"1"})") {
  return test::require_error(tried(indicator, observation)).diagnostics.front();
}

}  // namespace

TEST_CASE("forms: every form is listed with its names and a formula") {
  CHECK(rules::form_names().size() == 22);
  for (const std::string& name : rules::form_names()) {
    const rules::Form* form = rules::find_form(name);
    CHECK(form->name == name);
    CHECK(std::string(form->zh) != "");
    CHECK(std::string(form->formula) != "");
  }
}

TEST_CASE("shortfall: small steps of small points are few, too many are refused however they are written") {
  const auto rule = [](const std::string& each) {
    return R"("target":"≥100人","rule":{"form":"shortfall","per":"1人","started":true,)" + each + "}";
  };
  CHECK(actual(rule(R"("points":"0.05")"), "98.5人") == "9.90");
  CHECK(actual(rule(R"("share":"0.1%")"), "0人") == "9.00");
  for (const char* each : {R"("points":"0.001")", R"("share":"0.0000001%")"}) {
    const Diagnostic refusal = refused(rule(each));
    CHECK(refusal.code == Code::number_range);
    CHECK(refusal.message.en == "each step takes too little: more than 1000 steps");
  }
}

TEST_CASE("ratio: a pass line, and a declared table for far over-fulfilment") {
  const std::string pass = R"("target":"≥100人","rule":{"form":"ratio","pass":"60%"})";
  CHECK(actual(pass, "60人") == "6.00");
  CHECK(actual(pass, "59人") == "0.00");
  const std::string excess =
      R"("target":"≥100人","rule":{"form":"ratio","excess":[{"above":"130%","points":"1"},{"above":"200%","share":"30%"}]})";
  CHECK(actual(excess, "130人") == "10.00");
  CHECK(actual(excess, "131人") == "9.00");
  CHECK(actual(excess, "200人") == "9.00");
  CHECK(actual(excess, "201人") == "7.00");
  CHECK(refused(R"("target":"≥100人","rule":{"form":"ratio","excess":[{"above":"130%","points":"11"}]})")
            .message.zh == "评分规则不成立：230人 得 -1 分，超出 0 到 10");
  CHECK(
      refused(R"("target":"≥100人","rule":{"form":"ratio","excess":[{"above":"90%","points":"1"}]})").code ==
      Code::rule);
  CHECK(refused(R"("target":"≤100人","rule":{"form":"ratio","missed":"linear","pass":"60%"})").code ==
        Code::conflict);
}

TEST_CASE("ratio: a target of zero is met or not") {
  const std::string zero = R"("target":"≤0起","rule":{"form":"ratio","missed":"inverse"})";
  CHECK(actual(zero, "0起") == "10.00");
  CHECK(actual(zero, "1起") == "0.00");
}

TEST_CASE("uncapped: more than W, always flagged") {
  const std::string rule = R"("target":"≥4场","rule":"uncapped")";
  CHECK(actual(rule, "3场") == "7.50");
  CHECK(actual(rule, "5场") == "12.50");
  CHECK(test::has_finding(test::require(tried(rule, R"({"actual":"5场"})")), "rule.uncapped"));
  CHECK(refused(rule, R"({"actual":"≥5场"})").code == Code::observation);
}

TEST_CASE("equal: overshoot and undershoot each by its own rule") {
  const auto rule = [](const char* under, const char* over) {
    return R"("target":"=4次","rule":{"form":"equal","under":")" + std::string(under) + R"(","over":")" +
           over + R"("})";
  };
  CHECK(actual(rule("zero", "zero"), "4次") == "10.00");
  CHECK(actual(rule("zero", "zero"), "3次") == "0.00");
  CHECK(actual(rule("ratio", "zero"), "3次") == "7.50");
  CHECK(actual(rule("zero", "full"), "5次") == "10.00");
  CHECK(actual(rule("zero", "inverse"), "5次") == "8.00");
  CHECK(actual(rule("zero", "linear"), "5次") == "7.50");
  CHECK(actual(rule("zero", "linear"), "9次") == "0.00");
  CHECK(refused(R"("target":"=4次","rule":{"form":"equal","under":"zero"})").code == Code::missing_key);
}

TEST_CASE("ranges and bands are in the indicator's unit") {
  const std::string inside =
      R"("target":"=15万元","rule":{"form":"interval","inside":"[10万元..20万元]","per":"1万元","points":"1"})";
  CHECK(actual(inside, "15万元") == "10.00");
  CHECK(actual(inside, "220,000元") == "8.00");
  const std::string bare =
      R"("target":"=15万元","rule":{"form":"interval","inside":"[10..20]","per":"1","points":"1"})";
  CHECK(actual(bare, "15万元") == "10.00");  // a bare number takes over the indicator's unit
  const std::string bands =
      R"j("target":"≥90%","rule":{"form":"bands","bands":[{"from":"90","share":"100%"},{"range":"[60..90)","share":"50%"},{"range":"[0%..60%)","share":"0%"}]})j";
  CHECK(actual(bands, "89.99%") == "5.00");
  CHECK(actual(bands, "90%") == "10.00");
}

TEST_CASE("late: a day off that is listed twice is off once, and no day is both off and worked") {
  const auto rule = [](const std::string& days) {
    return R"("target":"2024-10-31","rule":{"form":"late","per":"working_day","points":"1",)" + days + "}";
  };
  CHECK(actual(rule(R"("holidays":["2024-11-04"])"), "2024-11-05") == "8.00");
  CHECK(actual(rule(R"("holidays":["2024-11-04","2024-11-04","2024-11-04"])"), "2024-11-05") == "8.00");
  CHECK(refused(rule(R"("holidays":["2024-11-04"],"workdays":["2024-11-04"])"), R"({"actual":"2024-11-05"})")
            .code == Code::conflict);
}

TEST_CASE("met: a date meets its deadline, also where the form leaves out the year") {
  const std::string by_december = R"("target":"2024年12月底前","rule":"met")";
  CHECK(actual(by_december, "2024年11月") == "10.00");
  CHECK(actual(by_december, "2024-12-31") == "10.00");
  CHECK(actual(by_december, "2025-01-01") == "0.00");
  CHECK(actual(by_december, "2024年") == "10.00");
  CHECK(actual(R"("target":"2024-12-15","rule":"met")", "2024年12月") == "0.00–10.00");
  CHECK(refused(R"("target":"12月底前","rule":"met")", R"({"actual":"11月"})").code == Code::observation);
  const std::string text =
      test::small_case(R"({"under":"产出","title":"甲","points":"100","target":"10月底前","rule":"met"})",
                       R"("甲":{"actual":"11月"})");
  std::string dated = text;
  dated.replace(dated.find(R"("name":"项目")"), 15, R"("name":"项目","year":2024)");
  CHECK(test::evaluated(dated, test::small_policy()).total->low == Rational(0));
}

TEST_CASE("shortfall: per unit or per started unit, down to the floor") {
  const std::string each =
      R"("target":"≥95%","rule":{"form":"shortfall","per":"1%","points":"0.5","started":false})";
  CHECK(actual(each, "95%") == "10.00");
  CHECK(actual(each, "92.5%") == "8.75");
  CHECK(actual(each, "50%") == "0.00");
  const std::string started =
      R"("target":"≥95%","rule":{"form":"shortfall","per":"1%","points":"0.5","started":true})";
  CHECK(actual(started, "92.5%") == "8.50");
  CHECK(actual(started, "92%") == "8.50");
  CHECK(actual(started, "94.99%") == "9.50");
  const std::string over =
      R"("target":"≤10天","rule":{"form":"shortfall","per":"1天","share":"10%","started":true})";
  CHECK(actual(over, "10天") == "10.00");
  CHECK(actual(over, "10.5天") == "9.00");
  CHECK(actual(over, "12天") == "8.00");
  CHECK(actual(over, "40天") == "0.00");
  const std::string below =
      R"("target":"≥95%","rule":{"form":"shortfall","per":"1%","points":"1","started":false,"floor":"-5"})";
  CHECK(actual(below, "83%") == "-2.00");
  CHECK(actual(below, "10%") == "-5.00");
  CHECK(refused(R"("target":"≥95%","rule":{"form":"shortfall","per":"1%","points":"1"})").code ==
        Code::missing_key);
}

TEST_CASE("events: each cause with its cap, all with theirs") {
  const std::string rule =
      R"("rule":{"form":"events","cap":"7","causes":[{"title":"违规","points":"2","cap":"5"},{"title":"投诉","points":"0.5"}]})";
  CHECK(score(rule, R"({"counts":{"违规":0,"投诉":0}})") == "10.00");
  CHECK(score(rule, R"({"counts":{"违规":1,"投诉":3}})") == "6.50");
  CHECK(score(rule, R"({"counts":{"违规":9,"投诉":0}})") == "5.00");
  CHECK(score(rule, R"({"counts":{"违规":9,"投诉":9}})") == "3.00");
  CHECK(refused(rule, R"({"counts":{"违规":1}})").code == Code::observation);
  CHECK(refused(rule, R"({"counts":{"违规":1,"投诉":1,"其他":1}})").code == Code::observation);
  CHECK(refused(rule, R"({"counts":{"违规":1.5,"投诉":1}})").code == Code::bad_value);
  CHECK(refused(rule, R"({"counts":{"违规":-1,"投诉":1}})").code == Code::bad_value);
}

TEST_CASE("late: days, working days, months and years, rising and capped") {
  const std::string days =
      R"("target":"2024年10月底前","rule":{"form":"late","per":"day","points":"0.5","then":[{"after":4,"points":"1"}],"cap":"6"})";
  CHECK(actual(days, "2024-10-31") == "10.00");
  CHECK(actual(days, "2024-11-03") == "8.50");
  CHECK(actual(days, "2024-11-04") == "8.00");
  CHECK(actual(days, "2024-11-06") == "6.00");
  CHECK(actual(days, "2025-11-06") == "4.00");
  CHECK(actual(days, "2024年11月") == "4.00–9.50");
  // 1 October 2024 is a Tuesday; the holiday is the first week, 12 October a Saturday worked in exchange.
  const std::string working =
      R"("target":"2024-09-30","rule":{"form":"late","per":"working_day","points":"1","holidays":["2024-10-01","2024-10-02","2024-10-03","2024-10-04","2024-10-07"],"workdays":["2024-10-12"]})";
  CHECK(actual(working, "2024-10-07") == "10.00");
  CHECK(actual(working, "2024-10-08") == "9.00");
  CHECK(actual(working, "2024-10-12") == "5.00");
  CHECK(refused(R"("target":"2024-09-30","rule":{"form":"late","per":"working_day","points":"1"})").code ==
        Code::missing_key);
  const std::string months = R"("target":"2024-10-31","rule":{"form":"late","per":"month","points":"2"})";
  CHECK(actual(months, "2024-11-01") == "8.00");
  CHECK(actual(months, "2024-11-30") == "8.00");
  CHECK(actual(months, "2024-12-01") == "6.00");
  const std::string years = R"("target":"2024-02-29","rule":{"form":"late","per":"year","points":"3"})";
  CHECK(actual(years, "2025-02-28") == "7.00");
  CHECK(actual(years, "2025-03-01") == "4.00");
  CHECK(refused(R"("target":"≥5场","rule":{"form":"late","per":"day","points":"1"})").code == Code::rule);
}

TEST_CASE("bands: every number has one band; gaps, overlaps and too many points are refused with an input") {
  const std::string rule =
      R"("target":"≥95%","rule":{"form":"bands","bands":[{"from":"95%","share":"100%"},{"from":"80%","points":"6"},{"from":"0%","points":"0"}]})";
  CHECK(actual(rule, "95%") == "10.00");
  CHECK(actual(rule, "94.99%") == "6.00");
  CHECK(actual(rule, "80%") == "6.00");
  CHECK(actual(rule, "130%") == "10.00");
  CHECK(actual(rule, "≥80%") == "6.00–10.00");
  CHECK(actual(rule, "≥96%") == "10.00");
  CHECK(
      refused(
          R"j("target":"≥95%","rule":{"form":"bands","bands":[{"range":"[90%..100%]","points":"10"},{"range":"[0%..80%)","points":"0"}]})j")
          .message.zh == "评分规则不成立：101% 不在任何一段之内");
  CHECK(
      refused(
          R"j("target":"≥95%","rule":{"form":"bands","bands":[{"from":"90%","points":"10"},{"range":"[0%..80%)","points":"0"}]})j")
          .message.zh == "评分规则不成立：85% 不在任何一段之内");
  CHECK(
      refused(
          R"("target":"≥95%","rule":{"form":"bands","bands":[{"from":"80%","points":"10"},{"range":"[0%..80%]","points":"0"}]})")
          .message.zh == "评分规则不成立：80% 同时属于两段");
  CHECK(
      refused(
          R"("target":"≥95%","rule":{"form":"bands","bands":[{"from":"80%","points":"10.5"},{"from":"0%","points":"0"}]})")
          .message.zh == "评分规则不成立：80% 得 10.5 分，超出 0 到 10");
  CHECK(
      refused(
          R"("target":"≥95%","rule":{"form":"bands","bands":[{"from":"80%","points":"4"},{"from":"0%","points":"6"}]})")
          .message.zh == "评分规则不成立：从 40% 到 80%，得分却从 6 变为 4");
  CHECK(refused(R"("unit":"%","rule":{"form":"bands","bands":[{"from":"0%","points":"6"}]})").code ==
        Code::rule);
  CHECK(
      actual(
          R"("unit":"%","rule":{"form":"bands","better":"neither","bands":[{"from":"80%","points":"4"},{"from":"0%","points":"6"}]})",
          "79%") == "6.00");
}

TEST_CASE("linear and efficacy: on the line, level outside") {
  const std::string rule =
      R"("target":"≥100%","rule":{"form":"linear","points":[{"at":"60%","points":"0"},{"at":"80%","points":"6"},{"at":"100%","share":"100%"}]})";
  CHECK(actual(rule, "50%") == "0.00");
  CHECK(actual(rule, "70%") == "3.00");
  CHECK(actual(rule, "80%") == "6.00");
  CHECK(actual(rule, "85%") == "7.00");
  CHECK(actual(rule, "120%") == "10.00");
  const auto efficacy = [](const char* below) {
    return R"("target":"≥90分","rule":{"form":"efficacy","good":"90分","bad":"60分","base":"60%","below":")" +
           std::string(below) + R"("})";
  };
  CHECK(actual(efficacy("zero"), "90分") == "10.00");
  CHECK(actual(efficacy("zero"), "75分") == "8.00");
  CHECK(actual(efficacy("zero"), "60分") == "6.00");
  CHECK(actual(efficacy("zero"), "59分") == "0.00");
  CHECK(actual(efficacy("base"), "10分") == "6.00");
  CHECK(actual(efficacy("fall"), "45分") == "4.00");
  CHECK(actual(efficacy("fall"), "15分") == "0.00");
  const std::string low =
      R"("target":"≤2天","rule":{"form":"efficacy","good":"2天","bad":"6天","base":"50%","below":"zero"})";
  CHECK(actual(low, "1天") == "10.00");
  CHECK(actual(low, "4天") == "7.50");
  CHECK(actual(low, "6天") == "5.00");
  CHECK(actual(low, "6.01天") == "0.00");
}

TEST_CASE("interval: full inside, falling on both sides") {
  const std::string rule =
      R"("unit":"%","rule":{"form":"interval","inside":"[95%..105%]","per":"1%","points":"1"})";
  CHECK(actual(rule, "95%") == "10.00");
  CHECK(actual(rule, "105%") == "10.00");
  CHECK(actual(rule, "92.5%") == "7.50");
  CHECK(actual(rule, "109%") == "6.00");
  CHECK(actual(rule, "200%") == "0.00");
  CHECK(actual(rule, "≥100%") == "0.00–10.00");
}

TEST_CASE("elements: not applicable shares out, unknown leaves an interval") {
  const std::string rule =
      R"("rule":{"form":"elements","not_applicable":"share_out","elements":[{"title":"一","points":"4"},{"title":"二","points":"4"},{"title":"三","points":"2","gate":true}]})";
  CHECK(score(rule, R"({"elements":{"一":"不适用","二":"是","三":"否"}})") == "0.00");
  CHECK(score(rule, R"({"elements":{"一":"不适用","二":"否","三":"是"}})") == "3.33");
  CHECK(score(rule, R"({"elements":{"一":"未知","二":"是","三":"是"}})") == "6.00–10.00");
  CHECK(score(rule, R"({"elements":{"一":"是","二":"是","三":"未知"}})") == "0.00–10.00");
  CHECK(refused(rule, R"({"elements":{"一":"不适用","二":"不适用","三":"不适用"}})").code ==
        Code::observation);
}

TEST_CASE("parts: each with its own points and rule") {
  const std::string rule =
      R"("rule":{"form":"parts","parts":[{"title":"制度","points":"4","rule":{"form":"events","causes":[{"title":"缺项","points":"0.5"}]}},{"title":"时间","points":"6","target":"2024-10-31","rule":{"form":"late","per":"day","points":"2"}}]})";
  CHECK(score(rule, R"({"parts":{"制度":{"counts":{"缺项":3}},"时间":{"actual":"2024-11-01"}}})") == "6.50");
  CHECK(refused(rule, R"({"parts":{"制度":{"counts":{"缺项":3}}}})").code == Code::observation);
  CHECK(refused(R"("rule":{"form":"parts","parts":[{"title":"一","points":"4","rule":"mark"}]})",
                R"({"parts":{"一":{"mark":"1","reason":"r","author":"a"}}})")
            .code == Code::points);
}

TEST_CASE("mark, levels and adjustments by hand") {
  CHECK(score(R"("rule":"mark")", R"({"mark":"7.25","reason":"r","author":"a"})") == "7.25");
  CHECK(refused(R"("rule":"mark")", R"({"mark":"7.25","reason":"r"})").code == Code::observation);
  CHECK(refused(R"("rule":"mark")", R"({"mark":"10.01","reason":"r","author":"a"})").code == Code::mark);
  const std::string levels =
      R"("rule":{"form":"levels","levels":[{"level":"好","phrases":["达成预期指标"],"share":"100%"},{"level":"一般","points":"6"},{"level":"差","points":"0"}]})";
  CHECK(score(levels, R"({"level":"一般"})") == "6.00");
  CHECK(score(levels, R"({"level":"达成预期指标"})") == "10.00");
  CHECK(refused(levels, R"({"level":"较好"})").code == Code::observation);
  CHECK(refused(R"("rule":{"form":"levels","levels":[{"level":"好","points":"11"}]})", R"({"level":"好"})")
            .code == Code::rule);
  const std::string ratio = R"("target":"≥10场","rule":"ratio")";
  CHECK(score(ratio, R"({"actual":"8场","adjust":{"points":"-1.5","reason":"r","author":"a"}})") == "6.50");
  CHECK(refused(ratio, R"({"actual":"8场","adjust":{"points":"3","reason":"r","author":"a"}})").code ==
        Code::mark);
  CHECK(refused(ratio, R"({"actual":"8场","adjust":{"points":"1","reason":"r"}})").code == Code::missing_key);
}

TEST_CASE("satisfaction and likert: counted, not claimed") {
  const std::string rule = R"("target":"≥90%","rule":{"form":"satisfaction","least_valid":50})";
  CHECK(score(rule, R"({"counts":{"issued":100,"valid":95,"satisfied":86}})") == "10.00");
  CHECK(score(rule, R"({"counts":{"issued":100,"valid":90,"satisfied":72}})") == "8.89");
  CHECK(
      test::has_finding(test::require(tried(rule, R"({"counts":{"issued":100,"valid":40,"satisfied":40}})")),
                        "survey.small_sample"));
  CHECK(refused(rule, R"({"counts":{"valid":95,"satisfied":86}})").code == Code::observation);
  CHECK(refused(rule, R"({"counts":{"issued":90,"valid":95,"satisfied":86}})").code == Code::observation);
  CHECK(refused(rule, R"({"counts":{"issued":100,"valid":95,"satisfied":96}})").code == Code::observation);
  const std::string likert =
      R"("target":"≥80%","rule":{"form":"likert","values":{"很满意":"100%","满意":"80%","不满意":"0"}})";
  CHECK(score(likert, R"({"counts":{"issued":12,"valid":10,"很满意":4,"满意":4,"不满意":2}})") == "9.00");
  CHECK(refused(likert, R"({"counts":{"issued":12,"valid":10,"很满意":4,"满意":4,"不满意":1}})").code ==
        Code::observation);
}

TEST_CASE("panel: mean, trimmed mean, median and weights; invalid ballots are shown and not counted") {
  const auto marks = [](const std::vector<const char*>& list) {
    std::string text;
    int n = 0;
    for (const char* mark : list) {
      ++n;
      text += (text.empty() ? "" : ",") + std::string(R"({"expert":"专家)") + std::to_string(n) +
              R"(","body":")" + (n % 2 ? "甲方" : "乙方") + R"(","mark":")" + mark + "\"}";
    }
    return R"({"marks":[)" + text + "]}";
  };
  CHECK(score(R"("rule":{"form":"panel","combine":"mean"})", marks({"7", "8", "8"})) == "7.67");
  const std::string trimmed = R"("rule":{"form":"panel","combine":"mean","trim_above":4})";
  CHECK(score(trimmed, marks({"1", "8", "8", "9", "10"})) == "8.33");
  CHECK(score(trimmed, marks({"1", "8", "9", "10"})) == "7.00");
  CHECK(score(R"("rule":{"form":"panel","combine":"median"})", marks({"1", "8", "9", "10"})) == "8.50");
  const std::string weighted =
      R"("rule":{"form":"panel","combine":"mean","weighted_by":"expert","weights":{"专家1":"3","专家2":"1"}})";
  CHECK(score(weighted, marks({"8", "6"})) == "7.50");
  const std::string bodies =
      R"("rule":{"form":"panel","combine":"mean","weighted_by":"body","weights":{"甲方":"60%","乙方":"40%"}})";
  CHECK(score(bodies, marks({"10", "5", "8"})) == "7.40");
  CHECK(
      score(
          trimmed,
          R"({"marks":[{"expert":"一","mark":"6"},{"expert":"二","invalid":"涂改"},{"expert":"三","mark":"8"}]})") ==
      "7.00");
  CHECK(refused(R"("rule":{"form":"panel","combine":"mean","least":3})", marks({"8", "6"})).code ==
        Code::observation);
  CHECK(refused(weighted, marks({"8", "6", "5"})).code == Code::observation);
  CHECK(refused(trimmed, marks({"11"})).code == Code::mark);
}

TEST_CASE("periods and objects: means over a series") {
  const auto rule = [](const char* more) {
    return R"("target":"≥100人","rule":{"form":"periods",)" + std::string(more) + "}";
  };
  const std::string series = R"({"series":{"2022":"150人","2023":{"actual":"80人","target":"160人"}}})";
  CHECK(score(rule(R"("mean_of":"ratio","cap_each":true)"), series) == "7.50");
  CHECK(score(rule(R"("mean_of":"ratio","cap_each":false)"), series) == "10.00");
  CHECK(score(rule(R"("mean_of":"deviation")"), series) == "5.00");
  CHECK(refused(rule(R"("mean_of":"ratio")"), series).code == Code::missing_key);
  const std::string objects = R"("target":"≥10次","rule":"objects")";
  CHECK(score(objects, R"({"series":{"东区":"12次","西区":"5次"}})") == "7.50");
  CHECK(score(objects,
              R"({"series":{"东区":{"actual":"12次","weight":"3"},"西区":{"actual":"5次","weight":"1"}}})") ==
        "8.75");
  CHECK(refused(objects, R"({"series":{"东区":{"actual":"12次","weight":"3"},"西区":"5次"}})").code ==
        Code::observation);
  CHECK(refused(objects, R"({"series":{"东区":"12人"}})").code == Code::unit_mismatch);
}

TEST_CASE("of: derived quantities keep their units and their place of error") {
  const std::string saving =
      R"("target":"≥5%","rule":{"form":"ratio","of":"(计划成本 - 实际成本) / 计划成本"})";
  CHECK(score(saving, R"({"amounts":{"计划成本":"10万元","实际成本":"96000元"}})") == "8.00");
  CHECK(refused(saving, R"({"amounts":{"计划成本":"10万元","实际成本":"96000"}})").code == Code::formula);
  CHECK(refused(saving, R"({"amounts":{"计划成本":"10万元","实际成本":"96000元","别的":"1元"}})").code ==
        Code::conflict);
  const std::string each =
      R"("target":"≤200元/人","rule":{"form":"ratio","missed":"inverse","of":"总成本 / 人数"})";
  CHECK(score(each, R"({"amounts":{"总成本":"2.5万元","人数":"100人"}})") == "8.00");
  CHECK(refused(each, R"({"amounts":{"总成本":"2.5万元","人数":"100次"}})").code == Code::unit_mismatch);
  CHECK(refused(R"("target":"≥5%","rule":{"form":"ratio","of":"a ÷ b"})").hint.zh == "写成 /");
}
