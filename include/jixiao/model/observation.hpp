// 完成情况: what is known about one indicator, in one layer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/number/date.hpp>
#include <jixiao/number/quantity.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace jixiao {

/// Never confused with each other: "missing" should be there, "not applicable" cannot be there,
/// "not demonstrated" is claimed without evidence, "pending" is not known yet.
enum class State { observed, missing, not_applicable, not_demonstrated, pending };

enum class ElementAnswer { yes, no, partly, not_applicable, unknown };

struct ElementMark {
  std::string element;
  ElementAnswer answer;
  std::vector<std::string> evidence;
  std::string pointer;
};

struct Amount {
  std::string name;
  Quantity quantity;
  std::string pointer;
};

/// How often something happened, or how many chose an answer.
struct Count {
  std::string name;
  std::int64_t count = 0;
  std::string pointer;
};

/// One expert's mark in points, or an invalid ballot with its reason.
struct PanelMark {
  std::string expert;
  std::string body;  ///< whom the expert speaks for, when marks are weighted by body
  std::optional<Rational> mark;
  std::string invalid;  ///< why the ballot does not count; "" for a valid one
  std::string pointer;
};

/// One year of several, or one object of several.
struct Entry {
  std::string name;
  Quantity actual;
  std::optional<Quantity> target;  ///< its own, where it differs from the indicator's
  std::optional<Rational> weight;
  std::string pointer;
};

/// Points added to or taken from a computed score by hand.
struct Adjustment {
  Rational points;
  std::string reason;
  std::string author;
  std::string pointer;
};

struct Observation {
  std::string indicator;
  State state = State::observed;
  std::string actual;             ///< as written; "" when none was recorded
  std::optional<Quantity> value;  ///< of `actual`, in the indicator's unit, when it holds a number
  std::optional<DateSpan> date;   ///< of `actual`, when it is a date
  std::string level;              ///< judged level or its standard phrase
  std::optional<Rational> mark;   ///< points given by hand
  std::vector<ElementMark> elements;
  std::vector<Amount> amounts;
  std::vector<Count> counts;
  std::vector<PanelMark> marks;
  std::vector<Entry> series;
  std::vector<Observation> parts;  ///< `indicator` is the part's title
  std::optional<Adjustment> adjustment;
  std::string reason;
  std::string author;
  std::vector<std::string> evidence;
  bool illustrative = false;  ///< what it gives comes from no source
  std::string note;
  std::string pointer;
};

/// The same indicators seen by one hand: 自评, 部门评价, 财政评价, 专家复核 ...
struct Layer {
  std::string name;
  std::vector<Observation> observations;
  std::string pointer;
};

}  // namespace jixiao
