#include "support.hpp"

#include <jixiao/number/date.hpp>

using namespace jixiao;

namespace {
std::string span(const char* text) {
  const DateSpan date = test::require(parse_date(text));
  return date.first.to_string() + ".." + date.last.to_string();
}
}  // namespace

TEST_CASE("date: days, months and years in both spellings") {
  CHECK(span("2024-05-01") == "2024-05-01..2024-05-01");
  CHECK(span("2024年5月1日") == "2024-05-01..2024-05-01");
  CHECK(span("2023年10月") == "2023-10-01..2023-10-31");
  CHECK(span("2024-02") == "2024-02-01..2024-02-29");
  CHECK(span("2023年2月") == "2023-02-01..2023-02-28");
  CHECK(span("2024年") == "2024-01-01..2024-12-31");
  CHECK(span("２０２４年１１月") == "2024-11-01..2024-11-30");
}

TEST_CASE("date: impossible dates are refused") {
  for (const char* text : {"", "2024-13", "2024-02-30", "2023-02-29", "24-05-01", "2024/05/01", "2024年5",
                           "2024-5-", "五月", "2024-00", "2024-01-00", "2024-05-01x"})
    CHECK(test::require_error(parse_date(text)).code() == Code::date);
  CHECK(test::require_error(parse_day("2024-05")).code() == Code::date);
}
