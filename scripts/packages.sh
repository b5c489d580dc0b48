#!/usr/bin/env bash
# Makes sure that the Debian packages for a task are there: packages.sh build|test|long
# Installs only what is missing and never removes a package. Without apt it names what is missing and
# stops with status 2.
set -euo pipefail

# package | how to tell that it is there: a command, a file, or a Python module
build="
g++                  | command g++
cmake                | command cmake
ninja-build          | command ninja
libboost1.81-dev     | boost /usr/include/boost/version.hpp
libboost-json1.81-dev| file /usr/lib/*/libboost_json.a /usr/lib/*/libboost_json.so.1.81.0
libcli11-dev         | file /usr/include/CLI/CLI.hpp
"
test="
binutils             | command nm
doctest-dev          | file /usr/include/doctest/doctest.h
libpython3.11-testsuite | file /usr/lib/python3.11/test/decimaltestdata/add.decTest
pkg-config           | command pkg-config
python3              | file /usr/bin/python3
python3-jsonschema   | module jsonschema
"
long="
clang-format         | command clang-format
clang-tidy           | command clang-tidy
libbenchmark-dev     | file /usr/include/benchmark/benchmark.h
liblua5.4-dev        | file /usr/include/lua5.4/lua.h
valgrind             | command valgrind
locales              | command localedef
"

has() {
  local kind=$1
  shift
  case $kind in
    command) command -v "$1" >/dev/null ;;
    file) compgen -G "$1" >/dev/null ;;
    boost) [ -e "$1" ] && [ "$(sed -n 's/^#define BOOST_VERSION //p' "$1")" -ge 108100 ] ;;
    module) [ -x /usr/bin/python3 ] && /usr/bin/python3 -c "import $1" 2>/dev/null ;;
  esac
}

wanted=$build
case ${1:-build} in
  build) ;;
  test) wanted+=$test ;;
  long) wanted+=$test$long ;;
  *) echo "usage: packages.sh build|test|long" >&2; exit 2 ;;
esac

missing=()
while IFS='|' read -r package probe; do
  [ -n "${package// /}" ] || continue
  # shellcheck disable=SC2086
  has $probe || missing+=("${package// /}")
done <<<"$wanted"
[ ${#missing[@]} -gt 0 ] || exit 0

names="${missing[*]}"
if ! command -v apt-get >/dev/null; then
  echo "缺少软件包（Debian 12 的名称）：$names" >&2
  echo "missing packages (by their names in Debian 12): $names" >&2
  exit 2
fi
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "缺少软件包：$names。请以 root 运行，或先安装它们" >&2
    echo "missing packages: $names. Run as root, or install them first" >&2
    exit 2
  fi
  as_root=(sudo)
fi
echo "安装缺少的软件包 / installing: $names"
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" apt-get install -y --no-install-recommends --no-remove "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 15 "$log" >&2
  echo "无法安装：$names（不会为此删除已有的软件包）" >&2
  echo "could not install: $names (no installed package is removed for it)" >&2
  rm -f "$log"
  exit 2
fi
rm -f "$log"
