"""Who includes whom: a room may include itself and the rooms before it, never a later one. Boost and GSL
stay out of the installed headers. Usage: includes.py SOURCE_DIR"""
import pathlib
import re
import sys

ROOMS = ["base", "number", "feel", "model", "rules", "scoring", "lint", "json", "policies", "engine", "report", "capi", "cli"]
PATTERN = re.compile(r'^\s*#\s*include\s*(?:"([a-z]+)/|<jixiao/([a-z]+)/|<jixiao/(jixiao\.h|version\.h)>|<((?:boost|gsl)/[^>]+)>)', re.M)


def main(root):
    problems, seen, edges = [], 0, 0
    for base in (root / "src", root / "include" / "jixiao"):
        for path in sorted(base.rglob("*.[ch]pp")):
            room = path.relative_to(base).parts[0]
            seen += 1
            if room not in ROOMS:
                problems.append(f"{path}: no room is called {room}")
                continue
            for inside, public, plain, foreign in PATTERN.findall(path.read_text(encoding="utf-8")):
                used = inside or public
                if used:
                    edges += 1
                    if used not in ROOMS or ROOMS.index(used) > ROOMS.index(room):
                        problems.append(f"{path}: {room} must not include {used}")
                if plain == "jixiao.h" and room != "capi":
                    problems.append(f"{path}: only capi implements jixiao.h")
                if foreign and base.name == "jixiao":
                    problems.append(f"{path}: {foreign} in an installed header")
    # A check that looked at nothing must not pass.
    if seen < 40 or edges < 100:
        problems.append(f"only {seen} files and {edges} includes were looked at")
    print("\n".join(problems) or f"{seen} files, {edges} includes between rooms")
    return 1 if problems else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
