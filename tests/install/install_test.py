"""Installs the build into an empty folder and uses it as the README says: its C program through pkg-config, its
Python lines, and consumers through find_package, shared and static. What they print must be what the READMEs
show. Usage: install_test.py SOURCE_DIR BUILD_DIR CMAKE"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT, BUILD, CMAKE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
SEED = ROOT / "examples" / "airport-street-2024"


def run(command, **more):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, encoding="utf-8", **more)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp())
        cls.prefix = cls.folder / "prefix"
        run([CMAKE, "--install", BUILD, "--prefix", cls.prefix])
        config = next(cls.prefix.rglob("jixiao.pc"))
        cls.lib = config.parent.parent
        cls.environment = {**os.environ, "PKG_CONFIG_PATH": str(config.parent), "LD_LIBRARY_PATH": str(cls.lib)}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def example(self, readme, language):
        text = (ROOT / readme).read_text(encoding="utf-8")
        code, output = re.search(rf"```{language}\n(.*?)```\n```text\n(.*?)```", text, re.S).groups()
        return code, output

    def flags(self):
        return run(["pkg-config", "--cflags", "--libs", "jixiao"], env=self.environment).split()

    def test_the_c_program_of_both_readmes(self):
        for readme in ("README.md", "README.zh-CN.md"):
            code, output = self.example(readme, "c")
            source, program = self.folder / "grade.c", self.folder / "grade"
            source.write_text(code, encoding="utf-8")
            run(["cc", "-std=c99", "-Wall", "-Werror", source, *self.flags(), "-o", program])
            self.assertEqual(run([program], cwd=SEED, env=self.environment), output)

    def test_the_python_lines_of_both_readmes(self):
        library = next(self.lib.glob("libjixiao.so"))
        for readme in ("README.md", "README.zh-CN.md"):
            code, output = self.example(readme, "python")
            environment = {**os.environ, "JIXIAO_LIBRARY": str(library), "PYTHONPATH": str(ROOT / "bindings" / "python")}
            self.assertEqual(run([sys.executable, "-c", code], cwd=ROOT, env=environment).strip(), output.strip())

    def test_find_package_shared_and_static(self):
        code, output = self.example("README.md", "c")
        project = self.folder / "consumer"
        project.mkdir()
        (project / "grade.c").write_text(code, encoding="utf-8")
        (project / "domain.cpp").write_text(
            "#include <jixiao/engine/evaluate.hpp>\n#include <iostream>\n"
            "int main() { auto set = jixiao::PolicySet::with_builtins(); std::cout << set.value().policies().size() << '\\n'; }\n", encoding="utf-8")
        (project / "CMakeLists.txt").write_text(
            "cmake_minimum_required(VERSION 3.16)\nproject(consumer C CXX)\nfind_package(jixiao REQUIRED)\n"
            "add_executable(shared grade.c)\ntarget_link_libraries(shared PRIVATE jixiao::jixiao)\n"
            "add_executable(static domain.cpp)\ntarget_link_libraries(static PRIVATE jixiao::static)\n", encoding="utf-8")
        run([CMAKE, "-G", "Ninja", "-S", project, "-B", project / "build", f"-DCMAKE_PREFIX_PATH={self.prefix}"])
        run([CMAKE, "--build", project / "build"])
        self.assertEqual(run([project / "build" / "shared"], cwd=SEED, env=self.environment), output)
        self.assertEqual(run([project / "build" / "static"]), "8\n")

    def test_schemas_and_program_are_installed(self):
        self.assertEqual(sorted(path.name for path in (self.prefix / "share/jixiao/schema").iterdir()), ["case.schema.json", "policy.schema.json", "result.schema.json"])
        self.assertIn("86.53", run([self.prefix / "bin" / "jixiao", "explain", SEED / "full.case.json"]))


unittest.main(argv=sys.argv[:1])
