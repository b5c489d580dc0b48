// Coherence of a case: what a careful colleague would ask about the papers. Findings, never errors.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/model/evaluation.hpp>

namespace jixiao::lint {

/// Dates that are impossible or fall outside the period; money that does not fit together.
void check_project(const Project& project, std::vector<Finding>& findings);

/// Goals without facts, evidence that the case does not list, the score table that part three announces.
void check_papers(const Evaluation& evaluation, std::vector<Finding>& findings);

/// Goals and indicators that do not meet; what was changed after the plan was approved.
void check_plan(const Plan& plan, std::vector<Finding>& findings);

/// Satisfaction rates without the size of their sample.
void check_samples(const Evaluation& evaluation, std::vector<Finding>& findings);

/// Parts of the policy that can never count, facts that it does not ask for, and contents that nobody
/// confirmed.
void check_policy(const Evaluation& evaluation, std::vector<Finding>& findings);

/// The printed total and grade against the computed total and against every scheme asked for.
void check_reported(const Evaluation& evaluation, std::vector<Finding>& findings);

/// Schemes that disagree or are not confirmed; points and marks of no source.
void check_grounds(const Evaluation& evaluation, std::vector<Finding>& findings);

}  // namespace jixiao::lint
