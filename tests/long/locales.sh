#!/usr/bin/env bash
# The same bytes under a locale with a decimal comma and under a Chinese one. The locales are built into a
# folder of the tests, since a fresh system has none.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=build/locales
mkdir -p "$folder"
case=examples/airport-street-2024/full.case.json
run() { LOCPATH="$PWD/$folder" LC_ALL=$1 build/test/jixiao evaluate "$case" --format json || [ $? = 1 ]; }
plain=$(run C | sha256sum)
for name in de_DE zh_CN; do
  [ -d "$folder/$name.UTF-8" ] || localedef -i "$name" -f UTF-8 "$folder/$name.UTF-8"
  [ "$(LOCPATH="$PWD/$folder" LC_ALL="$name.UTF-8" locale charmap)" = UTF-8 ]
  [ "$(run "$name.UTF-8" | sha256sum)" = "$plain" ] || { echo "other bytes under $name"; exit 1; }
done
echo "same bytes under C, de_DE and zh_CN"
