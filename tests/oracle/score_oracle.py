"""An independent second implementation of the scoring, in fractions, run against the library on seeded random
policies and cases. Every leaf, subtotal, total, grade and loss must be the same, digit for digit.

    score_oracle.py [--cases N] [--seed S]
"""
import argparse
import random
import sys
from decimal import Decimal
from fractions import Fraction as F

import jixiao

BANDS = [("优", 90), ("良", 80), ("中", 60), ("差", 0)]
LEVELS = [("达成", F(8, 10), F(1), True), ("部分达成", F(6, 10), F(8, 10), False), ("未达成", F(0), F(6, 10), False)]


def rounded(value, decimals, mode):
    """The value with that many decimals, computed on integers."""
    scaled = abs(value) * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest
    if mode == "half_up" and twice >= scaled.denominator:
        whole += 1
    if mode == "half_even" and (twice > scaled.denominator or (twice == scaled.denominator and whole % 2)):
        whole += 1
    return F(whole if value >= 0 else -whole, 10**decimals)


def apportioned(whole, shares, decimals):
    """Largest remainder: cut every part off, then give one step each to the largest remainders, first of equals first."""
    step, total = F(1, 10**decimals), sum(shares)
    exact = [whole * share / total for share in shares]
    parts = [F(int(e / step)) * step for e in exact]
    left = int((whole - sum(parts)) / step)
    for i in sorted(range(len(parts)), key=lambda i: (-(exact[i] - parts[i]), i))[:left]:
        parts[i] += step
    return parts


def text(value):
    """A decimal where there is one of few digits, else a fraction."""
    value = F(value)
    for decimals in range(13):
        if (value * 10**decimals).denominator == 1:
            return f"{Decimal(int(value * 10**decimals)).scaleb(-decimals):f}"
    return f"{value.numerator}/{value.denominator}"


def random_leaf(rnd, full, decimals):
    """(rule, target, observation, exact score) of one leaf of `full` points."""
    form = rnd.choice(["ratio", "inverse", "linear", "met", "rate", "elements", "judgement"])
    t = F(rnd.choice([rnd.randint(1, 200), rnd.randint(1, 20) * 10, F(rnd.randint(1, 9999), 100)]))
    a = F(rnd.choice([t, rnd.randint(0, 300), t * rnd.choice([F(1, 2), F(9, 10), F(3, 4), F(1, 8), 2]), F(rnd.randint(0, 19999), 100)]))
    a = F(text(a)) if "/" not in text(a) else F(int(a))
    if form == "ratio":
        return "ratio", f"≥{text(t)}个", {"actual": f"{text(a)}个"}, full * min(F(1), a / t)
    if form == "inverse":
        return {"form": "ratio", "missed": "inverse"}, f"≤{text(t)}天", {"actual": f"{text(a)}天"}, full if a <= t else full * t / a
    if form == "linear":
        return {"form": "ratio", "missed": "linear"}, f"≤{text(t)}天", {"actual": f"{text(a)}天"}, full if a <= t else max(F(0), full * (1 - (a - t) / t))
    if form == "met":
        sign, good = rnd.choice([("≥", a >= t), ("≤", a <= t), ("=", a == t), (">", a > t), ("<", a < t)])
        return "met", f"{sign}{text(t)}件", {"actual": f"{text(a)}件"}, full if good else F(0)
    if form == "rate":
        n, d, percent = rnd.randint(0, 500), rnd.randint(1, 500), rnd.choice([100, 95, 90, 85])
        rule = {"form": "rate", "numerator": "合格数", "denominator": "总数"}
        return rule, f"≥{percent}%", {"amounts": {"合格数": f"{n}件", "总数": f"{d}件"}}, full * min(F(1), F(n, d) / F(percent, 100))
    if form == "elements":
        count = rnd.randint(1, 6)
        gates = [rnd.random() < 0.2 for _ in range(count)]
        answers = [rnd.choice(["是", "否"] if gate else ["是", "否", "部分"]) for gate in gates]
        partly = rnd.choice([F(1, 2), F(3, 10), F(1)])
        worth = {"是": F(1), "否": F(0), "部分": partly}
        rule = {"form": "elements", "shares": "equal", "partly": text(partly), "elements": [{"title": f"要点{i}", "gate": gates[i]} for i in range(count)]}
        closed = any(gate and answer == "否" for gate, answer in zip(gates, answers))
        score = F(0) if closed else sum(full / count * worth[answer] for answer in answers)
        return rule, None, {"elements": {f"要点{i}": answers[i] for i in range(count)}}, score
    level, low, high, closed = rnd.choice(LEVELS)
    steps = 10**decimals
    marks = [m for m in (F(k, steps) for k in {int(low * full * steps) + rnd.randint(0, 5), int(high * full * steps), int((low + high) / 2 * full * steps)})
             if low * full <= m and (m <= high * full if closed else m < high * full)]
    mark = rnd.choice(marks) if marks else None
    if mark is None:
        level, mark = "达成", full
    return "judgement", None, {"level": level, "mark": text(mark), "reason": "理由"}, mark


