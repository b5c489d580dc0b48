// Golden cases: every folder of tests/cases is a situation named by its folder. `good` folders hold a
// case, the policies and peers beside it and what it must give, with a file "certify" also every change
// that would flip the grade; `bad` folders hold one document that must be refused, and every mistake that
// must be named. JX_UPDATE=1 in the environment rewrites the expectations; read the difference before keeping
// it.
#include "support.hpp"

#include <jixiao/report/report.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

using namespace jixiao;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> folders(const char* kind) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(JX_SOURCE_DIR) / "tests/cases" / kind))
    found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  REQUIRE(found.size() > 15);
  return found;
}

void compare(const fs::path& golden, const std::string& actual) {
  const std::string expected = fs::exists(golden) ? test::file(golden.string()) : "(absent)";
  // A rewritten file still fails this run, so that a forgotten JX_UPDATE cannot make everything pass.
  if (expected != actual && std::getenv("JX_UPDATE")) std::ofstream(golden, std::ios::binary) << actual;
  CHECK_MESSAGE(actual == expected, golden.string() << " differs; got:\n" << actual);
}

std::vector<fs::path> files_of(const fs::path& folder, const char* ending) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().filename().string().find(ending) != std::string::npos) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Result<PolicySet> policies_in(const fs::path& folder) {
  PolicySet set = test::policies_with("");
  for (const auto& file : files_of(folder, ".policy.json"))
    if (auto added = set.add(test::file(file.string()), Comments::allowed); !added) return added.error();
  return set;
}

Result<Evaluation> run(const fs::path& folder) {
  auto set = policies_in(folder);
  if (!set) return set.error();
  auto subject = parse_case(test::file((folder / "case.json").string()), Comments::allowed);
  if (!subject) return subject.error();
  Options options;
  options.certify = fs::exists(folder / "certify");
  for (const auto& file : files_of(folder, ".case.json"))
    options.peers.push_back(
        std::make_shared<const Case>(test::require(parse_case(test::file(file.string())))));
  return evaluate(std::make_shared<const Case>(std::move(subject).value()), set.value(), options);
}

std::string written(const Error& error) {
  std::string out;
  for (const auto& d : error.diagnostics) {
    out += std::string(name_of(d.code)) + " " + d.document + ":" + std::to_string(d.line) + ":" +
           std::to_string(d.column) + " " + d.pointer + (d.subject.empty() ? "" : " (" + d.subject + ")") +
           "\n";
    out += "  " + d.message.zh + (d.hint.zh.empty() ? "" : "。" + d.hint.zh) + "\n";
    out += "  " + d.message.en + (d.hint.en.empty() ? "" : ". " + d.hint.en) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("cases: every good situation gives exactly its result and its score sheet") {
  for (const auto& folder : folders("good")) {
    SUBCASE(folder.filename().string().c_str()) {
      const Evaluation evaluation = test::require(run(folder));
      compare(folder / "expected.json", to_json(evaluation));
      compare(folder / "expected.txt", score_sheet(evaluation, Language::zh));
    }
  }
}

TEST_CASE("cases: every bad situation is refused with exactly its messages") {
  for (const auto& folder : folders("bad")) {
    SUBCASE(folder.filename().string().c_str()) {
      const auto evaluation = run(folder);
      REQUIRE_FALSE(evaluation.ok());
      compare(folder / "expected_error.txt", written(evaluation.error()));
    }
  }
}

TEST_CASE("cases: the seed's reports are written as kept") {
  for (const char* name : {"full", "as-printed"}) {
    const fs::path folder = fs::path(JX_SOURCE_DIR) / "examples/airport-street-2024";
    auto set = test::require(policies_in(folder));
    auto subject =
        test::require(parse_case(test::file((folder / (std::string(name) + ".case.json")).string())));
    const Evaluation evaluation =
        test::require(evaluate(std::make_shared<const Case>(std::move(subject)), set));
    const fs::path golden = fs::path(JX_SOURCE_DIR) / "tests/cases/seed";
    compare(golden / (std::string(name) + ".result.json"), to_json(evaluation));
    compare(golden / (std::string(name) + ".report.html"), report_html(evaluation, Language::zh));
    compare(golden / (std::string(name) + ".report.md"), report_markdown(evaluation, Language::zh));
    compare(golden / (std::string(name) + ".report.en.md"), report_markdown(evaluation, Language::en));
    compare(golden / (std::string(name) + ".explain.txt"), test::require(explain(evaluation, Language::zh)));
  }
}
