// The independent oracle is Boost's own rational; the tests walk over the border between the two
// representations.
#include "support.hpp"

#include <jixiao/number/rational.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <random>

using namespace jixiao;
using Oracle = boost::multiprecision::cpp_rational;

namespace {

struct Pair {
  Rational ours;
  Oracle oracle;
};

Pair pair(std::int64_t n, std::int64_t d) { return {Rational::fraction(n, d), Oracle(n, d)}; }

std::string fraction_text(const Oracle& value) {
  return numerator(value).str() + "/" + denominator(value).str();
}

// Rational prints short decimals as decimals; as a fraction it must be the oracle's.
bool same(const Rational& ours, const Oracle& oracle) {
  if (!ours.in_range()) return false;
  const std::string text = ours.to_string();
  if (text.find('/') != std::string::npos) return text == fraction_text(oracle);
  const auto dot = text.find('.');
  std::string digits = text;
  boost::multiprecision::cpp_int power = 1;
  if (dot != std::string::npos) {
    digits.erase(dot, 1);
    for (std::size_t i = dot + 1; i < text.size(); ++i) power *= 10;
  }
  const bool negative = !digits.empty() && digits[0] == '-';
  if (negative) digits.erase(0, 1);
  const auto first = digits.find_first_not_of('0');
  const boost::multiprecision::cpp_int whole(first == std::string::npos ? std::string("0")
                                                                        : digits.substr(first));
  return Oracle(negative ? boost::multiprecision::cpp_int(-whole) : whole, power) == oracle;
}

}  // namespace

TEST_CASE("rational: 4/7 of 10 points is exact") {
  const Rational score = Rational(10) * Rational::fraction(4, 7);
  CHECK(score.to_string() == "40/7");
  CHECK(score * 7 == Rational(40));
  CHECK(Rational::fraction(15, 4).to_string() == "3.75");
  CHECK(Rational::fraction(-6, -8).to_string() == "0.75");
}

TEST_CASE("rational: agrees with the oracle, small and large") {
  std::mt19937_64 random(20240501);
  const std::int64_t sizes[] = {10, 1000, 1'000'000'000, 4'000'000'000'000'000'000};
  for (int round = 0; round < 4000; ++round) {
    const auto pick = [&] {
      const std::int64_t size = sizes[random() % 4];
      return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(2 * size + 1)) - size;
    };
    const auto nonzero = [&] {
      std::int64_t value = pick();
      while (value == 0) value = pick();
      return value;
    };
    const Pair a = pair(pick(), nonzero()), b = pair(pick(), nonzero()), c = pair(pick(), nonzero());
    REQUIRE(same(a.ours + b.ours, a.oracle + b.oracle));
    REQUIRE(same(a.ours - b.ours, a.oracle - b.oracle));
    REQUIRE(same(a.ours * b.ours + c.ours, a.oracle * b.oracle + c.oracle));
    if (b.oracle != 0) REQUIRE(same(a.ours / b.ours - c.ours, a.oracle / b.oracle - c.oracle));
    const int order = a.oracle < b.oracle ? -1 : a.oracle > b.oracle ? 1 : 0;
    REQUIRE(compare(a.ours, b.ours) == order);
    REQUIRE(compare(a.ours * c.ours * c.ours, b.ours * c.ours * c.ours) == (c.oracle == 0 ? 0 : order));
  }
}

TEST_CASE("rational: the ends of 64 bits") {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max(),
                     least = std::numeric_limits<std::int64_t>::min();
  CHECK((Rational(most) + 1).to_string() == "9223372036854775808");
  CHECK((Rational(least) - 1).to_string() == "-9223372036854775809");
  CHECK(Rational(least).to_string() == "-9223372036854775808");
  CHECK(Rational(least) + 1 == -Rational(most));
  CHECK(Rational(least) / Rational(least) == Rational(1));
  CHECK(Rational::fraction(1, least) < 0);
  CHECK((Rational(most) + 1 - 1) == Rational(most));
}

TEST_CASE("rational: what cannot be kept is out of range, and so is all that follows") {
  CHECK_FALSE((Rational(1) / Rational(0)).in_range());
  CHECK_FALSE((Rational(1) / Rational(0) * 0 + 5).in_range());
  Rational wide = 3;
  for (int i = 0; i < 12; ++i) wide = wide * wide;
  CHECK_FALSE(wide.in_range());
  Rational kept = 2;
  for (int i = 0; i < 11; ++i) kept = kept * kept;
  CHECK(kept.in_range());
  CHECK_THROWS_AS((void)compare(wide, kept), std::domain_error);
  CHECK_FALSE(wide.cut(2).has_value());
}

TEST_CASE("rational: as_decimal only for what ends") {
  CHECK(Rational::fraction(1, 8).as_decimal()->to_string() == "0.125");
  CHECK_FALSE(Rational::fraction(1, 3).as_decimal().has_value());
  CHECK(Rational(-2500).as_decimal()->to_string() == "-2500");
}
