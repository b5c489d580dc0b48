// What most rules are: a curve over one measured number, in pieces. Each piece is (a + b·x) / (c + d·x),
// which holds steps, straight lines and inverse proportion, keeps to one direction inside a piece, and can be
// turned round exactly.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>
#include <jixiao/number/range.hpp>

#include <functional>
#include <optional>
#include <vector>

namespace jixiao::rules {

struct Piece {
  Range where;  ///< of what is measured; its denominator is positive there
  Rational a, b, c = 1, d;
  Phrase phrase;  ///< slots: {0} full points, {1} what was measured, {2} the target, {3} and on: `named`
  std::vector<Rational> named;

  Rational at(const Rational& x) const {
    if (d.sign() == 0 && c == 1) return b.sign() == 0 ? a : a + b * x;
    return (a + b * x) / (c + d * x);
  }
  int direction() const { return (b * c - a * d).sign(); }  ///< -1 falls, 0 level, 1 rises
  bool level() const { return b.sign() == 0 && d.sign() == 0; }
};

/// What a rule says about its own direction; proven when the plan is compiled.
enum class Claim { rises, falls, nothing };

struct Curve {
  std::vector<Piece> pieces;  ///< from the lowest x up; together they cover `domain`, each x once
  Claim claim = Claim::nothing;
  std::optional<Rational> domain_from;  ///< absent: every number can be measured

  const Piece* piece_at(const Rational& x) const;

  /// The hull of the scores of all values of a range; nothing when a value lies outside all pieces or the
  /// scores have no bound.
  std::optional<Score> over(const Range& values) const;

  /// The least change of x that gives at least (or at most) `score` points: the x itself, nothing when no x
  /// does. Where the x is the excluded end of a piece, `beyond` is set.
  std::optional<Rational> reach(const Rational& x, const Rational& score, bool at_least, bool& beyond) const;
};

// Ranges as rules need them.
Range below(const Rational& x);
Range up_to(const Rational& x);
Range from(const Rational& x);
Range above(const Rational& x);
Range between(const Rational& low, bool low_included, const Rational& high, bool high_included);

// Pieces as rules need them.
Piece level(Range where, Rational points, Phrase phrase);
Piece line(Range where, Rational a, Rational b, Phrase phrase);

/// The straight piece from `start` at x0, changing by `slope` per unit of x on the side of `rising_x`, until
/// it reaches `end`, and level from there on. Appends one or two pieces in the order of x.
void fall_above(std::vector<Piece>& pieces, const Rational& x0, bool x0_included, const Rational& start,
                const Rational& slope, const Rational& end, const Phrase& falling, const Phrase& bottom);
void fall_below(std::vector<Piece>& pieces, const Rational& x0, bool x0_included, const Rational& start,
                const Rational& slope, const Rational& end, const Phrase& falling, const Phrase& bottom);

/// Proves that the curve covers its domain, stays in [floor, cap] (no cap when absent) and keeps its claim.
/// What is refuted is reported with an input that shows it; `shift` turns a curve's x into what people write.
RuleProof prove(const Curve& curve, const Rational& floor, const std::optional<Rational>& cap,
                const std::function<std::string(const Rational&)>& written, const std::string& pointer,
                const std::string& subject, Diagnostics& diagnostics);

}  // namespace jixiao::rules
