// Small fractions are computed in checked 64-bit integers; whatever does not fit is computed by
// Boost.Multiprecision and comes back to the small form as soon as it fits again.
// SPDX-License-Identifier: Apache-2.0
#include "number/checked.hpp"

#include <jixiao/base/limits.hpp>
#include <jixiao/number/rational.hpp>

#include <boost/multiprecision/cpp_int.hpp>

#include <numeric>
#include <stdexcept>

namespace jixiao {

namespace mp = boost::multiprecision;

struct Rational::Big {
  mp::cpp_int numerator;
  mp::cpp_int denominator;
};

namespace {

bool fits(const mp::cpp_int& value) { return value <= checked::largest && value >= -checked::largest; }

bool too_wide(const mp::cpp_int& value) {
  return value != 0 && mp::msb(mp::abs(value)) >= limits::rational_bits;
}

}  // namespace

Rational::Rational(std::int64_t whole) {
  if (whole < -checked::largest) {
    *this = from(Big{whole, 1});
    return;
  }
  numerator_ = whole;
}

Rational::Rational(const Decimal& decimal)
    : Rational(reduced(decimal.coefficient(), power_of_ten(decimal.scale()))) {}

Rational Rational::fraction(std::int64_t numerator, std::int64_t denominator) {
  return Rational(numerator) / Rational(denominator);
}

Rational Rational::reduced(std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t common = std::gcd(numerator, denominator);
  Rational r;
  r.numerator_ = numerator / common;
  r.denominator_ = denominator / common;
  return r;
}

Rational Rational::out_of_range() {
  Rational r;
  r.state_ = State::out_of_range;
  return r;
}

Rational Rational::from(const Big& big) {
  if (big.denominator == 0) return out_of_range();
  const mp::cpp_int common = mp::gcd(big.numerator, big.denominator);
  const int turn = big.denominator < 0 ? -1 : 1;
  Big lowest{big.numerator / common * turn, big.denominator / common * turn};
  if (too_wide(lowest.numerator) || too_wide(lowest.denominator)) return out_of_range();
  Rational r;
  if (fits(lowest.numerator) && fits(lowest.denominator)) {
    r.numerator_ = static_cast<std::int64_t>(lowest.numerator);
    r.denominator_ = static_cast<std::int64_t>(lowest.denominator);
  } else {
    r.state_ = State::big;
    r.big_ = std::make_shared<const Big>(std::move(lowest));
  }
  return r;
}

Rational::Big Rational::widened() const {
  return state_ == State::big ? *big_ : Big{numerator_, denominator_};
}

int Rational::sign() const {
  if (!in_range()) throw std::domain_error("sign of a value out of range");
  if (state_ == State::big) return big_->numerator.sign();
  return (numerator_ > 0) - (numerator_ < 0);
}

Rational operator+(const Rational& a, const Rational& b) {
  if (!a.in_range() || !b.in_range()) return Rational::out_of_range();
  if (a.state_ == Rational::State::small && b.state_ == Rational::State::small) {
    const std::int64_t common = std::gcd(a.denominator_, b.denominator_);
    std::int64_t left, right, top, bottom;
    if (checked::multiply(a.numerator_, b.denominator_ / common, left) &&
        checked::multiply(b.numerator_, a.denominator_ / common, right) && checked::add(left, right, top) &&
        checked::multiply(a.denominator_ / common, b.denominator_, bottom))
      return Rational::reduced(top, bottom);
  }
  const Rational::Big x = a.widened(), y = b.widened();
  return Rational::from(
      {x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator});
}

Rational operator-(const Rational& a, const Rational& b) { return a + b * Rational(-1); }

Rational operator*(const Rational& a, const Rational& b) {
  if (!a.in_range() || !b.in_range()) return Rational::out_of_range();
  if (a.state_ == Rational::State::small && b.state_ == Rational::State::small) {
    const std::int64_t down = std::gcd(a.numerator_, b.denominator_);
    const std::int64_t up = std::gcd(b.numerator_, a.denominator_);
    std::int64_t top, bottom;
    if (checked::multiply(a.numerator_ / down, b.numerator_ / up, top) &&
        checked::multiply(a.denominator_ / up, b.denominator_ / down, bottom))
      return Rational::reduced(top, bottom);
  }
  const Rational::Big x = a.widened(), y = b.widened();
  return Rational::from({x.numerator * y.numerator, x.denominator * y.denominator});
}

Rational operator/(const Rational& a, const Rational& b) {
  if (!a.in_range() || !b.in_range() || b.sign() == 0) return Rational::out_of_range();
  if (b.state_ == Rational::State::small) {
    const std::int64_t turn = b.numerator_ < 0 ? -1 : 1;
    return a * Rational::reduced(b.denominator_ * turn, b.numerator_ * turn);
  }
  const Rational::Big x = a.widened(), y = b.widened();
  return Rational::from({x.numerator * y.denominator, x.denominator * y.numerator});
}

int compare(const Rational& a, const Rational& b) {
  if (!a.in_range() || !b.in_range()) throw std::domain_error("comparing a value out of range");
  if (a.state_ == Rational::State::small && b.state_ == Rational::State::small) {
    std::int64_t left, right;
    if (checked::multiply(a.numerator_, b.denominator_, left) &&
        checked::multiply(b.numerator_, a.denominator_, right))
      return (left > right) - (left < right);
  }
  const Rational::Big x = a.widened(), y = b.widened();
  const int order = mp::cpp_int(x.numerator * y.denominator).compare(y.numerator * x.denominator);
  return (order > 0) - (order < 0);
}

std::optional<Rational::Cut> Rational::cut(int decimals) const {
  if (!in_range() || decimals < 0 || decimals > Decimal::max_digits) return std::nullopt;
  const std::int64_t bound = power_of_ten(Decimal::max_digits);
  if (std::int64_t scaled;
      state_ == State::small && checked::multiply(numerator_, power_of_ten(decimals), scaled)) {
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
  if (state_ == State::small) return std::to_string(numerator_) + "/" + std::to_string(denominator_);
  return big_->numerator.str() + (big_->denominator == 1 ? "" : "/" + big_->denominator.str());
}

Rational min(const Rational& a, const Rational& b) { return b < a ? b : a; }
Rational max(const Rational& a, const Rational& b) { return b > a ? b : a; }

}  // namespace jixiao
