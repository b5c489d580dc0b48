// Situations in which a score, a grade or a message was once wrong, or could easily be.
#include "support.hpp"

#include <jixiao/report/report.hpp>

using namespace jixiao;
using test::node;

namespace {

std::string leaf(const std::string& title, const std::string& points, const std::string& members) {
  return R"({"under":"产出","title":")" + title + R"(","points":")" + points + "\"," + members + "}";
}

Result<Evaluation> attempt(const std::string& members, const std::string& observation,
                           const std::string& more = R"(,"missing":"zero")") {
  return test::try_evaluate(test::small_case(leaf("甲", "100", members), R"("甲":)" + observation),
                            test::small_policy(more));
}

Code refused(const std::string& members, const std::string& observation) {
  return test::require_error(attempt(members, observation)).code();
}

std::string total(const std::string& members, const std::string& observation) {
  return display(*test::require(attempt(members, observation)).total, 2);
}

const std::string ratio = R"("target":"≥5场","rule":"ratio")";

std::string schemes_policy(const std::string& bands, const std::string& more = "") {
  std::string policy = test::small_policy();
  return policy.substr(0, policy.rfind(R"("grades")")) + R"("grades":[{"id":"s","bands":[)" + bands + "]}]" +
         more + "}";
}

}  // namespace

TEST_CASE("bands: a score above a closed best band has no grade, never the worst one") {
  const std::string closed = R"j({"grade":"优","range":"[90..100]"},{"grade":"差","range":"[0..90)"})j";
  PolicySet set = test::policies_with(
      R"({"id":"base","edition":"1","title":"t","valid_from":"2024-01-01","full_points":"120"})");
  std::string over = schemes_policy(closed, R"(,"based_on":"base")");
  over.replace(over.find(R"("full_points":"100",)"), 20, "");
  test::require(set.add(over));
  const auto subject = std::make_shared<const Case>(
      test::require(parse_case(test::small_case(leaf("甲", "120", ratio), R"("甲":{"actual":"5场"})"))));
  CHECK(test::require_error(evaluate(subject, set)).code() == Code::bands);

  const Evaluation printed =
      test::evaluated(test::small_case(leaf("甲", "100", ratio), R"("甲":{"actual":"5场"})",
                                       R"(,"reported":{"total":"105","grade":"优"})"),
                      schemes_policy(closed));
  CHECK(printed.deciding()->grades == std::vector<std::string>{"优"});
  CHECK(printed.gradings[1].grades.empty());
  CHECK(test::has_finding(printed, "reported.outside_bands"));
}

TEST_CASE("bands: a line that belongs to the lower band is more than its distance away") {
  const std::string open =
      R"j({"grade":"优","range":"(90..100]"},{"grade":"良","range":"(80..90]"},{"grade":"差","range":"[0..80]"})j";
  const Evaluation evaluation = test::evaluated(
      test::small_case(leaf("甲", "100", R"("target":"≥100件","rule":"ratio")"), R"("甲":{"actual":"90件"})"),
      schemes_policy(open));
  CHECK(evaluation.deciding()->grades.front() == "良");
  CHECK(evaluation.deciding()->next_is_beyond);
  CHECK(evaluation.deciding()->scheme->lines() == ">90/>80");
  CHECK(score_sheet(evaluation, Language::zh).find("距“优”还差 0.00 分以上") != std::string::npos);
}

TEST_CASE("elements: their points are the indicator's, with weights too") {
  const std::string policy =
      R"({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","full_points":"100","missing":"zero","framework":[{"title":"产出","weight":"100"}],
    "arithmetic":{"mode":"half_up","decimals":2,"stage":"indicator","bands_compare":"rounded"},"grades":["cn-mof-2020"]})";
  const auto run = [&](const char* second) {
    return test::try_evaluate(
        test::small_case(
            R"({"under":"产出","title":"甲","weight":"100","rule":{"form":"elements","elements":[{"title":"一","points":"60"},{"title":"二","points":")" +
                std::string(second) + R"("}]}})",
            R"("甲":{"elements":{"一":"是","二":"是"}})"),
        policy);
  };
  CHECK(test::require_error(run("90")).code() == Code::points);
  CHECK(display(*test::require(run("40")).total, 2) == "100.00");
}

