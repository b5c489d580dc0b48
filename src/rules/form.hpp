// What every rule form (评分标准的形式) is: a name, a reading of its parameters when a case is read, and the
// score for given facts. One form, one file, one descriptor; forms.cpp lists them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/reader.hpp"
#include "rules/curve.hpp"
#include "rules/lowered.hpp"

#include <jixiao/model/evaluation.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace jixiao::rules {

/// 评价要点, with the points that it has in its place.
struct Element {
  std::string title;
  Rational points;
  bool gate = false;
};

/// Where a rule stands once its indicator has its place and its points.
struct Setting {
  Rational full;  ///< as planned
  const Indicator* indicator = nullptr;
  const std::vector<std::string>* node_elements = nullptr;  ///< 评价要点 of the policy node of the same title
  const JudgementScale* scale = nullptr;                    ///< the policy's, or nullptr
  Curve curve;                                              ///< of rules that are one, in points
  std::vector<Element> elements;                            ///< of a rule over elements
  std::vector<Setting> parts;                               ///< of a rule of several parts
  RuleProof proof;

  const std::string& title() const { return indicator->title; }
  const std::string& pointer() const { return indicator->rule->pointer; }
};

/// The same indicator of another project, for rules that rank.
struct Peer {
  std::string name;
  Rational value;
};

/// All that a rule may look at.
struct Facts {
  const Setting& setting;
  const Observation& observation;
  const Project& project;
  const Policy& policy;
  const std::vector<Peer>& peers;
  const Quantity* target = nullptr;  ///< instead of the plan's, for rows that bring their own
};

/// A score before rounding, and the steps that led to it.
struct Outcome {
  Score score;
  Fulfilment fulfilment = Fulfilment::unknown;
  std::string actual;  ///< what to show as the actual when the observation states none
  Step summary;        ///< the facts in a few words, where target and actual do not tell them
  std::vector<Step> trace;
  std::vector<Finding> findings;
  std::optional<Range>
      adjustable;  ///< where an adjustment by hand must stay, when that is less than the rule's range
};

/// Parts of an observation that a form scores from, as bits. Others beside them would be facts that nobody
/// looks at, and are refused; "actual" may stand in words beside a judgement, a mark or elements.
enum Reads : unsigned {
  reads_actual = 1,
  reads_level = 2,
  reads_mark = 4,
  reads_elements = 8,
  reads_amounts = 16,
  reads_counts = 32,
  reads_marks = 64,
  reads_series = 128,
  reads_parts = 256,
};

/// A form with its parameters read. Immutable; scoring changes nothing.
class BoundRule {
 public:
  virtual ~BoundRule() = default;

  /// Fills what only the full points and the policy decide, and proves the rule; reports what is refuted.
  virtual void prepare(Setting& setting, Diagnostics& diagnostics) const;

  /// Nothing when the facts cannot be scored, which is then reported at the observation.
  virtual std::optional<Outcome> score(const Facts& facts, Diagnostics& diagnostics) const = 0;

  /// The least score: 0, or below it where the rule says so.
  virtual Rational floor(const Setting&) const { return 0; }
  virtual bool capped() const { return true; }
  virtual bool ranks() const { return false; }
  virtual bool is_panel() const { return false; }
  virtual bool surveys() const { return false; }
  virtual const std::vector<Indicator>* parts() const { return nullptr; }

  /// The rule for the integer kernel; nothing when only fractions can compute it.
  virtual std::optional<Lowered> lower(const Setting&) const { return std::nullopt; }

  /// The numbers that a row has for it; nothing when no fixed list of numbers can state its facts.
  virtual std::optional<std::vector<Slot>> slots(const Setting& setting) const {
    auto lowered = lower(setting);
    return lowered ? std::optional<std::vector<Slot>>(std::move(lowered->slots)) : std::nullopt;
  }

  /// The word of a level's number, best first; "" when there is none.
  virtual std::string level_at(const Setting&, std::size_t) const { return ""; }

  /// The actual nearest to the present one that scores at least (or at most) so many points, as people write
  /// it; "" where the rule cannot be turned round.
  virtual std::string actual_for(const Setting&, const Observation&, const Rational&, bool) const {
    return "";
  }

  /// The scores that can occur when they are few, from the least up; empty when they are not.
  virtual std::vector<Rational> possible(const Setting&) const { return {}; }

  /// Whether every score from the floor to the full points can occur.
  virtual bool gives_any_score(const Setting&) const { return false; }
};

struct Form {
  const char* name;  ///< in documents
  const char* zh;    ///< the field's names
  const char* en;
  const char* formula;  ///< one line, W full points, A actual, T target
  unsigned reads;
  bool reads_formula;  ///< may measure by a formula ("of"), which reads amounts instead of the actual

  /// Reads the parameters; nullptr after a reported mistake.
  std::shared_ptr<const BoundRule> (*bind)(ObjectReader& parameters, const Indicator& indicator);
};

/// The form of that name, or nullptr.
const Form* find_form(const std::string& name);

std::vector<std::string> form_names();

/// The part of that title of an indicator whose rule has parts; nullptr when there is none.
const Indicator* find_part(const Indicator& indicator, const std::string& title);

/// Reads "rule" of an indicator: a form's name, or an object with the form and its parameters.
void bind_rule(const Place& place, Indicator& indicator, Diagnostics& diagnostics);

}  // namespace jixiao::rules
