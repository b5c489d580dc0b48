// A document as it was written: a tree whose numbers keep their text. Everything that is read from a
// document is read from here, so that no number ever passes through binary floating point.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace jixiao {

struct Value {
  enum class Kind { null, boolean, number, text, list, object };

  Kind kind = Kind::null;
  bool flag = false;                                   ///< of a boolean
  std::string text;                                    ///< of a text, and the digits of a number as written
  std::vector<Value> items;                            ///< of a list
  std::vector<std::pair<std::string, Value>> members;  ///< of an object, in written order, keys unique

  const Value* find(const std::string& key) const {
    for (const auto& member : members)
      if (member.first == key) return &member.second;
    return nullptr;
  }
};

}  // namespace jixiao
