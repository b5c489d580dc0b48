// SPDX-License-Identifier: Apache-2.0
#include "json/read_policy.hpp"

#include "base/nearest.hpp"
#include "json/read_adjustments.hpp"
#include "json/read_common.hpp"
#include "model/pointer.hpp"
#include "scoring/check_policy.hpp"

#include <jixiao/base/limits.hpp>
#include <jixiao/json/documents.hpp>

#include <algorithm>
#include <unordered_set>

namespace jixiao {
namespace json {
namespace {

class PolicyReader {
 public:
  explicit PolicyReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  Policy read(const Value& document) {
    ObjectReader reader({&document, "", ""}, diagnostics_);
    reader.text_if("$schema");
    policy_.id = reader.text("id");
    policy_.edition = reader.text("edition");
    policy_.title = reader.text("title");
    policy_.issuer = reader.text_if("issuer").value_or("");
    policy_.document = reader.text_if("document").value_or("");
    policy_.citation = read_citation(reader);
    if (!reader.has("valid_from")) reader.text("valid_from");
    policy_.valid_from = read_day(reader, "valid_from").value_or(Date{1900, 1, 1});
    policy_.valid_to = read_day(reader, "valid_to");
    if (const auto base = reader.place_if("based_on"))
      policy_.based_on = read_policy_reference(*base, diagnostics_);

    reader.each_if(
        "framework", [&](const Place& place) { policy_.framework.push_back(node(place, 0)); },
        limits::indicators);
    unique_titles(policy_.framework);
    policy_.full_points = reader.number_if("full_points");
    if (policy_.full_points && (policy_.full_points->sign() <= 0 || *policy_.full_points > limits::points))
      reader.report(Code::number_range,
                    say("满分应大于 0，不超过 {0}", "full points are greater than 0 and at most {0}",
                        {std::to_string(limits::points)}),
                    reader.at("full_points"));
    if (const auto place = reader.object_if("arithmetic")) arithmetic(*place);
    if (const auto place = reader.object_if("judgement")) judgement(*place);
    if (const auto method = reader.choice_if("missing", {{"zero", 0}, {"interval", 1}, {"refuse", 2}}))
      policy_.missing = static_cast<MissingMethod>(*method);
    if (const auto method =
            reader.choice_if("not_demonstrated", {{"zero", 0}, {"interval", 1}, {"refuse", 2}}))
      policy_.not_demonstrated = static_cast<MissingMethod>(*method);
    if (const auto place = reader.object_if("not_applicable")) not_applicable(*place);
    reader.each_if("grades", [&](const Place& place) { grade(place); });
    policy_.graded_by = reader.text_if("graded_by").value_or("");
    graded_by(reader);
    reader.each_if("constraints", [&](const Place& place) { constraint(place); });
    read_adjustments(reader, policy_);
    if (const auto method = reader.choice_if("fractions", {{"refuse", 0}, {"largest_remainder", 1}}))
      policy_.apportion_fractions = *method == 1;
    policy_.far_exceeded = reader.number_if("far_exceeded");
    if (policy_.far_exceeded && *policy_.far_exceeded < 1)
      reader.report(Code::number_range,
                    say("far_exceeded 不能低于 100%", "\"far_exceeded\" is at least 100%"),
                    reader.at("far_exceeded"));
    read_changes(reader, policy_);
    if (policy_.valid_to && *policy_.valid_to < policy_.valid_from)
      reader.report(Code::date, say("valid_to 早于 valid_from", "\"valid_to\" is before \"valid_from\""),
                    reader.at("valid_to"));
    reader.close();
    return std::move(policy_);
  }

