#include "support.hpp"

using namespace jixiao;

TEST_CASE("text: arguments are put into both languages") {
  const Text text = say("“{0}”有 {1} 项", "\"{0}\" has {1} items", {"产出", say("三", "three")});
  CHECK(text.zh == "“产出”有 三 项");
  CHECK(text.en == "\"产出\" has three items");
}

TEST_CASE("text: braces inside an argument stay as they are") {
  CHECK(say("{0}{1}", "{0}{1}", {"{1}", "x"}).en == "{1}x");
  CHECK(say("{0} {9} {x}", "{0} {9} {x}", {"a"}).en == "a {9} {x}");
}
