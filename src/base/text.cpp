// SPDX-License-Identifier: Apache-2.0
#include <jixiao/base/text.hpp>

namespace jixiao {
namespace {

std::string fill(std::string_view pattern, const Text* arguments, std::size_t count, Language language) {
  std::string out;
  out.reserve(pattern.size() + 64);
  std::size_t from = 0;
  for (std::size_t at = pattern.find('{'); at != std::string_view::npos; at = pattern.find('{', at + 1)) {
    const bool slot =
        at + 2 < pattern.size() && pattern[at + 2] == '}' && pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
    const auto index = slot ? static_cast<std::size_t>(pattern[at + 1] - '0') : count;
    if (index >= count) continue;
    out.append(pattern, from, at - from);
    out += arguments[index].in(language);
    from = at + 3;
  }
  out.append(pattern, from, std::string_view::npos);
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
