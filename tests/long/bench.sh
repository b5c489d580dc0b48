#!/usr/bin/env bash
# The goals of the compiled plan beside the measured ratios. Fails only where the results differ from Lua's: figures
# of a shared machine decide nothing.
set -euo pipefail
cd "$(dirname "$0")/../.."
cmake --preset test >/dev/null
cmake --build build/test --target jx_bench >/dev/null
build/test/tests/jx_bench --benchmark_repetitions=5 --benchmark_report_aggregates_only=true --benchmark_min_time=0.2 \
  --benchmark_color=false >build/test/bench.log 2>&1
grep "agree on every score" build/test/bench.log
