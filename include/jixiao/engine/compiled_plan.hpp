// A case's plan compiled under its policy, to score many rows of values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/engine/evaluate.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace jixiao {

/// Immutable; any number of threads may score with one.
class CompiledPlan {
 public:
  /// Selects the policy, places the plan, binds and proves every rule. Nothing that was observed enters.
  /// Errors are located in the case. An indicator whose facts are no fixed list of numbers (series,
  /// ranks, panels whose experts the rule does not name) is an error that names it: evaluate the case itself
  /// instead.
  static Result<CompiledPlan> compile(const std::shared_ptr<const Case>& subject, const PolicySet& policies,
                                      const Options& options = {});

  enum class Kind : std::int32_t { actual, target, answer, level, mark, count, ballot, amount, fund, date };

  /// One number of a row. Actuals, targets, marks and ballots carry four decimals (actuals and targets in the
  /// base unit of the indicator: 86.15% is 8615, 5场 is 50000, 1万元 is 100000000), and so do amounts of a
  /// formula, plain numbers, and columns of the project's funds, in 元; answers are 0 or 1; levels count from
  /// 0 in the order of their list; counts are whole; dates are 20241130.
  struct Input {
    std::string indicator;
    Kind kind;
    std::string name;  ///< of the element, cause, answer, amount, column or expert; with "PART/" before it in
                       ///< a rule of several parts; "" otherwise
  };
  const std::vector<Input>& inputs() const;

  /// Titles of the indicators in the order of the scores; none where the policy does not round each
  /// indicator, since their scores are fractions, which only evaluate() gives.
  const std::vector<std::string>& indicators() const;
  int decimals() const;
  const std::vector<std::string>& grades() const;  ///< of the deciding scheme, from the best down

  /// True when rows are scored in integers; else they go through exact fractions, with the same results.
  bool uses_integers() const;

  /// Scores `count` rows, one after the other in `values`, inputs().size() numbers each. For each row: the
  /// scores of indicators() (may be nullptr) and the total in 10^-decimals() points, the index of the grade,
  /// and 1 when the row was scored or 0 when it was refused (its other results are then 0 and -1): for a
  /// number out of bounds, or a total that is no whole number of steps, which only evaluate() gives. Takes no
  /// memory when uses_integers().
  void score(const std::int64_t* values, std::size_t count, std::int64_t* scores, std::int64_t* totals,
             std::int32_t* grades, std::uint8_t* scored) const;

  /// The full result of one row, with its trace. Code::observation when the row is refused.
  Result<Evaluation> evaluate(const std::int64_t* values) const;

 private:
  bool take_over(const Evaluation& evaluation, std::int64_t* scores, std::int64_t& total,
                 std::int32_t& grade) const;

  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace jixiao
