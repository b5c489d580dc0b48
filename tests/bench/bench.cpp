// The goals of the compiled plan, as ratios to Lua 5.4 in the same run. See workload.hpp for what is scored.
// SPDX-License-Identifier: Apache-2.0
#include "bench/workload.hpp"

#include <jixiao/jixiao.h>

#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <new>

extern "C" {
#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>
}

static std::size_t allocations = 0;
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace jixiao;

constexpr std::size_t distinct = 20'000, width = 49, leaf_count = std::size(workload::leaves);

[[noreturn]] void stop(const char* why) {
  std::fprintf(stderr, "bench: %s\n", why);
  std::exit(1);
}

void check(jx_status status, jx_error* error) {
  if (status != JX_OK) stop(jx_error_message(error, 0, "en"));
}

// Parsed once; compiling is measured on its own.
struct Library {
  jx_policies* policies = nullptr;
  jx_case* subject = nullptr;
  jx_plan* plan = nullptr;
  Library() {
    jx_error* error = nullptr;
    const std::string policy = workload::policy(), text = workload::subject();
    check(jx_policies_new(&policies, &error), error);
    check(jx_policies_add(policies, policy.data(), policy.size(), 0, &error), error);
    check(jx_case_parse(text.data(), text.size(), 0, &subject, &error), error);
    check(jx_plan_compile(subject, policies, nullptr, &plan, &error), error);
    if (jx_plan_input_count(plan) != width || !jx_plan_uses_integers(plan))
      stop("the workload is not what it should be");
  }
};

Library& library() {
  static Library made;
  return made;
}

const std::vector<std::int64_t>& records() {
  static const std::vector<std::int64_t> made = workload::records(distinct);
  return made;
}

// The same rules on the same scaled integers, as somebody would write them for Lua.
std::string lua_rules() {
  std::string out = R"(
local function ratio(w, a, t) if a < 0 then a = 0 end if a > t then a = t end return (2 * w * a + t) // (2 * t) end
local function inverse(w, a, t) if a <= t then return w end return (2 * w * t + a) // (2 * a) end
local function bands(w, a)
  if a >= 9500 then return w elseif a >= 8500 then return w * 8 // 10 elseif a >= 7000 then return w * 6 // 10 elseif a >= 5000 then return w * 3 // 10 end
  return 0
end
local function elements(w, a, b, c, d, e) return (a + b + c + d + e) * w // 5 end
local function events(w, n) local s = w - 50 * n if s < 0 then return 0 end return s end
local lows, highs = {40000, 30000, 0}, {50000, 39999, 29999}
local function judgement(level, mark)
  if mark < lows[level + 1] or mark > highs[level + 1] then error("outside") end
  return (mark + 50) // 100
end
local weights = {3, 2, 2, 1, 1}
local function panel(a, b, c, d, e)
  local m = {a, b, c, d, e}
  local high = 1
  for i = 2, 5 do if m[i] > m[high] then high = i end end
  local low = high == 1 and 2 or 1
  for i = 1, 5 do if i ~= high and m[i] < m[low] then low = i end end
  local sum, all = 0, 0
  for i = 1, 5 do if i ~= high and i ~= low then sum = sum + weights[i] * m[i] all = all + weights[i] end end
  return (2 * sum + all * 100) // (all * 200)
end
)";
  std::string parameters, body, names;
  std::size_t slot = 0;
  const auto take = [&](int n) {
    std::string list;
    for (int k = 0; k < n; ++k) {
      parameters += (parameters.empty() ? "" : ",") + ("v" + std::to_string(slot));
      list += (k ? "," : "") + ("v" + std::to_string(slot++));
    }
    return list;
  };
  for (std::size_t i = 0; i < leaf_count; ++i) {
    const std::string kind = workload::leaves[i].kind, w = std::to_string(workload::leaves[i].points * 100);
    const std::string name = "s" + std::to_string(i);
    if (kind == "judgement")
      body += "local " + name + " = judgement(" + take(2) + ")\n";
    else if (kind == "panel")
      body += "local " + name + " = panel(" + take(5) + ")\n";
    else
      body += "local " + name + " = " + kind + "(" + w + "," +
              take(kind == "elements"                     ? 5
                   : kind == "ratio" || kind == "inverse" ? 2
                                                          : 1) +
              ")\n";
    names += (i ? " + " : "") + name;
  }
  std::string returned = names;
  for (std::size_t at; (at = returned.find(" + ")) != std::string::npos;) returned.replace(at, 3, ", ");
  out += "return function(" + parameters + ")\n" + body + "local total = " + names +
         "\nlocal grade = total >= 9000 and 0 or total >= 8000 and 1 or total >= 6000 and 2 or 3\nreturn "
         "total, grade, " +
         returned + "\nend\n";
  return out;
}

