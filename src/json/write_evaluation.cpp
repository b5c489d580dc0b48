// SPDX-License-Identifier: Apache-2.0
#include "json/write.hpp"

#include <jixiao/json/documents.hpp>
#include <jixiao/version.h>

namespace jixiao {
namespace {

using boost::json::array;
using boost::json::object;

object both(const Text& text) { return {{"zh-CN", text.zh}, {"en", text.en}}; }

void put_score(object& out, const char* key, const Score& score, int decimals) {
  if (score.is_exact())
    out[key] = display(score.low, decimals);
  else
    out[key] = object{{"low", display(score.low, decimals)}, {"high", display(score.high, decimals)}};
}

array steps(const std::vector<Step>& trace) {
  array out;
  for (const Step& step : trace) {
    object item = both(step.what);
    if (!step.value.empty()) item["value"] = step.value;
    out.push_back(std::move(item));
  }
  return out;
}

object node_json(const ScoredNode& node, int decimals) {
  object out;
  if (!node.code.empty()) out["code"] = node.code;
  out["title"] = node.title;
  out["path"] = node.path;
  if (!node.dimension.empty()) out["dimension"] = node.dimension;
  out["parent"] = node.parent;
  out["leaf"] = node.leaf;
  if (node.full) out["full"] = display(*node.full, decimals);
  if (node.score) put_score(out, "score", *node.score, decimals);
  if (node.exact && node.exact->is_exact()) out["exact"] = node.exact->low.to_string();
  if (!node.leaf) return out;
  if (!node.form.empty()) out["rule"] = node.form;
  out["state"] = key_of(node.state);
  out["fulfilment"] = key_of(node.fulfilment);
  if (!node.target.empty()) out["target"] = node.target;
  if (!node.actual.empty()) out["actual"] = node.actual;
  if (!node.reason.empty()) out["reason"] = node.reason;
  if (!node.evidence.empty()) out["evidence"] = array(node.evidence.begin(), node.evidence.end());
  if (node.core) out["core"] = true;
  if (node.illustrative) out["basis"] = "illustrative";
  if (!node.trace.empty()) out["trace"] = steps(node.trace);
  return out;
}

object grading_json(const Grading& grading, int decimals) {
  const GradeScheme& scheme = *grading.scheme;
  object out;
  out["of"] = grading.of == Grading::Of::computed ? "computed" : "reported";
  out["scheme"] = scheme.id;
  if (!scheme.title.empty()) out["title"] = scheme.title;
  out["lines"] = scheme.lines();
  out["confirmed"] = scheme.citation.confirmed;
  if (!scheme.citation.source.empty()) out["source"] = scheme.citation.source;
  out["decides"] = grading.decides;
  put_score(out, "score", grading.compared, decimals);
  if (grading.grades.size() == 1)
    out["grade"] = grading.grades.front();
  else
    out["possible_grades"] = array(grading.grades.begin(), grading.grades.end());
  if (grading.above_line)
    out["below"] =
        object{{"grade", grading.grade_below}, {"distance", display(*grading.above_line, decimals)}};
  if (grading.to_next)
    out["above"] = object{{"grade", grading.grade_above}, {"distance", display(*grading.to_next, decimals)}};
  return out;
}

}  // namespace

std::string to_json(const Evaluation& evaluation) {
  const Policy& policy = evaluation.policy;
  const Project& project = evaluation.subject->project;
  const int decimals = policy.arithmetic ? policy.arithmetic->decimals : 2;
  object out;
  out["jixiao"] = JX_VERSION;
  out["policy"] = object{{"id", policy.id}, {"edition", policy.edition}, {"title", policy.title}};
  out["project"] = object{{"name", project.name}};
  if (project.year) out["project"].as_object()["year"] = *project.year;
  if (!project.unit.empty()) out["project"].as_object()["unit"] = project.unit;
  out["as_of"] = evaluation.as_of.to_string();
  if (!evaluation.layer.empty()) out["layer"] = evaluation.layer;
  if (evaluation.illustrative) out["basis"] = "illustrative";
  if (evaluation.total) {
    object total;
    put_score(total, "score", *evaluation.total, decimals);
    total["full"] = display(*evaluation.full, decimals);
    if (evaluation.exact_total && evaluation.exact_total->is_exact())
      total["exact"] = evaluation.exact_total->low.to_string();
    total["trace"] = steps(evaluation.total_trace);
    out["total"] = std::move(total);
  }
  if (const auto& reported = evaluation.subject->reported) {
    object printed;
    if (reported->total) printed["total"] = reported->total_text;
    if (!reported->grade.empty()) printed["grade"] = reported->grade;
    if (!reported->by.empty()) printed["by"] = reported->by;
    if (!reported->round.empty()) printed["round"] = reported->round;
    out["reported"] = std::move(printed);
  }
  array gradings, nodes, ledger, findings;
  for (const auto& grading : evaluation.gradings) gradings.push_back(grading_json(grading, decimals));
  for (const auto& node : evaluation.nodes) nodes.push_back(node_json(node, decimals));
  for (const auto& loss : evaluation.ledger) {
    object item;
    if (loss.node >= 0)
      item["path"] = evaluation.nodes[static_cast<std::size_t>(loss.node)].path;
    else
      item["rounding"] = true;
    item["lost"] = display(loss.lost, decimals);
    ledger.push_back(std::move(item));
  }
  for (const auto& finding : evaluation.findings) {
    object item;
    item["severity"] = key_of(finding.severity);
    item["code"] = finding.code;
    if (!finding.subject.empty()) item["subject"] = finding.subject;
    item["pointer"] = finding.pointer;
    item["message"] = both(finding.message);
    findings.push_back(std::move(item));
  }
  out["grades"] = std::move(gradings);
  out["nodes"] = std::move(nodes);
  out["ledger"] = std::move(ledger);
  out["findings"] = std::move(findings);
  return json::indented(out);
}

}  // namespace jixiao
