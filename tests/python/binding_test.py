"""The Python package against the built library."""
import decimal
import fractions
import gc
import json
import pathlib
import re
import threading
import types
import unittest

import jixiao
from jixiao import _ffi

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEED = ROOT / "examples" / "airport-street-2024"
POLICY = (SEED / "airport-street-2024.policy.json").read_bytes()
FULL = (SEED / "full.case.json").read_bytes()


class Table(unittest.TestCase):
    def test_every_function_of_the_header_is_declared_with_its_shape(self):
        header = (ROOT / "include/jixiao/jixiao.h").read_text(encoding="utf-8")
        kinds = {"int32_t": "c_int", "jx_status": "c_int", "size_t": "c_ulong", "uint32_t": "c_uint"}

        def kind(text):
            text = re.sub(r"\b\w+$", "", text.strip()).strip() if not text.strip().endswith("*") else text.strip()
            if text in kinds:
                return kinds[text]
            numbers = {"int64_t": "LP_c_long", "int32_t": "LP_c_int", "uint8_t": "LP_c_ubyte"}
            plain = text.replace("const ", "").rstrip("*").strip()
            if text.endswith("*") and plain in numbers:
                return numbers[plain]
            if text.count("*") == 2:
                return "LP_c_void_p"
            return "c_char_p" if "char" in text else "c_void_p"

        declared = {}
        for result, name, arguments in re.findall(r"^JX_API ([\w ]+?\*? ?)(jx_\w+)\(([^)]*)\);", header, re.M):
            shape = None if result.strip() == "void" else kind(result.strip() + " x")
            declared[name] = (shape, [] if arguments == "void" else [kind(a) for a in arguments.split(",")])
        self.assertGreater(len(declared), 50)
        self.assertEqual(set(declared), set(_ffi.SIGNATURES))
        owned = {"jx_text_data"}  # its bytes are read by address and size
        for name, (result, arguments) in _ffi.SIGNATURES.items():
            with self.subTest(name):
                self.assertEqual([a.__name__ for a in arguments], declared[name][1])
                expected = "c_void_p" if name in owned else declared[name][0]
                self.assertEqual(None if result is None else result.__name__, expected)


class Seed(unittest.TestCase):
    def test_six_lines(self):
        result = jixiao.evaluate(FULL, [POLICY])
        self.assertEqual(result.total, decimal.Decimal("86.53"))
        self.assertEqual(str(result.total), "86.53")
        self.assertEqual(result.grade, "良")
        self.assertEqual(result.grade_by("closing-review-85"), "优")
        self.assertTrue(result.is_illustrative)
        self.assertIn("6 × min(1, 5 ÷ 5) = 6", result.explain("社会组织培训"))
        self.assertEqual(repr(result), "<jixiao.Result total=86.53 grade=良 illustrative>")

    def test_nodes_add_up(self):
        result = jixiao.evaluate(FULL, [POLICY])
        top = [node for node in result.nodes if node.parent is None]
        self.assertEqual([node.title for node in top], ["决策", "过程", "产出", "效益"])
        self.assertEqual(sum(node.score for node in top), result.total)
        self.assertEqual(sum(node.full for node in top), 100)
        for index, node in enumerate(result.nodes):
            children = [child for child in result.nodes if child.parent == index]
            if children:
                self.assertEqual(sum(child.score for child in children), node.score)

    def test_as_printed_has_no_total(self):
        result = jixiao.evaluate((SEED / "as-printed.case.json").read_bytes(), [POLICY], language="en")
        self.assertIsNone(result.total)
        self.assertIsNone(result.total_range)
        self.assertEqual(result.grade, "良")
        codes = [finding.code for finding in result.findings]
        self.assertIn("date.before_start", codes)
        self.assertIn("report.no_score_table", codes)
        self.assertIn("is dated 2023年10月", result.findings[0].message)
        self.assertEqual({node.fulfilment for node in result.nodes if node.title in ("社会组织培训", "四大主题活动")}, {"met"})

    def test_documents_as_text_bytes_and_dict_give_the_same_bytes(self):
        results = [jixiao.evaluate(FULL, [POLICY]), jixiao.evaluate(FULL.decode(), [POLICY.decode()]), jixiao.evaluate(json.loads(FULL), [json.loads(POLICY)])]
        self.assertEqual(len({result.to_json() for result in results}), 1)
        self.assertEqual(results[0].to_dict()["total"]["score"], "86.53")

    def test_report_in_every_format(self):
        result = jixiao.evaluate(FULL, [POLICY])
        self.assertTrue(result.report().startswith("<!DOCTYPE html>"))
        self.assertTrue(result.report("markdown").startswith("# "))
        self.assertIn("86.53", result.report("text"))
        with self.assertRaises(jixiao.JixiaoError):
            result.report("docx")


