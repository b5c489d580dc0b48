// The program: reads files, calls the library, prints.
// SPDX-License-Identifier: Apache-2.0
#include "cli/files.hpp"

#include <jixiao/engine/evaluate.hpp>
#include <jixiao/report/report.hpp>
#include <jixiao/version.h>

#include <CLI/CLI.hpp>

#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace jixiao::cli {
namespace {

struct Arguments {
  std::string file;
  std::vector<std::string> policies;
  std::string as_of;
  std::vector<std::string> schemes;
  std::string layer;
  bool certify = false;
  std::vector<std::string> peers;
  std::string format = "text";
  std::string output;
  std::string node;
  std::string policy_id;
  std::string language = "zh-CN";

  Language lang() const { return language == "en" ? Language::en : Language::zh; }
};

int fail(const Error& error, const std::string& file, const Arguments& arguments) {
  print_error(error, file, arguments.lang());
  return failed;
}

int print(const std::string& text, const Arguments& arguments) {
  if (arguments.output.empty()) {
    std::cout << text << std::flush;
    return std::cout ? fine : failed;
  }
  const auto written = write_file(arguments.output, text);
  return written ? static_cast<int>(fine) : fail(written.error(), "", arguments);
}

// The built-in policies, those beside the case and those named; nothing after a printed error. A file
// beside the case that cannot be read as a policy is named and skipped, since the case may not need it.
std::optional<PolicySet> collect_policies(const Arguments& arguments, Options& options) {
  auto set = PolicySet::with_builtins();
  if (!set) return print_error(set.error(), "", arguments.lang()), std::nullopt;
  PolicySet policies = std::move(set).value();
  std::vector<std::string> named;
  for (const auto& policy : arguments.policies) {
    if (is_file(policy))
      named.push_back(policy);
    else if (options.policy.empty())
      options.policy = policy;
    else
      return print_error(Error(Code::bad_argument,
                               say("只能按一个评价办法评价：“{0}”和“{1}”",
                                   "only one policy can be evaluated by: \"{0}\" and \"{1}\"",
                                   {options.policy, policy}),
                               say("--policy 可以加入多个文件，但只能写一个 id",
                                   "--policy may add several files, but names one id")),
                         "", arguments.lang()),
             std::nullopt;
  }
  for (const auto& path : policies_beside(arguments.file)) {
    auto text = read_file(path);
    if (!text) return print_error(text.error(), "", arguments.lang()), std::nullopt;
    if (auto added = policies.add(std::move(text).value(), Comments::allowed); !added) {
      print_error(added.error(), path, arguments.lang());
      std::cerr << say("（跳过 {0}）", "(skipping {0})", {path}).in(arguments.lang()) << "\n";
    }
  }
  for (const auto& path : named) {
    auto text = read_file(path);
    if (!text) return print_error(text.error(), "", arguments.lang()), std::nullopt;
    if (auto added = policies.add(std::move(text).value(), Comments::allowed); !added)
      return print_error(added.error(), path, arguments.lang()), std::nullopt;
  }
  return policies;
}

std::optional<Evaluation> run(const Arguments& arguments) {
  auto text = read_file(arguments.file);
  if (!text) return print_error(text.error(), "", arguments.lang()), std::nullopt;
  Options options;
  options.schemes = arguments.schemes;
  options.layer = arguments.layer;
  options.certify = arguments.certify;
  for (const auto& path : arguments.peers) {
    auto peer = read_file(path);
    if (!peer) return print_error(peer.error(), "", arguments.lang()), std::nullopt;
    auto other = parse_case(std::move(peer).value(), Comments::allowed);
    if (!other) return print_error(other.error(), path, arguments.lang()), std::nullopt;
    options.peers.push_back(std::make_shared<const Case>(std::move(other).value()));
  }
  if (!arguments.as_of.empty()) {
    const auto day = parse_day(arguments.as_of);
    if (!day) return print_error(day.error(), "--as-of", arguments.lang()), std::nullopt;
    options.as_of = day.value();
  }
  const auto policies = collect_policies(arguments, options);
  if (!policies) return std::nullopt;
  auto subject = parse_case(std::move(text).value(), Comments::allowed);
  if (!subject) return print_error(subject.error(), arguments.file, arguments.lang()), std::nullopt;
  auto evaluation =
      jixiao::evaluate(std::make_shared<const Case>(std::move(subject).value()), *policies, options);
  if (!evaluation) return print_error(evaluation.error(), arguments.file, arguments.lang()), std::nullopt;
  return std::move(evaluation).value();
}

int status_of(const Evaluation& evaluation) {
  for (const auto& finding : evaluation.findings)
    if (finding.severity == Severity::error) return findings;
  return fine;
}

int evaluate_command(const Arguments& arguments) {
  const auto evaluation = run(arguments);
  if (!evaluation) return failed;
  const bool colour = arguments.output.empty() && isatty(STDOUT_FILENO);
  const std::string text = arguments.format == "json" ? to_json(*evaluation)
                                                      : score_sheet(*evaluation, arguments.lang(),
                                                                    colour ? Colour::ansi : Colour::none);
  const int printed = print(text, arguments);
  return printed == fine ? status_of(*evaluation) : printed;
}

int explain_command(const Arguments& arguments) {
  const auto evaluation = run(arguments);
  if (!evaluation) return failed;
  const auto text = explain(*evaluation, arguments.lang(), arguments.node);
  return text ? print(text.value(), arguments) : fail(text.error(), arguments.file, arguments);
}

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

int report_command(const Arguments& arguments) {
  const bool html = ends_with(arguments.output, ".html");
  if (!html && !ends_with(arguments.output, ".md"))
    return fail(
        Error(Code::bad_argument, say("报告文件名应以 .html 或 .md 结尾：{0}",
                                      "the report's name must end in .html or .md: {0}", {arguments.output})),
        "", arguments);
  const auto evaluation = run(arguments);
  if (!evaluation) return failed;
  return print(
      html ? report_html(*evaluation, arguments.lang()) : report_markdown(*evaluation, arguments.lang()),
      arguments);
}

int policies_command(const Arguments& arguments) {
  const auto set = PolicySet::with_builtins();
  if (!set) return fail(set.error(), "", arguments);
  if (arguments.policy_id.empty()) {
    for (const auto& policy : set.value().policies())
      std::cout << policy->id << "  " << policy->edition << "  " << policy->title << "\n";
    return fine;
  }
  for (const auto& policy : set.value().policies())
    if (policy->id == arguments.policy_id) return print(policy->source->text, arguments);
  return fail(Error(Diagnostic{
                  Code::policy_not_found,
                  say("没有内置评价办法“{0}”", "there is no built-in policy \"{0}\"", {arguments.policy_id}),
                  say("jixiao policies 列出全部", "jixiao policies lists them"),
                  {},
                  {},
                  {},
                  0,
                  0}),
              "", arguments);
}

void add_case_options(CLI::App& command, Arguments& arguments) {
  command.add_option("case", arguments.file, "案卷 (a *.case.json file)")->required();
  command.add_option("--policy", arguments.policies,
                     "评价办法：文件或 id (a policy: file to add, or id to evaluate by)");
  command.add_option("--as-of", arguments.as_of, "评价日 (the day whose rules apply), 2024-11-30");
  command.add_option("--scheme", arguments.schemes, "另一种等级划分 (one more grade scheme, by id)");
  command.add_flag("--certify", arguments.certify,
                   "列出会改变等级的单项变动 (every single change that would give another grade)");
  command.add_option("--peer", arguments.peers,
                     "同类项目的案卷，用于排名 (cases of the portfolio, for rules that rank)");
  command.add_option("--layer", arguments.layer, "以哪一层为准 (the layer that counts)");
}

int program(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("jixiao（绩效）：项目支出绩效评价 — scores public spending exactly and shows why");
  app.require_subcommand(1);
  app.set_version_flag("--version", "jixiao " JX_VERSION);
  app.add_option("--lang", arguments.language, "zh-CN 或 en (language)")
      ->check(CLI::IsMember({"zh-CN", "en"}));
  app.fallthrough();

  CLI::App* evaluate = app.add_subcommand("evaluate", "评价一个案卷 (score a case)");
  add_case_options(*evaluate, arguments);
  evaluate->add_option("--format", arguments.format, "text 或 json")->check(CLI::IsMember({"text", "json"}));
  evaluate->add_option("-o,--output", arguments.output, "写到文件 (write to a file)");

  CLI::App* explain = app.add_subcommand("explain", "说明每一分的来历 (explain every point)");
  add_case_options(*explain, arguments);
  explain->add_option("indicator", arguments.node, "只说明这一项：标题、编号或路径 (title, code or path)");

  CLI::App* report = app.add_subcommand("report", "写出七部分的评价报告 (write the report)");
  add_case_options(*report, arguments);
  report->add_option("-o,--output", arguments.output, "FILE.html 或 FILE.md")->required();

  CLI::App* policies = app.add_subcommand("policies", "内置评价办法 (the built-in policies)");
  policies->add_option("id", arguments.policy_id, "打印这一个 (print this one)");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int status = app.exit(error);
    return status == 0 ? fine : failed;
  }
  if (*evaluate) return evaluate_command(arguments);
  if (*explain) return explain_command(arguments);
  if (*report) return report_command(arguments);
  return policies_command(arguments);
}

}  // namespace
}  // namespace jixiao::cli

int main(int argc, char** argv) {
  try {
    return jixiao::cli::program(argc, argv);
  } catch (const std::exception& error) {
    std::fputs("jixiao: ", stderr);
    std::fputs(error.what(), stderr);
    std::fputs("\n", stderr);
    return jixiao::cli::failed;
  }
}