void load_rules(lua_State* lua, const std::string& rules) {
  if (luaL_loadbuffer(lua, rules.data(), rules.size(), "rules") != LUA_OK ||
      lua_pcall(lua, 0, 1, 0) != LUA_OK)
    stop(lua_tostring(lua, -1));
}

void rows_through_the_c_interface(benchmark::State& state) {
  const auto rows = static_cast<std::size_t>(state.range(0));
  std::vector<std::int64_t> values;
  values.reserve(rows * width);
  while (values.size() < rows * width) {
    const std::size_t left = std::min(records().size(), rows * width - values.size());
    values.insert(values.end(), records().begin(), records().begin() + static_cast<std::ptrdiff_t>(left));
  }
  std::vector<std::int64_t> scores(rows * leaf_count), totals(rows);
  std::vector<std::int32_t> grades(rows);
  std::vector<std::uint8_t> scored(rows);
  std::size_t taken = 0;
  for (auto _ : state) {
    const std::size_t at = allocations;
    check(jx_plan_score(library().plan, values.data(), rows, scores.data(), totals.data(), grades.data(),
                        scored.data(), nullptr),
          nullptr);
    taken += allocations - at;
    benchmark::DoNotOptimize(totals.data());
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(rows));
  state.counters["allocations"] = static_cast<double>(taken);
  state.counters["rows"] =
      benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsIterationInvariantRate);
}

void rows_through_lua(benchmark::State& state) {
  lua_State* lua = luaL_newstate();
  luaL_openlibs(lua);
  lua_checkstack(lua, 200);
  load_rules(lua, lua_rules());
  std::int64_t sum = 0;
  for (auto _ : state)
    for (std::size_t r = 0; r < distinct; ++r) {
      lua_pushvalue(lua, 1);
      for (std::size_t i = 0; i < width; ++i) lua_pushinteger(lua, records()[r * width + i]);
      if (lua_pcall(lua, static_cast<int>(width), static_cast<int>(leaf_count) + 2, 0) != LUA_OK)
        stop(lua_tostring(lua, -1));
      for (int i = -static_cast<int>(leaf_count) - 2; i < 0; ++i) sum += lua_tointeger(lua, i);
      lua_settop(lua, 1);
    }
  benchmark::DoNotOptimize(sum);
  lua_close(lua);
  state.counters["rows"] =
      benchmark::Counter(static_cast<double>(distinct), benchmark::Counter::kIsIterationInvariantRate);
}

void full_result_with_trace(benchmark::State& state) {
  std::size_t r = 0;
  for (auto _ : state) {
    jx_result* result = nullptr;
    jx_error* error = nullptr;
    check(jx_plan_explain(library().plan, records().data() + r * width, &result, &error), error);
    jx_result_free(result);
    r = (r + 1) % distinct;
  }
}

void compile_the_plan(benchmark::State& state) {
  for (auto _ : state) {
    jx_plan* plan = nullptr;
    jx_error* error = nullptr;
    check(jx_plan_compile(library().subject, library().policies, nullptr, &plan, &error), error);
    jx_plan_free(plan);
  }
}

void load_the_rules_into_lua(benchmark::State& state) {
  const std::string rules = lua_rules();
  lua_State* lua = luaL_newstate();
  for (auto _ : state) {
    load_rules(lua, rules);
    lua_settop(lua, 0);
  }
  lua_close(lua);
}