TEST_CASE("elements: a gate is either satisfied or not") {
  const std::string gate =
      R"("rule":{"form":"elements","partly":"0.5","elements":[{"title":"一","points":"50","gate":true},{"title":"二","points":"50"}]})";
  CHECK(refused(gate, R"({"elements":{"一":"部分","二":"是"}})") == Code::observation);
  CHECK(total(gate, R"({"elements":{"一":"是","二":"部分"}})") == "75.00");
}

TEST_CASE("quantity: a number that was not understood whole is never taken for another") {
  CHECK(total(R"("target":1e2,"rule":{"form":"ratio","better":"higher"})", R"({"actual":"50"})") == "50.00");
  CHECK(refused(R"("target":"≥2/3","rule":"ratio")", R"({"actual":"1"})") == Code::rule);
  CHECK(refused(ratio, R"({"actual":"1 000场"})") == Code::observation);
  CHECK(refused(ratio, R"({"actual":"80-90场"})") == Code::observation);
  CHECK(refused(ratio, R"({"actual":"3、4场"})") == Code::observation);
}

TEST_CASE("quantity: dates in words are words") {
  CHECK(total(R"("target":"12月底之前完成","rule":"met")", R"({"actual":"是"})") == "100.00");
  const Evaluation goals = test::evaluated(
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x"},"plan":{"indicators":[{"under":"产出","title":"甲","target":"2024年12月前"}]},"observations":{"自评":{"甲":{"actual":"2024年11月"}}}})",
      test::small_policy());
  CHECK(node(goals, "甲").fulfilment == Fulfilment::unknown);
}

TEST_CASE("rate: amounts are numbers, stated by every source, and not below zero") {
  const std::string rate = R"("target":"≥100%","rule":{"form":"ratio","of":"a / b"})";
  CHECK(refused(rate, R"({"amounts":{"a":"≥5个","b":"10个"}})") == Code::observation);
  CHECK(refused(rate, R"({"amounts":{"a":"-5个","b":"-5个"}})") == Code::observation);
  const std::string funds =
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x","funds":[{"source":"财政","received":"10万元","spent":"5万元"},{"source":"自筹","spent":"5万元"RECEIVED}]},
    "plan":{"indicators":[{"under":"产出","title":"甲","points":"100","target":"≥100%","rule":{"form":"ratio","of":"spent / received"}}]},"observations":{"自评":{"甲":{}}}})";
  const auto with = [&](const std::string& received) {
    return std::string(funds).replace(funds.find("RECEIVED"), 8, received);
  };
  const Error silent = test::require_error(test::try_evaluate(with(""), test::small_policy()));
  CHECK(silent.diagnostics[0].message.en == "the source \"自筹\" does not state \"received\"");
  CHECK(display(*test::evaluated(with(R"(,"received":"0元")"), test::small_policy()).total, 2) == "100.00");
}

TEST_CASE("observation: facts that the rule does not look at are refused") {
  const std::string rate = R"("target":"≥100%","rule":{"form":"ratio","of":"a / b"})";
  CHECK(refused(rate, R"({"actual":"50%","amounts":{"a":"1个","b":"1个"}})") == Code::conflict);
  CHECK(refused(ratio, R"({"actual":"5场","level":"达成"})") == Code::conflict);
  CHECK(refused(ratio, R"({"actual":"5场","elements":{"一":"是"}})") == Code::conflict);
  CHECK(refused(ratio, R"({"state":"missing","actual":"5场"})") == Code::conflict);
  CHECK(refused(ratio, R"({"state":"pending","mark":"5"})") == Code::conflict);
}

TEST_CASE("ratio: equality is no proportion") {
  CHECK(refused(R"("target":"=5场","rule":{"form":"ratio","better":"higher"})", R"({"actual":"9场"})") ==
        Code::rule);
}

TEST_CASE("judgement: an indicator of no points takes any level with a mark of 0") {
  const std::string plan = leaf("甲", "0", R"("rule":"judgement")") + "," + leaf("乙", "100", ratio);
  CHECK(display(*test::evaluated(
                     test::small_case(
                         plan, R"("甲":{"level":"达成","mark":"0","reason":"r"},"乙":{"actual":"5场"})"),
                     test::small_policy())
                     .total,
                2) == "100.00");
}

