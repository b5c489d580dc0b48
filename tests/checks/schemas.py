"""The published schemas say what the loader does. Every good document validates; the results in the golden
files validate; of the bad documents, those whose mistakes a schema can express are refused by it too, and
the others (sums, units, references) are listed here by their codes. Usage: schemas.py SOURCE_DIR"""
import json
import pathlib
import re
import sys

import jsonschema

# Mistakes that are beyond a schema: what it must at least express are types, keys and choices.
EXPRESSIBLE = {"JX_E_WRONG_TYPE", "JX_E_UNKNOWN_KEY", "JX_E_MISSING_KEY", "JX_E_BAD_VALUE"}
# Mistakes that a schema may happen to refuse as well.
REFUSABLE = EXPRESSIBLE | {"JX_E_NUMBER", "JX_E_DATE", "JX_E_CONFLICT", "JX_E_RULE", "JX_E_DUPLICATE_KEY", "JX_E_BANDS"}
BEYOND = {"JX_E_MISSING_KEY /grades", "JX_E_RULE"}


def without_comments(text):
    return re.sub(r'("(?:\\.|[^"\\])*")|//[^\n]*|/\*.*?\*/', lambda m: m.group(1) or "", text.lstrip("\ufeff"), flags=re.S)


def main(root):
    validators = {}
    for name in ("policy", "case", "result"):
        schema = json.loads((root / f"src/schema/{name}.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[name] = jsonschema.Draft202012Validator(schema)
    problems, counts = [], {"valid": 0, "refused": 0, "beyond": 0}

    def read(path):
        return json.loads(without_comments(path.read_text(encoding="utf-8")))

    def kind_of(path):
        return "policy" if path.name.endswith(".policy.json") else "result" if "result" in path.name or path.name == "expected.json" else "case"

    good = [*(root / "src/policies").glob("*.json"), *(root / "examples").rglob("*.case.json"), *(root / "examples").rglob("*.policy.json"),
            *(root / "tests/cases/good").rglob("*.json"), *(root / "tests/cases/seed").glob("*.json")]
    for path in sorted(good):
        for error in validators[kind_of(path)].iter_errors(read(path)):
            problems.append(f"{path}: {error.json_path}: {error.message}")
        counts["valid"] += 1

    for folder in sorted((root / "tests/cases/bad").iterdir()):
        expected = (folder / "expected_error.txt").read_text(encoding="utf-8")
        codes = re.findall(r"^(JX_E_\w+) (case|policy \S+):\d+:\d+ (\S*)", expected, re.M)
        wanted = [(code, pointer) for code, _, pointer in codes if code in EXPRESSIBLE and f"{code} {pointer}" not in BEYOND]
        document = next(folder.glob("*.policy.json")) if codes and codes[0][1].startswith("policy") else folder / "case.json"
        try:
            refused = not validators[kind_of(document)].is_valid(read(document))
        except ValueError:
            continue  # not JSON at all, or not UTF-8
        if wanted and not refused:
            problems.append(f"{document}: the loader reports {wanted[0]}, the schema accepts it")
        if refused and not any(code in REFUSABLE for code, _, _ in codes):
            problems.append(f"{document}: the schema refuses it, the loader reports only {codes}")
        counts["refused" if refused else "beyond"] += 1

    if counts["valid"] < 30 or counts["refused"] < 4:
        problems.append(f"too little was looked at: {counts}")
    print("\n".join(problems) or str(counts))
    return 1 if problems else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