// Lua and the library must agree on every record, or the ratios compare nothing.
void compare_results() {
  lua_State* lua = luaL_newstate();
  luaL_openlibs(lua);
  lua_checkstack(lua, 200);
  load_rules(lua, lua_rules());
  std::vector<std::int64_t> scores(distinct * leaf_count), totals(distinct);
  std::vector<std::int32_t> grades(distinct);
  std::vector<std::uint8_t> scored(distinct);
  check(jx_plan_score(library().plan, records().data(), distinct, scores.data(), totals.data(), grades.data(),
                      scored.data(), nullptr),
        nullptr);
  for (std::size_t r = 0; r < distinct; ++r) {
    lua_pushvalue(lua, 1);
    for (std::size_t i = 0; i < width; ++i) lua_pushinteger(lua, records()[r * width + i]);
    if (lua_pcall(lua, static_cast<int>(width), static_cast<int>(leaf_count) + 2, 0) != LUA_OK)
      stop(lua_tostring(lua, -1));
    bool same = scored[r] == 1 && lua_tointeger(lua, 2) == totals[r] && lua_tointeger(lua, 3) == grades[r];
    for (std::size_t i = 0; i < leaf_count; ++i)
      same = same && lua_tointeger(lua, static_cast<int>(i) + 4) == scores[r * leaf_count + i];
    if (!same) stop("Lua and the library differ");
    lua_settop(lua, 1);
  }
  lua_close(lua);
  std::printf("%zu distinct records: Lua and the library agree on every score, total and grade\n", distinct);
}

class Reporter : public benchmark::ConsoleReporter {
 public:
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      const bool median = run.run_type == Run::RT_Aggregate && run.aggregate_name == "median";
      if (!median) continue;
      const auto per_row = run.counters.find("rows");
      nanoseconds[run.run_name.function_name + run.run_name.args] =
          per_row != run.counters.end() ? 1e9 / per_row->second.value : run.GetAdjustedRealTime();
      const auto taken = run.counters.find("allocations");
      if (taken != run.counters.end()) allocated += taken->second.value;
    }
    ConsoleReporter::ReportRuns(runs);
  }
  std::map<std::string, double> nanoseconds;
  double allocated = 0;
};

BENCHMARK(rows_through_the_c_interface)->RangeMultiplier(10)->Range(1'000, 1'000'000);
BENCHMARK(rows_through_lua);
BENCHMARK(full_result_with_trace);
BENCHMARK(compile_the_plan);
BENCHMARK(load_the_rules_into_lua);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  compare_results();
  Reporter reporter;
  benchmark::RunSpecifiedBenchmarks(&reporter);
  auto& ns = reporter.nanoseconds;
  const double lua = ns["rows_through_lua"];
  std::printf("\n%-62s %12s %12s\n", "goal", "measured", "goal");
  double low = 0, high = 0;
  for (const auto& [name, time] : ns) {
    if (name.find("rows_through_the_c_interface") != 0) continue;
    low = low == 0 || time < low ? time : low;
    high = time > high ? time : high;
    std::printf("%-62s %11.1fx %12s   (%.1f ns against %.1f ns)\n", ("Lua / " + name).c_str(), lua / time,
                ">= 6x", time, lua);
  }
  std::printf("%-62s %11.2fx %12s\n", "slowest / fastest number of rows", high / low, "flat");
  std::printf("%-62s %12.0f %12s\n", "allocations while scoring rows", reporter.allocated, "0");
  std::printf("%-62s %9.2f us %12s   (%.0fx a row in Lua)\n", "full result with trace",
              ns["full_result_with_trace"] / 1000, "<= 20 us", ns["full_result_with_trace"] / lua);
  std::printf("%-62s %11.2fx %12s   (%.1f us against %.1f us)\n",
              "compiling the plan / loading the rules into Lua",
              ns["compile_the_plan"] / ns["load_the_rules_into_lua"], "<= 1x", ns["compile_the_plan"] / 1000,
              ns["load_the_rules_into_lua"] / 1000);
}