 private:
  FrameworkNode node(const Place& place, int depth) {
    ObjectReader reader(place, diagnostics_);
    FrameworkNode node;
    node.pointer = place.pointer;
    node.code = reader.text_if("code").value_or("");
    node.title = reader.text("title");
    reader.set_subject(node.title);
    if (!node.code.empty() && !codes_.insert(node.code).second)
      reader.report(Code::conflict, say("编号“{0}”用了两次", "the code \"{0}\" is used twice", {node.code}),
                    reader.at("code"), say("改其中一个", "change one of them"));
    if (node.title.find('/') != std::string::npos)
      reader.report(
          Code::bad_value,
          say("标题里不能有“/”，它用来分隔路径", "a title cannot hold \"/\", which separates paths"),
          reader.at("title"));
    if (depth == 0) {
      static constexpr const char* dimensions[] = {"decision", "process", "output", "benefit"};
      const auto chosen = reader.choice_if(
          "dimension", {{dimensions[0], 0}, {dimensions[1], 1}, {dimensions[2], 2}, {dimensions[3], 3}});
      if (chosen) node.dimension = dimensions[*chosen];
    }
    node.points = reader.number_if("points");
    node.weight = reader.number_if("weight");
    node.elements = reader.texts_if("elements");
    node.citation = read_citation(reader);
    if (++nodes_ > limits::indicators)
      reader.report(Code::json_limit, say("指标体系的节点太多", "the framework has too many nodes"),
                    place.pointer);
    else
      reader.each_if(
          "children", [&](const Place& child) { node.children.push_back(this->node(child, depth + 1)); },
          limits::indicators);
    reader.close();
    unique_titles(node.children);
    return node;
  }

  // Paths of titles lead to nodes, so the titles of one level must differ.
  void unique_titles(const std::vector<FrameworkNode>& level) {
    std::unordered_set<std::string> titles;
    for (const FrameworkNode& node : level)
      if (!node.title.empty() && !titles.insert(node.title).second)
        diagnostics_.add(Code::conflict,
                         say("同一级有两个“{0}”", "two nodes of this level are called \"{0}\"", {node.title}),
                         node.pointer, node.title);
  }

  void arithmetic(const Place& place) {
    ObjectReader reader(place, diagnostics_);
    Arithmetic arithmetic;
    const auto mode = reader.choice("mode", {{"half_up", 0}, {"half_even", 1}, {"down", 2}});
    const auto decimals = reader.integer("decimals", 0, 6);
    const auto stage = reader.choice("stage", {{"indicator", 0}, {"dimension", 1}, {"total", 2}});
    const auto compare = reader.choice("bands_compare", {{"rounded", 0}, {"exact", 1}});
    arithmetic.mode = static_cast<Rounding>(mode.value_or(0));
    arithmetic.decimals = decimals.value_or(0);
    arithmetic.stage = static_cast<Stage>(stage.value_or(0));
    arithmetic.bands_compare = static_cast<BandsCompare>(compare.value_or(0));
    arithmetic.citation = read_citation(reader);
    reader.close();
    policy_.arithmetic = arithmetic;
  }

  void judgement(const Place& place) {
    const std::size_t mistakes = diagnostics_.count();
    ObjectReader reader(place, diagnostics_);
    JudgementScale scale;
    reader.each_if("levels", [&](const Place& item) {
      ObjectReader level_reader(item, diagnostics_);
      JudgementLevel level;
      level.pointer = item.pointer;
      level.level = level_reader.text("level");
      level_reader.set_subject(level.level);
      level.phrases = level_reader.texts_if("phrases");
      if (!level_reader.has("share")) level_reader.text("share");
      if (const auto share = level_reader.range_if("share")) level.share = *share;
      level_reader.close();
      if (level.share.low) scale.levels.push_back(level);
    });
    if (!reader.has("levels")) reader.text("levels");
    scale.citation = read_citation(reader);
    reader.close();
    if (diagnostics_.count() == mistakes) policy_.judgement = scale;
  }

