// SPDX-License-Identifier: Apache-2.0
#include "feel/lexer.hpp"

#include "base/utf8.hpp"

#include <jixiao/base/limits.hpp>

namespace jixiao::feel {
namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool starts_name(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_' || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0x3000; }

// Signs that forms use, and how FEEL writes them.
struct Twin {
  char32_t written;
  const char* feel;
};
constexpr Twin twins[] = {{U'≥', ">="}, {U'≤', "<="},     {U'≠', "!="},   {U'×', "*"},  {U'÷', "/"},
                          {U'（', "("}, {U'）', ")"},     {U'，', ","},   {U'＋', "+"}, {U'－', "-"},
                          {U'−', "-"},  {U'＞', ">"},     {U'＜', "<"},   {U'＝', "="}, {U'“', "\""},
                          {U'”', "\""}, {U'％', "/ 100"}, {U'%', "/ 100"}};

}  // namespace

Error mistake_at(int at, const Text& what, Text hint) {
  return {Code::formula,
          say("公式第 {0} 个字符处：{1}", "character {0} of the formula: {1}", {std::to_string(at), what}),
          std::move(hint)};
}

Result<std::vector<Token>> tokens_of(std::string_view source) {
  const std::vector<char32_t> text = code_points(source);
  if (text.size() > limits::formula)
    return mistake_at(static_cast<int>(limits::formula),
                      say("公式超过 {0} 个字符", "the formula is longer than {0} characters",
                          {std::to_string(limits::formula)}));
  std::vector<Token> tokens;
  std::size_t i = 0;
  const auto peek = [&](std::size_t ahead) { return i + ahead < text.size() ? text[i + ahead] : U'\0'; };
  while (i < text.size()) {
    const char32_t c = text[i];
    const int at = static_cast<int>(i) + 1;
    if (is_space(c)) {
      ++i;
      continue;
    }
    Token token;
    token.at = at;
    if (is_digit(c) || (c == U'.' && is_digit(peek(1)))) {
      token.kind = Token::Kind::number;
      // "80..90" is a range: a point counts only before a digit.
      for (; is_digit(peek(0)) || (peek(0) == U'.' && is_digit(peek(1))); ++i)
        append_utf8(token.text, text[i]);
    } else if (starts_name(c)) {
      token.kind = Token::Kind::name;
      for (; i < text.size() && (starts_name(text[i]) || is_digit(text[i])); ++i)
        append_utf8(token.text, text[i]);
    } else if (c == U'`' || c == U'"') {
      token.kind = c == U'`' ? Token::Kind::name : Token::Kind::text;
      token.quoted = true;
      for (++i; i < text.size() && text[i] != c; ++i) {
        if (c == U'"' && text[i] == U'\\' && i + 1 < text.size()) ++i;
        append_utf8(token.text, text[i]);
      }
      if (i == text.size()) return mistake_at(at, say("引号没有结束", "the quotation does not end"));
      ++i;
      if (c == U'`' && token.text.empty()) return mistake_at(at, say("名称是空的", "the name is empty"));
    } else {
      token.kind = Token::Kind::sign;
      const char32_t next = peek(1);
      const bool twice = (c == U'*' && next == U'*') || (c == U'.' && next == U'.') ||
                         ((c == U'<' || c == U'>' || c == U'!') && next == U'=');
      if (twice || (c < 0x80 &&
                    std::string_view("+-*/()[],<>=").find(static_cast<char>(c)) != std::string_view::npos)) {
        for (std::size_t n = twice ? 2 : 1; n > 0; --n, ++i) append_utf8(token.text, text[i]);
      } else {
        std::string shown;
        append_utf8(shown, c);
        Text hint;
        for (const Twin& twin : twins)
          if (twin.written == c) hint = say("写成 {0}", "write {0}", {twin.feel});
        return mistake_at(at, say("不能用“{0}”", "\"{0}\" is not understood", {printable(shown)}), hint);
      }
    }
    tokens.push_back(std::move(token));
  }
  Token end;
  end.at = static_cast<int>(text.size()) + 1;
  tokens.push_back(end);
  return tokens;
}

}  // namespace jixiao::feel
