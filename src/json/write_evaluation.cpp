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
    object item = both(step.sentence());
    if (const std::string value = step.value_text(); !value.empty()) item["value"] = value;
    out.push_back(std::move(item));
  }
  return out;
}

object proof_json(const RuleProof& proof) {
  object out;
  out["bounded"] = proof.bounded ? "proven" : "open";
  out["monotone"] = !proof.monotone ? "not claimed" : proof.rises ? "rises" : "falls";
  if (!proof.jumps.empty()) {
    array jumps;
    for (const Jump& jump : proof.jumps)
      jumps.push_back(
          object{{"at", jump.at}, {"from", jump.before.to_string()}, {"to", jump.after.to_string()}});
    out["jumps"] = std::move(jumps);
  }
  return out;
}

object node_json(const ScoredNode& node, int decimals) {
  object out;
  if (!node.code.empty()) out["code"] = node.code;
  out["title"] = node.title.str();
  out["path"] = node.path.str();
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
  if (!node.zeroed_by.empty()) out["zeroed_by"] = node.zeroed_by;
  if (node.spread) out["spread"] = node.spread->to_string();
  if (node.score && node.proof) out["proof"] = proof_json(*node.proof);
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
  if (!grading.capped_from.empty()) out["capped_from"] = grading.capped_from;
  if (grading.above_line)
    out["below"] =
        object{{"grade", grading.grade_below}, {"distance", display(*grading.above_line, decimals)}};
  if (grading.to_next)
    out["above"] = object{{"grade", grading.grade_above}, {"distance", display(*grading.to_next, decimals)}};
  return out;
}

void put_grades(object& out, const std::vector<std::string>& grades) {
  if (grades.size() == 1)
    out["grade"] = grades.front();
  else if (!grades.empty())
    out["possible_grades"] = array(grades.begin(), grades.end());
}

object loss_json(const Loss& loss, const Evaluation& evaluation, int decimals) {
  object item;
  switch (loss.of) {
    case Loss::Of::leaf:
      item["path"] = evaluation.nodes[static_cast<std::size_t>(loss.node)].path.str();
      break;
    case Loss::Of::rounding:
      item["rounding"] = true;
      break;
    case Loss::Of::adjustment:
      item["adjustment"] = loss.title;
      break;
    case Loss::Of::total:
      item["total"] = loss.title;
      break;
  }
  item["lost"] = display(loss.lost, decimals);
  return item;
}

object applied_json(const Applied& applied, int decimals) {
  static constexpr const char* kinds[] = {"veto", "penalty", "bonus", "grade_cap"};
  object out;
  out["kind"] = kinds[static_cast<int>(applied.kind)];
  out["title"] = applied.title;
  if (applied.kind == Applied::Kind::veto) out["zeroes"] = applied.what;
  if (applied.kind == Applied::Kind::grade_cap) out["not_above"] = applied.what;
  if (applied.kind == Applied::Kind::penalty || applied.kind == Applied::Kind::bonus)
    put_score(out, "points", applied.points, decimals);
  out["certain"] = applied.certain;
  if (!applied.source.empty()) out["source"] = applied.source;
  if (!applied.confirmed) out["confirmed"] = false;
  if (!applied.authority.empty()) out["authority"] = applied.authority;
  if (!applied.reason.empty()) out["reason"] = applied.reason;
  return out;
}

object reading_json(const Reading& reading, int decimals) {
  object out;
  put_score(out, "total", reading.total, decimals);
  put_grades(out, reading.grades);
  return out;
}

array flips_json(const Evaluation& evaluation) {
  static constexpr const char* kinds[] = {"score", "line", "arithmetic"};
  array out;
  for (const Flip& flip : evaluation.flips) {
    object item;
    item["change"] = kinds[static_cast<int>(flip.of)];
    if (flip.of == Flip::Of::leaf)
      item["path"] = evaluation.nodes[static_cast<std::size_t>(flip.node)].path.str();
    else
      item[flip.of == Flip::Of::bound ? "line" : "setting"] = flip.setting;
    item["from"] = flip.from;
    item["to"] = flip.to;
    if (!flip.actual.empty()) item["actual"] = flip.actual;
    item["grade"] = flip.grade;
    out.push_back(std::move(item));
  }
  return out;
}

object road_json(const Road& road, const Evaluation& evaluation, int decimals) {
  array improvements;
  for (const auto& each : road.improvements)
    improvements.push_back(object{{"path", evaluation.nodes[static_cast<std::size_t>(each.node)].path.str()},
                                  {"from", display(each.from, decimals)},
                                  {"to", display(each.to, decimals)}});
  return {{"grade", road.grade},
          {"points", display(road.points, decimals)},
          {"improvements", std::move(improvements)}};
}

