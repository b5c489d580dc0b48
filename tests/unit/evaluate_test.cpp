#include "support.hpp"

using namespace jixiao;

namespace {

std::string row(const std::string& under, const std::string& title, const std::string& points,
                const std::string& target = "≥7个") {
  return R"({"under":")" + under + R"(","title":")" + title + R"(","points":")" + points + R"(","target":")" +
         target + R"(","rule":"ratio"})";
}

std::string policy_rounding(const std::string& stage, const std::string& mode = "half_up",
                            const std::string& compare = "rounded", int decimals = 2) {
  return R"({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","full_points":"100","missing":"zero","framework":[{"title":"产出"},{"title":"效益"}],
    "arithmetic":{"mode":")" +
         mode + R"(","decimals":)" + std::to_string(decimals) + R"(,"stage":")" + stage +
         R"(","bands_compare":")" + compare + R"("},"grades":["cn-mof-2020"]})";
}

std::string total(const std::string& subject, const std::string& policy) {
  return display(*test::evaluated(subject, policy).total, 2);
}

}  // namespace

TEST_CASE("stage: where the rounding happens changes the total") {
  // 3 x 10 x 4/7 = 17.142857..., each 5.714285... -> 5.71
  const std::string subject = test::small_case(
      row("产出", "a", "10") + "," + row("产出", "b", "10") + "," + row("产出", "c", "10") + "," +
          row("效益", "d", "70"),
      R"("a":{"actual":"4个"},"b":{"actual":"4个"},"c":{"actual":"4个"},"d":{"actual":"7个"})");
  CHECK(total(subject, policy_rounding("indicator")) == "87.13");
  CHECK(total(subject, policy_rounding("dimension")) == "87.14");
  CHECK(total(subject, policy_rounding("total")) == "87.14");
  const Evaluation by_total = test::evaluated(subject, policy_rounding("total"));
  CHECK(display(*test::node(by_total, "a").score, 2) == "40/7");
  CHECK(by_total.exact_total->low.to_string() == "610/7");
}

TEST_CASE("grade: a line exactly met belongs to the better grade") {
  const auto graded = [](const std::string& actual) {
    const Evaluation evaluation = test::evaluated(
        test::small_case(row("产出", "a", "100", "≥1000个"), R"("a":{"actual":")" + actual + "\"}"),
        policy_rounding("indicator"));
    return evaluation.deciding()->grades.front();
  };
  CHECK(graded("900个") == "优");
  CHECK(graded("899.9个") == "良");
  CHECK(graded("899.95个") ==
        "优");  // 89.995 is rounded to 90.00, and the policy compares the rounded number
}

TEST_CASE("grade: by the exact number where the policy says so") {
  const std::string subject =
      test::small_case(row("产出", "a", "100", "≥1000个"), R"("a":{"actual":"899.95个"})");
  CHECK(
      test::evaluated(subject, policy_rounding("indicator", "half_up", "exact")).deciding()->grades.front() ==
      "良");
  CHECK(
      test::evaluated(subject, policy_rounding("indicator", "down", "rounded")).deciding()->grades.front() ==
      "良");
}

TEST_CASE("grade: distances to both neighbours") {
  const Evaluation evaluation =
      test::evaluated(test::small_case(row("产出", "a", "100", "≥1000个"), R"("a":{"actual":"865.3个"})"),
                      policy_rounding("indicator"));
  const Grading& grading = *evaluation.deciding();
  CHECK(grading.grades == std::vector<std::string>{"良"});
  CHECK(grading.above_line->to_string() == "6.53");
  CHECK(grading.grade_below == "中");
  CHECK(grading.to_next->to_string() == "3.47");
  CHECK(grading.grade_above == "优");
}

TEST_CASE("ledger: adds exactly to full minus total, rounding included") {
  const std::string subject = test::small_case(
      row("产出", "a", "33.33") + "," + row("产出", "b", "33.33") + "," + row("效益", "c", "33.34"),
      R"("a":{"actual":"4个"},"b":{"actual":"5个"},"c":{"actual":"6个"})");
  for (const char* stage : {"indicator", "dimension", "total"})
    for (const char* mode : {"half_up", "half_even", "down"})
      for (int decimals = 2; decimals <= 3; ++decimals) {
        const Evaluation evaluation =
            test::evaluated(subject, policy_rounding(stage, mode, "rounded", decimals));
        Rational sum;
        for (const auto& loss : evaluation.ledger) sum += loss.lost;
        REQUIRE(sum == *evaluation.full - evaluation.total->low);
        REQUIRE(evaluation.ledger.front().lost >= evaluation.ledger[1].lost);
      }
}

