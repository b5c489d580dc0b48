#!/usr/bin/env bash
# clang-tidy over the library and the program, with the reasons in .clang-tidy.
set -euo pipefail
cd "$(dirname "$0")/../.."
cmake --preset test -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null
files=$(git ls-files 'src/*.cpp' | grep -v boost_json.cpp)
[ "$(wc -l <<<"$files")" -gt 40 ]
xargs -P 2 -n 4 clang-tidy --quiet -p build/test <<<"$files" 2>&1 | grep -vE "^[0-9]+ warnings? generated" || [ "${PIPESTATUS[0]}" = 0 ]
echo "$(wc -l <<<"$files") files"
