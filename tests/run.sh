#!/usr/bin/env bash
# All tests: installs what is missing, builds twice (optimised; AddressSanitizer and UBSan), runs both.
# --long adds formatting, clang-tidy, valgrind, a comma-decimal locale, another run of the oracle and the benchmark.
# The last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
long=0
[ "${1:-}" = "--long" ] && long=1

bash scripts/packages.sh "$([ $long = 1 ] && echo long || echo test)" || exit 2

passed=0
failed=0
build() {
  local log
  log=$(mktemp)
  if { cmake --preset "$1" && cmake --build "build/$1"; } >"$log" 2>&1; then
    rm -f "$log"
    return 0
  fi
  tail -n 40 "$log"
  echo "the build \"$1\" failed"
  failed=$((failed + 1))
  return 1
}

# Adds the counts of a CTest run to ours.
suite() {
  local junit="build/$1/junit.xml"
  rm -f "$junit"
  ctest --test-dir "build/$1" -j2 --output-on-failure --no-tests=error --output-junit junit.xml >"build/$1/ctest.log" 2>&1
  local status=$?
  grep -E "^[0-9]+% tests|\(Failed\)|\(Not Run\)|Total Test time" "build/$1/ctest.log"
  [ $status = 0 ] || grep -vE "^ *[0-9]+/[0-9]+ Test .* Passed|^ *Start " "build/$1/ctest.log" | head -n 150
  # What the tests counted: conformance cases, random cases, versions required.
  grep -hE "^(decTest:|[0-9]+ random cases:|[0-9]+ allocations|.*GLIBC_)" "build/$1/Testing/Temporary/LastTest.log" | sort -u
  local counts
  if ! counts=$(/usr/bin/python3 - "$junit" <<'P'
import sys, xml.etree.ElementTree as tree
cases = tree.parse(sys.argv[1]).getroot().findall("testcase")
good = sum(case.get("status") == "run" and case.find("failure") is None for case in cases)
print(good, len(cases) - good)
P
  ); then
    echo "the suite \"$1\" left no result"
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
  if [ $status != 0 ] && [ "${counts#* }" = 0 ]; then
    echo "the suite \"$1\" ended with status $status"
    failed=$((failed + 1))
  fi
}

step() {
  local name=$1
  shift
  local log
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "$name: $(tail -n 1 "$log")"
  else
    failed=$((failed + 1))
    tail -n 60 "$log"
    echo "$name: FAILED"
  fi
  rm -f "$log"
}

echo "== optimised"
build test && suite test
echo "== AddressSanitizer, UndefinedBehaviorSanitizer"
build sanitize && suite sanitize

if [ $long = 1 ]; then
  echo "== long"
  step "format" bash tests/long/format.sh
  step "clang-tidy" bash tests/long/tidy.sh
  step "valgrind" valgrind --quiet --leak-check=full --error-exitcode=9 build/test/tests/jx_capi_test
  step "comma-decimal and Chinese locales" bash tests/long/locales.sh
  step "oracle, another seed" env JIXIAO_LIBRARY="$PWD/build/test/libjixiao.so" PYTHONPATH=bindings/python \
    /usr/bin/python3 tests/oracle/score_oracle.py --cases 100000 --jobs 2 --seed 7
  step "benchmark" bash tests/long/bench.sh
  sed -n '/^goal/,$p' build/test/bench.log
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
