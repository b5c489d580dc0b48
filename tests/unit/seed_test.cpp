// The real report that the system serves: ../examples/airport-street-2024.
#include "support.hpp"

#include <jixiao/report/report.hpp>

using namespace jixiao;

namespace {

const std::string folder = "examples/airport-street-2024/";

Evaluation seed(const std::string& name, const Options& options = {}) {
  return test::require(
      evaluate(std::make_shared<const Case>(test::require(parse_case(test::file(folder + name)))),
               test::policies_with(test::file(folder + "airport-street-2024.policy.json")), options));
}

const Finding* finding(const Evaluation& evaluation, const std::string& code) {
  for (const auto& candidate : evaluation.findings)
    if (candidate.code == code) return &candidate;
  return nullptr;
}

}  // namespace

TEST_CASE("seed: full.case.json scores 86.53, flagged illustrative everywhere") {
  const Evaluation evaluation = seed("full.case.json");
  CHECK(display(*evaluation.total, 2) == "86.53");
  CHECK(evaluation.illustrative);
  CHECK(finding(evaluation, "basis.illustrative") != nullptr);
  for (const auto& node : evaluation.nodes) CHECK((!node.leaf || node.illustrative));
  for (const std::string& output :
       {report_html(evaluation, Language::zh), report_markdown(evaluation, Language::zh),
        score_sheet(evaluation, Language::zh), test::require(explain(evaluation, Language::zh))})
    CHECK(output.find("示意") != std::string::npos);
  CHECK(to_json(evaluation).find("\"basis\": \"illustrative\"") != std::string::npos);
}

TEST_CASE("seed: as-printed.case.json meets every target exactly and invents no total") {
  const Evaluation evaluation = seed("as-printed.case.json");
  CHECK_FALSE(evaluation.total.has_value());
  CHECK_FALSE(evaluation.illustrative);
  int met = 0;
  for (const auto& node : evaluation.nodes) {
    CHECK_FALSE(node.score.has_value());
    if (node.leaf && node.indicator->target->quantity) CHECK(node.fulfilment == Fulfilment::met);
    met += node.fulfilment == Fulfilment::met ? 1 : 0;
  }
  CHECK(met == 6);  // 5 trainings, 16 supported, 8 brands, 3 精品, 1 优选, 20 activities
}

TEST_CASE("seed: the printed 86.53 is graded under each scheme") {
  const Evaluation evaluation = seed("as-printed.case.json");
  for (const auto& grading : evaluation.gradings) {
    const Rational line = *grading.scheme->bands.front().range.low;
    CHECK((grading.grades.front() == "优") == (line <= Rational::fraction(8653, 100)));
  }
  CHECK(evaluation.deciding()->grades.front() == "良");
  const Finding* differs = finding(evaluation, "reported.grade_differs");
  REQUIRE(differs != nullptr);
  CHECK(differs->severity == Severity::note);
}

TEST_CASE("seed: the impossible date and the missing score table are found") {
  const Evaluation evaluation = seed("as-printed.case.json");
  const Finding* date = finding(evaluation, "date.before_start");
  REQUIRE(date != nullptr);
  CHECK(date->severity == Severity::error);
  CHECK(date->message.zh.find("2023年10月") != std::string::npos);
  CHECK(finding(evaluation, "report.no_score_table") != nullptr);
  CHECK(finding(evaluation, "goal.without_fact") != nullptr);
  CHECK(finding(seed("full.case.json"), "report.no_score_table") == nullptr);
}

TEST_CASE("seed: the two forms tell the same project") {
  const Evaluation printed = seed("as-printed.case.json"), full = seed("full.case.json");
  CHECK(printed.subject->project.name == full.subject->project.name);
  for (const auto& node : printed.nodes)
    if (node.leaf && node.indicator->target->quantity)
      CHECK(test::node(full, node.title).actual == node.actual);
}
