// The oracle rounds in plain integers, independently of the library's way.
#include "support.hpp"

#include <jixiao/number/rounding.hpp>

using namespace jixiao;

namespace {
std::string rounded(const Rational& value, int decimals, Rounding mode) {
  return test::require(round(value, decimals, mode)).to_string();
}
}  // namespace

TEST_CASE("rounding: a half goes up, to even, or is cut off") {
  const Rational half = Rational::fraction(125, 1000);
  CHECK(rounded(half, 2, Rounding::half_up) == "0.13");
  CHECK(rounded(half, 2, Rounding::half_even) == "0.12");
  CHECK(rounded(half, 2, Rounding::down) == "0.12");
  CHECK(rounded(Rational::fraction(135, 1000), 2, Rounding::half_even) == "0.14");
  CHECK(rounded(-half, 2, Rounding::half_up) == "-0.13");
  CHECK(rounded(-half, 2, Rounding::down) == "-0.12");
}

TEST_CASE("rounding: from the exact fraction, never twice") {
  // 0.1249999... rounds to 0.12; by way of 0.125 it would become 0.13.
  CHECK(rounded(Rational::fraction(124999, 1000000), 2, Rounding::half_up) == "0.12");
  CHECK(rounded(Rational::fraction(40, 7), 2, Rounding::half_up) == "5.71");
  CHECK(rounded(Rational::fraction(2, 3), 0, Rounding::half_up) == "1");
}

TEST_CASE("rounding: keeps the declared decimals") {
  CHECK(rounded(6, 2, Rounding::half_up) == "6.00");
  CHECK(rounded(0, 1, Rounding::half_up) == "0.0");
}

TEST_CASE("rounding: all fractions n/d with small d against plain integers") {
  for (std::int64_t d = 1; d <= 40; ++d)
    for (std::int64_t n = -200; n <= 200; ++n) {
      const std::int64_t size = n < 0 ? -n : n;
      // size/d to one decimal: compare 2*rest with d.
      const std::int64_t whole = size * 10 / d, twice = 2 * (size * 10 % d);
      const std::int64_t up = twice >= d ? whole + 1 : whole;
      const std::int64_t even = twice > d || (twice == d && whole % 2 == 1) ? whole + 1 : whole;
      const std::int64_t sign = n < 0 ? -1 : 1;
      const Rational value = Rational::fraction(n, d);
      REQUIRE(test::require(round(value, 1, Rounding::half_up)).coefficient() == sign * up);
      REQUIRE(test::require(round(value, 1, Rounding::half_even)).coefficient() == sign * even);
      REQUIRE(test::require(round(value, 1, Rounding::down)).coefficient() == sign * whole);
      REQUIRE(is_displayable(value, 1) == (size * 10 % d == 0));
    }
}

TEST_CASE("rounding: wide fractions take the other path and agree") {
  const Rational big = Rational::fraction(1'000'000'007, 998'244'353) *
                       Rational::fraction(999'999'937, 1'000'003) / Rational::fraction(999'999'937, 3);
  const Rational small = Rational::fraction(1'000'000'007, 998'244'353) * 3 / 1'000'003;
  for (int decimals = 0; decimals <= 12; ++decimals)
    CHECK(rounded(big, decimals, Rounding::half_up) == rounded(small, decimals, Rounding::half_up));
  Rational third = Rational::fraction(1, 3);
  for (int i = 0; i < 5; ++i)
    third = third * third;  // 3^-32, beyond 64 bits in the denominator together with the next
  CHECK(rounded(third * third, 6, Rounding::half_up) == "0.000000");
  CHECK(rounded(Rational(5) + third * third, 2, Rounding::half_up) == "5.00");
}

TEST_CASE("rounding: more than 18 digits is an error") {
  CHECK(test::require_error(round(Rational(1'000'000'000'000'000'000), 0, Rounding::half_up)).code() ==
        Code::number_range);
  CHECK(test::require_error(round(Rational(100'000'000'000'000'000), 2, Rounding::half_up)).code() ==
        Code::number_range);
}
