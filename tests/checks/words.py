"""Words that must not stand in the library: binary floating point, clocks, locales, environment, printing,
ending the process, and library features newer than GCC 8. Comments and texts do not count.
words_allowed.txt lists the exceptions, each with its reason. Usage: words.py SOURCE_DIR"""
import pathlib
import re
import sys

BANNED = ("double float strtod stod stof atof printf fprintf puts cout cerr clog abort exit _exit terminate getenv setlocale "
          "localtime gmtime time clock system_clock steady_clock random rand srand fopen ifstream ofstream fstream __int128").split()
HEADERS = "charconv filesystem memory_resource execution span format source_location compare ranges iostream chrono locale".split()
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|\b[A-Za-z_]\w*\b|#\s*include\s*<[^>]+>', re.S)


def findings(path):
    text = path.read_text(encoding="utf-8")
    for match in TOKEN.finditer(text):
        token = match.group(0)
        line = text.count("\n", 0, match.start()) + 1
        header = re.match(r"#\s*include\s*<([^>]+)>", token)
        if header and header.group(1) in HEADERS:
            yield line, "<" + header.group(1) + ">"
        elif token in BANNED:
            yield line, token


def main(root):
    allowed = {}
    for row in (pathlib.Path(__file__).parent / "words_allowed.txt").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            place, word, reason = (part.strip() for part in row.split("|"))
            assert reason, row
            allowed[place, word] = 0
    problems, files = [], 0
    for base in (root / "src", root / "include"):
        for path in sorted(base.rglob("*")):
            if path.suffix not in (".cpp", ".hpp", ".h"):
                continue
            files += 1
            name = path.relative_to(root).as_posix()
            for line, word in findings(path):
                key = next((k for k in allowed if k[1] == word and (k[0] == name or (k[0].endswith("/") and name.startswith(k[0])))), None)
                if key:
                    allowed[key] += 1
                else:
                    problems.append(f"{name}:{line}: {word}")
    problems += [f"words_allowed.txt: {place} | {word} is no longer needed" for (place, word), used in allowed.items() if not used]
    if files < 80:
        problems.append(f"only {files} files were looked at")
    print("\n".join(problems) or f"{files} files, {sum(allowed.values())} allowed uses")
    return 1 if problems else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
