"""Each header compiles alone, the C header as strict C99. Usage: headers.py SOURCE_DIR CXX CC"""
import concurrent.futures
import pathlib
import subprocess
import sys


def compiles(command, include):
    run = subprocess.run(command, input=f"#include {include}\n#include {include}\n", text=True, capture_output=True)
    return include if run.returncode == 0 else f"{include}:\n{run.stderr}", run.returncode == 0


def main(root, cxx, cc):
    flags = ["-I", str(root / "include"), "-I", str(root / "src"), "-fsyntax-only", "-Wall", "-Wextra", "-Werror"]
    jobs = [([cc, "-x", "c", "-std=c99", "-pedantic", *flags, "-"], "<jixiao/jixiao.h>"), ([cc, "-x", "c", "-std=c99", *flags, "-"], "<jixiao/version.h>")]
    for path in sorted((root / "include").rglob("*.hpp")):
        jobs.append(([cxx, "-x", "c++", "-std=c++17", *flags, "-"], f"<{path.relative_to(root / 'include').as_posix()}>"))
    for path in sorted((root / "src").rglob("*.hpp")):
        jobs.append(([cxx, "-x", "c++", "-std=c++17", *flags, "-"], f'"{path.relative_to(root / "src").as_posix()}"'))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda job: compiles(*job), jobs))
    failed = [text for text, good in results if not good]
    print("\n".join(failed) or f"{len(jobs)} headers compile alone")
    return 1 if failed or len(jobs) < 40 else 0


sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
