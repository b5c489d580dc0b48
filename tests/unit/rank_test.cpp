// Ranking among the projects of a portfolio.
#include "support.hpp"

using namespace jixiao;

namespace {

std::shared_ptr<const Case> project(const std::string& name, const std::string& value,
                                    const std::string& rule) {
  std::string text =
      test::small_case(R"({"under":"产出","title":"甲","points":"100","target":"≥1人","rule":)" + rule + "}",
                       R"("甲":{"actual":")" + value + R"("})");
  text.replace(text.find("项目\""), std::string("项目").size(), name);
  return std::make_shared<const Case>(test::require(parse_case(text)));
}

std::string score(const std::string& value, const std::vector<std::string>& others, const std::string& rule) {
  Options options;
  int n = 0;
  for (const auto& other : others)
    options.peers.push_back(project("项目" + std::to_string(++n), other, rule));
  const auto set = test::policies_with(test::small_policy());
  return display(
      *test::node(test::require(evaluate(project("本项目", value, rule), set, options)), "甲").score, 2);
}

const std::string by_place =
    R"({"form":"rank","by":"place","places":[{"from":4,"points":"60"},{"from":2,"points":"80"},{"from":1,"points":"100"}]})";
const std::string by_best = R"({"form":"rank","by":"best"})";

}  // namespace

TEST_CASE("rank: equal values share a place, the next is counted on") {
  CHECK(score("9人", {"8人", "7人", "6人"}, by_place) == "100.00");
  CHECK(score("8人", {"9人", "8人", "6人"}, by_place) == "80.00");
  CHECK(score("6人", {"9人", "8人", "8人"}, by_place) == "60.00");
}

TEST_CASE("rank: relative to the best") {
  CHECK(score("6人", {"8人", "4人"}, by_best) == "75.00");
  CHECK(score("9人", {"8人", "4人"}, by_best) == "100.00");
}

TEST_CASE("rank: without peers, or with peers that have no value") {
  const auto set = test::policies_with(test::small_policy());
  CHECK(test::require_error(evaluate(project("本项目", "6人", by_best), set)).code() == Code::observation);
  Options options;
  options.peers = {project("甲项目", "8人", by_best), project("乙项目", "很多", by_best)};
  const auto evaluation = test::require(evaluate(project("本项目", "6人", by_best), set, options));
  CHECK(test::has_finding(evaluation, "rank.peer_without_value"));
  CHECK(display(*evaluation.total, 2) == "75.00");
}
