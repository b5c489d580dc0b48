// 评价结果: every score with the steps that led to it, the grades, what was lost and what was found.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/shared_text.hpp>
#include <jixiao/model/case.hpp>

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace jixiao {

/// A score, or while something is not known the hull of the scores that are still possible.
struct Score {
  Rational low;
  Rational high;

  Score() = default;
  Score(Rational exact) : low(exact), high(std::move(exact)) {}
  Score(Rational from, Rational to) : low(std::move(from)), high(std::move(to)) {}

  bool is_exact() const { return low == high; }
  bool in_range() const { return low.in_range() && high.in_range(); }
  Score& operator+=(const Score& other) {
    const bool exact = in_range() && other.in_range() && is_exact() && other.is_exact();
    low += other.low;
    high = exact ? low : high + other.high;
    return *this;
  }
};

/// How an actual compares with its target.
/// Met is on the target itself, exceeded on its good side; reached is met for certain, by how much
/// is not known: by a range ("≥300米") or in words.
enum class Fulfilment { unknown, met, exceeded, reached, missed };

/// What stands in a slot of a step. Numbers become text only when somebody reads them; what is rare and large
/// is kept apart, so that a trace is small.
class Argument {
 public:
  Argument() = default;
  Argument(std::string text) : held_(std::move(text)) {}
  Argument(const SharedText& text) : held_(text.str()) {}
  Argument(Phrase words) : held_(words) {}
  Argument(Rational number) : held_(std::move(number)) {}
  Argument(int number) : held_(Rational(number)) {}
  Argument(Score score);
  Argument(Text text) : held_(std::make_shared<const Text>(std::move(text))) {}

  bool empty() const { return held_.index() == 0; }
  Text text() const;

 private:
  std::variant<std::monostate, std::string, Phrase, Rational, std::shared_ptr<const Score>,
               std::shared_ptr<const Text>>
      held_;
};

/// What stands in the slots of one step, in their order.
class Arguments {
 public:
  Arguments() = default;
  template <class... Others>
  Arguments(Argument first, Others&&... others) {
    each_.reserve(1 + sizeof...(others));
    each_.push_back(std::move(first));
    (each_.emplace_back(std::forward<Others>(others)), ...);
  }

  void add(Argument next) { each_.push_back(std::move(next)); }
  std::size_t size() const { return each_.size(); }
  const Argument& operator[](std::size_t i) const { return each_[i]; }

 private:
  std::vector<Argument> each_;
};

/// One step of the way to a number: what was done, and the value after it.
struct Step {
  Phrase what;
  Arguments with;
  Argument value;

  Text sentence() const;
  std::string value_text() const;  ///< "" when the step has no value
};

/// Where a rule's score leaps although what is measured moves by nothing: before, at, and after the place.
struct Jump {
  std::string at;  ///< as people write it: "95%"
  Rational before;
  Rational after;
};

/// What was proven of a rule when the plan was compiled. A refuted claim is an error and never gets here.
struct RuleProof {
  bool bounded = false;   ///< the score stays between the floor and the full points
  bool monotone = false;  ///< more achievement never scores less
  bool rises = true;      ///< of a monotone rule: with what is measured, or against it
  std::vector<Jump> jumps;
};

struct ScoredNode {
  std::string code;
  SharedText title;
  SharedText path;        ///< titles from the first level down, joined by "/"
  std::string dimension;  ///< of its first-level node
  int parent = -1;        ///< index of the node above, -1 for the first level
  int depth = 0;          ///< 0 for the first level
  bool leaf = false;

  std::optional<Rational> planned;  ///< points of the plan; absent in a plan without points
  std::optional<Rational> full;  ///< full points, after those of indicators that do not apply were shared out
  std::optional<Score> exact;    ///< before any rounding
  std::optional<Score> score;    ///< as the policy rounds it; what is shown and added up

  // Of leaves:
  std::string form;
  bool surveyed = false;  ///< its rule knows how many were asked
  State state = State::observed;
  Fulfilment fulfilment = Fulfilment::unknown;
  std::string target;
  std::string actual;
  Step summary;  ///< the facts in a few words, where target and actual do not tell them
  std::vector<std::string> evidence;
  std::string reason;
  bool core = false;
  bool illustrative = false;
  std::vector<Step> trace;
  std::shared_ptr<const RuleProof> proof;  ///< of a scored leaf with a rule
  std::optional<Rational> spread;          ///< of a panel: between its highest and its lowest valid mark
  std::string zeroed_by;                   ///< title of the veto that took its points
  const Indicator* indicator = nullptr;    ///< of the evaluation's own case
};

/// A number seen through one grade scheme, with the distances to the neighbouring bands.
struct Grading {
  enum class Of { computed, reported };
  Of of = Of::computed;
  const GradeScheme* scheme = nullptr;  ///< of a policy that the evaluation keeps
  bool decides = false;                 ///< the policy's own choice
  Score compared;                       ///< the number that the bands were compared with
  std::vector<std::string> grades;     ///< one grade, or all that are still possible, best first; none when a
                                       ///< printed total lies outside all bands
  std::optional<Rational> above_line;  ///< points above the lower line of the band
  std::string grade_below;             ///< what a fall below that line would give; "" at the bottom
  std::optional<Rational> to_next;     ///< points missing to the next better band
  std::string grade_above;             ///< "" at the top
  bool next_is_beyond = false;         ///< more than to_next is needed: the line itself belongs here
  std::string capped_from;             ///< the grade before a cap; "" without one
};

/// Points lost in one place. The entries of a ledger add exactly to full - total.
struct Loss {
  enum class Of {
    leaf,
    rounding,    ///< what rounding of subtotals or of the total took or gave
    adjustment,  ///< a penalty or bonus
    total,       ///< a veto on the total, a total by minimum, or the range of the total
  };
  Of of = Of::leaf;
  int node = -1;      ///< index of the leaf
  std::string title;  ///< of the adjustment
  Rational lost;      ///< negative for what was given
};

/// A veto, penalty, bonus or cap whose condition held.
struct Applied {
  enum class Kind { veto, penalty, bonus, grade_cap };
  Kind kind = Kind::veto;
  std::string title;
  std::string what;     ///< what was zeroed, or the grade that is not exceeded
  Score points;         ///< of penalties and bonuses, after their own cap
  bool certain = true;  ///< false while it depends on something that is not known yet
  std::string source;
  bool confirmed = true;  ///< somebody confirmed it in the source
  std::string authority;  ///< of a grade cap
  std::string reason;     ///< of a grade cap
  std::string pointer;    ///< into the policy
};

/// A total under another reading of the evidence, and the grades it can have in the deciding scheme.
struct Reading {
  Score total;
  std::vector<std::string> grades;
};

/// One single change that would give another grade.
struct Flip {
  enum class Of { leaf, bound, arithmetic };
  Of of = Of::leaf;
  int node = -1;        ///< of leaf
  std::string setting;  ///< of arithmetic: its key; of bound: the grade whose line moves
  std::string from;     ///< the score, line or setting as it is
  std::string to;       ///< and as it would have to be
  std::string actual;   ///< the actual that would do it, where the rule can be turned round; "" otherwise
  std::string grade;    ///< what it would give
};

/// Fewest indicators, then fewest points, that lead to the next better grade.
struct Road {
  struct Improvement {
    int node;
    Rational from, to;
  };
  std::string grade;
  Rational points;  ///< gained all together
  std::vector<Improvement> improvements;
};

/// The same indicators seen by another hand.
struct LayerSheet {
  std::string name;
  bool decides = false;
  std::optional<Score> total;
  std::vector<std::string> grades;
  std::vector<std::optional<Score>> scores;  ///< by node
  Text why_not;                              ///< why it has no total
};

/// How far the experts of panels agree.
struct Agreement {
  std::size_t experts = 0;  ///< who marked every panel indicator
  std::size_t items = 0;
  std::optional<Rational> kendall_w;  ///< from 0 to 1; absent when all give everything the same rank
};

/// What a grade or score leads to, by the policy's tables.
struct Consequence {
  std::optional<Score> payment_share;
  std::vector<std::string> suggestions;  ///< one, or one for each grade still possible
};

/// What an overlay's changes were worth on this case.
struct OverlayWorth {
  std::string policy, base;
  std::vector<Change> changes;
  std::optional<Score> base_total;  ///< absent when the base cannot score the case
  std::vector<std::string> base_grades;
  Text why_not;
};

/// Something about the project or its papers that a reader should know. Not an error.
struct Finding {
  Severity severity = Severity::note;
  std::string code;  ///< stable, such as "date.before_start"
  Text message;
  std::string pointer;  ///< into the case
  std::string subject;
};

struct Evaluation {
  std::shared_ptr<const Case> subject;
  std::vector<std::shared_ptr<const Policy>>
      policies;                             ///< the policy, and those it is based on or borrows from
  std::shared_ptr<const Policy> effective;  ///< the policy as it applies: sections of its base filled in
  const Policy& policy() const { return *effective; }
  Date as_of;
  std::string layer;

  std::vector<ScoredNode> nodes;  ///< parents before children
  std::optional<Rational> full;
  std::optional<Score> exact_total;  ///< absent when it is too long to be kept and decides nothing
  std::optional<Score> total;
  std::vector<Step> total_trace;
  bool illustrative = false;  ///< points or marks of no source entered the total

  std::vector<Grading> gradings;
  std::vector<Loss> ledger;  ///< largest first
  std::vector<Applied> applied;
  std::optional<Reading> claimed;    ///< everything that is claimed taken as shown
  std::optional<Reading> supported;  ///< nothing taken as shown without evidence
  std::vector<Flip> flips;           ///< when asked for
  std::vector<int> flips_open;       ///< leaves of which not every score could be tried
  bool certified = false;            ///< the flips were asked for
  std::optional<Road> road;
  Text road_open;                  ///< why no road can be called the shortest; "" otherwise
  std::vector<LayerSheet> layers;  ///< when there is more than one
  std::optional<Agreement> agreement;
  Consequence consequence;
  std::vector<OverlayWorth> overlays;
  std::vector<Finding> findings;

  /// The printed total is the computed one.
  bool printed_as_computed() const;

  /// The grading that counts: by the policy's own scheme, of the computed total or else the printed one.
  const Grading* deciding() const;
};

/// As many decimals as the policy declares when the value has no more, else the exact fraction.
std::string display(const Rational& value, int decimals);
std::string display(const Score& score, int decimals);

Phrase name_of(State state);
Phrase name_of(Fulfilment fulfilment);
Phrase name_of(Severity severity);

/// Their spelling in documents.
const char* key_of(State state);
const char* key_of(Fulfilment fulfilment);
const char* key_of(Severity severity);

}  // namespace jixiao
