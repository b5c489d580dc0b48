#include "report/charts.hpp"

#include "support.hpp"

using namespace jixiao;

namespace {
Evaluation seed() {
  return test::require(evaluate(
      std::make_shared<const Case>(
          test::require(parse_case(test::file("examples/airport-street-2024/full.case.json")))),
      test::policies_with(test::file("examples/airport-street-2024/airport-street-2024.policy.json"))));
}
}  // namespace

TEST_CASE("charts: each picture says in words what it shows") {
  const Evaluation evaluation = seed();
  const auto radar = report::radar(evaluation, Language::zh);
  REQUIRE(radar);
  CHECK(radar->description == "决策 83.00%，过程 89.00%，产出 95.71%，效益 74.52%");
  CHECK(radar->svg.find("role=\"img\"") != std::string::npos);
  CHECK(radar->svg.find("<title") != std::string::npos);
  const auto waterfall = report::waterfall(evaluation, Language::en);
  REQUIRE(waterfall);
  CHECK(waterfall->description.find("Full points 100.00, 满意度 −4.00") == 0);
  CHECK(waterfall->description.find("Total 86.53") != std::string::npos);
}

TEST_CASE("charts: none without a total, or with too few axes") {
  const Evaluation two = test::evaluated(
      test::small_case(
          R"({"under":"产出","title":"a","points":"50","target":"≥1","rule":"met"},{"under":"效益","title":"b","points":"50","target":"≥1","rule":"met"})",
          R"("a":{"actual":"1"})"),
      test::small_policy(R"(,"missing":"zero")"));
  CHECK_FALSE(report::radar(two, Language::zh).has_value());
  CHECK(report::waterfall(two, Language::zh).has_value());
  const Evaluation pending = test::evaluated(
      test::small_case(R"({"under":"产出","title":"a","points":"100","target":"≥1","rule":"met"})",
                       R"("a":{"state":"pending"})"),
      test::small_policy());
  CHECK_FALSE(report::waterfall(pending, Language::zh).has_value());
}

TEST_CASE("waterfall: what a bonus gives goes up, with its sign, and the axis holds every level") {
  const Evaluation evaluation = test::evaluated(
      test::small_case(R"({"under":"产出","title":"甲","points":"100","target":"≥100个","rule":"ratio"})",
                       R"("甲":{"actual":"92个"})"),
      test::small_policy(
          R"(,"total":{"method":"sum","range":"[0..110]"},"bonuses":{"items":[{"title":"b","points":"12"}]})"));
  const auto figure = report::waterfall(evaluation, Language::zh);
  REQUIRE(figure);
  CHECK(figure->svg.find(">−8.00<") != std::string::npos);
  CHECK(figure->svg.find(">+12.00<") != std::string::npos);
  CHECK(figure->svg.find("--") == std::string::npos);
  CHECK(figure->svg.find("−-") == std::string::npos);
}
