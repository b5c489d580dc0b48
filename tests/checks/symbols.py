"""The shared library exports exactly the functions of jixiao.h: no C++ symbol, nothing of Boost, no unique
symbol. Usage: symbols.py SOURCE_DIR LIBRARY"""
import pathlib
import re
import subprocess
import sys


def main(root, library):
    header = (root / "include/jixiao/jixiao.h").read_text(encoding="utf-8")
    declared = set(re.findall(r"^JX_API [^;]*?\b(jx_\w+)\(", header, re.M))
    listing = subprocess.run(["nm", "-D", "--defined-only", library], text=True, capture_output=True, check=True).stdout
    exported = {}
    for row in listing.splitlines():
        _, kind, name = row.split()
        exported[name.split("@")[0]] = kind
    functions = {name for name, kind in exported.items() if kind == "T"}
    others = {name: kind for name, kind in exported.items() if kind != "T" and not (kind == "A" and name.startswith("JIXIAO_"))}
    problems = [f"declared, not exported: {sorted(declared - functions)}"] if declared - functions else []
    problems += [f"exported, not declared: {sorted(functions - declared)}"] if functions - declared else []
    problems += [f"other symbols: {others}"] if others else []
    if len(declared) < 40:
        problems.append(f"only {len(declared)} functions were found in jixiao.h")
    print("\n".join(problems) or f"{len(functions)} functions exported, nothing else")
    return 1 if problems else 0


sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2]))
