// 评价办法: one dated edition of an office's rules. Everything in it is data with a source; the code
// knows none of these numbers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/source.hpp>
#include <jixiao/number/date.hpp>
#include <jixiao/number/range.hpp>
#include <jixiao/number/rounding.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace jixiao {

enum class Severity { note, warning, error };

/// Where a value comes from, and whether somebody confirmed it in the source.
struct Citation {
  std::string source;
  bool confirmed = true;
  std::string note;
};

/// A node of the reference framework (指标体系). Points belong to nodes only where the policy sets them;
/// the leaves under a node come from the project's plan.
struct FrameworkNode {
  std::string code;
  std::string title;
  std::string dimension;              ///< of a first-level node: decision, process, output, benefit or ""
  std::optional<Rational> points;     ///< absolute points
  std::optional<Rational> weight;     ///< share of the parent's hundred
  std::vector<std::string> elements;  ///< 评价要点
  std::vector<FrameworkNode> children;
  Citation citation;
  std::string pointer;
};

struct Band {
  std::string grade;
  Range range;
  std::string pointer;
};

/// Bands from the best grade to the worst, together covering every score from 0 up, each score once; or,
/// declared for a number of decimals, every score of that many decimals (90–100, 80–89, ... for 0).
struct GradeScheme {
  std::string id;
  std::string title;
  std::optional<int> decimals;
  std::vector<Band> bands;
  Citation citation;
  std::string pointer;

  /// The index of the band that holds the score; nothing below 0 and above a closed best band.
  std::optional<std::size_t> band_of(const Rational& score) const;

  /// "90/80/60": the lines between the bands, from the best down.
  std::string lines() const;
};

enum class Stage { indicator, dimension, total };
enum class BandsCompare { rounded, exact };

/// How often, where and how numbers are rounded.
struct Arithmetic {
  Rounding mode = Rounding::half_up;
  int decimals = 2;
  Stage stage = Stage::indicator;
  BandsCompare bands_compare = BandsCompare::rounded;
  Citation citation;
};

/// One level of a judged (定性) indicator: the share of the points that it may give.
struct JudgementLevel {
  std::string level;
  std::vector<std::string> phrases;  ///< standard wordings that mean this level
  Range share;                       ///< within [0, 1]
  std::string pointer;
};

struct JudgementScale {
  std::vector<JudgementLevel> levels;
  Citation citation;
};

enum class MissingMethod { zero, interval, refuse };
enum class NotApplicableMethod { refuse, full_points, rescale, shift, alternative };
enum class Scope { total, dimension, parent };

/// Where the points of one indicator go when it does not apply.
struct Shift {
  std::string from;
  std::string to;
};

/// Points of its own for every indicator, when exactly these do not apply.
struct AlternativePoints {
  std::vector<std::string> without;
  std::vector<std::pair<std::string, Rational>> points;
  std::string pointer;
};

struct NotApplicablePolicy {
  NotApplicableMethod method = NotApplicableMethod::refuse;
  Scope within = Scope::total;          ///< of rescale
  std::vector<Shift> shifts;            ///< of shift
  std::vector<AlternativePoints> sets;  ///< of alternative
};

namespace feel {
class Formula;
}

/// A formula or condition over the case's facts, its funds and the scores of nodes.
struct Expression {
  std::string text;
  std::shared_ptr<const feel::Formula> formula;
  std::string pointer;
};

/// 一票否决 / 条件清零: a condition that zeroes an indicator, a block or the total.
struct Veto {
  std::string title;
  Expression when;
  std::string zero;  ///< code, title path or indicator; "total"
  Citation citation;
  std::string pointer;
};

/// Points taken from the total, or added to it, outside the hundred.
struct Extra {
  std::string title;
  std::optional<Expression> when;  ///< always when absent
  Expression points;
  std::optional<Rational> cap;
  Citation citation;
  std::string pointer;
};

struct Extras {
  std::optional<Rational> cap;  ///< of all items together
  std::vector<Extra> items;
};

/// 等级限定: a condition that caps the grade.
struct GradeCap {
  std::string title;
  Expression when;
  std::string not_above;
  std::string authority;
  std::string reason;
  Citation citation;
  std::string pointer;
};

/// How the first level becomes the total, and what it is kept within.
struct TotalRule {
  enum class Method { sum, minimum };
  Method method = Method::sum;
  std::vector<std::string> blocks;  ///< of minimum: first-level titles
  std::optional<Range> range;
  Citation citation;
};

/// 付款比例: a share of the final payment for a score or a grade.
struct PaymentTier {
  std::optional<Range> scores;
  std::string grade;
  Rational share;
  std::string pointer;
};

struct PaymentTable {
  std::vector<PaymentTier> tiers;
  Citation citation;
};

/// What a grade suggests for the next budget.
struct ResultUse {
  std::string grade;
  std::string suggestion;
};

/// One change that an overlay makes to the policy it is based on.
struct Change {
  std::string at;  ///< JSON Pointer into the base's document
  std::string authority;
  std::string reason;
  std::string pointer;
};

/// The points of some first-level nodes together, as a share of the whole.
struct Constraint {
  std::vector<std::string> sum;
  std::optional<Rational> at_least;
  std::optional<Rational> at_most;
  Severity severity = Severity::warning;
  Citation citation;
  std::string pointer;
};

struct PolicyReference {
  std::string id;
  std::string edition;  ///< "" means the one in force
  std::string pointer;
};

/// Sections that are absent here are those of the policy it is based on.
struct Policy {
  std::string id;
  std::string edition;
  std::string title;
  std::string issuer;
  std::string document;  ///< document number, such as 财预〔2020〕10号
  Date valid_from;
  std::optional<Date> valid_to;
  std::optional<PolicyReference> based_on;
  Citation citation;

  std::vector<FrameworkNode> framework;
  std::optional<Rational> full_points;
  std::optional<Arithmetic> arithmetic;
  std::optional<JudgementScale> judgement;
  std::optional<MissingMethod> missing;           ///< should be there and is not
  std::optional<MissingMethod> not_demonstrated;  ///< claimed without evidence
  std::optional<NotApplicablePolicy> not_applicable;
  std::vector<GradeScheme> schemes;     ///< defined here
  std::vector<PolicyReference> grades;  ///< schemes used, in the order of their display (id = scheme id)
  std::string graded_by;                ///< the scheme whose grade counts; "" only without grades
  std::vector<Constraint> constraints;
  std::vector<Veto> vetoes;
  std::optional<Extras> penalties;
  std::optional<Extras> bonuses;
  std::vector<GradeCap> grade_caps;
  std::optional<TotalRule> total;
  std::optional<PaymentTable> payment;
  std::vector<ResultUse> result_use;
  bool apportion_fractions = false;      ///< points that cannot be shown are split by largest remainder
  std::optional<Rational> far_exceeded;  ///< of A/T, above which over-fulfilment is called far
  std::vector<Change> changes;           ///< of an overlay
  bool changed = false;                  ///< the changes are made: the base was there

  std::shared_ptr<const Source> source;

  bool in_force(const Date& day) const { return !(day < valid_from) && !(valid_to && *valid_to < day); }
};

}  // namespace jixiao
