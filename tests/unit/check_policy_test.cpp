#include "support.hpp"

using namespace jixiao;

namespace {

Result<Policy> with_bands(const std::string& bands) {
  return parse_policy(
      R"({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","grades":[{"id":"s","bands":[)" +
      bands + "]}]}");
}

std::string refused(const Result<Policy>& policy) {
  return test::require_error(policy).diagnostics[0].message.en;
}

}  // namespace

TEST_CASE("bands: from lines are half-open upward") {
  const Policy policy = test::require(
      with_bands(R"({"grade":"优","from":"90"},{"grade":"良","from":"80"},{"grade":"差","from":"0"})"));
  const GradeScheme& scheme = policy.schemes.front();
  const auto grade = [&](const Rational& score) { return scheme.bands[scheme.band_of(score).value()].grade; };
  CHECK(grade(90) == "优");
  CHECK(grade(Rational(90) - Rational::fraction(1, 1000000)) == "良");
  CHECK(grade(105) == "优");
  CHECK(grade(0) == "差");
  CHECK_FALSE(scheme.band_of(-1).has_value());
  CHECK(scheme.lines() == "90/80");
}

TEST_CASE("bands: a gap is refused with a score that has no grade") {
  const auto policy = with_bands(
      R"j({"grade":"优","range":"[90..100]"},{"grade":"良","range":"[80..89]"},{"grade":"差","range":"[0..80)"})j");
  CHECK(refused(policy) == "there is a gap between \"优\" and \"良\": 89.5 belongs to neither");
  CHECK(policy.error().diagnostics[0].subject == "s");
  CHECK(policy.error().diagnostics[0].pointer == "/grades/0/bands/1");
}

TEST_CASE("bands: an overlap, a missing zero and a wrong order are refused") {
  CHECK(refused(with_bands(R"({"grade":"优","range":"[80..100]"},{"grade":"差","range":"[0..80]"})")) ==
        "\"优\" and \"差\" overlap: 80 belongs to both");
  CHECK(refused(with_bands(R"j({"grade":"优","range":"(80..100]"},{"grade":"差","range":"[0..80)"})j")) ==
        "there is a gap between \"优\" and \"差\": 80 belongs to neither");
  CHECK(refused(with_bands(R"({"grade":"优","from":"90"},{"grade":"良","from":"60"})")) ==
        "the lowest, \"良\", starts at 60: 0 belongs to none");
  CHECK(refused(
            with_bands(R"({"grade":"良","from":"80"},{"grade":"优","from":"90"},{"grade":"差","from":"0"})"))
            .find("not below") != std::string::npos);
  CHECK(refused(with_bands(R"({"grade":"优","from":"90"},{"grade":"优","from":"0"})")) ==
        "the grade \"优\" is listed twice");
  CHECK(test::require_error(with_bands("")).code() == Code::bands);
}

TEST_CASE("judgement: the levels must cover the points exactly once") {
  const auto levels = [](const std::string& text) {
    return parse_policy(
        R"({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","judgement":{"levels":[)" + text +
        "]}}");
  };
  CHECK(levels(R"j({"level":"a","share":"[60%..100%]"},{"level":"b","share":"[0%..60%)"})j").ok());
  CHECK(refused(levels(R"j({"level":"a","share":"[60%..100%]"},{"level":"b","share":"[0%..50%)"})j")) ==
        "there is a gap between \"a\" and \"b\": 55% belongs to neither");
  CHECK(refused(levels(R"({"level":"a","share":"[0%..90%]"})")) == "no level includes 100%");
  CHECK(test::require_error(levels(R"({"level":"a","share":"[0%..120%]"})")).code() == Code::rule);
}

TEST_CASE("framework: stated points and weights must add up") {
  const auto framework = [](const std::string& nodes) {
    return parse_policy(
        R"({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","full_points":"100","framework":[)" +
        nodes + "]}");
  };
  CHECK(framework(R"({"title":"a","points":"60"},{"title":"b","points":"40"})").ok());
  CHECK(framework(R"({"title":"a","points":"60"},{"title":"b"})").ok());
  CHECK(refused(framework(R"({"title":"a","points":"60"},{"title":"b","points":"30"})")) ==
        "the points under \"the first level\" add up to 90 instead of 100");
  CHECK(
      refused(framework(
          R"({"title":"a","points":"100","children":[{"title":"c","points":"1/3"},{"title":"d","points":"1/3"}]})")) ==
      "the points under \"a\" add up to 2/3 instead of 100");
  CHECK(refused(framework(R"({"title":"a","weight":"60"},{"title":"b","weight":"30"})")) ==
        "the weights under \"the first level\" add up to 90 instead of 100");
  CHECK(test::require_error(framework(R"({"title":"a","weight":"60"},{"title":"b","points":"40"})")).code() ==
        Code::conflict);
  CHECK(test::require_error(framework(R"({"title":"a"},{"title":"a"})")).code() == Code::conflict);
}

TEST_CASE("policy: every mistake at once, each with its place") {
  const Error error = test::require_error(
      parse_policy("{\n\"id\":\"p\",\n\"edtion\":\"1\",\n\"title\":7,\n\"valid_from\":\"2024-02-30\","
                   "\n\"arithmetic\":{\"mode\":\"half_op\",\"decimals\":9}\n}"));
  const std::string all = test::describe(error);
  for (const char* expected :
       {"JX_E_UNKNOWN_KEY /edtion 3:1", "JX_E_WRONG_TYPE /title 4:1", "JX_E_DATE /valid_from 5:1",
        "JX_E_BAD_VALUE /arithmetic/mode 6:15", "JX_E_BAD_VALUE /arithmetic/decimals 6:32",
        "JX_E_MISSING_KEY /arithmetic 6:1", "JX_E_MISSING_KEY  1:1"})
    CHECK_MESSAGE(all.find(expected) != std::string::npos, expected << " in\n" << all);
  CHECK(all.find("JX_E_UNKNOWN_KEY") > all.find("JX_E_MISSING_KEY  1:1"));
  CHECK(error.diagnostics[0].document == "policy p");
}

TEST_CASE("policy: which scheme counts is never guessed") {
  const std::string two =
      R"({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","framework":[{"title":"x"}],"grades":["a","b"])";
  CHECK(test::require_error(parse_policy(two + "}")).code() == Code::missing_key);
  CHECK(parse_policy(two + R"(,"graded_by":"b"})").value().graded_by == "b");
  CHECK(test::require_error(parse_policy(two + R"(,"graded_by":"c"})")).code() == Code::unknown_scheme);
}
