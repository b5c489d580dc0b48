#include "support.hpp"

#include <jixiao/model/source.hpp>

using namespace jixiao;

namespace {
std::string located(const std::string& text, const std::string& pointer) {
  Diagnostic d;
  d.pointer = pointer;
  const Error error = Source{"case", text}.locate(Error(d));
  return std::to_string(error.diagnostics[0].line) + ":" + std::to_string(error.diagnostics[0].column);
}
}  // namespace

TEST_CASE("source: a pointer leads to the line and column of its key") {
  const std::string text =
      "{\n  \"计划\": [ {\"a\": 1},\n    {\"b/c\": \"x\\\"}\", \"~\": true} ],\n  \"n\": -1.5e3\n}";
  CHECK(located(text, "") == "1:1");
  CHECK(located(text, "/计划") == "2:3");
  CHECK(located(text, "/计划/0") == "2:11");
  CHECK(located(text, "/计划/0/a") == "2:12");
  CHECK(located(text, "/计划/1/b~1c") == "3:6");
  CHECK(located(text, "/计划/1/~0") == "3:21");
  CHECK(located(text, "/n") == "4:3");
  CHECK(located(text, "/absent") == "0:0");
}

TEST_CASE("source: comments, a byte order mark and escapes do not disturb it") {
  CHECK(located("\xEF\xBB\xBF// {\"a\"\n/* \" */ {\"\\u7ee9\\ud83d\\ude00\": 1, \"b\":2}", "/绩😀") == "2:10");
  CHECK(located("\xEF\xBB\xBF{\"a\":1}", "/a") == "1:2");
}

TEST_CASE("source: diagnostics come out in the document's order") {
  Error error;
  for (const char* pointer : {"/b", "/a"}) {
    Diagnostic d;
    d.pointer = pointer;
    error.diagnostics.push_back(d);
  }
  const Error sorted = Source{"case", "{\"a\":1,\n\"b\":2}"}.locate(error);
  CHECK(sorted.diagnostics[0].pointer == "/a");
  CHECK(sorted.diagnostics[1].line == 2);
  CHECK(sorted.diagnostics[1].document == "case");
}