  void not_applicable(const Place& place) {
    ObjectReader reader(place, diagnostics_);
    NotApplicablePolicy policy;
    const auto method = reader.choice(
        "method", {{"refuse", 0}, {"full_points", 1}, {"rescale", 2}, {"shift", 3}, {"alternative", 4}});
    policy.method = static_cast<NotApplicableMethod>(method.value_or(0));
    const auto within = reader.choice_if("within", {{"total", 0}, {"dimension", 1}, {"parent", 2}});
    if (policy.method == NotApplicableMethod::rescale && !within && !reader.has("within"))
      reader.report(
          Code::missing_key,
          say("缺少“within”：分摊范围不同，结果不同", "\"within\" is missing: the scope changes the result"),
          reader.pointer(), say("写 total、dimension 或 parent", "write total, dimension or parent"));
    policy.within = static_cast<Scope>(within.value_or(0));
    reader.each_member_if(
        "to",
        [&](const std::string& from, const Place& to) {
          if (const auto text = read_text(to, diagnostics_)) policy.shifts.push_back({from, *text});
        },
        limits::indicators);
    reader.each_if("sets", [&](const Place& item) { policy.sets.push_back(alternative(item)); });
    const auto needs = [&](NotApplicableMethod wanted, bool there, const char* key) {
      if ((policy.method == wanted) != there)
        reader.report(Code::missing_key,
                      say("“{0}”和这种 method 要一起写", "\"{0}\" goes with its own method", {key}),
                      reader.pointer());
    };
    needs(NotApplicableMethod::shift, !policy.shifts.empty(), "to");
    needs(NotApplicableMethod::alternative, !policy.sets.empty(), "sets");
    reader.close();
    policy_.not_applicable = policy;
  }

  AlternativePoints alternative(const Place& place) {
    ObjectReader reader(place, diagnostics_);
    AlternativePoints set;
    set.pointer = place.pointer;
    set.without = reader.texts_if("without", limits::indicators);
    reader.each_member_if(
        "points",
        [&](const std::string& title, const Place& item) {
          const auto points = read_number(item, diagnostics_);
          if (!points) return;
          set.points.emplace_back(title, *points);
          if (points->sign() < 0)
            reader.report(Code::number_range,
                          say("“{0}”的分值不能为负", "the points of \"{0}\" cannot be negative", {title}),
                          item.pointer);
        },
        limits::indicators);
    if (set.without.empty() || set.points.empty())
      reader.report(Code::missing_key, say("要写 without 和 points", "\"without\" and \"points\" are needed"),
                    place.pointer);
    reader.close();
    return set;
  }

  void grade(const Place& place) {
    PolicyReference used;
    used.pointer = place.pointer;
    if (place.value->kind == Value::Kind::text) {
      used.id = place.value->text;
      policy_.grades.push_back(used);
      return;
    }
    const std::size_t mistakes = diagnostics_.count();
    ObjectReader reader(place, diagnostics_);
    GradeScheme scheme;
    scheme.pointer = place.pointer;
    scheme.id = reader.text("id");
    reader.set_subject(scheme.id);
    scheme.title = reader.text_if("title").value_or("");
    scheme.decimals = reader.integer_if("decimals", 0, 6);
    scheme.citation = read_citation(reader);
    reader.each_if("bands", [&](const Place& item) { band(item, scheme); });
    if (!reader.has("bands")) reader.text("bands");
    if (scheme.bands.empty() && reader.has("bands"))
      reader.report(Code::bands, say("没有一个等级", "there are no bands"), reader.at("bands"));
    reader.close();
    used.id = scheme.id;
    policy_.grades.push_back(used);
    // A scheme that was not read whole is not checked: what is missing from it would look like gaps.
    if (diagnostics_.count() == mistakes) policy_.schemes.push_back(std::move(scheme));
  }

  // "from" reaches up to the line of the band before it; "range" says both ends itself.
  void band(const Place& place, GradeScheme& scheme) {
    ObjectReader reader(place, diagnostics_);
    Band band;
    band.pointer = place.pointer;
    band.grade = reader.text("grade");
    reader.set_subject(band.grade);
    const auto from = reader.number_if("from");
    const auto both_ends = reader.range_if("range");
    if (reader.has("from") == reader.has("range"))
      reader.report(Code::missing_key,
                    say("等级“{0}”要写 from 或 range 之一",
                        "the band \"{0}\" needs either \"from\" or \"range\"", {band.grade}),
                    place.pointer);
    reader.close();
    if (both_ends) {
      band.range = *both_ends;
    } else if (from) {
      band.range.low = from;
      if (!scheme.bands.empty()) {
        const Range& above = scheme.bands.back().range;
        band.range.high = above.low;
        band.range.high_included = !above.low_included;
        if (above.low && *from >= *above.low)
          return reader.report(
              Code::bands,
              say("“{0}”的分数线 {1} 不低于前一档“{2}”的 {3}",
                  "the line of \"{0}\", {1}, is not below that of \"{2}\" before it, {3}",
                  {band.grade, from->to_string(), scheme.bands.back().grade, above.low->to_string()}),
              reader.at("from"), say("等级从高到低排列", "list the grades from the best down"));
      }
    } else {
      return;
    }
    scheme.bands.push_back(std::move(band));
  }

