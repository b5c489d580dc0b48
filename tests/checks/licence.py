"""Every source file of the library names its licence, and LICENSE is the Apache License 2.0.
Usage: licence.py SOURCE_DIR"""
import pathlib
import sys


def main(root):
    problems, files = [], 0
    if "Apache License" not in (root / "LICENSE").read_text(encoding="utf-8")[:400]:
        problems.append("LICENSE is not the Apache License")
    for folder in ("src", "include"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".cpp", ".hpp", ".h"):
                files += 1
                if "SPDX-License-Identifier: Apache-2.0" not in path.read_text(encoding="utf-8")[:1500]:
                    problems.append(f"{path}: no licence line")
    if files < 80:
        problems.append(f"only {files} files were looked at")
    print("\n".join(problems) or f"{files} files")
    return 1 if problems else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
