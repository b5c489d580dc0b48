// SPDX-License-Identifier: Apache-2.0
#include "report/charts.hpp"

#include "base/utf8.hpp"
#include "report/escape.hpp"
#include "report/phrases.hpp"

#include <algorithm>
#include <iterator>

namespace jixiao::report {
namespace {

constexpr const char* font = "font-family=\"'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif\"";

std::string number(std::int64_t value) { return std::to_string(value); }

// The nearest whole number; exact scores are small enough for a drawing.
std::int64_t nearest_whole(const Rational& value) {
  const auto cut = value.cut(0);
  if (!cut) return 0;
  const std::int64_t size = cut->whole + (cut->rest >= 0 ? 1 : 0);
  return value.sign() < 0 ? -size : size;
}

// The largest ten below a value, never below 0.
Rational axis_start(const Rational& value) {
  const auto tens = (value / 10).cut(0);
  if (!tens || value.sign() <= 0) return 0;
  const std::int64_t below = tens->rest == -2 ? tens->whole - 1 : tens->whole;
  return below > 0 ? Rational(below * 10) : Rational(0);
}

std::string open_svg(int width, int height, const std::string& id, const std::string& title,
                     const std::string& description) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(width) + " " + number(height) +
         "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\" " + font + "><title id=\"" + id +
         "-t\">" + escaped(title) + "</title><desc id=\"" + id + "-d\">" + escaped(description) + "</desc>";
}

std::string text_at(std::int64_t x, std::int64_t y, const char* anchor, const std::string& text, int size,
                    const char* fill = "#1f2933", const char* extra = "") {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\" font-size=\"" +
         number(size) + "\" fill=\"" + fill + "\" " + extra + ">" + escaped(text) + "</text>";
}

// Unit vectors times 10,000 for n axes, the first one up, clockwise. Tables keep the drawing free of
// the platform's mathematics library.
struct Direction {
  int x;
  int y;
};
constexpr Direction three[] = {{0, -10000}, {8660, 5000}, {-8660, 5000}};
constexpr Direction four[] = {{0, -10000}, {10000, 0}, {0, 10000}, {-10000, 0}};
constexpr Direction five[] = {{0, -10000}, {9511, -3090}, {5878, 8090}, {-5878, 8090}, {-9511, -3090}};
constexpr Direction six[] = {{0, -10000}, {8660, -5000}, {8660, 5000},
                             {0, 10000},  {-8660, 5000}, {-8660, -5000}};
constexpr Direction seven[] = {{0, -10000},   {7818, -6235}, {9749, 2225},  {4339, 9010},
                               {-4339, 9010}, {-9749, 2225}, {-7818, -6235}};
constexpr Direction eight[] = {{0, -10000}, {7071, -7071}, {10000, 0},  {7071, 7071},
                               {0, 10000},  {-7071, 7071}, {-10000, 0}, {-7071, -7071}};
constexpr const Direction* directions[] = {three, four, five, six, seven, eight};

}  // namespace

std::optional<Figure> radar(const Evaluation& evaluation, Language language) {
  if (!evaluation.total || !evaluation.total->is_exact()) return std::nullopt;
  std::vector<const ScoredNode*> axes;
  for (const auto& node : evaluation.nodes)
    if (node.depth == 0 && node.full->sign() > 0) axes.push_back(&node);
  if (axes.size() < 3 || axes.size() > 8) return std::nullopt;

  constexpr int width = 380, height = 330, cx = 190, cy = 168, radius = 108;
  const Direction* direction = directions[axes.size() - 3];
  const auto point = [&](std::size_t axis, const Rational& length) {
    return std::pair<std::int64_t, std::int64_t>{cx + nearest_whole(length * direction[axis].x / 10000),
                                                 cy + nearest_whole(length * direction[axis].y / 10000)};
  };
  const auto ring = [&](const auto& length_of) {
    std::string points;
    for (std::size_t i = 0; i < axes.size(); ++i) {
      const auto at = point(i, length_of(i));
      points += (i ? " " : "") + number(at.first) + "," + number(at.second);
    }
    return points;
  };

  Figure figure;
  figure.title = say("各一级指标得分率", "Score rate of each dimension").in(language);
  std::string body;
  for (int percent = 20; percent <= 100; percent += 20) {
    body += "<polygon points=\"" + ring([&](std::size_t) { return Rational(radius * percent) / 100; }) +
            "\" fill=\"none\" stroke=\"" + (percent == 100 ? "#7b8794" : "#d5dbe1") + "\"/>";
    if (percent < 100)
      body += text_at(cx + 4, cy - radius * percent / 100 - 2, "start", number(percent), 10, "#5f6b76");
  }
  std::string labels;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const auto end = point(i, radius);
    body += "<line x1=\"" + number(cx) + "\" y1=\"" + number(cy) + "\" x2=\"" + number(end.first) +
            "\" y2=\"" + number(end.second) + "\" stroke=\"#d5dbe1\"/>";
    const auto label = point(i, radius + 14);
    const char* anchor = direction[i].x > 2000 ? "start" : direction[i].x < -2000 ? "end" : "middle";
    const int down = direction[i].y > 5000 ? 12 : direction[i].y < -5000 ? -14 : 0;
    const std::string rate = rate_of(*axes[i], evaluation);
    labels += text_at(label.first, label.second + down, anchor, axes[i]->title, 14, "#1f2933",
                      "font-weight=\"bold\"");
    labels += text_at(label.first, label.second + down + 16, anchor, rate, 13, "#1f4e8c");
    figure.description += (i ? say("，", ", ").in(language) : "") + axes[i]->title + " " + rate;
  }
  const auto scored = [&](std::size_t i) { return max(0, axes[i]->score->low * radius / *axes[i]->full); };
  body += "<polygon points=\"" + ring(scored) +
          "\" fill=\"#1f4e8c\" fill-opacity=\"0.2\" stroke=\"#1f4e8c\" stroke-width=\"2\"/>";
  for (std::size_t i = 0; i < axes.size(); ++i) {
    const auto at = point(i, scored(i));
    body +=
        "<circle cx=\"" + number(at.first) + "\" cy=\"" + number(at.second) + "\" r=\"3\" fill=\"#1f4e8c\"/>";
  }
  figure.svg = open_svg(width, height, "radar", figure.title, figure.description) + body + labels + "</svg>";
  return figure;
}

