// A formula's text cut into words.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace jixiao::feel {

struct Token {
  enum class Kind { number, name, text, sign, end };

  Kind kind = Kind::end;
  std::string text;  ///< a name without its back quotes, a text without its quotation marks
  bool quoted = false;
  int at = 1;  ///< in characters from 1
};

/// Ends with a token of Kind::end. Code::formula for characters that belong to no word.
Result<std::vector<Token>> tokens_of(std::string_view text);

/// "…，在第 n 个字符处": a mistake at a place of a formula.
Error mistake_at(int at, const Text& what, Text hint = {});

}  // namespace jixiao::feel
