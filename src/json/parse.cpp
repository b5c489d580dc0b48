// The text is read by Boost.JSON's basic_parser, which hands over each number as it is written; its
// ready-made value type would pass numbers through double.
// SPDX-License-Identifier: Apache-2.0
#include "json/parse.hpp"

#include "base/utf8.hpp"
#include "model/pointer.hpp"

#include <jixiao/base/limits.hpp>
#include <jixiao/model/source.hpp>

#include <boost/json/basic_parser_impl.hpp>

#include <memory>
#include <unordered_set>

namespace jixiao::json {
namespace {

using boost::json::error_code;
using boost::json::string_view;

struct Handler {
  static constexpr std::size_t max_object_size = limits::document_values;
  static constexpr std::size_t max_array_size = limits::document_values;
  static constexpr std::size_t max_key_size = limits::key_bytes;
  static constexpr std::size_t max_string_size = limits::document_bytes;

  // One open container: the value that is filled, for an object the key that waits for its value and the
  // keys seen, for a list the number of values before the next.
  struct Open {
    Value* value;
    std::string key;
    std::unordered_set<std::string> keys;
    std::size_t index = 0;
  };

  Value root;
  std::vector<Open> open;
  Diagnostics diagnostics;
  std::string text;    // of the string or key being read
  std::string digits;  // of the number being read
  std::size_t values = 0;
  Value sink;                                   // receives the scalar of a duplicate key
  std::vector<std::unique_ptr<Value>> dropped;  // and these its containers

  // Where the next value, or the one whose key was just read, stands. Only built to report a mistake.
  std::string pointer_to(std::size_t levels) const {
    std::string pointer;
    for (std::size_t i = 0; i < levels; ++i) {
      const Open& level = open[i];
      pointer += '/';
      pointer +=
          level.value->kind == Value::Kind::object ? escaped_segment(level.key) : std::to_string(level.index);
    }
    return pointer;
  }
  std::string pointer_here() const { return pointer_to(open.size()); }

  // Where the next value goes; nullptr beyond the limit.
  Value* place(error_code& ec) {
    if (++values > limits::document_values) {
      ec = boost::json::error::array_too_large;
      return nullptr;
    }
    if (open.empty()) return &root;
    Open& top = open.back();
    if (top.value->kind == Value::Kind::list) {
      top.value->items.emplace_back();
      return &top.value->items.back();
    }
    if (!top.keys.insert(top.key).second) {
      if (!diagnostics.full())
        diagnostics.add(Code::duplicate_key, say("“{0}”写了两次", "\"{0}\" is written twice", {top.key}),
                        pointer_here(), {}, say("只保留一个", "keep one of them"));
      sink = Value();
      return &sink;
    }
    top.value->members.emplace_back(top.key, Value());
    return &top.value->members.back().second;
  }

  bool begin(Value::Kind kind, error_code& ec) {
    Value* value = place(ec);
    if (!value) return false;
    // A container under a duplicate key is read into storage of its own and dropped.
    if (value == &sink) {
      dropped.push_back(std::make_unique<Value>());
      value = dropped.back().get();
    }
    value->kind = kind;
    open.push_back({value, {}, {}, 0});
    return true;
  }

  bool end() {
    open.pop_back();
    passed();
    return true;
  }

  // A value is complete: the list that it stands in goes on.
  void passed() {
    if (!open.empty()) ++open.back().index;
  }

  bool scalar(Value::Kind kind, std::string content, bool flag, error_code& ec) {
    Value* value = place(ec);
    if (!value) return false;
    value->kind = kind;
    value->text = std::move(content);
    value->flag = flag;
    passed();
    return true;
  }

  void refuse_nul(const std::string& content, std::size_t levels) {
    if (content.find('\0') == std::string::npos || diagnostics.full()) return;
    diagnostics.add(Code::encoding,
                    say("文本中有 NUL 字符（\\u0000）", "the text holds a NUL character (\\u0000)"),
                    pointer_to(levels), {}, say("删去它", "remove it"));
  }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code& ec) { return begin(Value::Kind::object, ec); }
  bool on_object_end(std::size_t, error_code&) { return end(); }
  bool on_array_begin(error_code& ec) { return begin(Value::Kind::list, ec); }
  bool on_array_end(std::size_t, error_code&) { return end(); }

  bool on_key_part(string_view part, std::size_t, error_code&) {
    return text.append(part.data(), part.size()), true;
  }
  bool on_key(string_view part, std::size_t, error_code&) {
    text.append(part.data(), part.size());
    open.back().key = std::move(text);
    text.clear();
    refuse_nul(open.back().key, open.size() - 1);  // of the object: the key itself cannot be printed
    return true;
  }
  bool on_string_part(string_view part, std::size_t, error_code&) {
    return text.append(part.data(), part.size()), true;
  }
  bool on_string(string_view part, std::size_t, error_code& ec) {
    text.append(part.data(), part.size());
    refuse_nul(text, open.size());
    const bool good = scalar(Value::Kind::text, std::move(text), false, ec);
    text.clear();
    return good;
  }

  bool on_number_part(string_view part, error_code&) { return digits.append(part.data(), part.size()), true; }
  bool number(string_view part, error_code& ec) {
    digits.append(part.data(), part.size());
    const bool good = scalar(Value::Kind::number, std::move(digits), false, ec);
    digits.clear();
    return good;
  }
  bool on_int64(std::int64_t, string_view part, error_code& ec) { return number(part, ec); }
  bool on_uint64(std::uint64_t, string_view part, error_code& ec) { return number(part, ec); }
  // The parser offers a converted value too; it is not taken.
  template <class Converted>
  bool on_double(Converted, string_view part, error_code& ec) {
    return number(part, ec);
  }