TEST_CASE("states: missing, not demonstrated and pending are never confused") {
  const std::string plan = row("产出", "a", "60") + "," + row("效益", "b", "40");
  const auto run = [&](const std::string& b, const std::string& missing) {
    return test::evaluated(
        test::small_case(plan, R"("a":{"actual":"7个"})" + (b.empty() ? "" : R"(,"b":)" + b)),
        test::small_policy(R"(,"not_demonstrated":"zero","missing":")" + missing + "\""));
  };
  CHECK(display(*run("", "zero").total, 2) == "60.00");
  CHECK(test::has_finding(run("", "zero"), "observation.missing"));
  CHECK(display(*run(R"({"state":"missing"})", "interval").total, 2) == "60.00–100.00");
  CHECK(test::has_finding(run(R"({"state":"not_demonstrated","actual":"7个"})", "zero"),
                          "observation.not_demonstrated"));
  const Evaluation pending = run(R"({"state":"pending"})", "zero");
  CHECK(display(*pending.total, 2) == "60.00–100.00");
  CHECK(pending.deciding()->grades == std::vector<std::string>{"优", "良", "中"});
  CHECK(pending.ledger.empty());
  CHECK(test::require_error(test::try_evaluate(test::small_case(plan, R"("a":{"actual":"7个"})"),
                                               test::small_policy(R"(,"missing":"refuse")")))
            .code() == Code::observation);
  CHECK(test::require_error(
            test::try_evaluate(test::small_case(plan, R"("a":{"actual":"7个"})"), test::small_policy()))
            .code() == Code::policy_incomplete);
}

TEST_CASE("layers: the one that counts is named") {
  const std::string plan = R"("plan":{"indicators":[)" + row("产出", "a", "100") + "]}";
  const std::string subject =
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x"},)" + plan +
      R"(,"observations":{"自评":{"a":{"actual":"7个"}},"专家复核":{"a":{"actual":"6个"}}})";
  CHECK(test::require_error(test::try_evaluate(subject + "}", test::small_policy())).code() == Code::layer);
  CHECK(total(subject + R"(,"decided_by":"专家复核"})", test::small_policy()) == "85.71");
  Options options;
  options.layer = "自评";
  CHECK(
      display(*test::evaluated(subject + R"(,"decided_by":"专家复核"})", test::small_policy(), options).total,
              2) == "100.00");
  options.layer = "自平";
  CHECK(test::require_error(
            test::try_evaluate(subject + R"(,"decided_by":"专家复核"})", test::small_policy(), options))
            .diagnostics[0]
            .hint.en == "did you mean \"自评\"?");
}

TEST_CASE("select: the edition in force on the day, and only one") {
  const std::string subject = test::small_case(row("产出", "a", "100"), R"("a":{"actual":"7个"})");
  const auto edition = [](const char* name, const char* from, const char* to) {
    return R"({"id":"p","edition":")" + std::string(name) + R"(","title":"t","valid_from":")" + from + "\"" +
           (*to ? std::string(R"(,"valid_to":")") + to + "\"" : "") +
           R"(,"full_points":"100","framework":[{"title":"产出"}],"arithmetic":{"mode":"half_up","decimals":2,"stage":"indicator","bands_compare":"rounded"},"grades":["cn-mof-2020"]})";
  };
  PolicySet set = test::policies_with(edition("旧", "2020-01-01", "2023-12-31"));
  const auto parsed = std::make_shared<const Case>(test::require(parse_case(subject)));
  CHECK(test::require_error(evaluate(parsed, set)).code() == Code::policy_not_in_force);
  test::require(set.add(edition("新", "2024-01-01", "")));
  CHECK(test::require(evaluate(parsed, set)).policy().edition == "新");
  Options options;
  options.as_of = Date{2021, 5, 1};
  CHECK(test::require(evaluate(parsed, set, options)).policy().edition == "旧");
  test::require(set.add(edition("又新", "2024-02-01", "")));
  const Error ambiguous = test::require_error(evaluate(parsed, set));
  CHECK(ambiguous.code() == Code::policy_ambiguous);
  CHECK(ambiguous.diagnostics[0].pointer == "/policy");
}

TEST_CASE("select: unknown policies, missing days and policies that name too little") {
  const std::string plan = R"("project":{"name":"x"},"plan":{"indicators":[)" + row("产出", "a", "100") +
                           R"(]},"observations":{"自评":{"a":{"actual":"7个"}}}})";
  CHECK(test::require_error(
            test::try_evaluate(R"({"policy":"q","as_of":"2024-06-30",)" + plan, test::small_policy()))
            .code() == Code::policy_not_found);
  CHECK(test::require_error(test::try_evaluate(R"({"policy":"p",)" + plan, test::small_policy())).code() ==
        Code::as_of);
  const Error framework = test::require_error(
      test::try_evaluate(R"({"policy":"cn-mof-2020-framework","as_of":"2024-06-30",)" + plan, ""));
  CHECK(framework.code() == Code::policy_incomplete);
  CHECK(test::require_error(
            test::try_evaluate(
                R"({"policy":"p","as_of":"2024-06-30",)" + plan,
                R"({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","based_on":"q"})"))
            .code() == Code::policy_not_found);
}

