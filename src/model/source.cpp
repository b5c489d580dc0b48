// Walks the text once and notes where each wanted pointer begins. The JSON parser that read the
// document gives no positions; this walk trusts that the text is well formed and only counts.
// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"
#include "model/pointer.hpp"

#include <jixiao/model/source.hpp>

#include <algorithm>
#include <map>

namespace jixiao {
namespace {

class Walk {
 public:
  Walk(const std::string& text, std::map<std::string, std::size_t>& wanted) : text_(text), wanted_(wanted) {}

  void run() {
    skip_blank();
    value("");
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  char here() const { return at_end() ? '\0' : text_[at_]; }

  void skip_blank() {
    if (at_ == 0 && text_.compare(0, 3, "\xEF\xBB\xBF") == 0) at_ = 3;
    while (!at_end()) {
      if (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r') {
        ++at_;
      } else if (text_.compare(at_, 2, "//") == 0) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_.compare(at_, 2, "/*") == 0) {
        const auto end = text_.find("*/", at_ + 2);
        at_ = end == std::string::npos ? text_.size() : end + 2;
      } else {
        return;
      }
    }
  }

  unsigned hex(std::size_t from) const {
    unsigned code = 0;
    for (std::size_t i = from; i < from + 4 && i < text_.size(); ++i) {
      const char c = text_[i];
      code = code * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return code;
  }

  std::string string() {
    std::string out;
    for (++at_; !at_end() && text_[at_] != '"'; ++at_) {
      if (text_[at_] != '\\' || at_ + 1 >= text_.size()) {
        out += text_[at_];
        continue;
      }
      switch (const char escaped = text_[++at_]) {
        case 'b':
          out += '\b';
          break;
        case 'f':
          out += '\f';
          break;
        case 'n':
          out += '\n';
          break;
        case 'r':
          out += '\r';
          break;
        case 't':
          out += '\t';
          break;
        case 'u': {
          char32_t point = hex(at_ + 1);
          at_ += 4;
          if (point >= 0xD800 && point < 0xDC00 && text_.compare(at_ + 1, 2, "\\u") == 0) {
            point = 0x10000 + ((point - 0xD800) << 10) + (hex(at_ + 3) - 0xDC00);
            at_ += 6;
          }
          append_utf8(out, point);
          break;
        }
        default:
          out += escaped;
      }
    }
    ++at_;
    return out;
  }

  void note(const std::string& pointer, std::size_t where) {
    if (const auto found = wanted_.find(pointer); found != wanted_.end()) found->second = where;
  }

  // The position of a member is its key's, which is what a reader looks for.
  void value(const std::string& pointer) {
    if (here() == '{') {
      if (pointer.empty()) note(pointer, at_);
      ++at_;
      for (skip_blank(); !at_end() && here() != '}'; skip_blank()) {
        if (here() != '"') return;
        const std::size_t key_at = at_;
        const std::string member = child_pointer(pointer, string());
        note(member, key_at);
        skip_blank();
        ++at_;  // ':'
        skip_blank();
        value(member);
        skip_blank();
        if (here() == ',') ++at_;
      }
      ++at_;
    } else if (here() == '[') {
      ++at_;
      std::size_t index = 0;
      for (skip_blank(); !at_end() && here() != ']'; skip_blank(), ++index) {
        const std::string item = child_pointer(pointer, index);
        note(item, at_);
        const std::size_t before = at_;
        value(item);
        skip_blank();
        if (here() == ',') ++at_;
        if (at_ == before) return;
      }
      ++at_;
    } else if (here() == '"') {
      string();
    } else {
      while (!at_end() && std::string_view(",]} \t\r\n/").find(here()) == std::string_view::npos) ++at_;
    }
  }

  const std::string& text_;
  std::map<std::string, std::size_t>& wanted_;
  std::size_t at_ = 0;
};

}  // namespace

Position position_of(const std::string& text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const auto start = offset == 0 ? std::string::npos : text.rfind('\n', offset - 1);
  std::size_t line_start = start == std::string::npos ? 0 : start + 1;
  if (line_start == 0 && text.compare(0, 3, "\xEF\xBB\xBF") == 0)
    line_start = std::min<std::size_t>(3, offset);
  Position position;
  position.line = 1 + static_cast<int>(
                          std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
  position.column =
      1 +
      static_cast<int>(code_points(std::string_view(text).substr(line_start, offset - line_start)).size());
  return position;
}

Error Source::locate(Error error) const {
  constexpr std::size_t unseen = static_cast<std::size_t>(-1);
  std::map<std::string, std::size_t> wanted;
  for (const auto& d : error.diagnostics)
    if (d.line == 0) wanted.emplace(d.pointer, unseen);
  Walk(text, wanted).run();

  for (auto& d : error.diagnostics) {
    if (d.document.empty()) d.document = name;
    if (d.line != 0) continue;
    const std::size_t offset = wanted[d.pointer];
    if (offset == unseen) continue;
    const Position position = position_of(text, offset);
    d.line = position.line;
    d.column = position.column;
  }
  std::stable_sort(error.diagnostics.begin(), error.diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return a.line != b.line ? a.line < b.line : a.column < b.column;
                   });
  return error;
}

}  // namespace jixiao
