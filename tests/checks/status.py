"""One table of status numbers: jixiao.h, the C++ enumeration, the names, and the READMEs agree, and no
number is used twice. The numbers are pinned here. Usage: status.py SOURCE_DIR"""
import pathlib
import re
import sys

PINNED = {
    "OK": 0, "INTERNAL": 1, "NO_MEMORY": 2, "NULL_ARGUMENT": 10, "OUT_OF_RANGE": 11, "BAD_ARGUMENT": 12,
    "JSON_SYNTAX": 20, "JSON_LIMIT": 21, "DUPLICATE_KEY": 22, "ENCODING": 23,
    "WRONG_TYPE": 30, "UNKNOWN_KEY": 31, "MISSING_KEY": 32, "BAD_VALUE": 33, "CONFLICT": 34,
    "NUMBER": 40, "NUMBER_RANGE": 41, "UNIT_MISMATCH": 42, "DATE": 43,
    "POLICY_NOT_FOUND": 50, "POLICY_NOT_IN_FORCE": 51, "POLICY_AMBIGUOUS": 52, "POINTS": 53, "BANDS": 54, "RULE": 55,
    "UNKNOWN_SCHEME": 56, "POLICY_INCOMPLETE": 57, "UNKNOWN_NODE": 58, "FORMULA": 59,
    "UNKNOWN_INDICATOR": 60, "OBSERVATION": 61, "MARK": 62, "LAYER": 63, "AS_OF": 64, "FACT": 65,
}


def main(root):
    read = lambda name: (root / name).read_text(encoding="utf-8")
    tables = {
        "jixiao.h": {k: int(v) for k, v in re.findall(r"\bJX_(?:E_)?([A-Z_]+) = (\d+)", read("include/jixiao/jixiao.h")) if k != "ALLOW_COMMENTS"},
        "code.hpp": {k.upper(): int(v) for k, v in re.findall(r"^  ([a-z_]+) = (\d+),", read("include/jixiao/base/code.hpp"), re.M)},
        "code.cpp": {k.upper(): PINNED.get(v) for k, v in re.findall(r'case Code::([a-z_]+):\s*return "JX_(?:E_)?([A-Z_]+)"', read("src/base/code.cpp"))},
        "README.md": {k: int(v) for v, k in re.findall(r"^\| (\d+) \| `JX_(?:E_)?([A-Z_]+)` \|", read("README.md"), re.M)},
        "README.zh-CN.md": {k: int(v) for v, k in re.findall(r"^\| (\d+) \| `JX_(?:E_)?([A-Z_]+)` \|", read("README.zh-CN.md"), re.M)},
        "python": {k: int(v) for k, v in re.findall(r"^    ([A-Z_]+) = (\d+)$", read("bindings/python/jixiao/errors.py"), re.M)},
    }
    problems = [f"{name}: {set(table.items()) ^ set(PINNED.items())}" for name, table in tables.items() if table != PINNED]
    if len(set(PINNED.values())) != len(PINNED):
        problems.append("a number is used twice")
    print("\n".join(problems) or f"{len(PINNED)} status numbers agree in {len(tables)} places")
    return 1 if problems else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