class Errors(unittest.TestCase):
    def test_every_mistake_with_pointer_line_and_hint(self):
        broken = FULL.decode().replace('"points": "6"', '"pionts": "6"', 1).replace("2024-11-30", "2024-11-31")
        with self.assertRaises(jixiao.NumberError) as caught:
            jixiao.evaluate(broken, [POLICY], language="en")
        error = caught.exception
        self.assertEqual(error.status, jixiao.Status.DATE)
        self.assertEqual(error.pointer, "/as_of")
        self.assertEqual(error.line, 5)
        second = error.diagnostics[1]
        self.assertEqual((second.status, second.subject), (jixiao.Status.UNKNOWN_KEY, "社会组织培训"))
        self.assertRegex(second.pointer, r"^/plan/indicators/\d+/pionts$")
        self.assertEqual(second.hint, 'did you mean "points"?')

    def test_families(self):
        cases = [("{", jixiao.JsonError), ("{}", jixiao.SchemaError), (FULL.decode().replace('"airport-street-2024"', '"x"'), jixiao.PolicyError)]
        for text, family in cases:
            with self.subTest(family.__name__), self.assertRaises(family):
                jixiao.evaluate(text, [POLICY])
        with self.assertRaises(jixiao.ObservationError):
            jixiao.evaluate(FULL, [POLICY], layer="自评")
        with self.assertRaises(jixiao.PolicyError):
            jixiao.Policies([POLICY.decode().replace('"from": "0"', '"from": "1"')])

    def test_a_float_is_refused_with_its_place(self):
        document = json.loads(FULL)
        document["plan"]["indicators"][0]["points"] = 4.0
        with self.assertRaisesRegex(TypeError, "/plan/indicators/0/points"):
            jixiao.evaluate(document, [POLICY])
        document["plan"]["indicators"][0]["points"] = decimal.Decimal("4")
        self.assertEqual(jixiao.evaluate(document, [POLICY]).total, decimal.Decimal("86.53"))

    def test_one_document_and_one_scheme_need_no_list(self):
        self.assertEqual(jixiao.evaluate(FULL, POLICY).grade, "良")
        self.assertIn("airport-street-2024", jixiao.Policies(json.loads(POLICY)).ids)
        self.assertEqual(jixiao.evaluate(FULL, json.loads(POLICY), schemes="closing-review-85").grade_by("closing-review-85"), "优")

    def test_arguments_that_would_be_misread_are_refused(self):
        with self.assertRaises(ValueError):
            jixiao.evaluate(FULL, POLICY, as_of="2024-12-01\0zz")
        with self.assertRaises(ValueError):
            jixiao.evaluate(FULL, POLICY).explain("社会组织培训\0")
        with self.assertRaises(ValueError):
            jixiao.evaluate(FULL, POLICY, language="fr")
        circle = {}
        circle["policy"] = circle
        with self.assertRaises(ValueError):
            jixiao.Case(circle)
        with self.assertRaises(TypeError):
            jixiao.Case({"policy": {1, 2}})
        with self.assertRaises(TypeError):
            jixiao.Case({1.5: "x"})

    def test_decimals_of_every_form_are_written_out(self):
        document = json.loads(FULL)
        leaf = next(i for i in document["plan"]["indicators"] if i["title"] == "社会组织培训")
        leaf["points"] = decimal.Decimal("6E+0")
        self.assertEqual(jixiao.evaluate(types.MappingProxyType(document), POLICY).total, decimal.Decimal("86.53"))
        leaf["points"] = decimal.Decimal("NaN")
        with self.assertRaises(ValueError):
            jixiao.Case(document)

    def test_comments_are_an_option(self):
        with self.assertRaises(jixiao.JsonError):
            jixiao.evaluate(b"// note\n" + FULL, [POLICY])
        self.assertEqual(jixiao.evaluate(b"// note\n" + FULL, [POLICY], comments=True).grade, "良")


