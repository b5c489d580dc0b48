// The proofs of a curve. Every claim is either proven or refuted with an input that anybody can try: pieces
// keep one direction each, so their ends decide.
// SPDX-License-Identifier: Apache-2.0
#include "rules/curve.hpp"

namespace jixiao::rules {
namespace {

using Written = std::function<std::string(const Rational&)>;

class Prover {
 public:
  Prover(const Curve& curve, const Written& written, const std::string& pointer, const std::string& subject,
         Diagnostics& diagnostics)
      : curve_(curve), written_(written), pointer_(pointer), subject_(subject), diagnostics_(diagnostics) {}

  bool covered() {
    const auto& pieces = curve_.pieces;
    const Range& first = pieces.front().where;
    const auto& from = curve_.domain_from;
    if (first.low && !(from && (*first.low < *from || (*first.low == *from && first.low_included))))
      return refuted(
          say("{0} 不在任何一段之内", "{0} belongs to no part", {written_(from ? *from : *first.low - 1)}));
    if (pieces.back().where.high) {
      const Range& last = pieces.back().where;
      return refuted(
          say("{0} 不在任何一段之内", "{0} belongs to no part",
              {written_(last.high_included ? *last.high + Rational::fraction(1, 100) : *last.high)}));
    }
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
      const Range &lower = pieces[i].where, &upper = pieces[i + 1].where;
      if (!lower.high || !upper.low || *lower.high > *upper.low ||
          (*lower.high == *upper.low && lower.high_included && upper.low_included))
        return refuted(say("{0} 同时属于两段", "{0} belongs to two parts",
                           {written_(upper.low ? *upper.low : lower.high.value_or(Rational(0)))}));
      if (*lower.high < *upper.low)
        return refuted(say("{0} 不在任何一段之内", "{0} belongs to no part",
                           {written_((*lower.high + *upper.low) / 2)}));
      if (!lower.high_included && !upper.low_included)
        return refuted(say("{0} 不在任何一段之内", "{0} belongs to no part", {written_(*upper.low)}));
    }
    return true;
  }

  bool bounded(const Rational& floor, const std::optional<Rational>& cap) {
    for (const Piece& piece : curve_.pieces) {
      const auto outside = [&](const Rational& points) { return points < floor || (cap && points > *cap); };
      for (const bool low : {true, false}) {
        const auto& end = low ? piece.where.low : piece.where.high;
        if (end ? !outside(piece.at(*end)) : !leaves_at_infinity(piece, low, cap.has_value(), outside))
          continue;
        const Rational x = witness(piece, low, outside);
        return refuted(
            say("{0} 得 {1} 分，超出 {2} 到 {3}", "{0} gives {1} points, outside {2} to {3}",
                {written_(x), piece.at(x).to_string(), floor.to_string(), cap ? cap->to_string() : "∞"}));
      }
    }
    return true;
  }

  bool monotone() {
    const int wanted = curve_.claim == Claim::rises ? 1 : -1;
    for (std::size_t i = 0; i < curve_.pieces.size(); ++i) {
      const Piece& piece = curve_.pieces[i];
      if (piece.direction() * wanted < 0) {
        const Rational x = inside(piece);
        const Rational y = piece.where.high ? (x + *piece.where.high) / 2 : x + 1;
        return refuted_order(x, piece.at(x), y, piece.at(y));
      }
      if (i == 0) continue;
      // Against the claim across the border: points close enough to it show the same order.
      const Piece& before = curve_.pieces[i - 1];
      const Rational border = *piece.where.low;
      if ((piece.at(border) - before.at(border)).sign() * wanted >= 0) continue;
      Rational x = before.where.holds(border) ? border : inside(before);
      Rational y = piece.where.holds(border) ? border : inside(piece);
      for (int n = 0; n < 200 && (piece.at(y) - before.at(x)).sign() * wanted >= 0; ++n) {
        x = (x + border) / 2;
        y = (y + border) / 2;
      }
      return refuted_order(x, before.at(x), y, piece.at(y));
    }
    return true;
  }

  std::vector<Jump> jumps() const {
    std::vector<Jump> found;
    for (std::size_t i = 1; i < curve_.pieces.size(); ++i) {
      const Rational border = *curve_.pieces[i].where.low;
      const Rational before = curve_.pieces[i - 1].at(border), after = curve_.pieces[i].at(border);
      if (before != after) found.push_back({written_(border), before, after});
    }
    return found;
  }

 private:
  template <class Outside>
  static bool leaves_at_infinity(const Piece& piece, bool low, bool capped, const Outside& outside) {
    if (piece.d.sign() != 0) return outside(piece.b / piece.d);
    if (piece.b.sign() == 0) return outside(piece.a / piece.c);
    const bool grows =
        (piece.b.sign() > 0) != low;  // without bound; what shrinks without bound passes every floor
    return !grows || capped;
  }

  static Rational inside(const Piece& piece) {
    const Range& where = piece.where;
    if (where.low && where.high) return (*where.low + *where.high) / 2;
    if (where.low) return *where.low + 1;
    return where.high ? *where.high - 1 : Rational(0);
  }

  // A value of the piece towards one end at which it is outside.
  template <class Outside>
  static Rational witness(const Piece& piece, bool low, const Outside& outside) {
    const auto& end = low ? piece.where.low : piece.where.high;
    if (end && piece.where.holds(*end)) return *end;
    Rational x = inside(piece);
    Rational step = 1;
    for (int n = 0; n < 200 && !outside(piece.at(x)); ++n) {
      x = end ? (x + *end) / 2 : (low ? x - step : x + step);
      step = step * 2;
    }
    return x;
  }

  bool refuted_order(const Rational& x, const Rational& fx, const Rational& y, const Rational& fy) {
    return refuted(say("从 {0} 到 {1}，得分却从 {2} 变为 {3}",
                       "from {0} to {1} the score goes from {2} to {3}",
                       {written_(x), written_(y), fx.to_string(), fy.to_string()}));
  }

  bool refuted(const Text& why) {
    diagnostics_.add(Code::rule, say("评分规则不成立：{0}", "the scoring rule does not hold: {0}", {why}),
                     pointer_, subject_, say("改正规则的参数", "correct the rule's parameters"));
    return false;
  }

  const Curve& curve_;
  const Written& written_;
  const std::string& pointer_;
  const std::string& subject_;
  Diagnostics& diagnostics_;
};

}  // namespace

RuleProof prove(const Curve& curve, const Rational& floor, const std::optional<Rational>& cap,
                const Written& written, const std::string& pointer, const std::string& subject,
                Diagnostics& diagnostics) {
  RuleProof proof;
  Prover prover(curve, written, pointer, subject, diagnostics);
  if (!prover.covered()) return proof;
  proof.bounded = prover.bounded(floor, cap) && cap;
  if (curve.claim != Claim::nothing) {
    proof.monotone = prover.monotone();
    proof.rises = curve.claim == Claim::rises;
  }
  proof.jumps = prover.jumps();
  return proof;
}

}  // namespace jixiao::rules
