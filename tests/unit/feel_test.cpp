// Formulas: the answers follow DMN 1.5's FEEL where README.md of src/feel says so.
#include "feel/formula.hpp"
#include "support.hpp"

using namespace jixiao;
using feel::Formula;

namespace {

struct Given {
  const char* name;
  feel::Value value;
};

const std::vector<Given>& known() {
  static const std::vector<Given> values = {
      {"执行数", feel::Value::of(test::require(parse_quantity("9.5万元")))},
      {"预算数", feel::Value::of(test::require(parse_quantity("100,000元")))},
      {"人数", feel::Value::of(test::require(parse_quantity("50人")))},
      {"率", feel::Value::of(test::require(parse_quantity("86%")))},
      {"意见", feel::Value::of_text("无保留")},
      {"截留、挪用", feel::Value::of_truth(false)},
      {"n", feel::Value::of(7)}};
  return values;
}

Result<feel::Value> result_of(const char* text) {
  const auto formula = Formula::parse(text);
  if (!formula) return formula.error();
  std::vector<feel::Value> values;
  for (const auto& name : formula.value().names()) {
    bool found = false;
    for (const auto& given : known())
      if (name == given.name) values.push_back(given.value), found = true;
    REQUIRE_MESSAGE(found, name);
  }
  return formula.value().evaluate(values);
}

std::string shown(const char* text) {
  const auto result = result_of(text);
  if (!result) return result.error().diagnostics.front().message.zh;
  const auto& value = result.value();
  if (value.kind == feel::Value::Kind::truth) return value.truth ? "true" : "false";
  if (value.kind == feel::Value::Kind::text) return value.text;
  return value.number.to_string() + value.unit;
}

}  // namespace

TEST_CASE("feel: exact arithmetic, precedence and units") {
  CHECK(shown("1 + 2 * 3") == "7");
  CHECK(shown("(1 + 2) * 3") == "9");
  CHECK(shown("1 / 3 + 1 / 6") == "0.5");
  CHECK(shown("10 - 2 - 3") == "5");
  CHECK(shown("2 ** 10") == "1024");
  CHECK(shown("2 ** -2") == "0.25");
  CHECK(shown("-2 ** 2") == "4");
  CHECK(shown("2 ** 3 ** 2") == "64");
  CHECK(shown("- - 3") == "3");
  CHECK(shown("执行数 / 预算数") == "0.95");
  CHECK(shown("(预算数 - 执行数) / 预算数") == "0.05");
  CHECK(shown("执行数 / 人数") == "1900元/人");
  CHECK(shown("执行数 / 人数 * 人数") == "95000元");
  CHECK(shown("预算数 + 5000") == "105000元");
  CHECK(shown("执行数 + \"5000元\"") == "100000元");
  CHECK(shown("率 * 100") == "86");
  CHECK(shown(".5 + 0.25") == "0.75");
}

TEST_CASE("feel: comparisons, ranges, logic and choice") {
  CHECK(shown("率 in [0.8..0.9)") == "true");
  CHECK(shown("90 in [80..90)") == "false");
  CHECK(shown("80 in (80..90)") == "false");
  CHECK(shown("90 in ]80..90]") == "true");
  CHECK(shown("n in (1, 2, > 5)") == "true");
  CHECK(shown("n in (1, [2..6])") == "false");
  CHECK(shown("n in ([2..7], > 10)") == "true");
  CHECK(shown("n between 7 and 9 and n != 8") == "true");
  CHECK(shown("意见 = \"无保留\"") == "true");
  CHECK(shown("not(`截留、挪用`) or 1 / 0 > 1") == "true");
  CHECK(shown("if n >= 7 then \"高\" else \"低\"") == "高");
  CHECK(shown("n <= 6 or n = 7") == "true");
}

TEST_CASE("feel: functions and rounding in every direction") {
  CHECK(shown("min(3, 1, 2)") == "1");
  CHECK(shown("max([3, 1, 2])") == "3");
  CHECK(shown("sum(1, 2, 3) / count(1, 2, 3)") == "2");
  CHECK(shown("mean(1, 2)") == "1.5");
  CHECK(shown("abs(-2)") == "2");
  CHECK(shown("floor(-1.5)") == "-2");
  CHECK(shown("ceiling(-1.5)") == "-1");
  CHECK(shown("decimal(2.5, 0)") == "2");
  CHECK(shown("decimal(3.5, 0)") == "4");
  CHECK(shown("round half up(2.5, 0)") == "3");
  CHECK(shown("round half up(-2.5, 0)") == "-3");
  CHECK(shown("round half down(2.5, 0)") == "2");
  CHECK(shown("round up(1.121, 2)") == "1.13");
  CHECK(shown("round down(-1.129, 2)") == "-1.12");
}

TEST_CASE("feel: a bare number beside money in 万元 is refused, a text with its unit says which is meant") {
  CHECK(shown("执行数 > 5") == "公式第 5 个字符处：数“5”没有单位，而另一边的“元”也可以用“万”计");
  CHECK(shown("执行数 > \"5万元\"") == "true");
  CHECK(shown("执行数 in [\"5万元\"..\"95000元\"]") == "true");
  CHECK(shown("执行数 = \"9.5万元\"") == "true");
  CHECK(shown("执行数 > 0 and min(执行数, 0) = 0") == "true");
  CHECK(shown("预算数 > 5") == "true");
}