TEST_CASE("states: what a claim without evidence scores is named apart from what is missing") {
  const std::string claimed = R"({"state":"not_demonstrated","actual":"5场"})";
  CHECK(test::require_error(attempt(ratio, claimed)).code() == Code::policy_incomplete);
  CHECK(display(
            *test::require(attempt(ratio, claimed, R"(,"missing":"refuse","not_demonstrated":"zero")")).total,
            2) == "0.00");
  CHECK(
      display(*test::require(attempt(ratio, claimed, R"(,"missing":"refuse","not_demonstrated":"interval")"))
                   .total,
              2) == "0.00–100.00");
}

TEST_CASE("schemes: the same id twice is never resolved by order") {
  CHECK(
      test::require_error(
          parse_policy(
              R"({"id":"q","edition":"1","title":"t","valid_from":"2024-01-01","grades":["a","a"],"graded_by":"a"})"))
          .code() == Code::conflict);
  PolicySet set = test::policies_with(test::small_policy());
  for (const char* id : {"x", "y"})
    test::require(set.add(
        R"({"id":")" + std::string(id) +
        R"(","edition":"1","title":"t","valid_from":"2024-01-01","grades":[{"id":"local","bands":[{"grade":")" +
        id + R"(","from":"0"}]}]})"));
  const auto subject = std::make_shared<const Case>(
      test::require(parse_case(test::small_case(leaf("甲", "100", ratio), R"("甲":{"actual":"5场"})"))));
  Options options;
  options.schemes = {"local"};
  CHECK(test::require_error(evaluate(subject, set, options)).code() == Code::policy_ambiguous);
}

TEST_CASE("plan: a rule without points is no goal") {
  CHECK(test::require_error(
            test::try_evaluate(
                test::small_case(R"({"under":"产出","title":"甲","target":"≥5场","rule":"ratio"})", ""),
                test::small_policy()))
            .code() == Code::points);
}

TEST_CASE("reported: a grade without a total is held against the computed total") {
  const auto run = [](const std::string& actual, const std::string& reported) {
    return test::evaluated(test::small_case(leaf("甲", "100", R"("target":"≥100件","rule":"ratio")"),
                                            R"("甲":)" + actual, R"(,"reported":)" + reported),
                           test::small_policy());
  };
  CHECK(test::has_finding(run(R"({"actual":"80件"})", R"({"grade":"优"})"), "reported.grade_differs"));
  CHECK_FALSE(test::has_finding(run(R"({"actual":"80件"})", R"({"grade":"良"})"), "reported.grade_differs"));
  const Evaluation pending = run(R"({"state":"pending"})", R"({"total":"86.53"})");
  CHECK_FALSE(test::has_finding(pending, "reported.total_differs"));
  CHECK(test::has_finding(pending, "reported.total_possible"));
}

TEST_CASE(
    "constraint: a share beyond 100% and an unknown node are refused, and shared-out points do not count") {
  const auto policy = [](const std::string& constraint) {
    return test::small_policy(R"(,"not_applicable":{"method":"rescale","within":"total"},"constraints":[)" +
                              constraint + "]");
  };
  CHECK(test::require_error(parse_policy(policy(R"({"sum":["产出"],"at_least":"60","severity":"warning"})")))
            .code() == Code::number_range);
  CHECK(test::require_error(parse_policy(policy(R"({"sum":["产初"],"at_least":"60%","severity":"warning"})")))
            .code() == Code::unknown_node);
  const std::string plan =
      leaf("甲", "60", ratio) + R"(,{"under":"效益","title":"乙","points":"40","target":"≥1","rule":"met"})";
  const Evaluation shared = test::evaluated(
      test::small_case(plan, R"("甲":{"state":"not_applicable","reason":"r"},"乙":{"actual":"1"})"),
      policy(R"({"sum":["产出"],"at_least":"60%","severity":"warning"})"));
  CHECK_FALSE(test::has_finding(shared, "points.constraint"));
}

TEST_CASE("trace: a scaled interval shows both its ends") {
  const std::string plan =
      leaf("甲", "50", R"("target":"≥300米","rule":"ratio")") + "," + leaf("乙", "50", ratio);
  const Evaluation evaluation = test::evaluated(
      test::small_case(plan, R"("甲":{"actual":"≥150米"},"乙":{"state":"not_applicable","reason":"r"})"),
      test::small_policy(R"(,"not_applicable":{"method":"rescale","within":"total"})"));
  CHECK(test::require(explain(evaluation, Language::en, "甲")).find("scaled to the new points = 50–100") !=
        std::string::npos);
}

