#include "support.hpp"

#include <jixiao/number/quantity.hpp>

using namespace jixiao;

namespace {
std::string read(const char* text) {
  const Quantity q = test::require(parse_quantity(text));
  return std::string(symbol_of(q.sign)) + q.value.to_string() + "|" + q.unit.base;
}
}  // namespace

TEST_CASE("quantity: signs of every width and their words") {
  for (const char* text : {"≥50个", "≧ 50 个", "⩾50个", ">=50个", "＞＝50个", "不少于50个", "至少50个",
                           "50个以上", "50个及以上", "大于等于50个"})
    CHECK(read(text) == "≥50|个");
  for (const char* text : {"≤10次", "<=10次", "不超过10次", "10次以内", "10次以下", "≦10次"})
    CHECK(read(text) == "≤10|次");
  for (const char* text : {"=1支", "＝1支", "﹦1支", "═1支", "等于1支"}) CHECK(read(text) == "=1|支");
  CHECK(read(">5场") == ">5|场");
  CHECK(read("＜5场") == "<5|场");
  CHECK(read("5场") == "5|场");
}

TEST_CASE("quantity: money meets in yuan") {
  CHECK(read("318,204.5元") == "318204.5|元");
  CHECK(read("20万元") == "200000|元");
  CHECK(read("1.5亿元") == "150000000|元");
  CHECK(read("3千元") == "3000|元");
  CHECK(read("9,999,999,999,999,999.99元") == "9999999999999999.99|元");
}

TEST_CASE("quantity: ratios and counts") {
  CHECK(read("86%") == "0.86|%");
  CHECK(read("≥９５％") == "≥0.95|%");
  CHECK(read("98%以上") == "≥0.98|%");
  CHECK(read("≥100百分比") == "≥1|%");
  CHECK(read("5‰") == "0.005|%");
  CHECK(read("1.2万人次") == "12000|人次");
  CHECK(read("-3%") == "-0.03|%");
}

TEST_CASE("quantity: thousands separators only between full groups") {
  CHECK(read("1,234") == "1234|");
  CHECK(read("1,234,567.8") == "1234567.8|");
  for (const char* text : {"1,23", "12,34,567", "1,2345", "1,234,56"})
    CHECK(test::require_error(parse_quantity(text)).code() == Code::number);
}

TEST_CASE("quantity: words are no numbers") {
  for (const char* text : {"", "显著提升", "≥", "达成预期指标", "个50", "12.", "1.2.3"})
    CHECK(test::require_error(parse_quantity(text)).code() == Code::number);
  CHECK(test::require_error(parse_quantity("12345678901234567890元")).code() == Code::number_range);
}

TEST_CASE("quantity: units meet at the indicator or are refused") {
  const Unit percent = unit_of("%"), yuan = unit_of("元");
  CHECK(test::require(in_unit(test::require(parse_quantity("≥95")), percent)).value ==
        Rational::fraction(95, 100));
  CHECK(test::require(in_unit(test::require(parse_quantity("95%")), percent)).value ==
        Rational::fraction(95, 100));
  CHECK(test::require(in_unit(test::require(parse_quantity("20万元")), yuan)).value == Rational(200000));
  CHECK(test::require_error(in_unit(test::require(parse_quantity("5场")), unit_of("支"))).code() ==
        Code::unit_mismatch);
  CHECK(test::require_error(in_unit(test::require(parse_quantity("5场")), unit_of(""))).code() ==
        Code::unit_mismatch);
}