def random_problem(rnd):
    mode, decimals = rnd.choice(["half_up", "half_even", "down"]), rnd.choice([0, 1, 2, 2, 2])
    stage, compare = rnd.choice(["indicator", "dimension", "total"]), rnd.choice(["rounded", "exact"])
    missing, scope = rnd.choice(["zero", "interval"]), rnd.choice(["total", "dimension", "parent"])
    tops = ["决策", "过程", "产出", "效益"][: rnd.randint(1, 4)]
    groups = [(top, f"{top}组{i}") for top in tops for i in range(rnd.randint(1, 2))]
    count = rnd.randint(len(groups), len(groups) + 6)
    points = apportioned(F(100), [F(rnd.randint(1, 9)) for _ in range(count)], decimals)
    if any(p == 0 for p in points):
        points = apportioned(F(100), [F(1)] * count, decimals)
    leaves = []
    for i in range(count):
        top, group = groups[i] if i < len(groups) else rnd.choice(groups)
        rule, target, observation, exact = random_leaf(rnd, points[i], decimals)
        state = rnd.choices(["observed", "missing", "not_demonstrated", "not_applicable", "pending"], [20, 1, 0.5, 1, 0.5])[0]
        leaves.append({"title": f"指标{i}", "top": top, "group": group, "full": points[i], "rule": rule, "target": target, "observation": observation, "exact": exact, "state": state})
    policy = {
        "id": "p", "edition": "1", "title": "t", "valid_from": "2024-01-01", "full_points": "100", "missing": missing, "not_demonstrated": missing, "not_applicable": {"method": "rescale", "within": scope},
        "framework": [{"title": top, "children": [{"title": g} for t, g in groups if t == top]} for top in tops],
        "arithmetic": {"mode": mode, "decimals": decimals, "stage": stage, "bands_compare": compare},
        "judgement": {"levels": [{"level": "达成", "share": "[80%..100%]"}, {"level": "部分达成", "share": "[60%..80%)"}, {"level": "未达成", "share": "[0%..60%)"}]}, "grades": ["cn-mof-2020"],
    }
    indicators, observations = [], {}
    for leaf in leaves:
        indicator = {"under": f"{leaf['top']}/{leaf['group']}", "title": leaf["title"], "points": text(leaf["full"]), "rule": leaf["rule"]}
        if leaf["target"]:
            indicator["target"] = leaf["target"]
        indicators.append(indicator)
        if leaf["state"] == "observed":
            observations[leaf["title"]] = leaf["observation"]
        elif leaf["state"] != "missing" or rnd.random() < 0.5:
            observations[leaf["title"]] = {"state": leaf["state"], "reason": "理由"}
    case = {"policy": "p", "as_of": "2024-06-30", "project": {"name": "x"}, "plan": {"indicators": indicators}, "observations": {"自评": observations}}
    return policy, case, leaves, (mode, decimals, stage, compare, missing, scope)


