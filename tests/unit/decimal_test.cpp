#include "support.hpp"

#include <jixiao/number/decimal.hpp>

using namespace jixiao;

namespace {
std::string parsed(const char* text) { return test::require(Decimal::parse(text)).to_string(); }
Code refused(const std::string& text) { return test::require_error(Decimal::parse(text)).code(); }
}  // namespace

TEST_CASE("decimal: prints what it read, trailing zeros included") {
  for (const char* text :
       {"0", "86.53", "-0.05", "100.00", "999999999999999999", "0.000000000000000001", "1234567890.12345678"})
    CHECK(parsed(text) == text);
  CHECK(parsed("+5") == "5");
  CHECK(parsed("007.50") == "7.50");
  CHECK(parsed("-0") == "0");
}

TEST_CASE("decimal: exponents are exact or refused") {
  CHECK(parsed("1e2") == "100");
  CHECK(parsed("12.5E-1") == "1.25");
  CHECK(parsed("0e400") == "0");
  CHECK(refused("100000000000000000000e-3") == Code::number_range);  // 21 digits are written
  CHECK(refused("1e18") == Code::number_range);
  CHECK(refused("1e-19") == Code::number_range);
  CHECK(refused("1e999999999999") == Code::number_range);
}

TEST_CASE("decimal: what is not a number is refused") {
  for (const char* text :
       {"", "-", ".", "1.", ".5", "1.2.3", "1e", "1e+", "0x10", "NaN", "inf", "1 ", "1,000", "一"})
    CHECK(refused(text) == Code::number);
  CHECK(refused("1234567890123456789") == Code::number_range);
  CHECK(refused("0." + std::string(18, '0') + "1") == Code::number_range);
  CHECK(refused(std::string(1'000'000, '9')) == Code::number_range);
}

TEST_CASE("decimal: the invariant is kept by its factory") {
  CHECK(test::require(Decimal::of(-8653, 2)).to_string() == "-86.53");
  CHECK_FALSE(Decimal::of(1'000'000'000'000'000'000, 0).ok());
  CHECK_FALSE(Decimal::of(1, 19).ok());
  CHECK_FALSE(Decimal::of(1, -1).ok());
}

TEST_CASE("decimal: parse(print(x)) is x for all small decimals") {
  for (int coefficient = -9999; coefficient <= 9999; ++coefficient)
    for (int scale = 0; scale <= 3; ++scale) {
      const Decimal x = test::require(Decimal::of(coefficient, scale));
      const Decimal y = test::require(Decimal::parse(x.to_string()));
      REQUIRE(y.coefficient() == x.coefficient());
      REQUIRE(y.scale() == x.scale());
    }
}