TEST_CASE("magnitude: a bare number far off a target in another unit is asked about") {
  CHECK(test::has_finding(
      test::require(attempt(R"("target":"≥10万元","rule":"ratio")", R"({"actual":"100000"})")),
      "actual.magnitude"));
  CHECK(test::has_finding(test::require(attempt(R"("target":"≥95%","rule":"ratio")", R"({"actual":"0.95"})")),
                          "actual.magnitude"));
  CHECK_FALSE(test::has_finding(
      test::require(attempt(R"("target":"≥95%","rule":"ratio")", R"({"actual":"95"})")), "actual.magnitude"));
}

TEST_CASE("numbers: exact sums too long to keep are left out where they decide nothing, else refused") {
  // Ratios with large prime targets: the exact total of a few hundred of them has thousands of digits.
  std::string plan, facts;
  const int primes[] = {999983, 999979, 999961, 999959, 999953, 999931, 999917, 999907, 999883, 999863};
  for (int i = 0; i < 400; ++i) {
    const std::string title = "指标" + std::to_string(i);
    // Distinct large denominators: consecutive odd numbers share no large factor.
    plan += (i ? "," : "") + leaf(title, "0.25",
                                  R"("target":"≥)" + std::to_string(primes[i % 10] * 1000000LL + 2 * i + 1) +
                                      R"(元","rule":"ratio")");
    facts += (i ? "," : "") + std::string("\"") + title + R"(":{"actual":"1元"})";
  }
  const auto policy = [](const char* stage) {
    std::string text = test::small_policy();
    return text.replace(text.find(R"("stage":"indicator")"), 19, std::string(R"("stage":")") + stage + "\"");
  };
  const Evaluation evaluation = test::evaluated(test::small_case(plan, facts), policy("indicator"));
  CHECK_FALSE(evaluation.exact_total.has_value());
  CHECK(to_json(evaluation).find("\"exact\"") != std::string::npos);  // of the leaves
  CHECK(test::require(explain(evaluation, Language::zh)).size() > 1000);
  CHECK(test::require_error(test::try_evaluate(test::small_case(plan, facts), policy("total"))).code() ==
        Code::number_range);
}

