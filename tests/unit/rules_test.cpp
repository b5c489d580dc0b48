// Each form on the formula of the field (W full points, A actual, T target).
#include "rules/form.hpp"
#include "support.hpp"

using namespace jixiao;
using test::node;

namespace {

// The score of one indicator of 10 points with the given members, observed as given; the rest of the
// hundred is met by a second indicator.
Evaluation one(const std::string& indicator, const std::string& observation,
               const std::string& points = "10") {
  const std::string rest = std::to_string(100 - std::stoi(points));
  return test::evaluated(test::small_case(R"({"under":"产出","title":"甲","points":")" + points + "\"," +
                                              indicator + R"(},{"under":"效益","title":"乙","points":")" +
                                              rest + R"(","target":"≥1","rule":"met"})",
                                          R"("甲":)" + observation + R"(,"乙":{"actual":"1"})"),
                         test::small_policy(R"(,"missing":"refuse")"));
}

std::string score(const std::string& indicator, const std::string& observation) {
  return display(*node(one(indicator, observation), "甲").score, 2);
}

Error refused(const std::string& indicator, const std::string& observation = R"({"actual":"1"})") {
  return test::require_error(
      test::try_evaluate(test::small_case(R"({"under":"产出","title":"甲","points":"100",)" + indicator + "}",
                                          R"("甲":)" + observation),
                         test::small_policy(R"(,"missing":"refuse")")));
}

const std::string higher = R"("target":"≥7场","rule":"ratio")";
const std::string inverse = R"("target":"≤10天","rule":{"form":"ratio","missed":"inverse"})";
const std::string linear = R"("target":"≤10天","rule":{"form":"ratio","missed":"linear"})";

}  // namespace

TEST_CASE("ratio: W·min(1, A/T), rounded once") {
  CHECK(score(higher, R"({"actual":"7场"})") == "10.00");
  CHECK(score(higher, R"({"actual":"4场"})") == "5.71");
  CHECK(score(higher, R"({"actual":"9场"})") == "10.00");
  CHECK(score(higher, R"({"actual":"0场"})") == "0.00");
  CHECK(node(one(higher, R"({"actual":"4场"})"), "甲").exact->low.to_string() == "40/7");
}

TEST_CASE("ratio: fulfilment says met, exceeded or missed") {
  CHECK(node(one(higher, R"({"actual":"7场"})"), "甲").fulfilment == Fulfilment::met);
  CHECK(node(one(higher, R"({"actual":"8场"})"), "甲").fulfilment == Fulfilment::exceeded);
  CHECK(node(one(higher, R"({"actual":"6场"})"), "甲").fulfilment == Fulfilment::missed);
}

TEST_CASE("ratio: lower is better by the named way") {
  CHECK(score(inverse, R"({"actual":"10天"})") == "10.00");
  CHECK(score(inverse, R"({"actual":"0天"})") == "10.00");
  CHECK(score(inverse, R"({"actual":"12.5天"})") == "8.00");
  CHECK(score(linear, R"({"actual":"12.5天"})") == "7.50");
  CHECK(score(linear, R"({"actual":"25天"})") == "0.00");
  CHECK(refused(R"("target":"≤10天","rule":"ratio")").code() == Code::rule);
}

TEST_CASE("ratio: units meet exactly") {
  CHECK(score(R"("target":"≥20万元","rule":"ratio")", R"({"actual":"150000元"})") == "7.50");
  CHECK(score(R"("target":"≥95%","rule":"ratio")", R"({"actual":"95"})") == "10.00");
  CHECK(refused(R"("target":"≥5场","rule":"ratio")", R"({"actual":"5支"})").code() == Code::unit_mismatch);
}

TEST_CASE("ratio: an inequality as actual is an interval, exact when all its values score alike") {
  const Evaluation proven = one(R"("target":"≥300米","rule":"ratio")", R"({"actual":"≥300米"})");
  CHECK(node(proven, "甲").score->is_exact());
  CHECK(display(*node(proven, "甲").score, 2) == "10.00");
  CHECK(test::has_finding(proven, "actual.inequality"));
  const Evaluation open = one(R"("target":"≥300米","rule":"ratio")", R"({"actual":"≥150米"})");
  CHECK(display(*node(open, "甲").score, 2) == "5.00–10.00");
  CHECK(display(*open.total, 2) == "95.00–100.00");
}

