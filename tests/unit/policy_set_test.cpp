#include "support.hpp"

using namespace jixiao;

TEST_CASE("policies: the built-in ones load, cite their source and cover the field's numbers") {
  const PolicySet set = test::require(PolicySet::with_builtins());
  REQUIRE(set.policies().size() == 3);
  for (const auto& policy : set.policies()) {
    CHECK(policy->citation.source.find("财预〔2020〕10号") != std::string::npos);
    CHECK(policy->valid_from.to_string() == "2020-02-25");
    CHECK(policy->document == "财预〔2020〕10号");
  }
  CHECK(set.policies()[0]->schemes.front().lines() == "90/80/60");
  CHECK(set.policies()[1]->framework.size() == 4);
  CHECK(set.policies()[1]->framework[0].children[0].children[0].elements.size() == 5);
  const Policy& self = *set.policies()[2];
  std::string weights;
  for (const auto& node : self.framework) weights += node.points->to_string() + "/";
  CHECK(weights == "10/50/30/10/");
}

TEST_CASE("policies: the national self-evaluation frame scores once an office names its arithmetic") {
  PolicySet set = test::policies_with("");
  test::require(set.add(
      R"({"id":"office","edition":"2024","title":"本单位自评办法","valid_from":"2024-01-01","based_on":"cn-mof-2020-self-evaluation",
    "arithmetic":{"mode":"half_up","decimals":2,"stage":"indicator","bands_compare":"rounded"},"missing":"zero","not_applicable":{"method":"refuse"}})"));
  const std::string subject =
      R"({"policy":"office","as_of":"2024-12-31","project":{"name":"x","funds":[{"source":"财政拨款","adjusted":"90万元","spent":"89.974万元"}]},"plan":{"indicators":[
    {"under":"预算执行率","title":"预算执行率","points":"10","target":"≥100%","rule":{"form":"rate","numerator":"spent","denominator":"adjusted"}},
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
