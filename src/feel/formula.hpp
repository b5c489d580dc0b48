// A formula or condition in a subset of FEEL, the expression language of OMG's DMN 1.5: parsed once, then
// evaluated on exact fractions. README.md of this folder says what is covered.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "feel/node.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace jixiao::feel {

class Formula {
 public:
  /// Code::formula with the place of the mistake, counted in characters from 1.
  static Result<Formula> parse(std::string_view text);

  const std::string& text() const { return text_; }

  /// The names that the formula uses, each once, in the order of their first use.
  const std::vector<std::string>& names() const { return names_; }

  /// `values` are those of names(), in their order. Code::formula for a division by zero, operands of the
  /// wrong kind, units that do not meet, or a number too long to be kept.
  Result<Value> evaluate(const std::vector<Value>& values) const;

  /// evaluate(), and the result must be of that kind.
  Result<Value> evaluate(const std::vector<Value>& values, Value::Kind wanted) const;

  /// The same while some values are not known exactly: a span that holds every result that is possible. It
  /// can hold more, since one unknown in two places is taken as two. Code::formula also where a divisor may
  /// be 0.
  Result<Span> evaluate(const std::vector<Span>& values, Value::Kind wanted) const;

  /// True for "a / b" of two names, which needs no more than a division; their places in names().
  bool is_quotient(std::size_t& numerator, std::size_t& denominator) const;

 private:
  friend class Parser;
  std::string text_;
  std::vector<std::string> names_;
  std::vector<Node> nodes_;
  int root_ = 0;
};

}  // namespace jixiao::feel