TEST_CASE("ratio: what cannot be a proportion is refused when the case is read") {
  CHECK(refused(R"("rule":"ratio")").code() == Code::rule);
  CHECK(refused(R"("target":"显著提升","rule":"ratio")").code() == Code::rule);
  CHECK(refused(R"("target":"≥0场","rule":"ratio")").code() == Code::rule);
  CHECK(refused(R"("target":">5场","rule":"ratio")").code() == Code::rule);
  CHECK(refused(R"("target":"5场","rule":"ratio")").code() == Code::rule);
  CHECK(refused(R"("target":"≥5场","rule":{"form":"ratio","better":"lower"})").code() == Code::conflict);
  CHECK(refused(R"("target":"≥5场","rule":{"form":"ratio","missed":"linear"})").code() == Code::conflict);
  CHECK(refused(R"("target":"≥5场","rule":{"form":"ratio","mised":"linear"})").code() == Code::unknown_key);
  CHECK(score(R"("target":"5场","rule":{"form":"ratio","better":"higher"})", R"({"actual":"4场"})") ==
        "8.00");
}

TEST_CASE("ratio: an actual in words is located at its observation") {
  const Error error = refused(higher, R"({"actual":"显著提升"})");
  CHECK(error.code() == Code::observation);
  CHECK(error.diagnostics[0].pointer == "/observations/自评/甲");
  CHECK(error.diagnostics[0].subject == "甲");
  CHECK(error.diagnostics[0].line > 0);
}

TEST_CASE("met: all or nothing, bounds inclusive") {
  const std::string met = R"("target":"≥3支","rule":"met")";
  CHECK(score(met, R"({"actual":"3支"})") == "10.00");
  CHECK(score(met, R"({"actual":"2支"})") == "0.00");
  CHECK(score(R"("target":">3支","rule":"met")", R"({"actual":"3支"})") == "0.00");
  CHECK(score(R"("target":"=3支","rule":"met")", R"({"actual":"4支"})") == "0.00");
  CHECK(score(R"("target":"完成验收","rule":"met")", R"({"actual":"是"})") == "10.00");
  CHECK(score(R"("target":"完成验收","rule":"met")", R"({"actual":"未完成"})") == "0.00");
  CHECK(refused(R"("target":"完成验收","rule":"met")", R"({"actual":"基本完成"})").code() ==
        Code::observation);
  CHECK(refused(R"("target":"3支","rule":"met")", R"({"actual":"3支"})").code() == Code::rule);
}

TEST_CASE("of: a rate from two recorded amounts, the denominator named") {
  const std::string rate = R"("target":"≥95%","rule":{"form":"ratio","of":"合格数 / 检查数"})";
  CHECK(score(rate, R"({"amounts":{"合格数":"95件","检查数":"100件"}})") == "10.00");
  CHECK(score(rate, R"({"amounts":{"合格数":"57件","检查数":"120件"}})") == "5.00");
  CHECK(refused(rate, R"({"amounts":{"合格数":"5件","检查数":"0件"}})").code() == Code::observation);
  CHECK(refused(rate, R"({"amounts":{"合格数":"5件"}})").code() == Code::observation);
  CHECK(refused(rate, R"({"amounts":{"合格数":"5件","检查数":"10元"}})").code() == Code::unit_mismatch);
  CHECK(refused(R"("target":"≥95%","rule":{"form":"ratio","of":"spent /"})").code() == Code::formula);
  CHECK(refused(R"("target":"≥95场","rule":{"form":"ratio","of":"spent / received"})").code() ==
        Code::unit_mismatch);
  CHECK(refused(rate, R"({"amounts":{"spent":"5件","检查数":"10件"}})").code() == Code::conflict);
}

TEST_CASE("elements: the points of what is satisfied") {
  const std::string points =
      R"("rule":{"form":"elements","partly":"0.5","elements":[{"title":"一","points":"4"},{"title":"二","points":"6"}]})";
  CHECK(score(points, R"({"elements":{"一":"是","二":"否"}})") == "4.00");
  CHECK(score(points, R"({"elements":{"一":"yes","二":"partly"}})") == "7.00");
  const std::string equal = R"("rule":{"form":"elements","shares":"equal","elements":["一","二","三"]})";
  CHECK(score(equal, R"({"elements":{"一":"是","二":"否","三":"是"}})") == "6.67");
}

