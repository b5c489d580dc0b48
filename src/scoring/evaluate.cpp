// SPDX-License-Identifier: Apache-2.0
#include "scoring/evaluate.hpp"

#include "base/nearest.hpp"
#include "scoring/certificate.hpp"
#include "scoring/consequence.hpp"
#include "scoring/constraints.hpp"
#include "scoring/evidence.hpp"
#include "scoring/grade.hpp"
#include "scoring/layers.hpp"
#include "scoring/leaves.hpp"
#include "scoring/ledger.hpp"
#include "scoring/outcome.hpp"
#include "scoring/road.hpp"

namespace jixiao::scoring {

const Layer* deciding_layer(const Case& subject, const Options& options, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const Layer& layer : subject.layers) names.push_back(layer.name);
  const std::string wanted = options.layer.empty() ? subject.decided_by : options.layer;
  if (wanted.empty() && names.size() > 1) {
    diagnostics.add(Code::layer,
                    say("有 {0} 个层次的完成情况，没有说明以哪一层为准",
                        "there are observations of {0} layers, and which one counts is not named",
                        {std::to_string(names.size())}),
                    "/observations", {},
                    say("写上 \"decided_by\": \"{0}\" 这样", "add, for instance, \"decided_by\": \"{0}\"",
                        {names.front()}));
    return nullptr;
  }
  if (wanted.empty()) return subject.layers.empty() ? nullptr : &subject.layers.front();
  if (const Layer* layer = subject.layer(wanted)) return layer;
  diagnostics.add(Code::layer,
                  say("没有层次“{0}”的完成情况", "there are no observations of the layer \"{0}\"", {wanted}),
                  "/observations", {}, did_you_mean(wanted, names));
  return nullptr;
}

namespace {

class Evaluator {
 public:
  Evaluator(const Compiled& compiled, const Layer* layer, const Options& options, const RowFacts* row)
      : compiled_(compiled), layer_(layer), options_(options), row_(row) {}

  Result<Evaluation> run() {
    evaluation_.subject = compiled_.subject;
    evaluation_.policies = compiled_.selection.used;
    evaluation_.effective = compiled_.selection.effective;
    evaluation_.as_of = compiled_.as_of;
    evaluation_.layer = layer_ ? layer_->name : "";
    Leaves leaves = score_leaves({compiled_, layer_, Evidenced::as_recorded, options_.peers, row_},
                                 evaluation_.findings, diagnostics_);
    if (!diagnostics_.empty()) return diagnostics_.take();
    for (const auto& node : leaves.nodes)
      evaluation_.illustrative = evaluation_.illustrative || node.illustrative;
    if (compiled_.tree.scored) {
      const Arithmetic& arithmetic = *compiled_.policy().arithmetic;
      auto now = graded_total(compiled_, leaves.scores, arithmetic, nullptr, diagnostics_);
      if (!diagnostics_.empty() || !now) return diagnostics_.take();
      take_over(*now, leaves, arithmetic);
      if (!diagnostics_.empty()) return diagnostics_.take();
      certify(*now, leaves);
    }
    evaluation_.nodes = std::move(leaves.nodes);
    if (compiled_.tree.scored) check_constraints(evaluation_, evaluation_.findings);
    grade_reported();
    evaluation_.consequence = consequence_of(compiled_.policy(), evaluation_.deciding());
    return std::move(evaluation_);
  }