TEST_CASE("hostile: control characters never reach a terminal, and names cannot hold them") {
  CHECK(test::require_error(parse_case("{\"policy\":\"p\",\"project\":{\"name\":\"a\\u001b]0;x\\u0007\"},"
                                       "\"plan\":{\"indicators\":[]}}"))
            .code() == Code::encoding);
  const Evaluation evaluation = test::require(
      attempt(R"("target":"≥5场","rule":"ratio")",
              "{\"actual\":\"5场\",\"reason\":\"\\u001b[31m\",\"evidence\":[\"\\u001b]0;x\\u0007\"]}"));
  for (const std::string& text :
       {score_sheet(evaluation, Language::zh), test::require(explain(evaluation, Language::zh))})
    CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("hostile: long keys and titles are refused, long arguments are quoted short") {
  CHECK(test::require_error(parse_case("{\"" + std::string(5000, 'k') + "\":1}")).code() == Code::json_limit);
  const Error title = test::require_error(parse_case(
      R"({"policy":"p","project":{"name":")" + std::string(5000, 'n') + R"("},"plan":{"indicators":[]}})"));
  CHECK(title.code() == Code::json_limit);
  const Error quoted = test::require_error(
      attempt(R"("target":"≥5场","rule":"ratio")", "{\"actual\":\"5" + std::string(5000, 'x') + "\"}"));
  CHECK(quoted.diagnostics[0].message.en.size() < 1100);
}

TEST_CASE("hostile: many containers below a deep place take time by their number, not by its depth") {
  std::string deep;
  for (int i = 0; i < 50; ++i) deep += "{\"" + std::string(1000, 'k') + "\":";
  deep += "[";
  for (int i = 0; i < 200'000; ++i) deep += i ? ",[]" : "[]";
  deep += "]" + std::string(50, '}');
  CHECK(test::require_error(parse_case(deep)).code() == Code::missing_key);
}

TEST_CASE("hostile: a thousand mistakes on one line of a large document are located in one pass") {
  std::string members;
  for (int i = 0; i < 2000; ++i)
    members += ",\"k" + std::to_string(i) + "\":\"" + std::string(5000, 'x') + "\"";
  const Error error = test::require_error(parse_case(R"({"policy":"p")" + members + "}"));
  CHECK(error.diagnostics.size() == limits::diagnostics);
  CHECK(error.diagnostics.back().column > 4'000'000);
}

TEST_CASE("layers: one that counts may be named by the caller alone") {
  const std::string subject =
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x"},"plan":{"indicators":[)" +
      leaf("甲", "100", ratio) +
      R"(]},"observations":{"自评":{"甲":{"actual":"5场"}},"复核":{"甲":{"actual":"4场"}}}})";
  Options options;
  options.layer = "复核";
  CHECK(display(*test::evaluated(subject, test::small_policy(), options).total, 2) == "80.00");
}

TEST_CASE("report: marks of a list or a number at the start of a line stay text in Markdown") {
  const Evaluation evaluation = test::evaluated(
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x"},"plan":{"indicators":[]},"narrative":{"有关建议":["- 一","1. 二","&lt;"]}})",
      test::small_policy());
  const std::string markdown = report_markdown(evaluation, Language::zh);
  for (const char* text : {"\n\\- 一\n", "\n1\\. 二\n", "\n\\&lt;\n"})
    CHECK(markdown.find(text) != std::string::npos);
}

TEST_CASE("waterfall: the axis starts below every bar, at round totals too") {
  for (const char* actual : {"90件", "100件", "5件", "0件"}) {
    const Evaluation evaluation =
        test::evaluated(test::small_case(leaf("甲", "100", R"("target":"≥100件","rule":"ratio")"),
                                         R"("甲":{"actual":")" + std::string(actual) + "\"}"),
                        test::small_policy());
    const std::string html = report_html(evaluation, Language::zh);
    CHECK(html.find("满分 100.00") != std::string::npos);
    if (std::string(actual) != "0件") CHECK(html.find("width=\"1\"") == std::string::npos);
  }
}

TEST_CASE("hostile: more mistakes than are kept are still mistakes") {
  for (const char* observation :
       {R"({"level":"nosuch","mark":"0.01"})", R"({"level":"达成"})", R"({"elements":{}})"}) {
    const bool judged = std::string(observation).find("elements") == std::string::npos;
    std::string plan, facts;
    for (int i = 0; i < 2000; ++i) {
      const std::string title = "指标" + std::to_string(i);
      plan +=
          (i ? "," : "") + leaf(title, "0.05",
                                judged ? R"("rule":"judgement")"
                                       : R"("rule":{"form":"elements","shares":"equal","elements":["一"]})");
      facts += (i ? "," : "") + std::string("\"") + title + "\":" + observation;
    }
    CHECK(test::require_error(test::try_evaluate(test::small_case(plan, facts), test::small_policy()))
              .diagnostics.size() == limits::diagnostics);
  }
}

TEST_CASE("hostile: many NUL strings at a deep place, and many sources of money") {
  std::string deep;
  for (int i = 0; i < 50; ++i) deep += "{\"" + std::string(1000, 'k') + "\":";
  deep += "[";
  for (int i = 0; i < 200'000; ++i) deep += i ? ",\"\\u0000\"" : "\"\\u0000\"";
  CHECK(test::require_error(parse_case(deep + "]" + std::string(50, '}'))).code() == Code::encoding);
  std::string funds;
  for (int i = 0; i < 3000; ++i) funds += std::string(i ? "," : "") + R"({"source":"s","spent":"1元"})";
  const Error many = test::require_error(parse_case(R"({"policy":"p","project":{"name":"x","funds":[)" +
                                                    funds + R"(]},"plan":{"indicators":[]}})"));
  CHECK(many.code() == Code::json_limit);
  CHECK(many.diagnostics.size() == 1);
  CHECK(many.diagnostics[0].pointer == "/project/funds/1000");
}

TEST_CASE("schemes: an owner found for one scheme does not decide another") {
  PolicySet set = test::policies_with(test::small_policy());
  test::require(set.add(
      R"({"id":"x","edition":"1","title":"t","valid_from":"2024-01-01","grades":[{"id":"a","bands":[{"grade":"A","from":"0"}]},{"id":"b","bands":[{"grade":"A","from":"50"},{"grade":"B","from":"0"}]}]})"));
  test::require(set.add(
      R"({"id":"y","edition":"1","title":"t","valid_from":"2024-01-01","grades":[{"id":"b","bands":[{"grade":"A","from":"95"},{"grade":"B","from":"0"}]}]})"));
  const auto subject = std::make_shared<const Case>(
      test::require(parse_case(test::small_case(leaf("甲", "100", ratio), R"("甲":{"actual":"4场"})"))));
  Options options;
  options.schemes = {"a", "b"};
  CHECK(test::require_error(evaluate(subject, set, options)).code() == Code::policy_ambiguous);
}

TEST_CASE("report: long and broken text of a case stays whole") {
  const std::string target = "按期完成\\n第二行" + std::string(600, 'x') + "尾";
  const Evaluation evaluation =
      test::require(attempt("\"target\":\"" + target + "\",\"rule\":\"met\"", R"({"actual":"是"})"));
  CHECK(report_html(evaluation, Language::zh).find("第二行" + std::string(600, 'x') + "尾") !=
        std::string::npos);
  CHECK(score_sheet(evaluation, Language::zh).find("按期完成\n第二行") == std::string::npos);
}

TEST_CASE("stage: a first-level node that is itself an indicator is rounded like the others") {
  std::string policy = test::small_policy();
  policy.replace(policy.find(R"("stage":"indicator")"), 19, R"("stage":"dimension")");
  const std::string plan =
      R"({"under":"产出","title":"产出","points":"50","target":"≥7个","rule":"ratio"},{"under":"效益","title":"乙","points":"50","target":"≥7个","rule":"ratio"})";
  const Evaluation evaluation =
      test::evaluated(test::small_case(plan, R"("产出":{"actual":"4个"},"乙":{"actual":"4个"})"), policy);
  CHECK(display(*node(evaluation, "产出").score, 2) == "28.57");
  CHECK(display(*node(evaluation, "效益").score, 2) == "28.57");
  CHECK(display(*evaluation.total, 2) == "57.14");
  Rational lost;
  for (const auto& loss : evaluation.ledger) lost += loss.lost;
  CHECK(lost == *evaluation.full - evaluation.total->low);
}

TEST_CASE("plan: a promised node without indicators is reported wherever the plan's points begin") {
  const std::string policy =
      R"({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","full_points":"100","missing":"zero","framework":[{"title":"执行率","points":"10"},{"title":"产出","points":"60"},{"title":"效益","points":"30"}],
    "arithmetic":{"mode":"half_up","decimals":2,"stage":"indicator","bands_compare":"rounded"},"grades":["cn-mof-2020"]})";
  const Error error = test::require_error(test::try_evaluate(
      test::small_case(
          R"({"under":"执行率","title":"执行率","target":"≥1","rule":"met"},{"under":"产出","title":"乙","points":"60","target":"≥1","rule":"met"})",
          ""),
      policy));
  CHECK(error.diagnostics.size() == 1);
  CHECK(error.diagnostics[0].subject == "效益");
}

