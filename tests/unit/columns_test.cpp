#include "report/columns.hpp"

#include "support.hpp"

using namespace jixiao::report;

TEST_CASE("columns: CJK and Latin line up") {
  CHECK(padded("绩效", 6) == "绩效  ");
  CHECK(padded("1.00", 6, true) == "  1.00");
  CHECK(aligned({{{"指标", "分值", "x"}, ""}, {{"a", "5.00", ""}, ""}}, {false, true}, " ") ==
        " 指标  分值  x\n a     5.00\n");
}
