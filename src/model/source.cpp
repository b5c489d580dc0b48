// Walks the text once and notes where each wanted pointer begins. The JSON parser that read the
// document gives no positions; this walk trusts that the text is well formed and only counts. The wanted
// pointers form a tree by their segments, so that the walk compares one segment at a time, whatever the
// length of the pointers.
// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"
#include "model/pointer.hpp"

#include <jixiao/model/source.hpp>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace jixiao {
namespace {

constexpr std::size_t unseen = static_cast<std::size_t>(-1);

struct Wanted {
  std::size_t offset = unseen;
  std::map<std::string, Wanted, std::less<>> below;

  Wanted& at(const std::string& pointer) {
    Wanted* here = this;
    for (std::size_t start = 1; start <= pointer.size();) {
      const std::size_t end = std::min(pointer.find('/', start), pointer.size());
      here = &here->below[pointer.substr(start, end - start)];
      start = end + 1;
    }
    return *here;
  }

  Wanted* find(const std::string& segment) {
    const auto found = below.find(segment);
    return found == below.end() ? nullptr : &found->second;
  }
};

class Walk {
 public:
  explicit Walk(const std::string& text) : text_(text) {}

  void run(Wanted& wanted) {
    skip_blank();
    wanted.offset = at_;
    value(&wanted);
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

  // `wanted` is nullptr where nothing below is asked for. The position of a member is its key's, which is
  // what a reader looks for.
  void value(Wanted* wanted) {
    if (here() == '{') {
      ++at_;
      for (skip_blank(); !at_end() && here() != '}'; skip_blank()) {
        if (here() != '"') return;
        const std::size_t key_at = at_;
        const std::string key = string();
        Wanted* member = wanted ? wanted->find(escaped_segment(key)) : nullptr;
        if (member) member->offset = key_at;
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
        Wanted* item = wanted && !wanted->below.empty() ? wanted->find(std::to_string(index)) : nullptr;
        if (item) item->offset = at_;
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
  std::size_t at_ = 0;
};

}  // namespace

Positions::Positions(const std::string& text) : text_(text) {
  if (text.compare(0, 3, "\xEF\xBB\xBF") == 0) at_ = 3;
}

Position Positions::of(std::size_t offset) {
  for (; at_ < offset && at_ < text_.size(); ++at_) {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte == '\n') {
      ++here_.line;
      here_.column = 1;
    } else if ((byte & 0xC0) != 0x80 || at_ == 0) {
      ++here_.column;
    }
  }
  return here_;
}

Position position_of(const std::string& text, std::size_t offset) { return Positions(text).of(offset); }

Error Source::locate(Error error) const {
  Wanted wanted;
  for (const auto& d : error.diagnostics)
    if (d.line == 0) wanted.at(d.pointer);
  Walk(text).run(wanted);

  std::vector<std::pair<std::size_t, Diagnostic*>> found;
  for (auto& d : error.diagnostics) {
    if (d.document.empty()) d.document = name;
    const std::size_t offset = d.line == 0 ? wanted.at(d.pointer).offset : unseen;
    if (offset != unseen) found.emplace_back(offset, &d);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  Positions positions(text);
  for (const auto& [offset, diagnostic] : found) {
    const Position position = positions.of(offset);
    diagnostic->line = position.line;
    diagnostic->column = position.column;
  }
  std::stable_sort(error.diagnostics.begin(), error.diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return a.line != b.line ? a.line < b.line : a.column < b.column;
                   });
  return error;
}

}  // namespace jixiao