namespace {

std::vector<int> primes(std::size_t count) {
  std::vector<int> found;
  for (int n = 2; found.size() < count; ++n) {
    bool prime = true;
    for (const int p : found) prime = prime && n % p != 0;
    if (prime) found.push_back(n);
  }
  return found;
}

}  // namespace

TEST_CASE("hostile: fractions too long to be kept are located errors, wherever they are added up") {
  const auto numbers = primes(480);
  std::string series, indicators, seen;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::string n = std::to_string(i), prime = std::to_string(numbers[i]);
    series += (i ? "," : "") + ("\"" + n + R"(":{"actual":"1","target":")" + prime + "\"}");
    indicators += (i ? "," : "") + std::string(R"({"under":"产出","title":"i)") + n +
                  R"(","points":"100/480","target":"≥)" + prime + R"(","rule":"ratio"})";
    seen += (i ? "," : "") + ("\"i" + n + R"(":{"actual":"1"})");
  }
  const Error one = test::require_error(test::try_evaluate(
      test::small_case(R"({"under":"产出","title":"甲","points":"100","target":"≥1","rule":"objects"})",
                       R"("甲":{"series":{)" + series + "}}"),
      test::small_policy()));
  CHECK(one.code() == Code::number_range);
  CHECK(one.diagnostics.front().subject == "甲");
  for (const char* stage : {"dimension", "total"})
    for (
        const char* more :
        {"", R"(,"vetoes":[{"title":"v","when":"产出 < 1","zero":"产出"}])",
         R"(,"grade_caps":[{"title":"v","when":"产出 < 1","not_above":"中","authority":"a","reason":"r"}])"}) {
      std::string policy = test::small_policy(std::string(R"(,"fractions":"largest_remainder")") + more);
      policy.replace(policy.find(R"("stage":"indicator")"), 19, std::string(R"("stage":")") + stage + "\"");
      const Error error = test::require_error(test::try_evaluate(test::small_case(indicators, seen), policy));
      CHECK(error.code() == Code::number_range);
      CHECK(error.diagnostics.front().line > 0);
    }
  std::string weights, marks;
  for (std::size_t i = 0; i < 400; ++i) {
    weights += (i ? ",\"" : "\"") + std::to_string(i) + R"(":"1/)" + std::to_string(numbers[i]) + "\"";
    marks += (i ? "," : "") + (R"({"expert":")" + std::to_string(i)) + R"(","mark":"1/)" +
             std::to_string(numbers[479 - i]) + "\"}";
  }
  const Error panel = test::require_error(test::try_evaluate(
      test::small_case(
          R"({"under":"产出","title":"甲","points":"100","rule":{"form":"panel","combine":"mean","weighted_by":"expert","weights":{)" +
              weights + "}}}",
          R"("甲":{"marks":[)" + marks + "]}"),
      test::small_policy()));
  CHECK(panel.code() == Code::number_range);
}

