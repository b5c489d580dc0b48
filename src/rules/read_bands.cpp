// SPDX-License-Identifier: Apache-2.0
#include "rules/read_bands.hpp"

#include "rules/measure.hpp"
#include "rules/target.hpp"

#include <algorithm>

namespace jixiao::rules {
namespace {

constexpr Phrase in_band = {"{1} 在这一档，得 {3}", "{1} lies in this band: {3}"};

// A number of a table, in the indicator's unit.
}  // namespace

std::optional<std::vector<ScoredBand>> read_bands(ObjectReader& parameters, const char* key,
                                                  const std::optional<Unit>& unit) {
  std::vector<ScoredBand> bands;
  const std::size_t mistakes = parameters.mistakes();
  if (!parameters.has(key)) parameters.text(key);
  parameters.each_if(key, [&](const Place& place) {
    ObjectReader reader(place, parameters.diagnostics());
    ScoredBand band;
    std::optional<Rational> from;
    if (reader.has("from")) from = read_in_unit(reader, "from", unit);
    const auto range = read_range_in_unit(reader, "range", unit);
    if (const auto worth = read_worth(reader)) band.worth = *worth;
    reader.close();
    if (reader.has("from") == reader.has("range")) {
      reader.report(Code::missing_key,
                    say("每一档要写 from 或 range 之一", "each band needs either \"from\" or \"range\""),
                    place.pointer);
      return;
    }
    if (range) {
      band.where = *range;
    } else if (from) {
      band.where.low = *from;
      if (!bands.empty() && bands.back().where.low) {
        band.where.high = bands.back().where.low;
        band.where.high_included = !bands.back().where.low_included;
        if (*from >= *bands.back().where.low)
          return reader.report(
              Code::rule,
              say("用 from 时各档从高到低排列", "with \"from\" the bands are listed from the highest down"),
              reader.at("from"));
      }
    }
    if (range || from) bands.push_back(std::move(band));
  });
  if (parameters.mistakes() != mistakes) return std::nullopt;
  if (bands.empty()) {
    parameters.report(Code::rule, say("没有一档", "there are no bands"), parameters.at(key));
    return std::nullopt;
  }
  std::stable_sort(bands.begin(), bands.end(),
                   [](const ScoredBand& a, const ScoredBand& b) { return *a.where.low < *b.where.low; });
  return bands;
}

Curve curve_of(const std::vector<ScoredBand>& bands, Claim claim, const Rational& full) {
  Curve curve;
  curve.claim = claim;
  curve.domain_from = min(0, *bands.front().where.low);
  for (const ScoredBand& band : bands) {
    const Rational points = band.worth.in(full);
    curve.pieces.push_back(level(band.where, points, in_band));
    curve.pieces.back().named = {points};
  }
  return curve;
}

std::optional<Claim> read_claim(ObjectReader& parameters, const Indicator& indicator) {
  const auto better = parameters.choice_if("better", {{"higher", 0}, {"lower", 1}, {"neither", 2}});
  if (better) return static_cast<Claim>(*better);
  if (parameters.has("better")) return std::nullopt;
  const Quantity* target = target_of(indicator);
  if (target && (target->sign == Sign::at_least || target->sign == Sign::more_than)) return Claim::rises;
  if (target && (target->sign == Sign::at_most || target->sign == Sign::less_than)) return Claim::falls;
  parameters.report(
      Code::rule, say("没有说明高好还是低好（better）", "whether higher or lower is \"better\" is not named"),
      parameters.pointer(),
      say("写 better：higher、lower 或 neither", "add \"better\": higher, lower or neither"));
  return std::nullopt;
}

}  // namespace jixiao::rules