TEST_CASE("select: a policy takes over the sections of its base, and nothing is based on itself") {
  const std::string base = test::small_policy();
  PolicySet set = test::policies_with(base);
  test::require(set.add(
      R"({"id":"above","edition":"1","title":"t","valid_from":"2024-01-01","based_on":"p","missing":"zero"})"));
  std::string subject =
      test::small_case(row("产出", "a", "60") + "," + row("效益", "b", "40"), R"("a":{"actual":"7个"})");
  subject.replace(subject.find("\"p\""), 3, "\"above\"");
  CHECK(
      display(*test::require(evaluate(std::make_shared<const Case>(test::require(parse_case(subject))), set))
                   .total,
              2) == "60.00");
  test::require(set.add(R"({"id":"x","edition":"1","title":"t","valid_from":"2024-01-01","based_on":"y"})"));
  test::require(set.add(R"({"id":"y","edition":"1","title":"t","valid_from":"2024-01-01","based_on":"x"})"));
  Options options;
  options.policy = "x";
  CHECK(test::require_error(
            evaluate(std::make_shared<const Case>(test::require(parse_case(subject))), set, options))
            .code() == Code::conflict);
}

TEST_CASE("schemes: any number side by side, and a word where they disagree") {
  Options options;
  options.schemes = {"s70"};
  PolicySet set = test::policies_with(test::small_policy());
  test::require(set.add(
      R"({"id":"other","edition":"1","title":"t","valid_from":"2024-01-01","grades":[{"id":"s70","confirmed":false,"bands":[{"grade":"通过","from":"70"},{"grade":"不通过","from":"0"}]}]})"));
  const auto subject = std::make_shared<const Case>(
      test::require(parse_case(test::small_case(row("产出", "a", "100"), R"("a":{"actual":"5个"})"))));
  const Evaluation evaluation = test::require(evaluate(subject, set, options));
  REQUIRE(evaluation.gradings.size() == 2);
  CHECK(evaluation.gradings[0].grades.front() == "中");
  CHECK(evaluation.gradings[1].grades.front() == "通过");
  CHECK(test::has_finding(evaluation, "grade.schemes_disagree"));
  CHECK(test::has_finding(evaluation, "scheme.unconfirmed"));
  options.schemes = {"s07"};
  CHECK(test::require_error(evaluate(subject, set, options)).diagnostics[0].hint.en ==
        "did you mean \"s70\"?");
}

TEST_CASE("constraint: a breach of what the text calls a principle is a warning") {
  const std::string policy = test::small_policy(
      R"(,"missing":"zero","constraints":[{"sum":["效益"],"at_least":"60%","severity":"warning","source":"财预〔2020〕10号"}])");
  CHECK(test::has_finding(
      test::evaluated(test::small_case(row("产出", "a", "41") + "," + row("效益", "b", "59"), ""), policy),
      "points.constraint"));
  CHECK_FALSE(test::has_finding(
      test::evaluated(test::small_case(row("产出", "a", "40") + "," + row("效益", "b", "60"), ""), policy),
      "points.constraint"));
}

TEST_CASE("case: every mistake at once, with the indicator's own title") {
  const std::string subject =
      "{\"policy\":\"p\",\"as_of\":\"2024-06-31\",\"project\":{\"name\":\"x\",\"yaer\":2024},\n\"plan\":{"
      "\"indicators\":[\n{\"under\":\"产出\",\"title\":\"培训场次\",\"points\":\"六\",\"target\":\"≥5场\","
      "\"rule\":\"raito\"},\n"
      "{\"under\":\"产出\",\"title\":\"满意度\",\"points\":\"40\",\"target\":\"≥90%\",\"rule\":\"ratio\"}]},"
      "\n\"observations\":{\"自评\":{\n\"培训场數\":{\"actual\":\"5场\"},\n\"满意度\":{\"actual\":\"95人\"}}}"
      "}";
  const std::string all = test::describe(test::require_error(parse_case(subject)));
  for (const char* expected : {"JX_E_DATE /as_of 1:15", "JX_E_UNKNOWN_KEY /project/yaer 1:58",
                               "JX_E_NUMBER /plan/indicators/0/points 3:30 培训场次",
                               "JX_E_RULE /plan/indicators/0/rule 3:58 培训场次",
                               "JX_E_UNKNOWN_INDICATOR /observations/自评/培训场數 6:1",
                               "JX_E_UNIT_MISMATCH /observations/自评/满意度/actual 7:8 满意度"})
    CHECK_MESSAGE(all.find(expected) != std::string::npos, expected << " in\n" << all);
}

TEST_CASE("case: indicators under unknown nodes and twice the same title") {
  const auto error = [](const std::string& plan) {
    return test::require_error(
        test::try_evaluate(test::small_case(plan, ""), test::small_policy(R"(,"missing":"zero")")));
  };
  CHECK(error(row("产初", "a", "100")).diagnostics[0].hint.en == "did you mean \"产出\"?");
  CHECK(error(row("产出", "a", "50") + "," + row("产出", "a", "50")).code() == Code::conflict);
  CHECK(
      test::evaluated(test::small_case(row("C", "a", "100"), ""), test::small_policy(R"(,"missing":"zero")"))
          .nodes.front()
          .title == "产出");
}
