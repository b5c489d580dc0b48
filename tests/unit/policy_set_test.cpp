#include "support.hpp"

using namespace jixiao;

TEST_CASE("policies: the built-in ones load, cite their source and cover the field's numbers") {
  const PolicySet set = test::require(PolicySet::with_builtins());
  REQUIRE(set.policies().size() == 8);
  for (const auto& policy : set.policies()) {
    CHECK_FALSE(policy->citation.source.empty());
    CHECK_FALSE(policy->issuer.empty());
    // What is not confirmed in its source says why.
    CHECK((policy->citation.confirmed || !policy->citation.note.empty()));
    for (const auto& scheme : policy->schemes)
      CHECK((scheme.citation.confirmed || !scheme.citation.note.empty()));
  }
  CHECK(set.policies()[0]->schemes.front().lines() == "90/80/60");
  CHECK(set.policies()[1]->framework.size() == 4);
  CHECK(set.policies()[1]->framework[0].children[0].children[0].elements.size() == 5);
  const auto points = [&](std::size_t policy) {
    std::string text;
    for (const auto& node : set.policies()[policy]->framework) text += node.points->to_string() + "/";
    return text;
  };
  // What the text calls 原则上 is a constraint that warns, not points that refuse.
  const auto shares = [&](std::size_t policy) {
    std::string text;
    for (const Constraint& each : set.policies()[policy]->constraints) {
      CHECK(each.severity == Severity::warning);
      text += (*each.at_most * 100).to_string() + (each.at_least ? "/" : " at most/");
    }
    return text;
  };
  CHECK(shares(2) == "10/50/30/10/");
  CHECK(shares(3) == "10/20/40/30/10 at most/");
  CHECK(points(4) == "20/25/55/");
  CHECK(points(6) == "10/20/40/30/");
  CHECK(set.policies()[4]->in_force({2020, 2, 24}));
  CHECK_FALSE(set.policies()[4]->in_force({2020, 2, 25}));
}

TEST_CASE(
    "policies: whole-number ranges grade whole numbers, and finer scores are refused with one of them") {
  const auto run = [](int decimals, const char* compare, const char* actual) {
    std::string policy = test::small_policy(R"(,"missing":"zero")");
    policy.replace(policy.find(R"("decimals":2)"), 12, "\"decimals\":" + std::to_string(decimals));
    policy.replace(policy.find(R"("bands_compare":"rounded")"), 25,
                   std::string("\"bands_compare\":\"") + compare + "\"");
    policy.replace(policy.find("cn-mof-2020"), 11, "whole-number-90-80-60");
    return test::try_evaluate(
        test::small_case(R"({"under":"产出","title":"a","points":"100","target":"≥1000","rule":"ratio"})",
                         R"("a":{"actual":")" + std::string(actual) + "\"}"),
        policy);
  };
  CHECK(test::require(run(0, "rounded", "895")).deciding()->grades.front() == "优");
  CHECK(test::require(run(0, "rounded", "894.9")).deciding()->grades.front() == "良");
  const Error finer = test::require_error(run(2, "rounded", "900"));
  CHECK(finer.code() == Code::bands);
  CHECK(finer.diagnostics[0].message.en.find("89.5 belongs to no band") != std::string::npos);
  CHECK(test::require_error(run(0, "exact", "900")).code() == Code::bands);
}

TEST_CASE("policies: one that only offers schemes need not say which counts, one that scores must") {
  CHECK(parse_policy(R"({"id":"q","edition":"1","title":"t","valid_from":"2024-01-01","grades":["a","b"]})")
            .ok());
  PolicySet set = test::policies_with("");
  Options options;
  options.policy = "cn-common-grades";
  const auto subject = std::make_shared<const Case>(test::require(parse_case(
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x"},"plan":{"indicators":[]},"reported":{"total":"80"}})")));
  CHECK(test::require_error(evaluate(subject, set, options)).code() == Code::missing_key);
}

TEST_CASE("policies: the national self-evaluation frame scores once an office names its arithmetic") {
  PolicySet set = test::policies_with("");
  test::require(set.add(
      R"({"id":"office","edition":"2024","title":"本单位自评办法","valid_from":"2024-01-01","based_on":"cn-mof-2020-self-evaluation",
    "arithmetic":{"mode":"half_up","decimals":2,"stage":"indicator","bands_compare":"rounded"},"missing":"zero","not_applicable":{"method":"refuse"}})"));
  const std::string subject =
      R"({"policy":"office","as_of":"2024-12-31","project":{"name":"x","funds":[{"source":"财政拨款","adjusted":"90万元","spent":"89.974万元"}]},"plan":{"indicators":[
    {"under":"预算执行率","title":"预算执行率","points":"10","target":"≥100%","rule":{"form":"ratio","of":"spent / adjusted"}},
    {"under":"产出指标","title":"数量","points":"50","target":"≥50个","rule":"ratio"},
    {"under":"效益指标","title":"效果","points":"30","rule":"judgement"},
    {"under":"服务对象满意度","title":"满意度","points":"10","target":"≥90%","rule":"ratio"}]},
    "observations":{"自评":{"预算执行率":{},"数量":{"actual":"49个"},"效果":{"level":"部分达成预期指标并具有一定效果","mark":"20","reason":"r"},"满意度":{"actual":"92%"}}}})";
  const Evaluation evaluation =
      test::require(evaluate(std::make_shared<const Case>(test::require(parse_case(subject))), set));
  CHECK(display(*test::node(evaluation, "预算执行率").score, 2) == "10.00");  // 9.9971...
  CHECK(display(*test::node(evaluation, "数量").score, 2) == "49.00");
  CHECK(display(*evaluation.total, 2) == "89.00");
  CHECK(evaluation.deciding()->grades.front() == "良");
}

TEST_CASE("policies: the same text twice is one, another text under the same edition is refused") {
  PolicySet set = test::policies_with(test::small_policy());
  const std::size_t count = set.policies().size();
  test::require(set.add(test::small_policy()));
  CHECK(set.policies().size() == count);
  const Error error = test::require_error(set.add(test::small_policy(R"(,"missing":"zero")")));
  CHECK(error.code() == Code::conflict);
  CHECK(error.diagnostics[0].line == 1);
}
