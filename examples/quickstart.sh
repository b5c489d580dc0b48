#!/usr/bin/env bash
# From nothing to the report of a real project: installs what is missing, builds the program, scores the
# seed project and writes its report.
set -euo pipefail
cd "$(dirname "$0")/.."

bash scripts/packages.sh build
echo "构建 / building ..."
log=$(mktemp)
if ! { cmake --preset release && cmake --build build/release; } >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  exit 2
fi
rm -f "$log"

jixiao=build/release/jixiao
seed=examples/airport-street-2024
out=build/reports
mkdir -p "$out"

# Status 1 says that there are findings of severity error: this project has an impossible date.
status=0
echo
"$jixiao" evaluate "$seed/full.case.json" || status=$?
[ "$status" -le 1 ] || exit "$status"

for name in full as-printed; do
  for format in html md; do "$jixiao" report "$seed/$name.case.json" -o "$out/$name.$format"; done
done
echo
echo "报告 / reports:"
for name in full as-printed; do echo "  $PWD/$out/$name.html  $PWD/$out/$name.md"; done
echo "再试 / try next:"
echo "  $jixiao explain $seed/full.case.json 社会组织培训"
echo "  $jixiao --lang en evaluate $seed/as-printed.case.json"
