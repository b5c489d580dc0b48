// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

namespace jixiao {
namespace {

constexpr char32_t malformed = 0xFFFD;

// Reads one code point at `i` and moves past it; `ok` turns false on a malformed sequence.
char32_t next(std::string_view text, std::size_t& i, bool& ok) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char first = byte(i);
  if (first < 0x80) return ++i, first;
  const int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  char32_t point = first & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F);
  bool good = first >= 0xC2 && first <= 0xF4 && i + static_cast<std::size_t>(length) <= text.size();
  for (int k = 1; good && k < length; ++k) {
    const unsigned char more = byte(i + static_cast<std::size_t>(k));
    good = (more & 0xC0) == 0x80;
    point = (point << 6) | (more & 0x3F);
  }
  if (good && length == 3) good = point >= 0x800 && (point < 0xD800 || point > 0xDFFF);
  if (good && length == 4) good = point >= 0x10000 && point <= 0x10FFFF;
  if (!good) {
    ok = false;
    ++i;
    return malformed;
  }
  i += static_cast<std::size_t>(length);
  return point;
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool is_combining(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || c == 0x200B || c == 0x200D || c == 0xFEFF;
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  bool ok = true;
  for (std::size_t i = 0; ok && i < text.size();) next(text, i, ok);
  return ok;
}

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> points;
  points.reserve(text.size());
  bool ok = true;
  for (std::size_t i = 0; i < text.size();) points.push_back(next(text, i, ok));
  return points;
}

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    tail(12), tail(6), tail(0);
  }
}

std::string half_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : code_points(text)) {
    const bool wide_ascii = c >= 0xFF01 && c <= 0xFF5E;
    append_utf8(out, wide_ascii ? c - 0xFEE0 : c == 0x3000 ? U' ' : c);
  }
  return out;
}

int display_width(std::string_view text) {
  int width = 0;
  for (const char32_t c : code_points(text)) width += is_combining(c) ? 0 : is_wide(c) ? 2 : 1;
  return width;
}

namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace

bool has_control(std::string_view text) {
  bool ok = true;
  for (std::size_t i = 0; i < text.size();)
    if (is_control(next(text, i, ok))) return true;
  return false;
}

std::string printable(std::string_view text, std::size_t longest) {
  std::string out;
  bool ok = true;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (++count > longest) return out + "…";
    const char32_t c = next(text, i, ok);
    append_utf8(out, c == '\n' || c == '\r' || c == '\t' ? U' ' : is_control(c) ? U'?' : c);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view ideographic = "\xE3\x80\x80";
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  for (bool again = true; again;) {
    again = false;
    if (!text.empty() && blank(text.front())) text.remove_prefix(1), again = true;
    if (!text.empty() && blank(text.back())) text.remove_suffix(1), again = true;
    if (text.substr(0, 3) == ideographic) text.remove_prefix(3), again = true;
    if (text.size() >= 3 && text.substr(text.size() - 3) == ideographic) text.remove_suffix(3), again = true;
  }
  return text;
}

}  // namespace jixiao
