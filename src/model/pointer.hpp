// JSON Pointers (RFC 6901), built while a document is read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace jixiao {

inline std::string escaped_segment(std::string_view key) {
  std::string segment;
  for (const char c : key) {
    if (c == '~')
      segment += "~0";
    else if (c == '/')
      segment += "~1";
    else
      segment += c;
  }
  return segment;
}

inline std::string child_pointer(const std::string& parent, std::string_view key) {
  return parent + "/" + escaped_segment(key);
}

inline std::string child_pointer(const std::string& parent, std::size_t index) {
  return parent + "/" + std::to_string(index);
}

}  // namespace jixiao
