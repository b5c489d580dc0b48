"""The program as a user calls it. Usage: program_test.py PROGRAM SOURCE_DIR"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SEED = ROOT / "examples" / "airport-street-2024"


def run(*arguments, cwd=None):
    return subprocess.run([str(PROGRAM), *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=60)


class Program(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def broken(self, old, new, name="full.case.json"):
        shutil.copy(SEED / "airport-street-2024.policy.json", self.folder)
        path = self.folder / name
        text = (SEED / name).read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    def test_evaluate_prints_the_score_table(self):
        done = run("evaluate", SEED / "full.case.json")
        self.assertEqual(done.returncode, 1)  # an impossible date is a finding of severity error
        self.assertIn("86.53", done.stdout)
        self.assertIn("距“优”还差 3.47 分", done.stdout)
        self.assertEqual(done.stderr, "")
        self.assertNotIn("\x1b", done.stdout)

    def test_evaluate_in_english_and_as_json(self):
        self.assertIn("3.47 short of", run("--lang", "en", "evaluate", SEED / "full.case.json").stdout)
        document = json.loads(run("evaluate", SEED / "full.case.json", "--format", "json").stdout)
        self.assertEqual(document["total"]["score"], "86.53")

    def test_status_is_zero_without_findings_of_severity_error(self):
        self.assertEqual(run("evaluate", self.broken("2023年10月", "2024年10月")).returncode, 0)

    def test_output_to_a_file(self):
        target = self.folder / "result.json"
        done = run("evaluate", SEED / "full.case.json", "--format", "json", "-o", target)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        self.assertEqual(json.loads(target.read_text(encoding="utf-8"))["as_of"], "2024-11-30")

    def test_nothing_is_written_when_it_could_not_be_done(self):
        for arguments in (["evaluate", self.broken('"points": "6"', '"points": "7"'), "-o", self.folder / "out.json"],
                          ["report", self.broken('"under"', '"undre"'), "-o", self.folder / "out.html"],
                          ["report", SEED / "full.case.json", "-o", self.folder / "out.docx"],
                          ["evaluate", SEED / "full.case.json", "-o", self.folder / "absent" / "out.json"]):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertEqual(done.stdout, "")
            self.assertTrue(done.stderr)
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith("out")], [])

    def test_a_mistake_is_named_with_file_line_title_and_advice(self):
        path = self.broken('"points": "6"', '"pionts": "6"')
        done = run("evaluate", path)
        self.assertEqual(done.returncode, 2)
        self.assertRegex(done.stderr, r"full\.case\.json:\d+:\d+: 社会组织培训：没有“pionts”这一项。是不是“points”？  \[JX_E_UNKNOWN_KEY /plan/indicators/\d+/pionts\]")

    def test_every_bad_situation_gives_status_2_and_its_message(self):
        folders = sorted((ROOT / "tests" / "cases" / "bad").iterdir())
        self.assertGreater(len(folders), 20)
        for folder in folders:
            with self.subTest(folder.name):
                policies = [part for path in sorted(folder.glob("*.policy.json")) for part in ("--policy", path)]
                done = run("evaluate", folder / "case.json", *policies, "-o", self.folder / "out.txt")
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertFalse((self.folder / "out.txt").exists())
                first = (folder / "expected_error.txt").read_text(encoding="utf-8").splitlines()[1].strip()
                self.assertIn(first.split("。")[0], done.stderr)

    def test_explain_and_its_unknown_names(self):
        self.assertIn("6 × min(1, 5 ÷ 5) = 6", run("explain", SEED / "full.case.json", "社会组织培训").stdout)
        self.assertIn("取整前的精确总分 86.53", run("explain", SEED / "full.case.json").stdout)
        done = run("explain", SEED / "full.case.json", "社会组织培")
        self.assertEqual(done.returncode, 2)
        self.assertIn("是不是“社会组织培训”", done.stderr)

    def test_report_in_both_formats(self):
        for ending, start in ((".html", "<!DOCTYPE html>"), (".md", "# 2024年度")):
            target = self.folder / f"报告{ending}"
            self.assertEqual(run("report", SEED / "as-printed.case.json", "-o", target).returncode, 0)
            self.assertTrue(target.read_text(encoding="utf-8").startswith(start))

    def test_policies(self):
        self.assertIn("cn-mof-2020-framework  2020-02-25", run("policies").stdout)
        self.assertEqual(json.loads(run("policies", "cn-mof-2020-grades").stdout)["document"], "财预〔2020〕10号")
        self.assertEqual(run("policies", "absent").returncode, 2)

    def test_policies_beside_the_case_named_and_broken(self):
        alone = self.folder / "alone"
        alone.mkdir()
        shutil.copy(SEED / "full.case.json", alone)
        done = run("evaluate", alone / "full.case.json")
        self.assertEqual(done.returncode, 2)
        self.assertIn("找不到评价办法“airport-street-2024”", done.stderr)
        self.assertEqual(run("evaluate", alone / "full.case.json", "--policy", SEED / "airport-street-2024.policy.json").returncode, 1)
        (alone / "draft.policy.json").write_text('{"id": "draft",}', encoding="utf-8")
        done = run("evaluate", alone / "full.case.json", "--policy", SEED / "airport-street-2024.policy.json")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"draft\.policy\.json:1:\d+: JSON 语法错误")
        done = run("evaluate", alone / "full.case.json", "--policy", alone / "draft.policy.json")
        self.assertEqual(done.returncode, 2)

    def test_options(self):
        case = SEED / "full.case.json"
        self.assertEqual(run("evaluate", case, "--as-of", "2024-04-30").returncode, 2)
        self.assertIn("没有有效的版本", run("evaluate", case, "--as-of", "2024-04-30").stderr)
        self.assertIn("不是日期", run("evaluate", case, "--as-of", "30.04.2024").stderr)
        self.assertIn("是不是“末期评审”", run("evaluate", case, "--layer", "未期评审").stderr)
        self.assertIn("是不是“cn-mof-2020”", run("evaluate", case, "--scheme", "cn-mof-2002").stderr)
        self.assertIn("没有规定满分", run("evaluate", case, "--policy", "cn-mof-2020-framework").stderr)

    def test_misuse_says_what_is_wrong(self):
        for arguments in ([], ["evalute"], ["evaluate"], ["evaluate", "absent.json"], ["evaluate", SEED], ["evaluate", SEED / "full.case.json", "--format", "xml"]):
            done = run(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertTrue(done.stderr, arguments)
        self.assertEqual(run("--help").returncode, 0)
        self.assertRegex(run("--version").stdout, r"^jixiao \d+\.\d+\.\d+\n$")

    def test_same_bytes_whatever_the_environment(self):
        plain = run("evaluate", SEED / "full.case.json", "--format", "json").stdout
        changed = subprocess.run([str(PROGRAM), "evaluate", "full.case.json", "--format", "json"], capture_output=True, text=True, encoding="utf-8", cwd=SEED,
                                 env={**os.environ, "TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "HOME": "/"})
        self.assertEqual(plain, changed.stdout)


unittest.main(argv=sys.argv[:1])
