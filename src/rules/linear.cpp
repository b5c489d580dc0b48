// 分段线性: straight lines through the stated points, level before the first and after the last.
// SPDX-License-Identifier: Apache-2.0
#include "rules/linear.hpp"

#include "rules/curve_rule.hpp"
#include "rules/read_bands.hpp"
#include "rules/target.hpp"

namespace jixiao::rules {
namespace {

constexpr Phrase flat = {"{1} 在折线之外，得 {3}", "{1} lies outside the line: {3}"};
constexpr Phrase sloping = {"{1} 在折线上，两点之间按直线",
                            "{1} lies on the line, straight between two points"};

struct Point {
  Rational at;
  Worth worth;
};

Curve curve_of_points(const std::vector<Point>& points, Claim claim, const Rational& full) {
  Curve curve;
  curve.claim = claim;
  const auto flat_piece = [&](Range where, const Point& point) {
    curve.pieces.push_back(level(std::move(where), point.worth.in(full), flat));
    curve.pieces.back().named = {point.worth.in(full)};
  };
  flat_piece(below(points.front().at), points.front());
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const Rational y0 = points[i].worth.in(full), y1 = points[i + 1].worth.in(full);
    const Rational slope = (y1 - y0) / (points[i + 1].at - points[i].at);
    curve.pieces.push_back(line(between(points[i].at, true, points[i + 1].at, false),
                                y0 - slope * points[i].at, slope, sloping));
  }
  flat_piece(from(points.back().at), points.back());
  return curve;
}

std::shared_ptr<const BoundRule> bind(ObjectReader& parameters, const Indicator& indicator) {
  const auto reading = read_measure(parameters, indicator);
  const auto claim = read_claim(parameters, indicator);
  std::vector<Point> points;
  const std::size_t mistakes = parameters.mistakes();
  parameters.each_if("points", [&](const Place& place) {
    ObjectReader reader(place, parameters.diagnostics());
    const auto at = read_in_unit(reader, "at", indicator.unit);
    const auto worth = read_worth(reader);
    reader.close();
    if (!at || !worth) return;
    if (!points.empty() && *at <= points.back().at)
      reader.report(Code::rule, say("各点的 at 从低到高排列", "the points are listed with rising \"at\""),
                    reader.at("at"));
    else
      points.push_back({*at, *worth});
  });
  if (parameters.mistakes() == mistakes && points.size() < 2)
    parameters.report(Code::rule, say("折线至少要两点（points）", "a line needs at least two \"points\""),
                      parameters.pointer());
  if (parameters.mistakes() != mistakes || !reading || !claim) return nullptr;
  CurveParts parts;
  parts.reading = *reading;
  parts.by_formula = parameters.has("of");
  if (const Quantity* target = target_of(indicator)) parts.target = *target;
  const auto kept = std::make_shared<const std::vector<Point>>(std::move(points));
  parts.curve = [kept, claim = *claim](const Rational& full) { return curve_of_points(*kept, claim, full); };
  return curve_rule(std::move(parts));
}

}  // namespace

const Form linear = {
    "linear", "分段线性", "piecewise linear", "on the line through the stated points", reads_actual,
    true,     bind};

}  // namespace jixiao::rules
