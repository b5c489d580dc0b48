// What many tests need: files of the tree, and evaluating documents given as text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/engine/evaluate.hpp>

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace jixiao::test {

inline std::string file(const std::string& path) {
  std::ifstream in(path[0] == '/' ? path : std::string(JX_SOURCE_DIR) + "/" + path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), "cannot read " << path);
  std::ostringstream content;
  content << in.rdbuf();
  return content.str();
}

inline std::string describe(const Error& error) {
  std::string out;
  for (const auto& d : error.diagnostics)
    out += std::string(name_of(d.code)) + " " + d.pointer + " " + std::to_string(d.line) + ":" +
           std::to_string(d.column) + " " + d.subject + " " + d.message.en + "\n";
  return out;
}

template <class T>
T require(Result<T> result) {
  REQUIRE_MESSAGE(result.ok(), describe(result.ok() ? Error{} : result.error()));
  return std::move(result).value();
}

template <class T>
Error require_error(const Result<T>& result) {
  REQUIRE_FALSE(result.ok());
  REQUIRE_FALSE(result.error().diagnostics.empty());
  return result.error();
}

inline PolicySet policies_with(const std::string& policy) {
  PolicySet set = require(PolicySet::with_builtins());
  if (!policy.empty()) require(set.add(policy));
  return set;
}

inline Result<Evaluation> try_evaluate(const std::string& subject, const std::string& policy,
                                       const Options& options = {}) {
  auto parsed = parse_case(subject);
  if (!parsed) return parsed.error();
  return evaluate(std::make_shared<const Case>(std::move(parsed).value()), policies_with(policy), options);
}

inline Evaluation evaluated(const std::string& subject, const std::string& policy,
                            const Options& options = {}) {
  return require(try_evaluate(subject, policy, options));
}

inline const ScoredNode& node(const Evaluation& evaluation, const std::string& title) {
  for (const auto& candidate : evaluation.nodes)
    if (candidate.title == title) return candidate;
  FAIL("no node " << title);
  return evaluation.nodes.front();
}

inline bool has_finding(const Evaluation& evaluation, const std::string& code) {
  for (const auto& finding : evaluation.findings)
    if (finding.code == code) return true;
  return false;
}

/// A policy with one node, 产出, of 100 points; `more` holds further members, each with a comma in front.
inline std::string small_policy(const std::string& more = "") {
  return R"j({"id":"p","edition":"1","title":"办法","valid_from":"2024-01-01","full_points":"100",
    "framework":[{"code":"C","title":"产出","dimension":"output"},{"code":"D","title":"效益","dimension":"benefit"}],
    "arithmetic":{"mode":"half_up","decimals":2,"stage":"indicator","bands_compare":"rounded"},
    "judgement":{"levels":[{"level":"达成","phrases":["达成预期指标"],"share":"[80%..100%]"},{"level":"部分达成","share":"[60%..80%)"},{"level":"未达成","share":"[0%..60%)"}]},
    "grades":["cn-mof-2020"])j" +
         more + "}";
}

/// A case of the small policy: the indicators and the observations of one layer, as JSON text.
inline std::string small_case(const std::string& indicators, const std::string& observations,
                              const std::string& more = "") {
  return R"({"policy":"p","as_of":"2024-06-30","project":{"name":"项目"},"plan":{"indicators":[)" +
         indicators + R"(]},"observations":{"自评":{)" + observations + "}}" + more + "}";
}

}  // namespace jixiao::test
