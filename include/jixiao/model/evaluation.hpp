// 评价结果: every score with the steps that led to it, the grades, what was lost and what was found.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/case.hpp>

#include <memory>
#include <optional>
#include <string>
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
    low += other.low;
    high += other.high;
    return *this;
  }
};

/// How an actual compares with its target.
/// Met is on the target itself, exceeded on its good side; reached is met for certain, by how much
/// is not known: by a range ("≥300米") or in words.
enum class Fulfilment { unknown, met, exceeded, reached, missed };

/// One step of the way to a number: what was done, and the value after it.
struct Step {
  Text what;
  std::string value;
};

struct ScoredNode {
  std::string code;
  std::string title;
  std::string path;       ///< titles from the first level down, joined by "/"
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
  State state = State::observed;
  Fulfilment fulfilment = Fulfilment::unknown;
  std::string target;
  std::string actual;
  Text summary;  ///< the facts in a few words, where target and actual do not tell them
  std::vector<std::string> evidence;
  std::string reason;
  bool core = false;
  bool illustrative = false;
  std::vector<Step> trace;
  const Indicator* indicator = nullptr;  ///< of the evaluation's own case
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
};

/// Points lost in one place. The entries of a ledger add exactly to full - total.
struct Loss {
  int node = -1;  ///< index of the leaf; -1 for what rounding of subtotals or of the total took or gave
  Rational lost;
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
      policies;   ///< the policy, and those it is based on or borrows from
  Policy policy;  ///< as it applies: sections of its base filled in
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
  std::vector<Finding> findings;

  /// The printed total is the computed one.
  bool printed_as_computed() const;

  /// The grading that counts: by the policy's own scheme, of the computed total or else the printed one.
  const Grading* deciding() const;
};

/// As many decimals as the policy declares when the value has no more, else the exact fraction.
std::string display(const Rational& value, int decimals);
std::string display(const Score& score, int decimals);

Text name_of(State state);
Text name_of(Fulfilment fulfilment);
Text name_of(Severity severity);

/// Their spelling in documents.
const char* key_of(State state);
const char* key_of(Fulfilment fulfilment);
const char* key_of(Severity severity);

}  // namespace jixiao
