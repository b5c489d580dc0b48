// A sentence in Chinese and in English. Whoever shows it picks the language, so that the same input
// gives the same result whatever language it is read in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/shared_text.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jixiao {

enum class Language { zh, en };

/// A sentence whose slots are filled when somebody reads it. Both point to literals.
struct Phrase {
  const char* zh = "";
  const char* en = "";
};

struct Text {
  std::string zh;
  std::string en;

  Text() = default;
  Text(std::string zh_text, std::string en_text) : zh(std::move(zh_text)), en(std::move(en_text)) {}
  // A name, a number or a title reads the same in both languages.
  Text(std::string both) : zh(both), en(std::move(both)) {}
  Text(std::string_view both) : Text(std::string(both)) {}
  Text(const SharedText& both) : Text(both.str()) {}
  Text(const char* both) : Text(std::string(both)) {}
  Text(const Phrase& words) : zh(words.zh), en(words.en) {}

  const std::string& in(Language language) const { return language == Language::en ? en : zh; }
  bool empty() const { return zh.empty(); }
};

/// Adds an item to a list: "甲，乙" and "甲, 乙".
void add_item(Text& list, const Text& item);

/// Fills {0}, {1} ... of both sentences, in one pass: braces inside an argument stay as they are.
Text say(std::string_view zh, std::string_view en, std::initializer_list<Text> arguments = {});
Text say(const Phrase& phrase, const std::vector<Text>& arguments);

}  // namespace jixiao
