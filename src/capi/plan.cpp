// Compiled plans.
// SPDX-License-Identifier: Apache-2.0
#include "capi/arguments.hpp"
#include "capi/guard.hpp"

using namespace jixiao;
using capi::guard;

namespace {

const CompiledPlan::Input* input_at(const jx_plan* plan, size_t i) {
  return plan && i < plan->plan.inputs().size() ? &plan->plan.inputs()[i] : nullptr;
}

const char* text_at(const std::vector<std::string>& texts, size_t i) {
  return i < texts.size() ? texts[i].c_str() : nullptr;
}

constexpr const char* kinds[] = {"actual", "target", "answer", "level", "mark",
                                 "count",  "ballot", "amount", "fund",  "date"};

}  // namespace

extern "C" {

jx_status jx_plan_compile(const jx_case* subject, const jx_policies* policies, const jx_options* options,
                          jx_plan** out, jx_error** err) {
  if (out) *out = nullptr;
  return guard(err, [&]() -> std::optional<Error> {
    if (!subject) return capi::null_argument("subject");
    if (!policies) return capi::null_argument("policies");
    if (!out) return capi::null_argument("out");
    static const Options none;
    auto plan = CompiledPlan::compile(subject->subject, policies->set, options ? options->options : none);
    if (!plan) return std::move(plan).error();
    *out = new jx_plan{std::move(plan).value()};
    return std::nullopt;
  });
}

size_t jx_plan_input_count(const jx_plan* plan) { return plan ? plan->plan.inputs().size() : 0; }

const char* jx_plan_input_indicator(const jx_plan* plan, size_t i) {
  const auto* input = input_at(plan, i);
  return input ? input->indicator.c_str() : nullptr;
}

const char* jx_plan_input_kind(const jx_plan* plan, size_t i) {
  const auto* input = input_at(plan, i);
  return input ? kinds[static_cast<int>(input->kind)] : nullptr;
}

const char* jx_plan_input_name(const jx_plan* plan, size_t i) {
  const auto* input = input_at(plan, i);
  return input ? input->name.c_str() : nullptr;
}

size_t jx_plan_indicator_count(const jx_plan* plan) { return plan ? plan->plan.indicators().size() : 0; }

const char* jx_plan_indicator(const jx_plan* plan, size_t i) {
  return plan ? text_at(plan->plan.indicators(), i) : nullptr;
}

int32_t jx_plan_decimals(const jx_plan* plan) { return plan ? plan->plan.decimals() : 0; }

const char* jx_plan_grade(const jx_plan* plan, size_t i) {
  return plan ? text_at(plan->plan.grades(), i) : nullptr;
}

int32_t jx_plan_uses_integers(const jx_plan* plan) { return plan && plan->plan.uses_integers() ? 1 : 0; }

jx_status jx_plan_score(const jx_plan* plan, const int64_t* values, size_t rows, int64_t* scores,
                        int64_t* totals, int32_t* grades, uint8_t* scored, jx_error** err) {
  return guard(err, [&]() -> std::optional<Error> {
    if (!plan) return capi::null_argument("plan");
    if (rows == 0) return std::nullopt;
    if (!values) return capi::null_argument("values");
    if (!totals) return capi::null_argument("totals");
    if (!grades) return capi::null_argument("grades");
    if (!scored) return capi::null_argument("scored");
    plan->plan.score(values, rows, scores, totals, grades, scored);
    return std::nullopt;
  });
}

jx_status jx_plan_explain(const jx_plan* plan, const int64_t* values, jx_result** out, jx_error** err) {
  if (out) *out = nullptr;
  return guard(err, [&]() -> std::optional<Error> {
    if (!plan) return capi::null_argument("plan");
    if (!values) return capi::null_argument("values");
    if (!out) return capi::null_argument("out");
    auto evaluation = plan->plan.evaluate(values);
    if (!evaluation) return std::move(evaluation).error();
    *out = jx_result::of(std::move(evaluation).value()).release();
    return std::nullopt;
  });
}

void jx_plan_free(jx_plan* plan) { delete plan; }

}  // extern "C"
