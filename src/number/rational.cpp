// Small fractions are computed in checked 64-bit integers; whatever does not fit is computed by
// Boost.Multiprecision and comes back to the small form as soon as it fits again.
// SPDX-License-Identifier: Apache-2.0
#include "number/checked.hpp"

#include <jixiao/base/limits.hpp>
#include <jixiao/number/rational.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <stdexcept>

namespace jixiao {

namespace mp = boost::multiprecision;

struct Rational::Big {
  mp::cpp_int numerator;
  mp::cpp_int denominator;
};

namespace {

bool fits(const mp::cpp_int& value) { return value <= checked::largest && value >= -checked::largest; }

// Euclid's algorithm; most fractions here are whole or share a small factor, so the first steps decide.
std::int64_t common_divisor(std::int64_t a, std::int64_t b) {
  a = a < 0 ? -a : a;
  while (b != 0) {
    const std::int64_t rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

bool too_wide(const mp::cpp_int& value) {
  return value != 0 && mp::msb(mp::abs(value)) >= limits::rational_bits;
}

}  // namespace

Rational::Rational(const Decimal& decimal)
    : Rational(reduced(decimal.coefficient(), power_of_ten(decimal.scale()))) {}

Rational Rational::fraction(std::int64_t numerator, std::int64_t denominator) {
  return Rational(numerator) / Rational(denominator);
}

Rational Rational::lowest(std::int64_t numerator, std::int64_t denominator) {
  Rational r;
  r.numerator_ = numerator;
  r.denominator_ = denominator;
  return r;
}

Rational Rational::reduced(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t common = denominator == 1 ? 1 : common_divisor(numerator, denominator);
  return lowest(numerator / common, denominator / common);
}

Rational Rational::from(const Big& big) {
  if (big.denominator == 0) return out_of_range();
  const mp::cpp_int common = mp::gcd(big.numerator, big.denominator);
  const int turn = big.denominator < 0 ? -1 : 1;
  Big terms{big.numerator / common * turn, big.denominator / common * turn};
  if (too_wide(terms.numerator) || too_wide(terms.denominator)) return out_of_range();
  if (fits(terms.numerator) && fits(terms.denominator))
    return lowest(static_cast<std::int64_t>(terms.numerator), static_cast<std::int64_t>(terms.denominator));
  Rational r = out_of_range();
  r.big_ = std::make_shared<const Big>(std::move(terms));
  return r;
}

Rational::Big Rational::widened() const { return big_ ? *big_ : Big{numerator_, denominator_}; }

int Rational::wide_sign() const {
  if (!big_) throw std::domain_error("sign of a value out of range");
  return big_->numerator.sign();
}

Rational Rational::operator-() const {
  return is_small() ? lowest(-numerator_, denominator_) : Rational(0) - *this;
}

Rational operator+(const Rational& a, const Rational& b) {
  if (a.is_small() && b.is_small()) {
    std::int64_t left, right, top, bottom;
    if (a.denominator_ == b.denominator_) {
      if (checked::add(a.numerator_, b.numerator_, top)) return Rational::reduced(top, a.denominator_);
    } else {
      // Only a factor that both denominators share can be left in the sum.
      const std::int64_t common = common_divisor(a.denominator_, b.denominator_);
      if (checked::multiply(a.numerator_, b.denominator_ / common, left) &&
          checked::multiply(b.numerator_, a.denominator_ / common, right) && checked::add(left, right, top) &&
          checked::multiply(a.denominator_ / common, b.denominator_, bottom)) {
        const std::int64_t left_over = common == 1 ? 1 : common_divisor(top, common);
        return Rational::lowest(top / left_over, bottom / left_over);
      }
    }
  }
  if (!a.in_range() || !b.in_range()) return Rational::out_of_range();
  const Rational::Big x = a.widened(), y = b.widened();
  return Rational::from(
      {x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator});
}

Rational operator-(const Rational& a, const Rational& b) {
  if (b.is_small()) return a + -b;
  return a + b * Rational(-1);
}

Rational operator*(const Rational& a, const Rational& b) {
  if (a.is_small() && b.is_small()) {
    // What is in lowest terms and cancelled crosswise is in lowest terms.
    const std::int64_t down = b.denominator_ == 1 ? 1 : common_divisor(a.numerator_, b.denominator_);
    const std::int64_t up = a.denominator_ == 1 ? 1 : common_divisor(b.numerator_, a.denominator_);
    std::int64_t top, bottom;
    if (checked::multiply(a.numerator_ / down, b.numerator_ / up, top) &&
        checked::multiply(a.denominator_ / up, b.denominator_ / down, bottom))
      return Rational::lowest(top, bottom);
  }
  if (!a.in_range() || !b.in_range()) return Rational::out_of_range();
  const Rational::Big x = a.widened(), y = b.widened();
  return Rational::from({x.numerator * y.numerator, x.denominator * y.denominator});
}

Rational operator/(const Rational& a, const Rational& b) {
  if (!a.in_range() || !b.in_range() || b.sign() == 0) return Rational::out_of_range();
  if (b.is_small()) {
    const std::int64_t turn = b.numerator_ < 0 ? -1 : 1;
    return a * Rational::lowest(b.denominator_ * turn, b.numerator_ * turn);
  }
  const Rational::Big x = a.widened(), y = b.widened();
  return Rational::from({x.numerator * y.denominator, x.denominator * y.numerator});
}

int compare(const Rational& a, const Rational& b) {
  if (a.is_small() && b.is_small()) {
    std::int64_t left, right;
    if (a.denominator_ == b.denominator_)
      return (a.numerator_ > b.numerator_) - (a.numerator_ < b.numerator_);
    if (checked::multiply(a.numerator_, b.denominator_, left) &&
        checked::multiply(b.numerator_, a.denominator_, right))
      return (left > right) - (left < right);
  }
  if (!a.in_range() || !b.in_range()) throw std::domain_error("comparing a value out of range");
  const Rational::Big x = a.widened(), y = b.widened();
  const int order = mp::cpp_int(x.numerator * y.denominator).compare(y.numerator * x.denominator);
  return (order > 0) - (order < 0);
}

std::optional<Rational::Cut> Rational::cut(int decimals) const {
  if (!in_range() || decimals < 0 || decimals > Decimal::max_digits) return std::nullopt;
  const std::int64_t bound = power_of_ten(Decimal::max_digits);
  if (std::int64_t scaled; is_small() && checked::multiply(numerator_, power_of_ten(decimals), scaled)) {
    if (scaled < 0) scaled = -scaled;
    const std::int64_t whole = scaled / denominator_;
    const std::int64_t rest = scaled % denominator_;
    if (whole >= bound) return std::nullopt;
    const std::int64_t other =
        denominator_ - rest;  // rest vs. half is rest vs. the other part, without doubling
    return Cut{whole, rest == 0 ? -2 : (rest > other) - (rest < other)};
  }
  const Big wide = widened();
  const mp::cpp_int scaled = mp::abs(wide.numerator) * power_of_ten(decimals);
  const mp::cpp_int whole = scaled / wide.denominator;
  const mp::cpp_int twice = (scaled % wide.denominator) * 2;
  if (whole >= bound) return std::nullopt;
  return Cut{static_cast<std::int64_t>(whole),
             twice == 0 ? -2 : (twice > wide.denominator) - (twice < wide.denominator)};
}

std::optional<Decimal> Rational::as_decimal() const {
  for (int decimals = 0; decimals <= Decimal::max_digits; ++decimals) {
    const auto part = cut(decimals);
    if (!part) return std::nullopt;
    if (part->rest != -2) continue;
    const auto exact = Decimal::of(sign() < 0 ? -part->whole : part->whole, decimals);
    return exact ? std::optional<Decimal>(exact.value()) : std::nullopt;
  }
  return std::nullopt;
}

std::string Rational::to_string() const {
  if (!in_range()) throw std::domain_error("printing a value out of range");
  if (const auto decimal = as_decimal()) return decimal->to_string();
  if (is_small()) return std::to_string(numerator_) + "/" + std::to_string(denominator_);
  return big_->numerator.str() + (big_->denominator == 1 ? "" : "/" + big_->denominator.str());
}

Rational min(const Rational& a, const Rational& b) { return b < a ? b : a; }
Rational max(const Rational& a, const Rational& b) { return b > a ? b : a; }

}  // namespace jixiao
