// The certificate and the road against trying everything: small random policies and cases, each evaluated
// again with every change.
#include "support.hpp"

#include <algorithm>
#include <random>

using namespace jixiao;

namespace {

// Leaves marked by hand, so that any score can be asked for; some of few levels instead. Marks are in thirds
// of a point, so that rounding has something to do.
struct Problem {
  std::string policy;
  bool rounds_leaves = false;
  std::vector<int> points, marks;
  std::vector<std::vector<int>> levels;  // of each leaf; empty for a mark by hand
  std::vector<std::string> under;
  std::vector<bool> improvable;

  std::string subject(const std::vector<int>& scores) const {
    std::string indicators, seen;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const std::string title = "甲" + std::to_string(i);
      std::string rule = "\"mark\"";
      if (!levels[i].empty()) {
        rule = R"({"form":"levels","levels":[)";
        for (std::size_t k = 0; k < levels[i].size(); ++k)
          rule += (k ? "," : "") + std::string(R"({"level":"L)") + std::to_string(levels[i][k]) +
                  R"(","points":")" + std::to_string(levels[i][k]) + "\"}";
        rule += "]}";
      }
      indicators += (i ? "," : "") + std::string(R"({"under":")") + under[i] + R"(","title":")" + title +
                    R"(","points":")" + std::to_string(points[i]) + R"(","rule":)" + rule +
                    (improvable[i] ? R"(,"improvable":true})" : "}");
      const std::string mark =
          levels[i].empty() ? std::to_string(scores[i]) + "/3" : std::to_string(scores[i] / 3);
      seen += (i ? "," : "") + ("\"" + title + "\":") +
              (levels[i].empty() ? R"({"mark":")" + mark + R"(","reason":"r","author":"a"})"
                                 : R"({"level":"L)" + mark + "\"}");
    }
    return test::small_case(indicators, seen);
  }

  Evaluation with(const std::vector<int>& scores, bool certify = false) const {
    Options options;
    options.certify = certify;
    return test::evaluated(subject(scores), policy, options);
  }
  std::string grade(const std::vector<int>& scores) const { return with(scores).deciding()->grades.front(); }

  // Where the policy rounds each leaf, changes start from the rounded score.
  int from(std::size_t i) const { return rounds_leaves ? (2 * marks[i] + 3) / 6 * 3 : marks[i]; }
};

Problem random_problem(std::mt19937& random) {
  const auto below = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
  Problem problem;
  const bool minimum = below(4) == 0;
  const char* stage = minimum ? "total" : below(3) == 0 ? "dimension" : below(2) ? "total" : "indicator";
  const std::string veto =
      below(3) == 0 ? R"(,"vetoes":[{"title":"v","when":"甲0 in [2..3]","zero":"效益"}])" : "";
  const std::string bonus =
      below(3) == 0
          ? R"(,"bonuses":{"items":[{"title":"b","points":"2"}]},"total":{"method":"sum","range":"[0..20]"})"
          : "";
  problem.policy =
      std::string(
          R"j({"id":"p","edition":"1","title":"t","valid_from":"2024-01-01","full_points":"20","missing":"zero",
    "framework":[{"title":"产出"},{"title":"效益"}],"arithmetic":{"mode":"half_up","decimals":0,"stage":")j") +
      stage +
      R"j(","bands_compare":"rounded"},"grades":[{"id":"s","bands":[{"grade":"优","from":"18"},{"grade":"良","from":"15"},{"grade":"中","from":"10"},{"grade":"差","from":"0"}]}])j" +
      (minimum ? R"(,"total":{"method":"minimum","blocks":["产出","效益"]})" : bonus) + veto + "}";
  problem.rounds_leaves = std::string(stage) == "indicator";
  problem.points = {5, 5, 6, 4};
  problem.under = {"产出", "产出", "效益", "效益"};
  for (std::size_t i = 0; i < 4; ++i) {
    const bool few = below(3) == 0;
    problem.levels.push_back(few ? std::vector<int>{problem.points[i], problem.points[i] / 2, 0}
                                 : std::vector<int>{});
    problem.marks.push_back(few ? 3 * problem.levels[i][static_cast<std::size_t>(below(3))]
                                : below(3 * problem.points[i] + 1));
    problem.improvable.push_back(below(4) != 0);
  }
  return problem;
}

int index_of(const std::string& grade) {
  const std::vector<std::string> grades{"优", "良", "中", "差"};
  return static_cast<int>(std::find(grades.begin(), grades.end(), grade) - grades.begin());
}

}  // namespace

