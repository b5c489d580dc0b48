// SPDX-License-Identifier: Apache-2.0
#include "rules/curve.hpp"

namespace jixiao::rules {
namespace {

// The value that a piece tends to at an end of `values` inside it; nothing when it has no bound there.
std::optional<Rational> limit(const Piece& piece, const std::optional<Rational>& x) {
  if (x) return piece.at(*x);
  if (piece.d.sign() != 0) return piece.b / piece.d;
  return piece.b.sign() == 0 ? std::optional<Rational>(piece.a / piece.c) : std::nullopt;
}

bool higher_low(const Range& a, const Range& b) {  // a begins after b
  if (!b.low) return a.low.has_value();
  if (!a.low) return false;
  return *a.low > *b.low || (*a.low == *b.low && !a.low_included && b.low_included);
}

bool lower_high(const Range& a, const Range& b) {  // a ends before b
  if (!b.high) return a.high.has_value();
  if (!a.high) return false;
  return *a.high < *b.high || (*a.high == *b.high && !a.high_included && b.high_included);
}

bool empty(const Range& range) {
  if (!range.low || !range.high) return false;
  return *range.low > *range.high ||
         (*range.low == *range.high && !(range.low_included && range.high_included));
}

Range common(const Range& a, const Range& b) {
  Range both = b;
  if (higher_low(a, b)) both.low = a.low, both.low_included = a.low_included;
  if (lower_high(a, b)) both.high = a.high, both.high_included = a.high_included;
  return both;
}

}  // namespace

Range below(const Rational& x) {
  Range range;
  range.high = x;
  return range;
}
Range up_to(const Rational& x) {
  Range range = below(x);
  range.high_included = true;
  return range;
}
Range from(const Rational& x) {
  Range range;
  range.low = x;
  return range;
}
Range above(const Rational& x) {
  Range range = from(x);
  range.low_included = false;
  return range;
}
Range between(const Rational& low, bool low_included, const Rational& high, bool high_included) {
  Range range;
  range.low = low;
  range.high = high;
  range.low_included = low_included;
  range.high_included = high_included;
  return range;
}

Piece level(Range where, Rational points, Phrase phrase) {
  Piece piece;
  piece.where = std::move(where);
  piece.a = std::move(points);
  piece.phrase = phrase;
  return piece;
}

Piece line(Range where, Rational a, Rational b, Phrase phrase) {
  Piece piece = level(std::move(where), std::move(a), phrase);
  piece.b = std::move(b);
  return piece;
}

void fall_above(std::vector<Piece>& pieces, const Rational& x0, bool x0_included, const Rational& start,
                const Rational& slope, const Rational& end, const Phrase& falling, const Phrase& bottom) {
  const Rational x1 = x0 + (start - end) / slope;
  if (x1 > x0)
    pieces.push_back(line(between(x0, x0_included, x1, false), start + slope * x0, -slope, falling));
  Range rest = x1 > x0 || x0_included ? from(x1) : above(x1);
  pieces.push_back(level(rest, end, bottom));
}

void fall_below(std::vector<Piece>& pieces, const Rational& x0, bool x0_included, const Rational& start,
                const Rational& slope, const Rational& end, const Phrase& falling, const Phrase& bottom) {
  const Rational x1 = x0 - (start - end) / slope;
  Range rest = x1 < x0 || x0_included ? up_to(x1) : below(x1);
  pieces.push_back(level(rest, end, bottom));
  if (x1 < x0)
    pieces.push_back(line(between(x1, false, x0, x0_included), start - slope * x0, slope, falling));
}

const Piece* Curve::piece_at(const Rational& x) const {
  for (const Piece& piece : pieces)
    if (piece.where.holds(x)) return &piece;
  return nullptr;
}

std::optional<Score> Curve::over(const Range& values) const {
  if (values.low && values.high && *values.low == *values.high) {
    const Piece* piece = piece_at(*values.low);
    if (!piece) return std::nullopt;
    return Score(piece->at(*values.low));
  }
  std::optional<Score> hull;
  for (const Piece& piece : pieces) {
    const Range here = common(piece.where, values);
    if (empty(here)) continue;
    const auto one = limit(piece, here.low), other = limit(piece, here.high);
    if (!one || !other || !one->in_range() || !other->in_range()) return std::nullopt;
    const Score ends(min(*one, *other), max(*one, *other));
    hull = hull ? Score(min(hull->low, ends.low), max(hull->high, ends.high)) : ends;
  }
  return hull;
}

std::optional<Rational> Curve::reach(const Rational& x, const Rational& score, bool at_least,
                                     bool& beyond) const {
  const auto good = [&](const Rational& points) { return at_least ? points >= score : points <= score; };
  std::optional<Rational> best;
  const auto distance = [&](const Rational& to) { return to > x ? to - x : x - to; };
  const auto offer = [&](const Rational& to, bool excluded) {
    if (best && distance(*best) <= distance(to)) return;
    best = to;
    beyond = excluded;
  };
  for (const Piece& piece : pieces) {
    // The ends of the piece and the place where it crosses the score; the nearest good one counts.
    if (piece.where.holds(x) && good(piece.at(x))) offer(x, false);
    for (const auto* end : {&piece.where.low, &piece.where.high}) {
      if (!*end || !good(piece.at(**end))) continue;
      offer(**end, !(end == &piece.where.low ? piece.where.low_included : piece.where.high_included));
    }
    if (piece.direction() == 0) continue;
    const Rational crossing = (piece.a - score * piece.c) / (score * piece.d - piece.b);
    if (crossing.in_range() && piece.where.holds(crossing)) offer(crossing, false);
  }
  return best;
}

}  // namespace jixiao::rules
