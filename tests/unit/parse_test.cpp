#include "json/parse.hpp"

#include "support.hpp"

using namespace jixiao;

namespace {
Error refused(const std::string& text, bool comments = false) {
  return test::require_error(json::parse(text, comments));
}
}  // namespace

TEST_CASE("parse: numbers keep their text") {
  const Value document =
      test::require(json::parse(R"({"a":86.530,"b":-0.10,"c":123456789012345678,"d":1E2})", false));
  CHECK(document.find("a")->text == "86.530");
  CHECK(document.find("b")->text == "-0.10");
  CHECK(document.find("c")->text == "123456789012345678");
  CHECK(document.find("d")->text == "1E2");
  CHECK(document.find("a")->kind == Value::Kind::number);
}

TEST_CASE("parse: a long number keeps every digit") {
  const std::string digits = "0." + std::string(5000, '7');
  CHECK(test::require(json::parse("[" + digits + "]", false)).items[0].text == digits);
}

TEST_CASE("parse: a byte order mark is skipped, comments are an option") {
  CHECK(test::require(json::parse("\xEF\xBB\xBF{}", false)).kind == Value::Kind::object);
  CHECK(refused("{} // note").code() == Code::json_syntax);
  CHECK(test::require(json::parse("// note\n{\"a\":/*x*/1} // end", true)).find("a")->text == "1");
}

TEST_CASE("parse: the first syntax error alone, with its place") {
  const Error error = refused("{\n  \"a\": 1,,\n  \"b\": }");
  CHECK(error.diagnostics.size() == 1);
  CHECK(error.code() == Code::json_syntax);
  CHECK(error.diagnostics[0].line == 2);
  CHECK(error.diagnostics[0].column == 10);
  for (const char* text :
       {"", " ", "{", "[1", "\"a", "{\"a\"}", "[1] 2", "tru", "{'a':1}", "[1,]", "\"a\nb\"", "[\"\\ud800\"]"})
    CHECK(refused(text).code() == Code::json_syntax);
}

TEST_CASE("parse: duplicate keys are all reported, wherever they are") {
  const Error error = refused(R"({"a":1,"a":{"b":[1]},"c":[{"d":1,"d":2}]})");
  REQUIRE(error.diagnostics.size() == 2);
  CHECK(error.diagnostics[0].code == Code::duplicate_key);
  CHECK(error.diagnostics[0].pointer == "/a");
  CHECK(error.diagnostics[1].pointer == "/c/0/d");
}

TEST_CASE("parse: hostile text is refused in its own words") {
  CHECK(refused("{\"a\":\"x\\u0000y\"}").code() == Code::encoding);
  const Error key = refused("{\"x\":{\"a\\u0000b\":1}}");
  CHECK(key.code() == Code::encoding);
  CHECK(key.diagnostics[0].pointer == "/x");
  CHECK(key.diagnostics[0].message.en == "the text holds a NUL character (\\u0000)");
  CHECK(refused("{\"a\":\"\xFF\"}").code() == Code::encoding);
  CHECK(refused("[\"\\udc00\"]").code() == Code::encoding);
  CHECK(refused(std::string(10'000, '[')).code() == Code::json_limit);
  CHECK(refused(std::string(limits::document_bytes + 1, ' ')).code() == Code::json_limit);
  std::string many = "[0";
  for (std::size_t i = 0; i < limits::document_values; ++i) many += ",0";
  CHECK(refused(many + "]").code() == Code::json_limit);
}

TEST_CASE("parse: malformed UTF-8 is found where it is") {
  const Error error = refused("{\n\"绩效\":\"\xC3(\"}");
  CHECK(error.diagnostics[0].line == 2);
  CHECK(error.diagnostics[0].column == 7);
}