TEST_CASE("elements: a gate that fails leaves nothing") {
  const std::string gate =
      R"("rule":{"form":"elements","elements":[{"title":"立项","points":"4","gate":true},{"title":"材料","points":"6"}]})";
  CHECK(score(gate, R"({"elements":{"立项":"否","材料":"是"}})") == "0.00");
  CHECK(score(gate, R"({"elements":{"立项":"是","材料":"否"}})") == "4.00");
}

TEST_CASE("elements: points that do not add up, unanswered and unknown elements") {
  CHECK(
      refused(
          R"("rule":{"form":"elements","elements":[{"title":"一","points":"4"},{"title":"二","points":"6"}]})",
          R"({"elements":{"一":"是","二":"否"}})")
          .code() == Code::points);
  CHECK(refused(R"("rule":{"form":"elements","elements":["一","二"]})").code() == Code::rule);
  CHECK(refused(R"("rule":{"form":"elements","shares":"equal","elements":["一","一"]})").code() ==
        Code::conflict);
  const std::string equal = R"("rule":{"form":"elements","shares":"equal","elements":["一","二"]})";
  CHECK(refused(equal, R"({"elements":{"一":"是"}})").code() == Code::observation);
  CHECK(refused(equal, R"({"elements":{"一":"是","二":"部分"}})").code() == Code::rule);
  CHECK(refused(equal, R"({"elements":{"一":"是","二":"或许"}})").code() == Code::bad_value);
  const Error unknown = refused(equal, R"({"elements":{"一":"是","二":"否","三":"否"}})");
  CHECK(unknown.diagnostics[0].pointer == "/observations/自评/甲/elements/三");
}

TEST_CASE("judgement: the mark must lie in the judged level's share") {
  const std::string judged = R"("rule":"judgement")";
  CHECK(score(judged, R"({"level":"达成","mark":"8","reason":"r"})") == "8.00");
  CHECK(score(judged, R"({"level":"达成预期指标","mark":"10","reason":"r"})") == "10.00");
  CHECK(score(judged, R"({"level":"部分达成","mark":"6","reason":"r"})") == "6.00");
  CHECK(score(judged, R"({"level":"未达成","mark":"0","reason":"r"})") == "0.00");
  for (const char* mark : {"79.99", "60", "100.01", "-1"})
    CHECK(refused(judged, std::string(R"({"level":"达成","mark":")") + mark + R"(","reason":"r"})").code() ==
          Code::mark);
  CHECK(refused(judged, R"({"level":"部分达成","mark":"80","reason":"r"})").code() == Code::mark);
  CHECK(refused(judged, R"({"level":"达成","reason":"r"})").code() == Code::mark);
  CHECK(refused(judged, R"({"level":"达成","mark":"90"})").code() == Code::observation);
  CHECK(refused(judged, R"({"level":"很好","mark":"90","reason":"r"})").code() == Code::observation);
  CHECK(refused(R"("target":"≥5场","rule":"ratio")", R"({"actual":"5场","mark":"3","reason":"r"})").code() ==
        Code::conflict);
}

TEST_CASE("rules: more achievement never scores less") {
  for (const std::string& rule : {higher, inverse, linear}) {
    const bool better_high = rule == higher;
    std::optional<Rational> before;
    for (int tenths = 0; tenths <= 300; tenths += 7) {
      const Rational now =
          node(one(rule, "{\"actual\":\"" + Decimal::of(tenths, 1).value().to_string() + "\"}"), "甲")
              .exact->low;
      if (before) REQUIRE((better_high ? now >= *before : now <= *before));
      REQUIRE(now >= 0);
      REQUIRE(now <= 10);
      before = now;
    }
  }
}

TEST_CASE("rules: every form has a name, a field name and a formula, and is found by its name") {
  for (const auto& name : rules::form_names()) {
    const rules::Form* form = rules::find_form(name);
    REQUIRE(form != nullptr);
    CHECK(std::string(form->zh).size() > 0);
    CHECK(std::string(form->formula).size() > 0);
  }
  CHECK(rules::find_form("ratoi") == nullptr);
  CHECK(refused(R"("rule":"raito")").diagnostics[0].hint.en == "did you mean \"ratio\"?");
}
