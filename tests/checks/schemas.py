"""The published schemas say what the loader does. Every good document validates; the results in the golden
files validate; of the bad documents, those whose mistakes a schema can express are refused by it too, and
the others (sums, units, references) are listed here by their codes. Usage: schemas.py SOURCE_DIR"""
import json
import pathlib
import re
import sys

import jsonschema

# A schema can express types, keys and choices; of these it must name the place that the loader names, or one
# above it. BEYOND lists the exceptions: keys that are missing only because of what another key says.
EXPRESSIBLE = {"JX_E_WRONG_TYPE", "JX_E_UNKNOWN_KEY", "JX_E_MISSING_KEY", "JX_E_BAD_VALUE"}
BEYOND = {("JX_E_MISSING_KEY", "/grades")}  # graded_by, with several schemes
# Mistakes that a schema may happen to refuse as well.
REFUSABLE = EXPRESSIBLE | {"JX_E_NUMBER", "JX_E_NUMBER_RANGE", "JX_E_DATE", "JX_E_CONFLICT", "JX_E_RULE", "JX_E_DUPLICATE_KEY", "JX_E_BANDS", "JX_E_JSON_LIMIT", "JX_E_ENCODING"}


def places(validator, document):
    """The pointers that the schema complains about, those inside its alternatives included."""
    def walk(errors):
        for error in errors:
            yield "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in error.absolute_path)
            yield from walk(error.context or [])
    return set(walk(validator.iter_errors(document)))


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
        wanted = [(code, pointer) for code, _, pointer in codes if code in EXPRESSIBLE and (code, pointer) not in BEYOND]
        document = next(folder.glob("*.policy.json")) if codes and codes[0][1].startswith("policy") else folder / "case.json"
        try:
            found = places(validators[kind_of(document)], read(document))
        except ValueError:
            continue  # not JSON at all, or not UTF-8
        for code, pointer in wanted:
            # An unknown or missing key is the complaint of the object that holds it.
            if not ({pointer, pointer.rpartition("/")[0]} & found):
                problems.append(f"{document}: the loader reports {code} at {pointer}, the schema nothing there: {sorted(found)}")
        if found and not any(code in REFUSABLE for code, _, _ in codes):
            problems.append(f"{document}: the schema refuses it, the loader reports only {codes}")
        counts["refused" if found else "beyond"] += 1

    if counts["valid"] < 30 or counts["refused"] < 4:
        problems.append(f"too little was looked at: {counts}")
    print("\n".join(problems) or str(counts))
    return 1 if problems else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
