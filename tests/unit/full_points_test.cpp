#include "scoring/full_points.hpp"

#include "support.hpp"

using namespace jixiao;
using scoring::apportion;

TEST_CASE("apportion: displayable parts that add up, the largest remainders first") {
  const auto parts = apportion(10, {1, 1, 1}, 2);
  CHECK(parts[0].to_string() == "3.34");
  CHECK(parts[1].to_string() == "3.33");
  CHECK(parts[2].to_string() == "3.33");
  const auto fifteen = apportion(15, {1, 1, 1, 1, 1, 1}, 0);
  Rational sum;
  for (const auto& part : fifteen) sum += part;
  CHECK(sum == Rational(15));
}

TEST_CASE("apportion: nine rows of ten take over the tenth's points exactly") {
  const auto parts = apportion(100, {10, 10, 10, 10, 10, 10, 10, 10, 10, 0}, 2);
  Rational sum;
  for (const auto& part : parts) {
    CHECK(is_displayable(part, 2));
    sum += part;
  }
  CHECK(sum == Rational(100));
  CHECK(parts[9] == Rational(0));
}

namespace {

std::string rows(int count, const std::string& points) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out += (i ? "," : "") + std::string(R"({"under":"产出","title":"指标)") + std::to_string(i) +
           R"(","points":")" + points + R"(","target":"≥1个","rule":"ratio"})";
  return out;
}

std::string seen(int count, int not_applicable) {
  std::string out;
  for (int i = 0; i < count; ++i)
    out +=
        (i ? "," : "") + std::string("\"指标") + std::to_string(i) +
        (i == not_applicable ? R"(":{"state":"not_applicable","reason":"无此项"})" : R"(":{"actual":"1个"})");
  return out;
}

const char* const rescale = R"(,"not_applicable":{"method":"rescale","within":"total"})";

}  // namespace

TEST_CASE("not applicable: nine perfect rows of ten give 100, not 99.99") {
  const Evaluation evaluation =
      test::evaluated(test::small_case(rows(10, "10"), seen(10, 3)), test::small_policy(rescale));
  CHECK(display(*evaluation.total, 2) == "100.00");
  CHECK(*evaluation.full == Rational(100));
  CHECK(*test::node(evaluation, "指标3").full == Rational(0));
}

TEST_CASE("not applicable: the scope changes the result") {
  const std::string plan =
      R"({"under":"产出","title":"a","points":"30","target":"≥10","rule":"ratio"},{"under":"产出","title":"b","points":"30","target":"≥1","rule":"ratio"},{"under":"效益","title":"c","points":"40","target":"≥1","rule":"ratio"})";
  const std::string facts =
      R"("a":{"actual":"5"},"b":{"state":"not_applicable","reason":"r"},"c":{"actual":"1"})";
  const auto total = [&](const char* within) {
    return display(*test::evaluated(test::small_case(plan, facts),
                                    test::small_policy(
                                        std::string(R"(,"not_applicable":{"method":"rescale","within":")") +
                                        within + "\"}"))
                        .total,
                   2);
  };
  CHECK(total("dimension") == "70.00");  // 60 x 1/2 + 40
  CHECK(total("total") == "78.57");      // 42.86 x 1/2 + 57.14
  CHECK(total("parent") == "70.00");
}

TEST_CASE("not applicable: full points, refusal, and a policy that does not say") {
  const std::string subject = test::small_case(rows(2, "50"), seen(2, 0));
  CHECK(display(*test::evaluated(subject, test::small_policy(R"(,"not_applicable":{"method":"full_points"})"))
                     .total,
                2) == "100.00");
  CHECK(test::require_error(
            test::try_evaluate(subject, test::small_policy(R"(,"not_applicable":{"method":"refuse"})")))
            .code() == Code::observation);
  CHECK(test::require_error(test::try_evaluate(subject, test::small_policy())).code() ==
        Code::policy_incomplete);
  CHECK(test::require_error(
            test::try_evaluate(test::small_case(rows(1, "100"), seen(1, 0)), test::small_policy(rescale)))
            .code() == Code::points);
}

TEST_CASE("points: must add up, be displayable, and belong to every indicator") {
  const auto error = [](const std::string& plan) {
    return test::require_error(
        test::try_evaluate(test::small_case(plan, ""), test::small_policy(R"(,"missing":"zero")")));
  };
  CHECK(error(rows(9, "10")).diagnostics[0].message.en ==
        "the points of all indicators add up to 90, the policy's full points are 100");
  CHECK(error(rows(3, "100/3")).diagnostics[0].message.en.find("cannot be shown with 2 decimals") !=
        std::string::npos);
  CHECK(error(rows(1, "90") + R"(,{"under":"产出","title":"x","target":"≥1"})").code() == Code::points);
  CHECK(error(rows(1, "90") + R"(,{"under":"产出","title":"x","points":"10","target":"≥1"})").code() ==
        Code::rule);
  CHECK(error(rows(1, "90") + R"(,{"under":"产出","title":"x","weight":"10","target":"≥1","rule":"met"})")
            .code() == Code::conflict);
}

TEST_CASE("weights: nested hundreds give the points of each leaf") {
  const std::string policy =
      R"({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","full_points":"100","missing":"zero",
    "framework":[{"title":"产出","weight":"60"},{"title":"效益","weight":"40"}],
    "arithmetic":{"mode":"half_up","decimals":2,"stage":"indicator","bands_compare":"rounded"},"grades":["cn-mof-2020"]})";
  const auto plan = [](const std::string& second) {
    return test::small_case(
        R"({"under":"产出","title":"a","weight":"25","target":"≥1","rule":"ratio"},{"under":"产出","title":"b","weight":")" +
            second +
            R"(","target":"≥1","rule":"ratio"},{"under":"效益","title":"c","weight":"100","target":"≥1","rule":"ratio"})",
        R"("a":{"actual":"1"},"b":{"actual":"1"},"c":{"actual":"1"})");
  };
  const Evaluation evaluation = test::evaluated(plan("75"), policy);
  CHECK(display(*test::node(evaluation, "a").full, 2) == "15.00");
  CHECK(display(*test::node(evaluation, "产出").full, 2) == "60.00");
  CHECK(display(*evaluation.total, 2) == "100.00");
  CHECK(test::require_error(test::try_evaluate(plan("70"), policy)).diagnostics[0].message.en ==
        "the weights under \"产出\" add up to 95 instead of 100");
}