TEST_CASE("certificate: the flips of single scores are those that trying every score finds") {
  std::mt19937 random(20240501);
  int found = 0;
  for (int n = 0; n < 150; ++n) {
    const Problem problem = random_problem(random);
    const Evaluation now = problem.with(problem.marks, true);
    const std::string grade = now.deciding()->grades.front();
    std::vector<std::string> expected, actual;
    for (std::size_t i = 0; i < problem.marks.size(); ++i) {
      if (!problem.levels[i].empty())
        continue;  // the certificate also speaks of scores that levels do not give
      for (const int step : {1, -1})
        // The certificate speaks of displayable scores.
        for (int mark = (2 * problem.marks[i] + 3) / 6 + step; mark >= 0 && mark <= problem.points[i];
             mark += step) {
          auto changed = problem.marks;
          changed[i] = 3 * mark;
          const std::string other = problem.grade(changed);
          if (other == grade) continue;
          expected.push_back(std::to_string(i) + ":" + std::to_string(mark) + other);
          break;
        }
    }
    for (const Flip& flip : now.flips) {
      if (flip.of != Flip::Of::leaf) continue;
      const std::string& title = now.nodes[static_cast<std::size_t>(flip.node)].title;
      const std::size_t leaf = static_cast<std::size_t>(std::stoi(title.substr(std::string("甲").size())));
      if (problem.levels[leaf].empty()) actual.push_back(std::to_string(leaf) + ":" + flip.to + flip.grade);
    }
    CHECK(actual == expected);
    found += static_cast<int>(expected.size());
  }
  CHECK(found > 200);
}

TEST_CASE("certificate: a moved line and another setting really give the other grade") {
  std::mt19937 random(7);
  int lines = 0;
  for (int n = 0; n < 60; ++n) {
    const Problem problem = random_problem(random);
    for (const Flip& flip : problem.with(problem.marks, true).flips) {
      if (flip.of != Flip::Of::bound) continue;
      Problem moved = problem;
      const std::string from = R"({"grade":")" + flip.setting + R"(","from":")" + flip.from + "\"";
      const auto at = moved.policy.find(from);
      REQUIRE(at != std::string::npos);
      moved.policy.replace(at, from.size(),
                           R"({"grade":")" + flip.setting + R"(","from":")" + flip.to + "\"");
      CHECK(moved.grade(moved.marks) == flip.grade);
      ++lines;
    }
  }
  CHECK(lines > 50);
}

TEST_CASE("road: no fewer indicators and no fewer points lead to the next grade, by trying all") {
  std::mt19937 random(11);
  int roads = 0, open = 0;
  for (int n = 0; n < 120; ++n) {
    const Problem problem = random_problem(random);
    const Evaluation now = problem.with(problem.marks);
    const int grade = index_of(now.deciding()->grades.front());
    if (!now.road_open.empty()) {
      CHECK_FALSE(now.road);
      ++open;
      continue;
    }
    // Every combination of improvements.
    std::optional<std::pair<int, int>> best;
    std::vector<std::vector<int>> choices;
    for (std::size_t i = 0; i < problem.marks.size(); ++i) {
      std::vector<int> scores{problem.marks[i]};
      for (int mark = problem.from(i) + 3; mark <= 3 * problem.points[i] && problem.improvable[i]; mark += 3)
        if (problem.levels[i].empty() || std::find(problem.levels[i].begin(), problem.levels[i].end(),
                                                   mark / 3) != problem.levels[i].end())
          scores.push_back(mark);
      choices.push_back(std::move(scores));
    }
    for (const int a : choices[0])
      for (const int b : choices[1])
        for (const int c : choices[2])
          for (const int d : choices[3]) {
            const std::vector<int> scores{a, b, c, d};
            int count = 0, points = 0;
            for (std::size_t i = 0; i < 4; ++i) {
              count += scores[i] != problem.marks[i] ? 1 : 0;
              points += scores[i] != problem.marks[i] ? scores[i] - problem.from(i) : 0;
            }
            const std::pair<int, int> length{count, points};
            if (count == 0 || (best && !(length < *best))) continue;
            if (index_of(problem.grade(scores)) < grade) best = length;
          }
    CHECK(now.road.has_value() == (best.has_value() && grade > 0));
    if (!now.road || !best) continue;
    ++roads;
    CHECK(static_cast<int>(now.road->improvements.size()) == best->first);
    CHECK(now.road->points == Rational::fraction(best->second, 3));
    auto improved = problem.marks;
    for (const auto& each : now.road->improvements) {
      const std::string& title = now.nodes[static_cast<std::size_t>(each.node)].title;
      improved[static_cast<std::size_t>(std::stoi(title.substr(std::string("甲").size())))] =
          std::stoi((each.to * 3).to_string());
    }
    CHECK(index_of(problem.grade(improved)) < grade);
  }
  CHECK(roads > 50);
  CHECK(open > 10);
}