  void graded_by(ObjectReader& reader) {
    std::vector<std::string> ids;
    for (const auto& used : policy_.grades) {
      if (std::find(ids.begin(), ids.end(), used.id) != ids.end())
        reader.report(Code::conflict,
                      say("等级划分“{0}”写了两次", "the grade scheme \"{0}\" is listed twice", {used.id}),
                      used.pointer, say("改其中一个的 id", "change the \"id\" of one of them"));
      ids.push_back(used.id);
    }
    if (policy_.graded_by.empty() && ids.size() == 1) policy_.graded_by = ids.front();
    // A policy without indicators only offers schemes; which one counts is then for those who use them.
    const bool scores = !policy_.framework.empty() || policy_.based_on;
    if (policy_.graded_by.empty() && ids.size() > 1 && scores)
      reader.report(
          Code::missing_key,
          say("有 {0} 种等级划分，没有说明以哪一种为准",
              "there are {0} grade schemes, and which one counts is not named", {std::to_string(ids.size())}),
          reader.at("grades"),
          say("写上 \"graded_by\": \"{0}\" 这样", "add, for instance, \"graded_by\": \"{0}\"",
              {ids.front()}));
    else if (!policy_.graded_by.empty() && std::find(ids.begin(), ids.end(), policy_.graded_by) == ids.end())
      reader.report(Code::unknown_scheme,
                    say("graded_by 指的“{0}”不在 grades 里",
                        "\"graded_by\" names \"{0}\", which is not among the grades", {policy_.graded_by}),
                    reader.at("graded_by"), did_you_mean(policy_.graded_by, ids));
  }

  void constraint(const Place& place) {
    ObjectReader reader(place, diagnostics_);
    Constraint constraint;
    constraint.pointer = place.pointer;
    constraint.sum = reader.texts_if("sum");
    constraint.at_least = reader.number_if("at_least");
    constraint.at_most = reader.number_if("at_most");
    for (const char* key : {"at_least", "at_most"})
      if (const auto& share = key == std::string_view("at_least") ? constraint.at_least : constraint.at_most;
          share && (*share < 0 || *share > 1))
        reader.report(Code::number_range,
                      say("比重应在 0 到 100% 之间，这里是 {0}%",
                          "a share lies between 0 and 100%, this is {0}%", {(*share * 100).to_string()}),
                      reader.at(key), say("写成“60%”这样", "write it like \"60%\""));
    constraint.severity = static_cast<Severity>(
        reader.choice("severity", {{"note", 0}, {"warning", 1}, {"error", 2}}).value_or(0));
    constraint.citation = read_citation(reader);
    if (constraint.sum.empty() || (!reader.has("at_least") && !reader.has("at_most")))
      reader.report(Code::missing_key,
                    say("约束要写 sum，以及 at_least 或 at_most",
                        "a constraint needs \"sum\" and \"at_least\" or \"at_most\""),
                    place.pointer);
    std::vector<std::string> titles;
    for (const auto& node : policy_.framework) titles.push_back(node.title);
    for (const auto& title : constraint.sum)
      if (!titles.empty() && std::find(titles.begin(), titles.end(), title) == titles.end())
        reader.report(
            Code::unknown_node,
            say("指标体系没有一级指标“{0}”", "the framework has no first-level node \"{0}\"", {title}),
            reader.at("sum"), did_you_mean(title, titles));
    reader.close();
    policy_.constraints.push_back(std::move(constraint));
  }

  Diagnostics& diagnostics_;
  Policy policy_;
  std::size_t nodes_ = 0;
  std::unordered_set<std::string> codes_;
};

}  // namespace

Policy read_policy(const Value& document, Diagnostics& diagnostics) {
  Policy policy = PolicyReader(diagnostics).read(document);
  scoring::check_policy(policy, diagnostics);
  return policy;
}

}  // namespace json

Result<Policy> parse_policy(std::string text, Comments comments) {
  return json::read_document<Policy>("policy", std::move(text), comments, json::read_policy);
}

}  // namespace jixiao