TEST_CASE("feel: what is open gives a span that holds every value") {
  const auto number = [](int low, int high) {
    return feel::Span{feel::Value::of(low), feel::Value::of(high)};
  };
  const auto truth_of = [&](const char* text, const feel::Span& x) {
    const auto formula = test::require(Formula::parse(text));
    const auto span = test::require(formula.evaluate(std::vector<feel::Span>{x}, feel::Value::Kind::truth));
    return std::string(span.low.truth ? "certain" : span.high.truth ? "possible" : "never");
  };
  CHECK(truth_of("x > 10 and x < 30", number(0, 40)) == "possible");
  CHECK(truth_of("x in [0..40]", number(0, 40)) == "certain");
  CHECK(truth_of("x in [41..50]", number(0, 40)) == "never");
  CHECK(truth_of("not(x > 40)", number(0, 40)) == "certain");
  CHECK(truth_of("x = 40 or x != 40", number(0, 40)) == "possible");  // one unknown in two places
  CHECK(truth_of("if x > 20 then x > 20 else false", number(0, 40)) == "possible");
  CHECK(truth_of("x ** 2 >= 0", number(-3, 2)) == "certain");
  CHECK(truth_of("abs(x) > 3", number(-3, 2)) == "never");
  const auto span_of = [&](const char* text, const feel::Span& x) {
    const auto formula = test::require(Formula::parse(text));
    const auto span = formula.evaluate(std::vector<feel::Span>{x}, feel::Value::Kind::number);
    return span ? span.value().low.number.to_string() + ".." + span.value().high.number.to_string()
                : span.error().diagnostics.front().message.en;
  };
  CHECK(span_of("-x", number(-3, 2)) == "-2..3");
  CHECK(span_of("x * -2", number(-3, 2)) == "-4..6");
  CHECK(span_of("x ** 2", number(-3, 2)) == "0..9");
  CHECK(span_of("x ** 3", number(-3, 2)) == "-27..8");
  CHECK(span_of("6 / x", number(2, 3)) == "2..3");
  CHECK(span_of("6 / x", number(-1, 3)) ==
        "character 3 of the formula: the divisor is still open and may be zero");
  CHECK(span_of("x ** -2", number(2, 4)) == "0.0625..0.25");
  CHECK(span_of("round half up(x / 4, 0)", number(1, 6)) == "0..2");
  CHECK(span_of("if x > 3 then 10 else 20", number(2, 4)) == "10..20");
  CHECK(span_of("max(x, 1) + min(x, 1)", number(0, 3)) == "1..4");
}

TEST_CASE("feel: mistakes are found at their place, and nothing is null") {
  CHECK(shown("1 +") == "公式第 4 个字符处：公式没有写完");
  CHECK(shown("n ≥ 3") == "公式第 3 个字符处：不能用“≥”");
  CHECK(shown("1 / 0") == "公式第 3 个字符处：除数是 0");
  CHECK(shown("0 ** -1") == "公式第 3 个字符处：除数是 0");
  CHECK(shown("执行数 + 人数") == "公式第 5 个字符处：单位不同：元 与 人");
  CHECK(shown("n and true") == "公式第 3 个字符处：这里要真假值，不是数");
  CHECK(shown("2 ** 0.5") == "公式第 3 个字符处：乘方的指数应是绝对值不超过 4096 的整数，底数没有单位");
  CHECK(shown("null") == "公式第 1 个字符处：没有 null：缺少的数据要写明怎样处理");
  CHECK(shown("sqrt(2)") == "公式第 1 个字符处：没有函数“sqrt”");
  CHECK(shown("1 < 2 < 3") == "公式第 7 个字符处：比较不能连写");
  CHECK(shown("n n") == "公式第 3 个字符处：这里不该有“n”");
  CHECK(shown("\"a") == "公式第 1 个字符处：引号没有结束");
  CHECK(shown("7 ** 4096 ** 2") == "公式第 3 个字符处：数太长，无法保存");
  CHECK(shown("abs(1, 2)") == "公式第 10 个字符处：abs 要 1 个参数，写了 2 个");
  CHECK(shown("") == "公式第 1 个字符处：公式没有写完");
}

TEST_CASE("feel: hostile formulas end in an error") {
  CHECK(shown((std::string(400, '(') + "1").c_str()) == "公式第 65 个字符处：公式嵌套太深");
  CHECK(shown((std::string(900, '-') + "1").c_str()).find("嵌套太深") != std::string::npos);
  CHECK(shown(std::string(2000, '1').c_str()).find("超过 1000 个字符") != std::string::npos);
  // The left side of "in" is worked out once, not once for each test of each level.
  std::string nested = "1 in (2, 2, 2)";
  for (int level = 0; level < 30; ++level) nested = "(" + nested + ") in (true, true, true)";
  CHECK(shown(nested.c_str()) == "false");
  for (const char* text : {"]", "[1..", "in", "1 in", "1 in [2", "if 1", "`", "``", "..", "min(", "min()",
                           "not", "1 between 2", "\xff"})
    CHECK_MESSAGE(!result_of(text), text);
}
