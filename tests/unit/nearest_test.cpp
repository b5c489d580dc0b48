#include "base/nearest.hpp"

#include "support.hpp"

using namespace jixiao;

TEST_CASE("nearest: slips of the pen find their name") {
  CHECK(nearest("tilte", {"title", "target"}) == "title");
  CHECK(nearest("培训场數", {"培训场次", "满意度"}) == "培训场次");
  CHECK(nearest("xyz", {"title", "target"}).empty());
  CHECK(nearest("a", {"b"}).empty());
}

TEST_CASE("nearest: without a close name the known ones are listed") {
  CHECK(did_you_mean("zzzz", {"ratio", "met"}).en == "known here: ratio, met");
  CHECK(did_you_mean("raito", {"ratio", "met"}).zh == "是不是“ratio”？");
  CHECK(did_you_mean("x", {}).empty());
}
