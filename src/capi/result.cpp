// SPDX-License-Identifier: Apache-2.0
#include "capi/arguments.hpp"
#include "capi/guard.hpp"

#include <jixiao/report/report.hpp>

using namespace jixiao;
using capi::guard;

std::unique_ptr<jx_result> jx_result::of(Evaluation&& evaluation) {
  auto result = std::make_unique<jx_result>();
  result->evaluation = std::move(evaluation);
  const Evaluation& done = result->evaluation;
  const int decimals = done.policy().arithmetic ? done.policy().arithmetic->decimals : 2;
  if (done.total) {
    result->low = display(done.total->low, decimals);
    result->high = display(done.total->high, decimals);
    if (done.total->is_exact()) result->total = result->low;
  }
  result->nodes.reserve(done.nodes.size());
  for (const auto& node : done.nodes) {
    jx_result::Node& texts = result->nodes.emplace_back();
    if (node.full) texts.full = display(*node.full, decimals);
    if (node.score && node.score->is_exact()) texts.score = display(node.score->low, decimals);
  }
  return result;
}

namespace {

const ScoredNode* node_at(const jx_result* result, size_t i) {
  return result && i < result->evaluation.nodes.size() ? &result->evaluation.nodes[i] : nullptr;
}
const Finding* finding_at(const jx_result* result, size_t i) {
  return result && i < result->evaluation.findings.size() ? &result->evaluation.findings[i] : nullptr;
}
const char* text_or_null(const std::optional<std::string>& text) { return text ? text->c_str() : nullptr; }

// Of the computed total where there is one, else of the printed one.
const Grading* grading_by(const Evaluation& evaluation, const char* scheme) {
  if (!scheme) return evaluation.deciding();
  for (const auto& grading : evaluation.gradings)
    if (grading.scheme->id == scheme) return &grading;
  return nullptr;
}

// The frame of the functions that write a text about a result.
template <class Write>
jx_status write_text(const jx_result* result, jx_text** out, jx_error** err, Write write) {
  if (out) *out = nullptr;
  return guard(err, [&]() -> std::optional<Error> {
    if (!result) return capi::null_argument("result");
    if (!out) return capi::null_argument("out");
    Result<std::string> text = write(result->evaluation);
    if (!text) return std::move(text).error();
    *out = new jx_text{std::move(text).value()};
    return std::nullopt;
  });
}

Error unknown_language(const char* language) {
  return capi::bad_argument("language", language, say("zh-CN 或 en", "zh-CN or en"));
}

}  // namespace

extern "C" {

jx_status jx_evaluate(const jx_case* subject, const jx_policies* policies, const jx_options* options,
                      jx_result** out, jx_error** err) {
  if (out) *out = nullptr;
  return guard(err, [&]() -> std::optional<Error> {
    if (!subject) return capi::null_argument("subject");
    if (!policies) return capi::null_argument("policies");
    if (!out) return capi::null_argument("out");
    auto evaluation = evaluate(subject->subject, policies->set, options ? options->options : Options{});
    if (!evaluation) return std::move(evaluation).error();
    *out = jx_result::of(std::move(evaluation).value()).release();
    return std::nullopt;
  });
}

const char* jx_result_total(const jx_result* result) {
  return result ? text_or_null(result->total) : nullptr;
}
const char* jx_result_total_low(const jx_result* result) {
  return result ? text_or_null(result->low) : nullptr;
}
const char* jx_result_total_high(const jx_result* result) {
  return result ? text_or_null(result->high) : nullptr;
}

const char* jx_result_grade(const jx_result* result, const char* scheme) {
  const Grading* grading = result ? grading_by(result->evaluation, scheme) : nullptr;
  return grading && grading->grades.size() == 1 ? grading->grades.front().c_str() : nullptr;
}

int32_t jx_result_is_illustrative(const jx_result* result) {
  return result && result->evaluation.illustrative ? 1 : 0;
}

size_t jx_result_node_count(const jx_result* result) { return result ? result->evaluation.nodes.size() : 0; }

const char* jx_result_node_code(const jx_result* result, size_t i) {
  const ScoredNode* node = node_at(result, i);
  return node ? node->code.c_str() : nullptr;
}

const char* jx_result_node_title(const jx_result* result, size_t i) {
  const ScoredNode* node = node_at(result, i);
  return node ? node->title.c_str() : nullptr;
}

const char* jx_result_node_path(const jx_result* result, size_t i) {
  const ScoredNode* node = node_at(result, i);
  return node ? node->path.c_str() : nullptr;
}

int32_t jx_result_node_parent(const jx_result* result, size_t i) {
  const ScoredNode* node = node_at(result, i);
  return node ? node->parent : -1;
}

const char* jx_result_node_full(const jx_result* result, size_t i) {
  return node_at(result, i) ? text_or_null(result->nodes[i].full) : nullptr;
}
const char* jx_result_node_score(const jx_result* result, size_t i) {
  return node_at(result, i) ? text_or_null(result->nodes[i].score) : nullptr;
}

const char* jx_result_node_fulfilment(const jx_result* result, size_t i) {
  const ScoredNode* node = node_at(result, i);
  return node ? key_of(node->fulfilment) : nullptr;
}

size_t jx_result_finding_count(const jx_result* result) {
  return result ? result->evaluation.findings.size() : 0;
}

const char* jx_result_finding_severity(const jx_result* result, size_t i) {
  const Finding* finding = finding_at(result, i);
  return finding ? key_of(finding->severity) : nullptr;
}

const char* jx_result_finding_code(const jx_result* result, size_t i) {
  const Finding* finding = finding_at(result, i);
  return finding ? finding->code.c_str() : nullptr;
}

const char* jx_result_finding_message(const jx_result* result, size_t i, const char* language) {
  const Finding* finding = finding_at(result, i);
  return finding ? capi::in(finding->message, language).c_str() : nullptr;
}

const char* jx_result_finding_pointer(const jx_result* result, size_t i) {
  const Finding* finding = finding_at(result, i);
  return finding ? finding->pointer.c_str() : nullptr;
}

jx_status jx_result_to_json(const jx_result* result, jx_text** out, jx_error** err) {
  return write_text(result, out, err,
                    [](const Evaluation& evaluation) -> Result<std::string> { return to_json(evaluation); });
}

jx_status jx_result_explain(const jx_result* result, const char* node, const char* language, jx_text** out,
                            jx_error** err) {
  return write_text(result, out, err, [&](const Evaluation& evaluation) -> Result<std::string> {
    const auto chosen = capi::language_of(language);
    if (!chosen) return unknown_language(language);
    if (node && !is_utf8(node)) return capi::bad_argument("node", node, say("UTF-8 文本", "UTF-8 text"));
    return explain(evaluation, *chosen, node ? node : "");
  });
}

jx_status jx_result_report(const jx_result* result, const char* format, const char* language, jx_text** out,
                           jx_error** err) {
  return write_text(result, out, err, [&](const Evaluation& evaluation) -> Result<std::string> {
    if (!format) return capi::null_argument("format");
    const auto chosen = capi::language_of(language);
    if (!chosen) return unknown_language(language);
    const std::string wanted = format;
    if (wanted == "html") return report_html(evaluation, *chosen);
    if (wanted == "markdown") return report_markdown(evaluation, *chosen);
    if (wanted == "text") return score_sheet(evaluation, *chosen);
    return capi::bad_argument("format", format, say("html、markdown 或 text", "html, markdown or text"));
  });
}

void jx_result_free(jx_result* result) { delete result; }

}  // extern "C"
