// Checks of what callers pass in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/utf8.hpp"

#include <jixiao/base/result.hpp>
#include <jixiao/jixiao.h>

#include <cstring>
#include <optional>
#include <string>

namespace jixiao::capi {

inline Error null_argument(const char* name) {
  return {Code::null_argument, say("参数 {0} 为 NULL", "the argument {0} is NULL", {name})};
}

inline Error bad_argument(const char* name, const char* value, const Text& allowed) {
  return {Code::bad_argument,
          say("参数 {0} 不能是“{1}”", "the argument {0} cannot be \"{1}\"",
              {name, is_utf8(value) ? Text(value) : Text("?")}),
          allowed};
}

inline std::optional<Language> language_of(const char* name) {
  if (!name || std::strcmp(name, "zh-CN") == 0) return Language::zh;
  if (std::strcmp(name, "en") == 0) return Language::en;
  return std::nullopt;
}

inline const std::string& in(const Text& text, const char* language) {
  return text.in(language_of(language).value_or(Language::zh));
}

}  // namespace jixiao::capi
