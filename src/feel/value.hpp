// What a formula computes with: exact numbers with their unit, truth values and texts.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/quantity.hpp>

#include <string>
#include <utility>

namespace jixiao::feel {

struct Value {
  enum class Kind { number, truth, text };

  Kind kind = Kind::number;
  Rational number;
  std::string unit;     ///< of a number: "元", "人"; "" is a plain number or a ratio
  bool bare = false;    ///< a number written in the formula itself, which takes over the other side's unit
  bool scaled = false;  ///< written in 万元 and the like, so that a bare number beside it could mean either
  bool truth = false;
  std::string text;

  static Value of(Rational number, std::string unit = "") {
    Value value;
    value.number = std::move(number);
    value.unit = std::move(unit);
    return value;
  }
  static Value of(const Quantity& quantity) {
    const bool ratio = quantity.unit.base == "%";
    Value value = of(quantity.value, ratio ? "" : quantity.unit.base);
    value.scaled = !ratio && quantity.unit.factor != 1;
    return value;
  }
  static Value of_truth(bool truth) {
    Value value;
    value.kind = Kind::truth;
    value.truth = truth;
    return value;
  }
  static Value of_text(std::string text) {
    Value value;
    value.kind = Kind::text;
    value.text = std::move(text);
    return value;
  }
};

/// A value that is not known exactly: all numbers from `low.number` to `high.number`; a truth value that
/// holds for certain (`low.truth`) or possibly (`high.truth`). Both ends are of one kind and unit.
struct Span {
  Value low, high;
};

/// "数", "真假值", "文字" / "a number", "a truth value", "a text".
Text name_of(Value::Kind kind);

}  // namespace jixiao::feel
