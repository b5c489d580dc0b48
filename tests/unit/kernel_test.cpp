// The integer kernel gives what exact fractions give, to the digit, ties included.
#include "bench/workload.hpp"
#include "support.hpp"

#include <jixiao/engine/compiled_plan.hpp>

using namespace jixiao;

namespace {

CompiledPlan compiled(const std::string& subject, const std::string& policy) {
  auto parsed = std::make_shared<const Case>(test::require(parse_case(subject)));
  return test::require(CompiledPlan::compile(parsed, test::policies_with(policy)));
}

// Compares `rows` rows of the kernel with the rational path; how many were refused by both.
std::size_t compare(const CompiledPlan& plan, const std::vector<std::int64_t>& values) {
  const std::size_t width = plan.inputs().size(), rows = values.size() / width,
                    leaves = plan.indicators().size();
  std::vector<std::int64_t> scores(rows * leaves), totals(rows);
  std::vector<std::int32_t> grades(rows);
  std::vector<std::uint8_t> scored(rows);
  plan.score(values.data(), rows, scores.data(), totals.data(), grades.data(), scored.data());
  std::size_t refused = 0, different = 0;
  const Rational unit = Rational::fraction(1, power_of_ten(plan.decimals()));
  for (std::size_t r = 0; r < rows; ++r) {
    const auto exact = plan.evaluate(values.data() + r * width);
    if (exact.ok() != (scored[r] == 1)) {
      ++different;
      continue;
    }
    if (!exact) {
      ++refused;
      continue;
    }
    std::size_t leaf = 0;
    for (const ScoredNode& node : exact.value().nodes)
      if (node.leaf) different += node.score->low == unit * scores[r * leaves + leaf++] ? 0 : 1;
    different += exact.value().total->low == unit * totals[r] ? 0 : 1;
    different +=
        exact.value().deciding()->grades.front() == plan.grades()[static_cast<std::size_t>(grades[r])] ? 0
                                                                                                       : 1;
  }
  CHECK(different == 0);
  return refused;
}

}  // namespace