TEST_CASE("hostile: lists of a rule are bounded, and so are full points") {
  std::string elements;
  for (int i = 0; i < 1'001; ++i) elements += (i ? ",\"" : "\"") + std::to_string(i) + "\"";
  const Error error = test::require_error(attempt(
      R"("rule":{"form":"elements","shares":"equal","elements":[)" + elements + "]}", R"({"elements":{}})"));
  CHECK(error.code() == Code::json_limit);
  CHECK(error.diagnostics.front().hint.en == "at most 1000");
  std::string policy = test::small_policy();
  policy.replace(policy.find(R"("full_points":"100")"), 19, R"("full_points":"18000000000000000")");
  CHECK(test::require_error(parse_policy(policy)).code() == Code::number_range);
}

namespace {

const char* const shortfall_to_minus_20 =
    R"({"under":"产出","title":"甲","points":"50","target":"≥100个","rule":{"form":"shortfall","per":"1个","points":"1","started":false,"floor":"-20"}})";
const char* const met_50 = R"({"under":"效益","title":"乙","points":"50","target":"≥1次","rule":"met"})";

}  // namespace

TEST_CASE(
    "pending: the interval reaches down to the rule's floor, and has no top where the rule is not capped") {
  const auto run = [](const std::string& first) {
    return test::try_evaluate(
        test::small_case(first + "," + met_50,
                         R"("甲":{"state":"pending","reason":"r"},"乙":{"actual":"1次"})"),
        test::small_policy(R"(,"total":{"method":"sum","range":"[0..100]"})"));
  };
  const Evaluation open = test::require(run(shortfall_to_minus_20));
  CHECK(open.total->low == Rational(30));
  CHECK(open.total->high == Rational(100));
  const Error error = test::require_error(
      run(R"({"under":"产出","title":"甲","points":"50","target":"≥100个","rule":"uncapped"})"));
  CHECK(error.code() == Code::observation);
  CHECK(error.diagnostics.front().subject == "甲");
}

TEST_CASE("conditions: what a guard spares is no mistake while the score is open") {
  const auto run = [](const std::string& more) {
    return test::evaluated(
        test::small_case(
            std::string(R"({"under":"产出","title":"甲","points":"50","target":"≥100个","rule":"ratio"},)") +
                met_50,
            R"("甲":{"state":"pending","reason":"r"},"乙":{"actual":"1次"})"),
        test::small_policy(R"(,"total":{"method":"sum","range":"[0..100]"})" + more));
  };
  const Evaluation amount =
      run(R"(,"penalties":{"items":[{"title":"p","when":"甲 < 40","points":"40 - 甲"}]})");
  CHECK(amount.total->low == Rational(10));
  CHECK(amount.total->high == Rational(100));
  const Evaluation division =
      run(R"(,"vetoes":[{"title":"v","when":"甲 > 0 and 乙 / 甲 > 3","zero":"total"}])");
  CHECK(division.total->low == Rational(0));
  CHECK(division.total->high == Rational(100));
}

TEST_CASE("certificate: a grade before the end of all grades is found") {
  Options options;
  options.certify = true;
  const Evaluation evaluation = test::evaluated(
      test::small_case(
          R"({"under":"产出","title":"甲","points":"100","target":"≥100个","rule":{"form":"shortfall","per":"1个","points":"1","started":false,"floor":"-50"}})",
          R"("甲":{"actual":"65个"})"),
      test::small_policy(), options);
  std::string found;
  for (const Flip& flip : evaluation.flips)
    if (flip.of == Flip::Of::leaf) found += flip.to + flip.grade + " ";
  CHECK(found == "80.00良 59.99差 ");
}

TEST_CASE("road: nothing that is vetoed, and no score that the rule does not give") {
  const auto run = [](const std::string& first, const std::string& seen, const std::string& more = "",
                      const std::string& facts = "") {
    return test::evaluated(
        test::small_case(
            first +
                R"(,{"under":"效益","title":"乙","points":"40","target":"≥40次","rule":"ratio","improvable":true})",
            R"("甲":)" + seen + R"(,"乙":{"actual":"25次"})", facts),
        test::small_policy(R"(,"missing":"zero","total":{"method":"sum","range":"[0..100]"})" + more));
  };
  const Evaluation vetoed =
      run(R"({"under":"产出","title":"甲","points":"60","target":"≥1","rule":"ratio","improvable":true})",
          R"({"actual":"0"})", R"(,"vetoes":[{"title":"v","when":"坏","zero":"产出"}])",
          R"(,"facts":{"坏":true})");
  CHECK_FALSE(vetoed.road);  // 40 of 60 at best
  const Evaluation pass = run(
      R"({"under":"产出","title":"甲","points":"60","target":"≥100%","rule":{"form":"ratio","pass":"60%"},"improvable":true})",
      R"({"actual":"50%"})");
  CHECK_FALSE(pass.road);
  CHECK(pass.road_open.en.find("甲") != std::string::npos);
  const Evaluation elements = run(
      R"({"under":"产出","title":"甲","points":"60","rule":{"form":"elements","elements":[{"title":"a","points":"35"},{"title":"b","points":"25"}]},"improvable":true})",
      R"({"elements":{"a":"否","b":"否"}})");
  REQUIRE(elements.road);  // 25 points to 60: by the element of 35 alone
  CHECK(elements.road->improvements.size() == 1);
  CHECK(elements.road->points == Rational(35));
}

TEST_CASE(
    "evidence: what the case's list does not hold supports nothing; a policy without a method is told") {
  const auto run = [](const std::string& more, const std::string& policy) {
    return test::evaluated(
        test::small_case(R"({"under":"产出","title":"甲","points":"100","target":"≥1","rule":"met"})",
                         R"("甲":{"actual":"1","evidence":["没有的"]})", more),
        test::small_policy(policy));
  };
  const Evaluation unlisted = run(R"(,"evidence":[{"title":"签到表"}])", R"(,"not_demonstrated":"zero")");
  CHECK(unlisted.supported->total.high == Rational(0));
  CHECK(run("", R"(,"not_demonstrated":"zero")").supported->total.low == Rational(100));
  const Evaluation silent = run(R"(,"evidence":[{"title":"签到表"}])", "");
  CHECK_FALSE(silent.supported);
  CHECK(test::has_finding(silent, "evidence.no_method"));
}

TEST_CASE("payment: tiers hold the number that the bands were compared with") {
  std::string policy = test::small_policy(
      R"(,"payment":{"by":"score","tiers":[{"from":"90","share":"100%"},{"from":"0","share":"80%"}]})");
  policy.replace(policy.find(R"("bands_compare":"rounded")"), 25, R"("bands_compare":"exact")");
  policy.replace(policy.find(R"("stage":"indicator")"), 19, R"("stage":"total")");
  const Evaluation evaluation = test::evaluated(
      test::small_case(R"({"under":"产出","title":"甲","points":"100","target":"≥100000","rule":"ratio"})",
                       R"("甲":{"actual":"89996"})"),
      policy);
  CHECK(evaluation.deciding()->grades.front() == "良");
  CHECK(evaluation.consequence.payment_share->low == Rational::fraction(4, 5));
}