def expected(leaves, settings):
    """(leaf scores as (low, high), total, exact total, grades), or None where no points have a place to go."""
    mode, decimals, stage, compare, missing, scope = settings
    scope_of = {"total": lambda l: "", "dimension": lambda l: l["top"], "parent": lambda l: l["group"]}[scope]
    # The order of the tree: first levels and their groups as listed, leaves as listed.
    full = {}
    for key in {scope_of(l) for l in leaves}:
        members = sorted((l for l in leaves if scope_of(l) == key), key=lambda l: l["order"])
        if all(l["state"] != "not_applicable" for l in members):
            full.update({l["title"]: l["full"] for l in members})
            continue
        shares = [F(0) if l["state"] == "not_applicable" else l["full"] for l in members]
        if sum(shares) == 0:
            return None
        full.update({l["title"]: p for l, p in zip(members, apportioned(sum(l["full"] for l in members), shares, decimals))})
    scores = {}
    for leaf in leaves:
        new = full[leaf["title"]]
        if leaf["state"] == "observed":
            low = high = leaf["exact"] * new / leaf["full"]
        elif leaf["state"] == "not_applicable":
            low = high = new
        else:
            low, high = F(0), new if leaf["state"] == "pending" or missing == "interval" else F(0)
        scores[leaf["title"]] = (low, high)

    def total_of(end, exact_only):
        def step(value, at):
            return rounded(value, decimals, mode) if stage == at and not exact_only else value
        tops = {}
        for leaf in leaves:
            tops[leaf["top"]] = tops.get(leaf["top"], F(0)) + step(scores[leaf["title"]][end], "indicator")
        return step(sum(step(value, "dimension") for value in tops.values()), "total")

    total = (total_of(0, False), total_of(1, False))
    compared = total if compare == "rounded" else (total_of(0, True), total_of(1, True))
    grade = [next(i for i, (_, line) in enumerate(BANDS) if value >= line) for value in compared]
    if stage == "indicator":
        scores = {title: (rounded(low, decimals, mode), rounded(high, decimals, mode)) for title, (low, high) in scores.items()}
    return scores, full, total, [BANDS[i][0] for i in range(grade[1], grade[0] + 1)]


def check(rnd):
    policy, case, leaves, settings = random_problem(rnd)
    tops = ["决策", "过程", "产出", "效益"]
    for i, leaf in enumerate(leaves):
        leaf["order"] = (tops.index(leaf["top"]), leaf["group"], i)
    wanted = expected(leaves, settings)
    if wanted is None:
        try:
            jixiao.evaluate(case, [policy])
        except jixiao.PolicyError as error:
            return "refused" if error.status == jixiao.Status.POINTS else f"status {error.status}"
        return "points that have nowhere to go were not refused"
    scores, full, total, grades = wanted
    result = jixiao.evaluate(case, [policy])
    document = result.to_dict()

    def span(score):
        return (F(score["low"]), F(score["high"])) if isinstance(score, dict) else (F(score), F(score))

    for node in document["nodes"]:
        if node["leaf"] and (span(node["score"]) != scores[node["title"]] or F(node["full"]) != full[node["title"]]):
            return f"{node['title']}: {node['score']} of {node['full']}, expected {scores[node['title']]} of {full[node['title']]}"
    if span(document["total"]["score"]) != total:
        return f"total {document['total']['score']}, expected {total}"
    grading = document["grades"][0]
    if (grading.get("possible_grades") or [grading["grade"]]) != grades:
        return f"grades {grading}, expected {grades}"
    if total[0] == total[1] and sum(F(loss["lost"]) for loss in document["ledger"]) != F(document["total"]["full"]) - total[0]:
        return f"the ledger does not add up: {document['ledger']}"
    return "agrees" if total[0] == total[1] else "agrees on an interval"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20240501)
    arguments = parser.parse_args()
    counts = {}
    for number in range(arguments.cases):
        seed = f"{arguments.seed}/{number}"
        outcome = check(random.Random(seed))
        if outcome not in ("agrees", "agrees on an interval", "refused"):
            print(f"seed {seed}: {outcome}")
            return 1
        counts[outcome] = counts.get(outcome, 0) + 1
    print(f"{arguments.cases} random cases: {counts}")
    return 0 if counts.get("agrees", 0) > arguments.cases // 2 else 1


sys.exit(main())
