#!/usr/bin/env python3
"""The table of src/rules/README.md: every form has a row, every file and golden case that it names is there."""
import pathlib
import re
import sys


def main(root: pathlib.Path) -> int:
    problems, rooms = [], root / "src/rules"
    table = [line for line in (rooms / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    forms = {re.search(r'^const Form \w+ = \{\s*"(\w+)"', path.read_text(encoding="utf-8"), re.M) for path in rooms.glob("*.cpp")}
    forms = {match[1] for match in forms if match}
    listed = set()
    for row in table:
        cells = [cell.strip() for cell in row.strip("|").split(" | ")]
        listed |= set(re.findall(r"`(\w+)`", cells[1]))
        for name in re.findall(r"`([\w./]+\.cpp)`", cells[-2]):
            if not (rooms / name).exists():
                problems.append(f"{cells[0]}: there is no file {name}")
        for case in re.findall(r"`([\w./-]+)`", cells[-1]):
            if not (root / "tests/cases/good" / case).is_dir():
                problems.append(f"{cells[0]}: there is no golden case {case}")
    if len(forms) < 20 or len(table) < 30:
        problems.append(f"too little was looked at: {len(forms)} forms, {len(table)} rows")
    problems += [f"the form {form} has no row" for form in sorted(forms - listed)]
    print("\n".join(problems) or f"{len(forms)} forms, {len(table)} rows")
    return 1 if problems else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
