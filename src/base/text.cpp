// SPDX-License-Identifier: Apache-2.0
#include <jixiao/base/text.hpp>

namespace jixiao {
namespace {

std::string fill(std::string_view pattern, const Text* arguments, std::size_t count, Language language) {
  std::string out;
  out.reserve(pattern.size() + 32);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                      pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    const auto index = slot ? static_cast<std::size_t>(pattern[i + 1] - '0') : count;
    if (index < count) {
      out += arguments[index].in(language);
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

}  // namespace

void add_item(Text& list, const Text& item) {
  if (!list.empty()) {
    list.zh += "，";
    list.en += ", ";
  }
  list.zh += item.zh;
  list.en += item.en;
}

Text say(std::string_view zh, std::string_view en, std::initializer_list<Text> arguments) {
  return {fill(zh, arguments.begin(), arguments.size(), Language::zh),
          fill(en, arguments.begin(), arguments.size(), Language::en)};
}

Text say(const Phrase& phrase, const std::vector<Text>& arguments) {
  return {fill(phrase.zh, arguments.data(), arguments.size(), Language::zh),
          fill(phrase.en, arguments.data(), arguments.size(), Language::en)};
}

}  // namespace jixiao
