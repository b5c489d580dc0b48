#include "lint/lint.hpp"

#include "support.hpp"

using namespace jixiao;

namespace {

std::vector<std::string> found(const std::string& project) {
  const Case subject = test::require(
      parse_case(R"({"policy":"p","project":{"name":"x",)" + project + R"(},"plan":{"indicators":[]}})"));
  std::vector<Finding> findings;
  lint::check_project(subject.project, findings);
  std::vector<std::string> codes;
  for (const auto& finding : findings) codes.push_back(finding.code);
  return codes;
}

using Codes = std::vector<std::string>;
const std::string period = R"("year":2024,"period":{"from":"2024年5月","to":"2024年10月"},)";

}  // namespace

TEST_CASE("lint: a closing application before the project began is impossible") {
  CHECK(found(period + R"("milestones":[{"what":"申请结项","date":"2023年10月","phase":"after"}])") ==
        Codes{"date.before_start"});
  CHECK(
      found(
          period +
          R"("milestones":[{"what":"申请结项","date":"2024年5月","phase":"after"},{"what":"结项","date":"2024年11月","phase":"after"}])")
          .empty());
}

TEST_CASE("lint: dates of the work belong in the period, approvals before its end") {
  CHECK(found(period + R"("milestones":[{"what":"开班","date":"2024-04-30","phase":"during"}])") ==
        Codes{"date.outside_period"});
  CHECK(found(period + R"("milestones":[{"what":"开班","date":"2024-05-01","phase":"during"}])").empty());
  CHECK(found(period + R"("milestones":[{"what":"立项","date":"2024-12","phase":"before"}])") ==
        Codes{"date.after_end"});
  CHECK(found(period + R"("milestones":[{"what":"某事","date":"2022-12"}])") == Codes{"date.other_year"});
  CHECK(found(period + R"("payments":[{"what":"尾款","date":"2024年11月"},{"what":"首付","date":"2021"}])") ==
        Codes{"date.other_year"});
  CHECK(found(R"("year":2023,"period":{"from":"2024年5月","to":"2024年10月"})") == Codes{"date.other_year"});
}

TEST_CASE("lint: spending more than what was received or planned is a question") {
  CHECK(found(R"("funds":[{"source":"a","adjusted":"10万元","received":"10万元","spent":"100000.01元"}])") ==
        Codes{"money.spent_over_received", "money.spent_over_budget"});
  CHECK(
      found(
          R"("funds":[{"source":"a","received":"6万元","spent":"4万元"},{"source":"b","received":"4万元","spent":"6万元"}],"payments":[{"what":"付款","amount":"10万元"}])")
          .empty());
  CHECK(
      found(
          R"("funds":[{"source":"a","spent":"1万元"}],"payments":[{"what":"一","amount":"6000元"},{"what":"二","amount":"6000元"}])") ==
      Codes{"money.paid_over_spent"});
}

TEST_CASE("lint: the printed total and grade are compared, never believed") {
  const auto run = [](const std::string& reported) {
    return test::evaluated(
        test::small_case(R"({"under":"产出","title":"a","points":"100","target":"≥100","rule":"ratio"})",
                         R"("a":{"actual":"86"})", R"(,"reported":)" + reported),
        test::small_policy());
  };
  CHECK(test::has_finding(run(R"({"total":"86.53","grade":"良"})"), "reported.total_differs"));
  CHECK_FALSE(test::has_finding(run(R"({"total":"86","grade":"良"})"), "reported.total_differs"));
  CHECK_FALSE(test::has_finding(run(R"({"total":"86","grade":"良"})"), "reported.grade_differs"));
  CHECK(test::has_finding(run(R"({"total":"86","grade":"优"})"), "reported.grade_differs"));
  CHECK(test::has_finding(run(R"({"total":"86","grade":"及格"})"), "reported.grade_differs"));
}

TEST_CASE("lint: evidence must be in the list when there is one") {
  const auto run = [](const std::string& list) {
    return test::evaluated(
        test::small_case(R"({"under":"产出","title":"a","points":"100","target":"≥1","rule":"ratio"})",
                         R"("a":{"actual":"1","evidence":["签到表"]})", list),
        test::small_policy());
  };
  CHECK_FALSE(test::has_finding(run(""), "evidence.not_listed"));
  CHECK_FALSE(test::has_finding(run(R"(,"evidence":[{"title":"签到表"}])"), "evidence.not_listed"));
  CHECK(test::has_finding(run(R"(,"evidence":[{"title":"照片"}])"), "evidence.not_listed"));
}
