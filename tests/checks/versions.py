"""The newest versions of the system libraries that the shared library requires: at most those of the oldest
systems that it is to load on. Usage: versions.py LIBRARY"""
import re
import subprocess
import sys

CEILING = {"GLIBC": (2, 28), "GLIBCXX": (3, 4, 24), "CXXABI": (1, 3, 11), "GCC": (7, 0, 0)}


def main(library):
    listing = subprocess.run(["objdump", "-T", library], text=True, capture_output=True, check=True).stdout
    newest, problems = {}, []
    for row in listing.splitlines():
        found = re.search(r"\(?(GLIBC|GLIBCXX|CXXABI|GCC)_([0-9.]+)\)?\s+(\S+)$", row)
        if not found or "*UND*" not in row:
            continue
        family, version = found.group(1), tuple(int(part) for part in found.group(2).split("."))
        newest[family] = max(newest.get(family, ()), version)
        if version > CEILING[family]:
            problems.append(f"{found.group(3)} needs {family}_{found.group(2)}")
    if "GLIBC" not in newest or "GLIBCXX" not in newest:
        problems.append("no required versions were found")
    print("\n".join(problems) or "requires at most " + ", ".join(f"{family}_{'.'.join(map(str, version))}" for family, version in sorted(newest.items())))
    return 1 if problems else 0


sys.exit(main(sys.argv[1]))