  bool on_bool(bool flag, error_code& ec) { return scalar(Value::Kind::boolean, {}, flag, ec); }
  bool on_null(error_code& ec) { return scalar(Value::Kind::null, {}, false, ec); }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }
};

Diagnostic at_offset(const std::string& text, std::size_t offset, Code code, Text message, Text hint = {}) {
  Diagnostic d;
  d.code = code;
  d.message = std::move(message);
  d.hint = std::move(hint);
  const Position position = position_of(text, offset);
  d.line = position.line;
  d.column = position.column;
  return d;
}

std::size_t first_malformed(const std::string& text) {
  std::size_t low = 0, high = text.size();  // text[0, low) is well formed up to a cut character
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2 + 1;
    std::size_t end = middle;
    while (end < text.size() && end < middle + 3 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
      ++end;
    if (is_utf8(std::string_view(text).substr(0, end)))
      low = middle;
    else
      high = middle - 1;
  }
  return low;
}

struct Explained {
  boost::json::error error;
  Code code;
  const char *zh, *en, *hint_zh, *hint_en;
};

const Explained explanations[] = {
    {boost::json::error::syntax, Code::json_syntax, "JSON 语法错误", "JSON syntax error",
     "检查此处的逗号、引号和括号", "check the commas, quotes and brackets here"},
    {boost::json::error::extra_data, Code::json_syntax, "文档结束之后还有内容",
     "there is text after the end of the document", "删去多余的部分", "remove it"},
    {boost::json::error::incomplete, Code::json_syntax, "文档不完整，括号或引号没有闭合",
     "the document ends too early: a bracket or quote is not closed", "补上闭合的括号", "close it"},
    {boost::json::error::too_deep, Code::json_limit, "嵌套太深", "nested too deeply", "最多 64 层",
     "at most 64 levels"},
    {boost::json::error::array_too_large, Code::json_limit, "文档的值太多",
     "the document holds too many values", "最多 1,000,000 个", "at most 1,000,000"},
    {boost::json::error::object_too_large, Code::json_limit, "文档的值太多",
     "the document holds too many values", "最多 1,000,000 个", "at most 1,000,000"},
    {boost::json::error::key_too_large, Code::json_limit, "键太长", "a key is too long", "最多 1,024 字节",
     "at most 1,024 bytes"},
    {boost::json::error::exponent_overflow, Code::number_range, "数的指数太大",
     "the number's exponent is too large", "最多 18 位数字", "use at most 18 digits"},
    {boost::json::error::illegal_leading_surrogate, Code::encoding, "\\u 转义的代理对不成对",
     "a \\u surrogate stands alone", "", ""},
    {boost::json::error::expected_utf16_escape, Code::encoding, "\\u 转义的代理对不成对",
     "a \\u surrogate stands alone", "", ""},
    {boost::json::error::illegal_trailing_surrogate, Code::encoding, "\\u 转义的代理对不成对",
     "a \\u surrogate stands alone", "", ""},
};

Diagnostic explain(const std::string& text, std::size_t offset, const error_code& ec) {
  for (const Explained& known : explanations)
    if (ec == known.error)
      return at_offset(text, offset, known.code, Text(known.zh, known.en),
                       Text(known.hint_zh, known.hint_en));
  return at_offset(text, offset, Code::json_syntax, say("JSON 语法错误", "JSON syntax error"),
                   say("检查此处的逗号、引号和括号", "check the commas, quotes and brackets here"));
}

}  // namespace

Result<Value> parse(const std::string& text, bool allow_comments) {
  if (text.size() > limits::document_bytes)
    return {
        Code::json_limit,
        say("文档太大（{0} 字节）", "the document is too large ({0} bytes)", {std::to_string(text.size())}),
        say("最多 16 MiB", "at most 16 MiB")};
  if (!is_utf8(text))
    return Error(at_offset(
        text, first_malformed(text), Code::encoding, say("不是 UTF-8 文本", "the text is not UTF-8"),
        say("另存为 UTF-8（GB 18030 等要先转换）", "save it as UTF-8 (convert GB 18030 and others first)")));
  const std::size_t start = text.compare(0, 3, "\xEF\xBB\xBF") == 0 ? 3 : 0;
  boost::json::parse_options options;
  options.allow_comments = allow_comments;
  options.max_depth = limits::document_depth;
  boost::json::basic_parser<Handler> parser(options);
  error_code ec;
  const std::size_t used = parser.write_some(false, text.data() + start, text.size() - start, ec);
  std::size_t stop = start + used;
  if (!ec && stop < text.size()) {
    // White space may follow; anything else may not.
    while (stop < text.size() &&
           (text[stop] == ' ' || text[stop] == '\n' || text[stop] == '\r' || text[stop] == '\t'))
      ++stop;
    if (stop < text.size()) ec = boost::json::error::extra_data;
  }
  if (ec) return Error(explain(text, stop, ec));
  Handler& handler = parser.handler();
  if (!handler.diagnostics.empty()) return handler.diagnostics.take();
  return std::move(handler.root);
}

}  // namespace jixiao::json
