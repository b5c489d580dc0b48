#include "base/utf8.hpp"

#include "support.hpp"

using namespace jixiao;

TEST_CASE("utf8: malformed sequences are recognised") {
  CHECK(is_utf8("绩效 abc \xF0\x9F\x98\x80"));
  CHECK_FALSE(is_utf8("\xC0\xAF"));          // overlong
  CHECK_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
  CHECK_FALSE(is_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
  CHECK_FALSE(is_utf8("\xE7\xBB"));          // cut off
  CHECK_FALSE(is_utf8("\x80"));
}

TEST_CASE("utf8: CJK takes two columns") {
  CHECK(display_width("绩效ab") == 6);
  CHECK(display_width("（Ａ）") == 6);
  CHECK(display_width("") == 0);
}

TEST_CASE("utf8: full-width signs become half-width, others stay") {
  CHECK(half_width("１２．５％　≥") == "12.5% ≥");
  CHECK(trim("　 a b \t") == "a b");
}

TEST_CASE("utf8: code points survive being taken apart and put together") {
  std::string out;
  for (const char32_t c : code_points("a£绩😀")) append_utf8(out, c);
  CHECK(out == "a£绩😀");
}