array layers_json(const Evaluation& evaluation, int decimals) {
  array out;
  for (const LayerSheet& sheet : evaluation.layers) {
    object item;
    item["layer"] = sheet.name;
    item["decides"] = sheet.decides;
    if (sheet.total) {
      put_score(item, "total", *sheet.total, decimals);
      put_grades(item, sheet.grades);
      array scores;
      for (std::size_t i = 0; i < evaluation.nodes.size(); ++i) {
        const ScoredNode& node = evaluation.nodes[i];
        if (!node.leaf) continue;
        object score;
        score["path"] = node.path.str();
        put_score(score, "score", *sheet.scores[i], decimals);
        if (node.score && node.score->is_exact() && sheet.scores[i]->is_exact() &&
            sheet.scores[i]->low != node.score->low)
          score["difference"] = display(sheet.scores[i]->low - node.score->low, decimals);
        scores.push_back(std::move(score));
      }
      item["scores"] = std::move(scores);
    } else {
      item["not_scored"] = both(sheet.why_not);
    }
    out.push_back(std::move(item));
  }
  return out;
}

array overlays_json(const Evaluation& evaluation, int decimals) {
  array out;
  for (const OverlayWorth& overlay : evaluation.overlays) {
    object item;
    item["policy"] = overlay.policy;
    item["base"] = overlay.base;
    array changes;
    for (const Change& change : overlay.changes)
      changes.push_back(
          object{{"at", change.at}, {"authority", change.authority}, {"reason", change.reason}});
    item["changes"] = std::move(changes);
    if (overlay.base_total) {
      put_score(item, "base_total", *overlay.base_total, decimals);
      if (overlay.base_total->is_exact() && evaluation.total && evaluation.total->is_exact())
        item["worth"] = display(evaluation.total->low - overlay.base_total->low, decimals);
      put_grades(item, overlay.base_grades);
    } else {
      item["not_comparable"] = both(overlay.why_not);
    }
    out.push_back(std::move(item));
  }
  return out;
}

// Everything beside nodes, grades, ledger and findings; sections without content are left out.
void put_certificate(object& out, const Evaluation& evaluation, int decimals) {
  if (!evaluation.applied.empty()) {
    array applied;
    for (const Applied& one : evaluation.applied) applied.push_back(applied_json(one, decimals));
    out["applied"] = std::move(applied);
  }
  if (evaluation.claimed) out["claimed"] = reading_json(*evaluation.claimed, decimals);
  if (evaluation.supported) out["supported"] = reading_json(*evaluation.supported, decimals);
  if (evaluation.certified) out["flips"] = flips_json(evaluation);
  if (!evaluation.flips_open.empty()) {
    array paths;
    for (const int node : evaluation.flips_open)
      paths.emplace_back(evaluation.nodes[static_cast<std::size_t>(node)].path.str());
    out["flips_open"] = std::move(paths);
  }
  if (!evaluation.road_open.empty()) out["road_open"] = both(evaluation.road_open);
  if (evaluation.road) out["road"] = road_json(*evaluation.road, evaluation, decimals);
  if (!evaluation.layers.empty()) out["layers"] = layers_json(evaluation, decimals);
  if (evaluation.agreement) {
    object agreement{{"experts", evaluation.agreement->experts}, {"items", evaluation.agreement->items}};
    if (evaluation.agreement->kendall_w)
      agreement["kendall_w"] = evaluation.agreement->kendall_w->to_string();
    out["agreement"] = std::move(agreement);
  }
  const Consequence& consequence = evaluation.consequence;
  if (consequence.payment_share) put_score(out, "payment_share", *consequence.payment_share, decimals);
  if (!consequence.suggestions.empty())
    out["result_use"] = array(consequence.suggestions.begin(), consequence.suggestions.end());
  if (!evaluation.overlays.empty()) out["overlays"] = overlays_json(evaluation, decimals);
}

}  // namespace

std::string to_json(const Evaluation& evaluation) {
  const Policy& policy = evaluation.policy();
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
  for (const auto& loss : evaluation.ledger) ledger.push_back(loss_json(loss, evaluation, decimals));
  for (const auto& finding : evaluation.findings) {
    object item;
    item["severity"] = key_of(finding.severity);
    item["code"] = finding.code;
    if (!finding.subject.empty()) item["subject"] = finding.subject;
    item["pointer"] = finding.pointer;
    item["message"] = both(finding.message);
    findings.push_back(std::move(item));
  }
  put_certificate(out, evaluation, decimals);
  out["grades"] = std::move(gradings);
  out["nodes"] = std::move(nodes);
  out["ledger"] = std::move(ledger);
  out["findings"] = std::move(findings);
  return json::indented(out);
}

}  // namespace jixiao
