// Fails the n-th allocation, for n = 1, 2, 3 ..., of each fallible function of jixiao.h until it succeeds:
// every failure must be JX_E_NO_MEMORY with a usable error object, nothing may leak (the sanitizer build
// and the balance below tell), nothing may end the process.
#include "../bench/workload.hpp"

#include <jixiao/jixiao.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <new>
#include <sstream>
#include <string>

namespace {

long countdown = -1;  // allocations until one fails; negative means none does
long balance = 0;     // blocks in use

void* take(std::size_t size) {
  if (countdown == 0) return nullptr;
  if (countdown > 0) --countdown;
  void* block = std::malloc(size ? size : 1);
  if (block) ++balance;
  return block;
}

void* take_or_throw(std::size_t size) {
  if (void* block = take(size)) return block;
  throw std::bad_alloc();
}

void give_back(void* block) {
  if (block) --balance;
  std::free(block);
}

}  // namespace

void* operator new(std::size_t size) { return take_or_throw(size); }
void* operator new[](std::size_t size) { return take_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return take(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return take(size); }
void operator delete(void* block) noexcept { give_back(block); }
void operator delete[](void* block) noexcept { give_back(block); }
void operator delete(void* block, std::size_t) noexcept { give_back(block); }
void operator delete[](void* block, std::size_t) noexcept { give_back(block); }

namespace {

std::string read(const char* name) {
  std::ifstream file(std::string(JX_SOURCE_DIR "/examples/airport-street-2024/") + name, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

int failures = 0;
long failed_allocations = 0;

// `call` gives the status and puts what it made into its own variables; `release` frees them.
void fail_each(const char* name, const std::function<jx_status(jx_error**)>& call,
               const std::function<void()>& release, jx_status wanted = JX_OK) {
  const auto complain = [&](long n, const char* what) {
    std::fprintf(stderr, "%s, allocation %ld: %s\n", name, n, what);
    ++failures;
  };
  for (long n = 0; failures < 10; ++n) {
    const long before = balance;
    jx_error* error = nullptr;
    countdown = n;
    const jx_status status = call(&error);
    const bool reached = countdown == 0;
    countdown = -1;
    if (status == JX_E_NO_MEMORY) {
      ++failed_allocations;
      if (!error || jx_error_status(error) != JX_E_NO_MEMORY || jx_error_count(error) != 1 ||
          !*jx_error_message(error, 0, "en"))
        complain(n, "no usable error object");
    } else if (status != wanted) {
      complain(n, "another status");
    }
    jx_error_free(error);
    release();
    if (balance != before) complain(n, "leak");
    if (status == wanted && !reached) break;
  }
}

}  // namespace

int main() {
  const std::string policy = read("airport-street-2024.policy.json"), subject_text = read("full.case.json");
  std::string broken = subject_text;
  broken.replace(broken.find("\"points\""), 8, "\"pionts\"");
  jx_policies* set = nullptr;
  jx_case* subject = nullptr;
  jx_options* options = nullptr;
  jx_result* result = nullptr;
  jx_text* text = nullptr;

  fail_each(
      "jx_policies_new", [&](jx_error** err) { return jx_policies_new(&set, err); },
      [&] { jx_policies_free(set), set = nullptr; });
  fail_each(
      "jx_policies_add",
      [&](jx_error** err) {
        const long planned = countdown;
        countdown = -1;
        jx_policies_new(&set, nullptr);
        countdown = planned;
        return jx_policies_add(set, policy.data(), policy.size(), 0, err);
      },
      [&] { jx_policies_free(set), set = nullptr; });
  fail_each(
      "jx_case_parse",
      [&](jx_error** err) {
        return jx_case_parse(subject_text.data(), subject_text.size(), 0, &subject, err);
      },
      [&] { jx_case_free(subject), subject = nullptr; });
  fail_each(
      "jx_case_parse, broken",
      [&](jx_error** err) { return jx_case_parse(broken.data(), broken.size(), 0, &subject, err); },
      [&] { jx_case_free(subject), subject = nullptr; }, JX_E_UNKNOWN_KEY);
  fail_each(
      "jx_options_new", [&](jx_error** err) { return jx_options_new(&options, err); },
      [&] { jx_options_free(options), options = nullptr; });

  const auto fresh = [&](auto set_one) {
    return [&options, set_one](jx_error** err) {
      const long planned = countdown;
      countdown = -1;
      jx_options_new(&options, nullptr);
      countdown = planned;
      return set_one(err);
    };
  };
  const auto drop = [&] { jx_options_free(options), options = nullptr; };
  const char* const long_name = "a name that is too long to be kept without an allocation";
  fail_each("jx_options_set_as_of",
            fresh([&](jx_error** err) { return jx_options_set_as_of(options, "2024-11-30", err); }), drop);
  fail_each("jx_options_set_policy",
            fresh([&](jx_error** err) { return jx_options_set_policy(options, long_name, err); }), drop);
  fail_each("jx_options_add_scheme",
            fresh([&](jx_error** err) { return jx_options_add_scheme(options, long_name, err); }), drop);
  fail_each("jx_options_set_layer",
            fresh([&](jx_error** err) { return jx_options_set_layer(options, long_name, err); }), drop);

  jx_policies_new(&set, nullptr);
  jx_policies_add(set, policy.data(), policy.size(), 0, nullptr);
  jx_case_parse(subject_text.data(), subject_text.size(), 0, &subject, nullptr);
  fail_each(
      "jx_evaluate", [&](jx_error** err) { return jx_evaluate(subject, set, nullptr, &result, err); },
      [&] { jx_result_free(result), result = nullptr; });
  jx_evaluate(subject, set, nullptr, &result, nullptr);
  const auto free_text = [&] { jx_text_free(text), text = nullptr; };
  fail_each(
      "jx_result_to_json", [&](jx_error** err) { return jx_result_to_json(result, &text, err); }, free_text);
  fail_each(
      "jx_result_explain",
      [&](jx_error** err) { return jx_result_explain(result, nullptr, nullptr, &text, err); }, free_text);
  for (const char* format : {"html", "markdown", "text"})
    fail_each(
        format, [&](jx_error** err) { return jx_result_report(result, format, nullptr, &text, err); },
        free_text);
  jx_result_free(result), result = nullptr;
  jx_case_free(subject);

  // The certificate, and a compiled plan with one row.
  jx_case_parse(subject_text.data(), subject_text.size(), 0, &subject, nullptr);
  jx_options_new(&options, nullptr);
  jx_options_set_certify(options, 1, nullptr);
  fail_each(
      "jx_evaluate, certified",
      [&](jx_error** err) { return jx_evaluate(subject, set, options, &result, err); },
      [&] { jx_result_free(result), result = nullptr; });
  jx_options_free(options), options = nullptr;
  jx_case_free(subject);
  const std::string bench_policy = jixiao::workload::policy(), bench_case = jixiao::workload::subject();
  const std::vector<std::int64_t> row = jixiao::workload::records(1);
  jx_plan* plan = nullptr;
  jx_policies_add(set, bench_policy.data(), bench_policy.size(), 0, nullptr);
  jx_case_parse(bench_case.data(), bench_case.size(), 0, &subject, nullptr);
  fail_each(
      "jx_plan_compile", [&](jx_error** err) { return jx_plan_compile(subject, set, nullptr, &plan, err); },
      [&] { jx_plan_free(plan), plan = nullptr; });
  jx_plan_compile(subject, set, nullptr, &plan, nullptr);
  fail_each(
      "jx_plan_explain", [&](jx_error** err) { return jx_plan_explain(plan, row.data(), &result, err); },
      [&] { jx_result_free(result), result = nullptr; });
  jx_plan_free(plan);
  jx_case_free(subject);
  jx_policies_free(set);
  std::printf("%ld allocations failed on purpose, %d failures\n", failed_allocations, failures);
  return failures ? 1 : 0;
}
