#!/usr/bin/env bash
# Every C and C++ file is formatted as .clang-format says.
set -euo pipefail
cd "$(dirname "$0")/../.."
files=$(git ls-files '*.c' '*.h' '*.cpp' '*.hpp')
[ "$(wc -l <<<"$files")" -gt 100 ]
# shellcheck disable=SC2086
clang-format --dry-run --Werror $files
echo "$(wc -l <<<"$files") files"
