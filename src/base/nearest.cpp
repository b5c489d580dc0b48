// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <numeric>

namespace jixiao {
namespace {

constexpr std::size_t longest_compared = 64;  // code points; keeps hostile names cheap
constexpr std::size_t most_compared = 200;    // candidates
constexpr std::size_t most_listed = 20;

// Edit distance with transpositions of neighbours counted once ("tilte" is one slip from "title").
std::size_t distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
  std::iota(previous.begin(), previous.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        current[j] = std::min(current[j], before[j - 2] + 1);
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

}  // namespace

std::string nearest(std::string_view name, const std::vector<std::string>& candidates) {
  const auto wanted = code_points(name.substr(0, 4 * longest_compared));
  if (wanted.size() > longest_compared) return {};
  std::size_t best = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::string found;
  for (std::size_t i = 0; i < candidates.size() && i < most_compared; ++i) {
    const std::string& candidate = candidates[i];
    const auto points = code_points(candidate);
    if (points.size() > longest_compared || points.size() + best < wanted.size() ||
        wanted.size() + best < points.size())
      continue;
    const std::size_t d = distance(wanted, points);
    if (d < best && d < points.size()) {
      best = d;
      found = candidate;
    }
  }
  return found;
}

Text did_you_mean(std::string_view name, const std::vector<std::string>& candidates) {
  if (const std::string close = nearest(name, candidates); !close.empty())
    return say("是不是“{0}”？", "did you mean \"{0}\"?", {close});
  Text list;
  for (std::size_t i = 0; i < candidates.size() && i < most_listed; ++i) {
    list.zh += (i ? "、" : "") + candidates[i];
    list.en += (i ? ", " : "") + candidates[i];
  }
  if (candidates.size() > most_listed) list.zh += "……", list.en += ", ...";
  if (candidates.empty()) return {};
  return say("可用的有：{0}", "known here: {0}", {list});
}

}  // namespace jixiao