TEST_CASE("kernel: ten thousand records of the workload, identical to exact fractions, ties included") {
  const CompiledPlan plan = compiled(workload::subject(), workload::policy());
  REQUIRE(plan.uses_integers());
  REQUIRE(plan.inputs().size() == 49);
  const auto values = workload::records(10'000);
  CHECK(compare(plan, values) == 0);
  // Ties: a ratio's score exactly between two hundredths.
  std::size_t ties = 0;
  for (std::size_t r = 0; r < 10'000; ++r)
    for (std::size_t i = 0; i < plan.inputs().size(); ++i)
      if (plan.inputs()[i].kind == CompiledPlan::Kind::actual && i + 1 < plan.inputs().size() &&
          plan.inputs()[i + 1].kind == CompiledPlan::Kind::target) {
        const std::int64_t a = values[r * 49 + i], t = values[r * 49 + i + 1];
        if (a < t && (500 * a * 2) % t == 0 && ((500 * a * 2) / t) % 2 == 1) ++ties;
      }
  CHECK(ties > 50);
}

TEST_CASE("kernel: every mode and number of decimals, gates, caps, floors and thirds") {
  for (const char* mode : {"half_up", "half_even", "down"})
    for (int decimals = 0; decimals <= 4; ++decimals) {
      const std::string policy =
          R"j({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","full_points":"100","framework":[{"title":"产出"}],"missing":"zero","arithmetic":{"mode":")j" +
          std::string(mode) + R"(","decimals":)" + std::to_string(decimals) +
          R"j(,"stage":"indicator","bands_compare":"rounded"},"grades":[{"id":"g","bands":[{"grade":"优","range":"(90..100]"},{"grade":"良","range":"[60..90]"},{"grade":"差","range":"[-50..60)"}]}]})j";
      const auto indicator = [](const char* title, const char* rest) {
        return std::string(R"({"under":"产出","title":")") + title + R"(","points":"20",)" + rest + "}";
      };
      const std::string subject =
          R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x"},"plan":{"indicators":[)" +
          indicator("线性", R"("target":"≤10天","rule":{"form":"ratio","missed":"linear"})") + "," +
          indicator(
              "要素",
              R"("rule":{"form":"elements","shares":"equal","elements":["一","二",{"title":"三","gate":true}]})") +
          "," +
          indicator(
              "事由",
              R"("rule":{"form":"events","floor":"-5","cap":"22","causes":[{"title":"甲","share":"1/30","cap":"9"},{"title":"乙","points":"2.25"}]})") +
          "," + indicator("人工", R"("rule":"mark")") + "," +
          indicator("达标", R"("target":"≥3支","rule":"met")") + "]}}";
      const CompiledPlan plan = compiled(subject, policy);
      REQUIRE(plan.uses_integers());
      REQUIRE(plan.inputs().size() == 9);
      std::vector<std::int64_t> values;
      workload::Random random(static_cast<std::uint64_t>(decimals) + 7);
      for (int r = 0; r < 300; ++r) {
        for (const std::int64_t value :
             {random.below(250'000), random.below(100) ? (random.below(30) + 1) * 10'000 : 0, random.below(2),
              random.below(2), random.below(20) ? 1 : random.below(3), random.below(15), random.below(12),
              random.below(205'000), random.below(60'000)})
          values.push_back(value);
      }
      // Hostile numbers in every place.
      for (const std::int64_t hostile : {INT64_MIN, INT64_MAX, std::int64_t{-1}, std::int64_t{1} << 60})
        for (std::size_t place = 0; place < 9; ++place)
          for (std::size_t i = 0; i < 9; ++i)
            values.push_back(i == place ? hostile : i == 1 ? 10'000 : i > 1 && i < 7 ? 1 : 30'000);
      const std::size_t refused = compare(plan, values);
      CHECK(refused > 0);
      CHECK(refused < 100);
    }
}

TEST_CASE("kernel: numbers near the limits need 128 bits and stay exact; beyond them rows are refused") {
  const CompiledPlan plan = compiled(
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x"},"plan":{"indicators":[{"under":"产出","title":"甲","points":"70","target":"≥1元","rule":"ratio"},{"under":"效益","title":"乙","points":"30","target":"≤1元","rule":{"form":"ratio","missed":"inverse"}}]}})",
      test::small_policy(R"(,"missing":"zero")"));
  REQUIRE(plan.uses_integers());
  std::vector<std::int64_t> values;
  workload::Random random(3);
  for (int r = 0; r < 2'000; ++r) {
    const std::int64_t target = 1'000'000'000'000'000 - random.below(1'000'000) * 999'999'999;
    values.insert(values.end(), {random.below(1'000'000) * 1'000'000'000, target,
                                 random.below(1'000'000) * 1'000'000'000, target});
  }
  CHECK(compare(plan, values) == 0);
  const std::int64_t limit = 1'000'000'000'000'000;
  CHECK(compare(plan, {limit + 1, 1,          1, 1, 1, limit + 1, 1,         1,         1,        0, 1,
                       1,         -limit - 1, 5, 5, 5, INT64_MIN, INT64_MAX, INT64_MIN, INT64_MIN}) == 5);
  CHECK(compare(plan, {limit, limit, -limit, limit}) == 0);
}

TEST_CASE("kernel: a policy that needs fractions is scored by them, through the same call") {
  const CompiledPlan plan = compiled(
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x"},"plan":{"indicators":[{"under":"产出","title":"甲","points":"70","target":"≥7场","rule":"ratio"},{"under":"效益","title":"乙","points":"30","target":"≥3场","rule":"ratio"}]}})",
      R"j({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","full_points":"100","framework":[{"title":"产出"},{"title":"效益"}],"arithmetic":{"mode":"half_up","decimals":2,"stage":"total","bands_compare":"exact"},"grades":["cn-mof-2020"]})j");
  CHECK_FALSE(plan.uses_integers());
  const std::int64_t row[] = {50'000, 70'000, 20'000, 30'000};
  std::int64_t total = 0;
  std::int32_t grade = 0;
  std::uint8_t scored = 0;
  plan.score(row, 1, nullptr, &total, &grade, &scored);
  CHECK(scored == 1);
  CHECK(total == 7000);
  CHECK(plan.grades()[static_cast<std::size_t>(grade)] == "中");
}

TEST_CASE("plan: a self-evaluation form brings its money, its survey, its date and its parts as numbers") {
  const CompiledPlan plan = compiled(
      test::small_case(
          R"j({"under":"产出","title":"执行率","points":"10","target":"≥100%","rule":{"form":"ratio","of":"执行数 / 全年预算数"}},
      {"under":"产出","title":"节约率","points":"10","target":"≥5%","rule":{"form":"bands","of":"(计划成本 - 实际成本) / 计划成本","bands":[{"from":"5%","share":"100%"},{"from":"0%","share":"50%"},{"range":"[-100%..0%)","share":"0%"}]}},
      {"under":"产出","title":"验收","points":"10","target":"2024-10-31","rule":{"form":"late","per":"day","points":"1"}},
      {"under":"产出","title":"档案","points":"20","rule":{"form":"parts","parts":[{"title":"合同","points":"12","target":"≥4份","rule":"ratio"},{"title":"制度","points":"8","rule":{"form":"elements","elements":["有","全"],"shares":"equal"}}]}},
      {"under":"效益","title":"效果","points":"30","rule":{"form":"levels","levels":[{"level":"好","share":"100%"},{"level":"中","share":"60%"},{"level":"差","share":"0%"}]}},
      {"under":"效益","title":"满意度","points":"20","target":"≥90%","rule":"satisfaction"})j",
          ""),
      test::small_policy(R"(,"missing":"refuse")"));
  CHECK_FALSE(plan.uses_integers());
  std::string inputs;
  for (const auto& input : plan.inputs()) inputs += input.indicator + ":" + input.name + " ";
  CHECK(inputs ==
        "执行率:执行数 执行率:全年预算数 节约率:计划成本 节约率:实际成本 验收: 档案:合同 档案:制度/有 "
        "档案:制度/全 "
        "效果: 满意度:issued 满意度:valid 满意度:satisfied ");
  std::vector<std::int64_t> row = {
      950'000'0000, 1'000'000'0000, 200'0000, 192'0000, 20241103, 3'0000, 1, 0, 1, 120, 100, 81};
  std::int64_t scores[6], total = 0;
  std::int32_t grade = 0;
  std::uint8_t scored = 0;
  plan.score(row.data(), 1, scores, &total, &grade, &scored);
  REQUIRE(scored == 1);
  CHECK(std::vector<std::int64_t>(scores, scores + 6) ==
        std::vector<std::int64_t>{950, 500, 700, 1300, 1800, 1800});
  CHECK(total == 7050);
  CHECK(plan.grades()[static_cast<std::size_t>(grade)] == "中");
  for (const auto& [place, value] : std::vector<std::pair<std::size_t, std::int64_t>>{
           {1, 0}, {4, 20240230}, {4, -1}, {8, 3}, {8, -1}, {10, 121}, {11, 101}, {6, 2}}) {
    auto broken = row;
    broken[place] = value;
    plan.score(broken.data(), 1, scores, &total, &grade, &scored);
    CHECK_MESSAGE(scored == 0, place << " " << value);
    CHECK(total == 0);
    CHECK(grade == -1);
  }
}

TEST_CASE("plan: what is not rounded is not cut off: no scores of indicators, no total between two steps") {
  const CompiledPlan plan = compiled(
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x"},"plan":{"indicators":[{"under":"产出","title":"甲","points":"100","target":"≥7场","rule":"ratio"}]}})",
      R"j({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","full_points":"100","framework":[{"title":"产出"}],"arithmetic":{"mode":"half_up","decimals":1,"stage":"dimension","bands_compare":"exact"},"grades":["cn-mof-2020"],"bonuses":{"items":[{"title":"b","points":"0.25"}]},"total":{"method":"sum","range":"[0..110]"}})j");
  CHECK(plan.indicators().empty());
  const std::int64_t row[] = {40'000, 70'000};
  std::int64_t total = 7;
  std::int32_t grade = 7;
  std::uint8_t scored = 7;
  plan.score(row, 1, nullptr, &total, &grade, &scored);
  CHECK(scored == 0);
  CHECK(test::require(plan.evaluate(row)).total->low == Rational::fraction(5735, 100));
}

TEST_CASE("plan: more achievement never scores less, where that is proven") {
  const char* rules[] = {
      R"("target":"≥50%","rule":"ratio")",
      R"("target":"≥50%","rule":{"form":"ratio","pass":"60%"})",
      R"("target":"≤50%","rule":{"form":"ratio","missed":"inverse"})",
      R"("target":"≤50%","rule":{"form":"ratio","missed":"linear"})",
      R"("target":"≥50%","rule":"uncapped")",
      R"("target":"≥50%","rule":"met")",
      R"("target":"≤50%","rule":{"form":"shortfall","per":"1%","points":"3","started":true,"floor":"-5"})",
      R"("target":"≥50%","rule":{"form":"bands","bands":[{"from":"40%","share":"100%"},{"from":"20%","share":"30%"},{"from":"0%","share":"0%"}]})",
      R"("target":"≥50%","rule":{"form":"linear","points":[{"at":"10%","share":"0%"},{"at":"30%","share":"80%"},{"at":"60%","share":"100%"}]})",
      R"("unit":"%","rule":{"form":"efficacy","good":"80%","bad":"20%","base":"60%","below":"fall"})",
      R"("unit":"%","rule":{"form":"efficacy","good":"20%","bad":"80%","base":"60%","below":"zero"})"};
  for (const char* rule : rules) {
    const CompiledPlan plan = compiled(
        test::small_case(std::string(R"({"under":"产出","title":"甲","points":"100",)") + rule + "}", ""),
        test::small_policy(R"(,"missing":"zero","total":{"method":"sum","range":"[0..100]"})"));
    std::optional<Rational> before;
    const std::size_t width = plan.inputs().size();
    for (std::int64_t actual = 0; actual <= 10'000; actual += 37) {
      const std::int64_t row[] = {actual, 5'000};
      REQUIRE(width <= 2);
      const Evaluation evaluation = test::require(plan.evaluate(row));
      const ScoredNode& node = test::node(evaluation, "甲");
      REQUIRE_MESSAGE(node.proof->monotone, rule);
      if (before && node.proof->rises) CHECK_MESSAGE(node.score->low >= *before, rule << " at " << actual);
      if (before && !node.proof->rises) CHECK_MESSAGE(node.score->low <= *before, rule << " at " << actual);
      before = node.score->low;
    }
  }
}

TEST_CASE("kernel: a rule that takes no row is named") {
  const auto subject = std::make_shared<const Case>(test::require(parse_case(test::small_case(
      R"({"under":"产出","title":"甲","points":"100","target":"≥5场","rule":"objects"})", ""))));
  const Error error =
      test::require_error(CompiledPlan::compile(subject, test::policies_with(test::small_policy())));
  CHECK(error.code() == Code::rule);
  CHECK(error.diagnostics.front().subject == "甲");
  CHECK(error.diagnostics.front().line > 0);
}

TEST_CASE("plan: conditions on money that differs from row to row are refused") {
  const auto subject = std::make_shared<const Case>(test::require(parse_case(
      R"({"policy":"p","as_of":"2024-06-30","project":{"name":"x","funds":[{"source":"a","spent":"90元","adjusted":"100元"}]},"plan":{"indicators":[{"under":"产出","title":"甲","points":"100","target":"≥100%","rule":{"form":"ratio","of":"spent / adjusted"}}]}})")));
  const std::string policy = test::small_policy(
      R"(,"missing":"zero","total":{"method":"sum","range":"[0..100]"},"penalties":{"items":[{"title":"慢","when":"spent / adjusted < 0.5","points":"10"}]})");
  const Error error = test::require_error(CompiledPlan::compile(subject, test::policies_with(policy)));
  CHECK(error.code() == Code::rule);
  CHECK(error.diagnostics.front().subject == "甲");
}

TEST_CASE("kernel: a total below every band has no grade") {
  const CompiledPlan plan = compiled(
      test::small_case(
          R"({"under":"产出","title":"甲","points":"100","rule":{"form":"events","floor":"-20","causes":[{"title":"次","points":"50"}]}})",
          ""),
      test::small_policy(R"(,"missing":"zero")"));
  REQUIRE(plan.uses_integers());
  const std::int64_t rows[] = {0, 2, 3};
  std::int64_t totals[3];
  std::int32_t grades[3];
  std::uint8_t scored[3];
  plan.score(rows, 3, nullptr, totals, grades, scored);
  CHECK(std::vector<std::int64_t>(totals, totals + 3) == std::vector<std::int64_t>{10'000, 0, -2'000});
  CHECK(std::vector<std::int32_t>(grades, grades + 3) == std::vector<std::int32_t>{0, 3, -1});
  CHECK(test::require(plan.evaluate(rows + 2)).deciding()->grades.empty());
}