std::optional<Figure> waterfall(const Evaluation& evaluation, Language language) {
  if (!evaluation.total || !evaluation.total->is_exact() || evaluation.full->sign() <= 0) return std::nullopt;
  constexpr std::size_t most_bars = 12;
  const int decimals = decimals_of(evaluation);
  struct Bar {
    std::string label;
    Rational from, to;
    std::string value;
    const char* fill;
  };
  std::vector<Bar> bars;
  const Rational& full = *evaluation.full;
  const Rational& total = evaluation.total->low;
  bars.push_back({say("满分", "Full points").in(language), 0, full, display(full, decimals), "#7b8794"});
  Rational level = full, lowest = min(total, full), highest = max(total, full);
  for (std::size_t i = 0; i < evaluation.ledger.size(); ++i) {
    const Loss& loss = evaluation.ledger[i];
    const bool rest = i + 1 >= most_bars && evaluation.ledger.size() > most_bars;
    const Rational lost = rest ? level - total : loss.lost;
    const std::string label = rest ? say("其余 {0} 项", "{0} others",
                                         {number(static_cast<std::int64_t>(evaluation.ledger.size() - i))})
                                         .in(language)
                              : loss.node >= 0
                                  ? evaluation.nodes[static_cast<std::size_t>(loss.node)].title.str()
                                  : place_of(loss, evaluation).in(language);
    // What a bonus or a rounding gave goes up.
    const bool gain = lost.sign() < 0;
    const Rational after = level - lost;
    bars.push_back({label, min(level, after), max(level, after),
                    gain ? "+" + display(-lost, decimals) : "−" + display(lost, decimals),
                    gain ? "#2f7d4f" : "#b4532a"});
    level = after;
    lowest = min(lowest, level);
    highest = max(highest, level);
    if (rest) break;
  }
  bars.push_back({say("总分", "Total").in(language), 0, total, display(total, decimals), "#1f4e8c"});

  // Scale: the losses are what matters, so the axis starts at the largest ten below all of them.
  const Rational low = axis_start(lowest);
  constexpr int left = 152, right = 52, bar = 20, gap = 7, top = 8, width = 420;
  const auto x_of = [&](const Rational& value) {
    const Rational inside = max(low, value) - low;
    return left + nearest_whole(inside * (width - left - right) / (highest - low));
  };
  const int height = top * 2 + static_cast<int>(bars.size()) * (bar + gap) + 18;
  Figure figure;
  figure.title =
      say("从满分到总分：失分在哪里", "From full points to the total: where points were lost").in(language);
  std::string body;
  int y = top;
  for (const Bar& item : bars) {
    const std::int64_t from = x_of(item.from), to = x_of(item.to);
    std::string label = item.label;
    if (display_width(label) > 22) {
      label.clear();
      for (const char32_t c : code_points(item.label)) {
        if (display_width(label) >= 20) break;
        append_utf8(label, c);
      }
      label += "…";
    }
    body += text_at(left - 8, y + 15, "end", label, 13);
    body += "<rect x=\"" + number(from) + "\" y=\"" + number(y) + "\" width=\"" +
            number(std::max<std::int64_t>(1, to - from)) + "\" height=\"" + number(bar) + "\" fill=\"" +
            item.fill + "\"/>";
    body += text_at(to + 6, y + 15, "start", item.value, 13);
    figure.description +=
        (figure.description.empty() ? "" : say("，", ", ").in(language)) + item.label + " " + item.value;
    y += bar + gap;
  }
  if (low.sign() > 0)
    body += text_at(left, y + 12, "start",
                    say("横轴从 {0} 分开始", "the axis starts at {0}", {low.to_string()}).in(language), 12,
                    "#5f6b76");
  figure.svg = open_svg(width, height, "waterfall", figure.title, figure.description) + body + "</svg>";
  return figure;
}

}  // namespace jixiao::report