 private:
  // Takes the nodes' scores out of `now`, after what is worked out from them.
  void take_over(GradedTotal& now, Leaves& leaves, const Arithmetic& arithmetic) {
    Combined& combined = now.combined;
    evaluation_.ledger = loss_ledger(compiled_.tree, combined);
    const auto caps = grade_caps(compiled_, combined, diagnostics_);
    const bool rounds = arithmetic.stage == Stage::indicator,
               dimensions = arithmetic.stage == Stage::dimension;
    for (std::size_t i = 0; i < leaves.nodes.size(); ++i) {
      ScoredNode& node = leaves.nodes[i];
      if (combined.exact[i].in_range()) node.exact = std::move(combined.exact[i]);
      node.score = std::move(combined.shown[i]);
      node.full = std::move(combined.full[i]);
      if (rounds && node.leaf) {
        Score before = *node.score;
        if (combined.vetoed_by[i] >= 0) {  // which comes after the rounding
          before = leaves.scores.exact[i];
          round_score(before, arithmetic, node.indicator->pointer, node.title, diagnostics_);
        }
        node.trace.push_back({{"{0}，{1} 位小数（逐项）", "rounded {0} to {1} decimals (each indicator)"},
                              {name_of(arithmetic.mode), std::to_string(arithmetic.decimals)},
                              display(before, arithmetic.decimals)});
      }
      if (combined.vetoed_by[i] >= 0) {
        const Veto& veto =
            *compiled_.adjustments->vetoes()[static_cast<std::size_t>(combined.vetoed_by[i])].veto;
        node.zeroed_by = veto.title;
        node.trace.push_back({{"否决“{0}”", "veto \"{0}\""}, {veto.title}, *node.score});
      }
      if (dimensions && node.parent < 0)
        node.trace.push_back({{"{0}，{1} 位小数（一级指标）", "rounded {0} to {1} decimals (first level)"},
                              {name_of(arithmetic.mode), std::to_string(arithmetic.decimals)},
                              display(*node.score, arithmetic.decimals)});
    }
    evaluation_.full = combined.full_total;
    if (combined.exact_total.in_range()) evaluation_.exact_total = combined.exact_total;
    evaluation_.total = combined.total;
    evaluation_.total_trace = std::move(combined.trace);
    evaluation_.applied = std::move(combined.applied);
    for (const GradeScheme* scheme : compiled_.selection.schemes) {
      Grading grading = grade(compared(combined, arithmetic), *scheme, Grading::Of::computed,
                              scheme == compiled_.selection.deciding);
      for (const Applied& limit : caps) cap(grading, limit.what, limit.certain);
      evaluation_.gradings.push_back(std::move(grading));
    }
    evaluation_.applied.insert(evaluation_.applied.end(), caps.begin(), caps.end());
    for (const Grading& grading : evaluation_.gradings)
      if (grading.grades.empty())
        evaluation_.findings.push_back(
            {Severity::error, "grade.none",
             say("总分 {0} 不属于或可能不属于等级划分“{1}”的任何一档，没有等级",
                 "the total {0} belongs, or may belong, to no band of the scheme \"{1}\": there is no grade",
                 {display(grading.compared, arithmetic.decimals), grading.scheme->id}),
             "/plan", grading.scheme->id});
  }

  void certify(const GradedTotal& now, const Leaves& leaves) {
    const bool one_grade = now.combined.total.is_exact() && now.grading.grades.size() == 1;
    if (one_grade) {
      RoadSearch search = road_of(compiled_, leaves, now);
      evaluation_.road = std::move(search.road);
      evaluation_.road_open = std::move(search.open);
    }
    if (options_.certify && one_grade) {
      evaluation_.flips = flips_of(compiled_, layer_, leaves, now, evaluation_.flips_open);
      evaluation_.certified = true;
    }
    evaluation_.layers = layer_sheets(compiled_, layer_, options_.peers);
    evaluation_.agreement = agreement_of(compiled_, layer_);
    if (!has_evidence()) return;
    evaluation_.claimed = read(Evidenced::claimed);
    evaluation_.supported = read(Evidenced::supported);
    if (!evaluation_.supported && !compiled_.policy().not_demonstrated)
      evaluation_.findings.push_back(
          {Severity::note,
           "evidence.no_method",
           say("办法没有规定“未佐证”怎样计分（not_demonstrated），算不出只算有佐证的总分",
               "the policy does not name what is scored without evidence (\"not_demonstrated\"), so there is "
               "no total of "
               "what evidence supports"),
           "/policy",
           {}});
  }

  // Two readings are worth telling apart only where somebody names evidence, or says that there is none.
  bool has_evidence() const {
    if (!layer_) return false;
    for (const Observation& seen : layer_->observations)
      if (names_evidence(seen)) return true;
    return false;
  }

  std::optional<Reading> read(Evidenced evidenced) const {
    Diagnostics diagnostics;
    std::vector<Finding> unused;
    const Leaves leaves = score_leaves({compiled_, layer_, evidenced, options_.peers}, unused, diagnostics);
    if (!diagnostics.empty()) return std::nullopt;
    const auto total =
        graded_total(compiled_, leaves.scores, *compiled_.policy().arithmetic, nullptr, diagnostics);
    if (!total) return std::nullopt;
    return Reading{total->combined.total, total->grading.grades};
  }

  void grade_reported() {
    const auto& reported = evaluation_.subject->reported;
    if (!reported || !reported->total) return;
    for (const GradeScheme* scheme : compiled_.selection.schemes)
      evaluation_.gradings.push_back(
          grade(*reported->total, *scheme, Grading::Of::reported, scheme == compiled_.selection.deciding));
  }

  const Compiled& compiled_;
  const Layer* layer_;
  const Options& options_;
  const RowFacts* row_;
  Diagnostics diagnostics_;
  Evaluation evaluation_;
};

}  // namespace

Result<Evaluation> evaluate_layer(const Compiled& compiled, const Layer* layer, const Options& options,
                                  const RowFacts* row) {
  return Evaluator(compiled, layer, options, row).run();
}

Result<Evaluation> evaluate(const Compiled& compiled, const Options& options) {
  Diagnostics diagnostics;
  const Layer* layer = deciding_layer(*compiled.subject, options, diagnostics);
  if (!diagnostics.empty()) return diagnostics.take();
  return evaluate_layer(compiled, layer, options);
}

}  // namespace jixiao::scoring
