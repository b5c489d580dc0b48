#include "support.hpp"

#include <jixiao/number/range.hpp>

using namespace jixiao;

TEST_CASE("range: the brackets say whether an end belongs to it") {
  const Range good = test::require(Range::parse("[80..90)"));
  CHECK(good.holds(80));
  CHECK_FALSE(good.holds(90));
  CHECK(good.to_string() == "[80, 90)");
  CHECK(test::require(Range::parse("(0%..60%]")).holds(Rational::fraction(6, 10)));
  CHECK_FALSE(test::require(Range::parse("(0%..60%]")).holds(0));
}

TEST_CASE("range: anything else is refused") {
  for (const char* text : {"", "80..90", "[80-90]", "[90..80]", "[a..b]", "[80..90", "["})
    CHECK(test::require_error(Range::parse(text)).code() == Code::number);
}