class BadCases(unittest.TestCase):
    def test_every_bad_situation_is_the_same_error_through_this_door(self):
        folders = sorted((ROOT / "tests" / "cases" / "bad").iterdir())
        self.assertGreater(len(folders), 20)
        for folder in folders:
            with self.subTest(folder.name), self.assertRaises(jixiao.JixiaoError) as caught:
                policies = [path.read_bytes() for path in sorted(folder.glob("*.policy.json"))]
                jixiao.evaluate((folder / "case.json").read_bytes(), policies, comments=True)
            expected = re.findall(r"^(JX_E_\w+) (case|policy \S*):(\d+):(\d+) (\S*)", (folder / "expected_error.txt").read_text(encoding="utf-8"), re.M)
            self.assertGreater(len(expected), 0)
            found = [("JX_E_" + d.status.name, d.document, str(d.line), str(d.column), d.pointer) for d in caught.exception.diagnostics]
            self.assertEqual(found, expected)
            self.assertEqual(caught.exception.pointer, expected[0][4])


class Numbers(unittest.TestCase):
    def test_a_score_that_is_no_decimal_is_a_fraction(self):
        policy = {"id": "p", "edition": "1", "title": "t", "valid_from": "2024-01-01", "full_points": "100", "framework": [{"title": "产出"}], "grades": ["cn-mof-2020"],
                  "arithmetic": {"mode": "half_up", "decimals": 2, "stage": "total", "bands_compare": "rounded"}}
        case = {"policy": "p", "as_of": "2024-06-30", "project": {"name": "x"}, "plan": {"indicators": [{"under": "产出", "title": "a", "points": fractions.Fraction(100), "target": "≥7", "rule": "ratio"}]},
                "observations": {"自评": {"a": {"actual": 4}}}}
        result = jixiao.evaluate(case, [policy])
        self.assertEqual(result.nodes[1].score, fractions.Fraction(400, 7))
        self.assertEqual(result.total, decimal.Decimal("57.14"))


class Plans(unittest.TestCase):
    POLICY = {"id": "p", "edition": "1", "title": "t", "valid_from": "2024-01-01", "full_points": "100", "framework": [{"title": "产出"}], "grades": ["cn-mof-2020"],
              "arithmetic": {"mode": "half_up", "decimals": 2, "stage": "indicator", "bands_compare": "rounded"}}
    CASE = {"policy": "p", "as_of": "2024-06-30", "project": {"name": "x"},
            "plan": {"indicators": [{"under": "产出", "title": "培训", "points": "60", "target": "≥7场", "rule": "ratio"},
                                    {"under": "产出", "title": "档案", "points": "40", "rule": {"form": "events", "causes": [{"title": "缺", "points": "5"}]}}]}}

    def test_rows_are_scored_and_explained(self):
        plan = jixiao.Plan(self.CASE, [self.POLICY])
        self.assertTrue(plan.uses_integers)
        self.assertEqual([(i.indicator, i.kind, i.name) for i in plan.inputs], [("培训", "actual", ""), ("培训", "target", ""), ("档案", "count", "缺")])
        good, refused = plan.score([[40000, 70000, 1], [40000, 0, 1]])
        self.assertEqual((good.total, good.grade), (decimal.Decimal("69.29"), "中"))
        self.assertEqual(good.scores, {"培训": decimal.Decimal("34.29"), "档案": decimal.Decimal("35.00")})
        self.assertEqual((refused.total, refused.grade, refused.scores), (None, None, None))
        result = plan.explain([40000, 70000, 1])
        self.assertEqual(result.total, good.total)
        self.assertIn("60 × min(1, 4 ÷ 7)", result.explain("培训"))
        with self.assertRaises(jixiao.JixiaoError):
            plan.explain([40000, 0, 1])
        for row in ([1, 2], [1, 2, 2**63], [1, 2, 0.5], [1, 2, True]):
            with self.assertRaises((ValueError, TypeError)):
                plan.score([row])

    def test_a_plan_that_takes_no_row_is_an_error(self):
        case = json.loads(json.dumps(self.CASE))
        case["plan"]["indicators"][0]["rule"] = "objects"
        with self.assertRaises(jixiao.JixiaoError) as caught:
            jixiao.Plan(case, [self.POLICY])
        self.assertEqual(caught.exception.status, jixiao.Status.RULE)


class Life(unittest.TestCase):
    def test_results_outlive_what_they_came_from(self):
        policies, case = jixiao.Policies([POLICY]), jixiao.Case(FULL)
        self.assertIn("airport-street-2024", policies.ids)
        result = jixiao.evaluate(case, policies)
        del policies, case
        gc.collect()
        self.assertEqual(result.grade, "良")

    def test_many_threads_share_one_case(self):
        policies, case, seen = jixiao.Policies([POLICY]), jixiao.Case(FULL), []
        expected = jixiao.evaluate(case, policies).to_json()

        def work():
            for _ in range(20):
                seen.append(jixiao.evaluate(case, policies).to_json() == expected)

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(seen, [True] * 80)


if __name__ == "__main__":
    unittest.main()
