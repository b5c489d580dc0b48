"""An independent second implementation of the scoring, in fractions, run against the library on seeded random
policies and cases. Every leaf, the total, grades, payment and losses must be the same, digit for digit.

    score_oracle.py [--cases N] [--seed S] [--jobs N] [--only NUMBER]

--only runs one case and prints its documents.
"""
import argparse
import collections
import datetime
import json
import multiprocessing
import random
import re
import sys
import traceback
from decimal import Decimal
from fractions import Fraction as F

import jixiao

TOPS = ["决策", "过程", "产出", "效益"]
GRADES = ["优", "良", "中", "差"]
LEVELS = [("达成", F(8, 10), F(1), True), ("部分达成", F(6, 10), F(8, 10), False), ("未达成", F(0), F(6, 10), False)]
TINY, HUGE = F(1, 10**20), F(10**30)
BATCH = 40
FORMS = {}


# Numbers


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


def split(whole, count, decimals, remainder):
    """Equal parts, cut off; what is left goes one step each to the first, or to the last."""
    step = F(1, 10**decimals)
    part = F(int(whole / count / step)) * step
    left = int((whole - part * count) / step)
    lucky = range(left) if remainder == "first" else range(count - left, count)
    return [part + step if i in lucky else part for i in range(count)]


def text(value):
    """A decimal where there is one of few digits, else a fraction."""
    value = F(value)
    power, rest = 0, value.denominator
    for prime in (2, 5):
        times = 0
        while rest % prime == 0:
            rest //= prime
            times += 1
        power = max(power, times)
    if rest > 1 or power > 12:
        return f"{value.numerator}/{value.denominator}"
    return f"{Decimal(value.numerator * 10**power // value.denominator).scaleb(-power):f}"


def chance(rnd, probability):
    return rnd.random() < probability


def percent(value):
    return text(value * 100) + "%"


def portion(rnd, w, least=1):
    """A part of the points as a rule writes it, and its worth: as points, or as a share."""
    share = F(rnd.randint(least, 20), 20)
    points = F(int(w * share * 100), 100)
    return ({"points": text(points)}, points) if chance(rnd, 0.5) else ({"share": percent(share)}, w * share)


def some_target(rnd):
    return F(rnd.choice([rnd.randint(1, 20) * 10, rnd.randint(1, 200), rnd.randint(1, 20) * 5, F(rnd.randint(1, 9999), 100)]))


def some_actual(rnd, bends):
    near = rnd.choice(bends)
    a = rnd.choice([near, near * rnd.choice([F(1, 2), F(9, 10), F(3, 4), F(1, 8), 2, F(9, 8)]), near + F(rnd.choice([-100, -1, 1, 50]), 100),
                    rnd.randint(0, 300), F(rnd.randint(0, 19999), 100)])
    return max(F(0), F(int(a * 10**6), 10**6))


# Rule forms. Each draws (rule, target, observation, score[, observations of the peers]) for a leaf of w points; a score
# is a number or (low, high).


def form(name):
    def register(draw):
        FORMS[name] = draw
        return draw

    return register


def beside(score, x, side):
    """The limit of a score from one side. Beside a bend a score is either continuous or constant."""
    there, here = score(x + side * TINY), score(x)
    return here if abs(there - here) < F(1, 10**9) else there


def hull(score, sign, x, bends):
    """The lowest and the highest score of all actuals that are `sign` x."""
    side = 1 if sign in "≥>" else -1
    ends = [beside(score, side * HUGE, 0), beside(score, x, side)] + ([score(x)] if sign in "≥≤" else [])
    for bend in bends:
        if (bend - x) * side > 0:
            ends += [beside(score, bend, -1), score(bend), beside(score, bend, 1)]
    ends = [F(0) if 0 < end < F(1, 10**9) else end for end in ends]
    return min(ends), max(ends)


def curve(name, signs="≥≤><"):
    """A form over one actual: the function draws (rule, target, unit, score of an actual, its bends)."""

    def register(draw):
        def drawn(rnd, w):
            rule, target, unit, score, bends = draw(rnd, w)
            x = some_actual(rnd, bends)
            if x > 0 and chance(rnd, 0.08):
                sign = rnd.choice(signs)
                return rule, target, {"actual": f"{sign}{text(x)}{unit}"}, hull(score, sign, x, bends)
            return rule, target, {"actual": text(x) + unit}, score(x)

        FORMS[name] = drawn
        return draw

    return register


def unit_of(rnd, choices="个天%"):
    """A unit, and how a rule writes numbers in it."""
    unit = rnd.choice(choices)
    return unit, (lambda value: text(value) + "%") if unit == "%" else text


def proportional(rnd, w, options):
    """Keys of a rule by ratio, higher better, with what `options` names; and the score of A/T."""
    keys, line, tiers = {}, F(0), []
    if "pass" in options:
        line = F(rnd.choice([50, 60, 70, 80]), 100)
        keys["pass"] = percent(line)
    if "excess" in options:
        beyond, taken = F(1), F(0)
        keys["excess"] = []
        for _ in range(rnd.randint(1, 3)):
            beyond += F(rnd.randint(1, 10), 10)
            least = next(n for n in range(1, 21) if F(int(w * F(n, 20) * 100), 100) > taken or n == 20)
            written, taken = portion(rnd, w, least)
            tiers.append((beyond, taken))
            keys["excess"].append({"above": rnd.choice([percent, text])(beyond), **written})

    def score(ratio):
        if ratio < line or ratio < 0:
            return F(0)
        return max(F(0), w * min(F(1), ratio) - next((off for above, off in reversed(tiers) if ratio > above), 0))

    return keys, score, [line, F(1)] + [above for above, _ in tiers]


def ratio_higher(rnd, w, options=()):
    t, unit = some_target(rnd), rnd.choice("个%")
    keys, score, bends = proportional(rnd, w, options)
    sign = rnd.choice(["≥", "≥", ""])
    rule = {"form": "ratio", **keys, **({"better": "higher"} if not sign else {})}
    return "ratio" if rule == {"form": "ratio"} else rule, f"{sign}{text(t)}{unit}", unit, lambda a: score(a / t), [t * b for b in bends]


curve("ratio higher")(ratio_higher)
curve("ratio pass")(lambda rnd, w: ratio_higher(rnd, w, ["pass"]))
curve("ratio excess")(lambda rnd, w: ratio_higher(rnd, w, rnd.choice([["excess"], ["excess", "pass"]])))


def lower_score(w, t, missed, a):
    if a <= t:
        return w
    return w * t / a if missed == "inverse" else max(F(0), w * (1 - (a - t) / t))


def ratio_lower(rnd, w, missed):
    t, unit = some_target(rnd) if missed == "linear" or chance(rnd, 0.9) else F(0), rnd.choice("天%")
    sign = rnd.choice(["≤", "≤", ""]) if t else "≤"
    rule = {"form": "ratio", "missed": missed, **({"better": "lower"} if not sign else {})}
    return rule, f"{sign}{text(t)}{unit}", unit, lambda a: lower_score(w, t, missed, a), [t, 2 * t]


curve("ratio lower inverse")(lambda rnd, w: ratio_lower(rnd, w, "inverse"))
curve("ratio lower linear")(lambda rnd, w: ratio_lower(rnd, w, "linear"))


@form("ratio of a formula")
def formula(rnd, w):
    n, d, line = rnd.randint(0, 500), rnd.randint(1, 500), F(rnd.choice([100, 95, 90, 85]), 100)
    if chance(rnd, 0.3):
        saved = F(d - n, d)
        bands = [(F(10, 100), w), (F(0), w / 2), (F(-1000), F(0))]
        rule = {"form": "bands", "of": "(计划 - 实际) / 计划", "bands": [{"from": percent(at), "share": percent(got / w)} for at, got in bands]}
        return rule, "≥10%", {"amounts": {"计划": f"{d}万元", "实际": f"{n * 10000}元"}}, next(got for at, got in bands if saved >= at)
    keys, score, _ = proportional(rnd, w, rnd.choice([[], [], ["pass"]]))
    return {"form": "ratio", "of": "合格数 / 总数", **keys}, "≥" + percent(line), {"amounts": {"合格数": f"{n}件", "总数": f"{d}件"}}, score(F(n, d) / line)


@curve("equal")
def equal(rnd, w):
    t, under, over = some_target(rnd), rnd.choice(["zero", "ratio"]), rnd.choice(["zero", "full", "inverse", "linear"])

    def score(a):
        if a < t:
            return F(0) if under == "zero" else max(F(0), w * a / t)
        return w if a == t or over == "full" else F(0) if over == "zero" else lower_score(w, t, over, a)

    return {"form": "equal", "under": under, "over": over}, f"={text(t)}个", "个", score, [t, 2 * t]


@curve("uncapped", signs="≤<")
def uncapped(rnd, w):
    t = some_target(rnd)
    return "uncapped", f"≥{text(t)}个", "个", lambda a: max(F(0), w * a / t), [F(0), t]


@curve("met")
def met(rnd, w):
    t, sign = some_target(rnd), rnd.choice("≥≤=><")
    good = {"≥": lambda a: a >= t, "≤": lambda a: a <= t, "=": lambda a: a == t, ">": lambda a: a > t, "<": lambda a: a < t}[sign]
    return "met", f"{sign}{text(t)}件", "件", lambda a: w if good(a) else F(0), [t]


@form("met in words")
def met_in_words(rnd, w):
    word = rnd.choice(["是", "达成", "完成", "已完成", "yes", "否", "未达成", "未完成", "no"])
    return "met", "按期完成", {"actual": word}, F(0) if word in ("否", "未达成", "未完成", "no") else w


def floor_of(rnd):
    """Keys and the lowest score of a rule that may go below 0."""
    floor = F(rnd.choice([0, 0, 0, -2, -5]))
    return ({"floor": text(floor)} if floor or chance(rnd, 0.2) else {}), floor


@curve("shortfall")
def shortfall(rnd, w):
    t, (unit, written), started = some_target(rnd), unit_of(rnd), chance(rnd, 0.5)
    sign, per = rnd.choice("≥≤"), F(rnd.choice([1, 1, 5, F(1, 2)]))
    (keys, k), (more, floor) = portion(rnd, w), floor_of(rnd)

    def score(a):
        steps = max(F(0), t - a if sign == "≥" else a - t) / per
        return max(floor, w - k * (-(-steps // 1) if started else steps))

    return {"form": "shortfall", "per": written(per), "started": started, **keys, **more}, f"{sign}{text(t)}{unit}", unit, score, [t]


@form("events")
def events(rnd, w):
    causes, counts, lost = [], {}, F(0)
    for i in range(rnd.randint(1, 3)):
        keys, k = portion(rnd, w)
        n, own = rnd.randint(0, 4), F(rnd.randint(1, 8), 2) if chance(rnd, 0.5) else None
        causes.append({"title": f"原因{i}", **keys, **({"cap": text(own)} if own else {})})
        counts[f"原因{i}"] = n
        lost += min(own, k * n) if own else k * n
    (more, floor), cap = floor_of(rnd), F(rnd.randint(1, 20)) if chance(rnd, 0.4) else None
    rule = {"form": "events", "causes": causes, **more, **({"cap": text(cap)} if cap else {})}
    return rule, None, {"counts": counts}, max(floor, w - (min(cap, lost) if cap else lost))


def months_after(day, months):
    """The same day some months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = (datetime.date(year + (month == 11), (month + 1) % 12 + 1, 1) - datetime.timedelta(1)).day
    return datetime.date(year, month + 1, min(day.day, last))


def late(rnd, w, per):
    start = datetime.date(2024, rnd.choice([1, 2, 5, 10]), rnd.choice([1, 28, 29, rnd.randint(1, 29)]))
    start += datetime.timedelta(2 if start.month in (1, 5) and chance(rnd, 0.3) else 0)
    span = {"day": 12, "working_day": 16, "month": 150, "year": 1500}[per]
    end = start + datetime.timedelta(rnd.randint(-3, span))
    if per in ("month", "year") and chance(rnd, 0.5):
        end = months_after(start, rnd.randint(1, 4) * (12 if per == "year" else 1)) + datetime.timedelta(rnd.randint(-1, 1))
    (keys, k), (more, floor) = portion(rnd, w), floor_of(rnd)
    rule = {"form": "late", "per": per, **keys, **more}
    if per == "working_day":
        free = {start + datetime.timedelta(rnd.randint(0, 16)) for _ in range(3)}
        extra = {start + datetime.timedelta(rnd.randint(0, 16)) for _ in range(2)} - free
        extra = {day for day in extra if day.weekday() >= 5}
        rule["holidays"] = sorted(day.isoformat() for day in free)
        if extra:
            rule["workdays"] = sorted(day.isoformat() for day in extra)
        days = (start + datetime.timedelta(i + 1) for i in range((end - start).days))
        units = sum(day in extra or (day.weekday() < 5 and day not in free) for day in days)
    elif per == "day":
        units = max(0, (end - start).days)
    else:
        units = next(n for n in range(200) if months_after(start, n * (12 if per == "year" else 1)) >= end)
    tiers = [(0, k)]
    if chance(rnd, 0.4):
        rule["then"] = []
        for after in sorted(rnd.sample(range(1, 8), rnd.randint(1, 2))):
            keys, k = portion(rnd, w)
            rule["then"].append({"after": after, **keys})
            tiers.append((after, k))
    lost = sum(next(k for after, k in reversed(tiers) if i > after) for i in range(1, units + 1))
    if chance(rnd, 0.3):
        cap = F(rnd.randint(1, 20))
        rule["cap"], lost = text(cap), min(cap, lost)
    return rule, start.isoformat(), {"actual": end.isoformat()}, max(floor, w - lost)


for unit_late in ("day", "working_day", "month", "year"):
    FORMS[f"late by {unit_late}"] = lambda rnd, w, per=unit_late: late(rnd, w, per)


def sorted_portions(rnd, w, count):
    """Different parts of the points, from the largest to none."""
    shares = sorted(rnd.sample(range(1, 21), count - 1), reverse=True) + [0]
    return [({"share": percent(F(share, 20))}, w * F(share, 20)) for share in shares]


@curve("bands")
def bands(rnd, w):
    unit, written = unit_of(rnd)
    lines = sorted({some_target(rnd) for _ in range(rnd.randint(1, 3))}, reverse=True) + [F(0)]
    worth, better = sorted_portions(rnd, w, len(lines)), rnd.choice(["higher", "lower", "neither"])
    if better == "lower":
        worth.reverse()
    if better == "neither":
        rnd.shuffle(worth)
    # The line between two bands that state their range may belong to the lower one.
    upper = [i == 0 or at == 0 or chance(rnd, 0.5) for i, at in enumerate(lines)]
    ranges = chance(rnd, 0.5)
    listed = [{"from": written(lines[0]), **worth[0][0]}]
    for i in range(1, len(lines)):
        upper[i] = upper[i] or not ranges
        span = f"{'[' if upper[i] else '('}{written(lines[i])}..{written(lines[i - 1])}{')' if upper[i - 1] else ']'}"
        listed.append({**({"range": span} if ranges else {"from": written(lines[i])}), **worth[i][0]})
    rule = {"form": "bands", "bands": listed, **({"better": better} if better == "neither" else {})}
    target = {"higher": "≥", "lower": "≤", "neither": ""}[better] + text(lines[0]) + unit

    def score(a):
        return next((got for at, own, (_, got) in zip(lines, upper, worth) if a > at or (a == at and own)), worth[-1][1])

    return rule, target, unit, score, lines


@curve("linear")
def linear(rnd, w):
    unit, written = unit_of(rnd)
    ats = sorted({some_target(rnd) for _ in range(rnd.randint(2, 4))} | {F(1), F(500)})
    worth, better = sorted_portions(rnd, w, len(ats)), rnd.choice(["higher", "lower", "neither"])
    if better == "higher":
        worth.reverse()
    if better == "neither":
        rnd.shuffle(worth)
    points = list(zip(ats, [got for _, got in worth]))

    def score(a):
        if a <= ats[0] or a >= ats[-1]:
            return points[0][1] if a <= ats[0] else points[-1][1]
        i = max(i for i, at in enumerate(ats) if at <= a)
        (x0, y0), (x1, y1) = points[i], points[i + 1]
        return y0 + (y1 - y0) * (a - x0) / (x1 - x0)

    rule = {"form": "linear", "better": better, "points": [{"at": written(at), **keys} for at, (keys, _) in zip(ats, worth)]}
    return rule, text(ats[-1]) + unit, unit, score, ats


@curve("efficacy")
def efficacy(rnd, w):
    unit, written = unit_of(rnd)
    good, bad = rnd.sample(range(1, 200), 2)
    base, below = F(rnd.choice([60, 50, 0, 40]), 100), rnd.choice(["zero", "base", "fall"])

    def score(a):
        u = (a - bad) / F(good - bad)
        if u < 0 and below != "fall":
            return F(0) if below == "zero" else w * base
        return max(F(0), min(w, w * (base + (1 - base) * u)))

    rule = {"form": "efficacy", "good": written(good), "bad": written(bad), "base": percent(base), "below": below}
    return rule, ("≥" if good > bad else "≤") + text(good) + unit, unit, score, [F(bad), F(good)]


@curve("interval")
def interval(rnd, w):
    (unit, written), per = unit_of(rnd), F(rnd.choice([1, 2, 5, F(1, 2)]))
    low = some_target(rnd)
    high = low + rnd.choice([0, rnd.randint(1, 50)])
    keys, k = portion(rnd, w)
    rule = {"form": "interval", "inside": f"[{written(low)}..{written(high)}]", "per": written(per), **keys}
    return rule, text(low) + unit, unit, lambda a: max(F(0), w - k * max(F(0), low - a, a - high) / per), [low, high]


def elements(rnd, w, equal_shares):
    count = rnd.randint(1, 5)
    gates = [chance(rnd, 0.2) for _ in range(count)]
    worth = [w / count] * count if equal_shares else apportioned(w, [F(rnd.randint(1, 5)) for _ in range(count)], 3)
    partly, out = rnd.choice([None, F(1, 2), F(3, 10), F(1)]), chance(rnd, 0.5)
    words = ["是", "是", "否"] + (["不适用"] if out else []) + (["未知"] if chance(rnd, 0.2) else [])
    answers = [rnd.choice(words + (["部分"] if partly is not None and not gate else [])) for gate in gates]
    if all(answer == "不适用" for answer in answers):
        answers[0] = "是"
    rule = {"form": "elements", "elements": []}
    for i in range(count):
        own = {"title": f"要点{i}", **({} if equal_shares else {"points": text(worth[i])}), **({"gate": True} if gates[i] else {})}
        rule["elements"].append(own if len(own) > 1 or chance(rnd, 0.5) else own["title"])
    rule.update({"shares": "equal"} if equal_shares else {})
    rule.update({"partly": text(partly)} if partly is not None else {})
    rule.update({"not_applicable": "share_out"} if out else {})

    def score(unknown):
        value = {"是": F(1), "否": F(0), "部分": partly, "未知": unknown}
        if any(gate and answer != "不适用" and not value[answer] for gate, answer in zip(gates, answers)):
            return F(0)
        counted = [(value[answer], points) for answer, points in zip(answers, worth) if answer != "不适用"]
        whole = sum(points for _, points in counted)
        return w * sum(got * points for got, points in counted) / whole if whole else F(0)

    return rule, None, {"elements": {f"要点{i}": answers[i] for i in range(count)}}, (score(F(0)), score(F(1)))


FORMS["elements alike"] = lambda rnd, w: elements(rnd, w, True)
FORMS["elements with points"] = lambda rnd, w: elements(rnd, w, False)


@form("parts")
def parts(rnd, w):
    listed, seen, low, high = [], {}, F(0), F(0)
    for i, points in enumerate(apportioned(w, [F(rnd.randint(1, 4)) for _ in range(rnd.randint(1, 3))], 3)):
        drawn = FORMS[rnd.choice([name for name in FORMS if name not in ("parts", "uncapped") and not name.startswith("rank")])](rnd, points)
        rule, target, seen[f"部分{i}"], score = drawn
        listed.append({"title": f"部分{i}", "points": text(points), "rule": rule, **({"target": target} if target else {})})
        low, high = (low + score[0], high + score[1]) if isinstance(score, tuple) else (low + score, high + score)
    return {"form": "parts", "parts": listed}, None, {"parts": seen}, (low, high)


def some_mark(rnd, low, high):
    """A mark of at most three decimals within [low, high], or None."""
    steps = 10 ** rnd.choice([0, 1, 2, 2, 3])
    first, last = -(-low * steps // 1), high * steps // 1
    return F(rnd.choice([first, last, rnd.randint(first, last)]), steps) if first <= last else None


@form("mark")
def mark(rnd, w):
    points = some_mark(rnd, F(0), w)
    return "mark", None, {"mark": text(points), "reason": "理由", "author": "评分人"}, points


@form("judgement")
def judgement(rnd, w):
    level, low, high, closed = rnd.choice(LEVELS)
    points = some_mark(rnd, low * w, high * w)
    if points is None or (points == high * w and not closed):
        level, points = "达成", w
    return "judgement", None, {"level": rnd.choice([level, level + "预期"]), "mark": text(points), "reason": "理由"}, points


@form("levels")
def levels(rnd, w):
    worth = [portion(rnd, w) for _ in range(rnd.randint(1, 4))]
    worth.sort(key=lambda one: -one[1])
    i = rnd.randrange(len(worth))
    rule = {"form": "levels", "levels": [{"level": f"第{i}级", "phrases": [f"属于第{i}级"], **keys} for i, (keys, _) in enumerate(worth)]}
    return rule, None, {"level": rnd.choice([f"第{i}级", f"属于第{i}级"])}, worth[i][1]


@form("satisfaction")
def satisfaction(rnd, w):
    valid, line = rnd.randint(1, 120), F(rnd.choice([100, 95, 90, 80]), 100)
    satisfied = rnd.randint(valid // 2, valid)
    keys, score, _ = proportional(rnd, w, rnd.choice([[], [], ["pass"]]))
    rule = {"form": "satisfaction", **keys, **({"least_valid": rnd.randint(1, 60)} if chance(rnd, 0.3) else {})}
    counts = {"issued": valid + rnd.randint(0, 30), "valid": valid, "satisfied": satisfied}
    return rule, "≥" + percent(line), {"counts": counts}, score(F(satisfied, valid) / line)


@form("likert")
def likert(rnd, w):
    worth = sorted({F(rnd.randint(0, 20), 20) for _ in range(rnd.randint(1, 3))} | {F(1)}, reverse=True)
    counts = [rnd.randint(0, 30) for _ in worth]
    counts[0] += 1
    keys, score, _ = proportional(rnd, w, rnd.choice([[], [], ["pass"]]))
    line, valid = F(rnd.choice([100, 95, 90, 80]), 100), sum(counts)
    rule = {"form": "likert", "values": {f"答{i}": percent(value) for i, value in enumerate(worth)}, **keys}
    observed = {"counts": {"issued": valid + rnd.randint(0, 30), "valid": valid, **{f"答{i}": n for i, n in enumerate(counts)}}}
    return rule, "≥" + percent(line), observed, score(sum(v * n for v, n in zip(worth, counts)) / valid / line)


@form("panel")
def panel(rnd, w):
    count, combine, by = rnd.randint(1, 7), rnd.choice(["mean", "mean", "median"]), rnd.choice([None, "expert", "body"])
    ballots = [{"expert": f"专家{i}", "mark": some_mark(rnd, F(0), w), **({"body": f"单位{rnd.randrange(2)}"} if by == "body" else {})} for i in range(count)]
    if count > 1 and chance(rnd, 0.3):
        rnd.choice(ballots)["invalid"] = "笔误"
    counted = [ballot for ballot in ballots if "invalid" not in ballot]
    rule = {"form": "panel", "combine": combine, **({"least": rnd.randint(1, len(counted))} if chance(rnd, 0.3) else {})}
    if combine == "median":
        marks = sorted(ballot["mark"] for ballot in counted)
        score = (marks[len(marks) // 2] + marks[(len(marks) - 1) // 2]) / 2
    else:
        if chance(rnd, 0.5):
            rule["trim_above"] = rnd.randint(2, 6)
            if len(counted) > rule["trim_above"]:
                counted.remove(max(counted, key=lambda ballot: ballot["mark"]))
                counted.remove(min(counted, key=lambda ballot: ballot["mark"]))
        weights = {}
        if by:
            names = [ballot["expert"] for ballot in ballots] if by == "expert" else ["单位0", "单位1"]
            weights = {name: F(rnd.randint(1, 5), rnd.choice([1, 1, 10, 3])) for name in names}
            rule.update(weighted_by=by, weights={name: text(weight) for name, weight in weights.items()})
        size = collections.Counter(ballot.get("body") for ballot in counted)
        shares = [weights[ballot[by]] / (size[ballot["body"]] if by == "body" else 1) if by else F(1) for ballot in counted]
        score = sum(ballot["mark"] * share for ballot, share in zip(counted, shares)) / sum(shares)
    return rule, None, {"marks": [{**ballot, "mark": text(ballot["mark"])} for ballot in ballots]}, score


def series(rnd, t, weighted=False):
    """Observed entries, and (actual, target, weight) of each."""
    seen, values = {}, []
    for i in range(rnd.randint(1, 4)):
        own, weight = some_target(rnd) if chance(rnd, 0.3) else t, F(rnd.randint(1, 9), rnd.choice([1, 2])) if weighted else F(1)
        a = some_actual(rnd, [own])
        entry = {"actual": f"{text(a)}个", **({"target": f"{text(own)}个"} if own != t else {}), **({"weight": text(weight)} if weighted else {})}
        seen[f"{2020 + i}"] = entry if len(entry) > 1 else entry["actual"]
        values.append((a, own, weight))
    return {"series": seen}, values


@form("periods by ratio")
def periods_by_ratio(rnd, w):
    t, cap = some_target(rnd), chance(rnd, 0.5)
    seen, values = series(rnd, t)
    ratios = [min(F(1), a / own) if cap else a / own for a, own, _ in values]
    return {"form": "periods", "mean_of": "ratio", "cap_each": cap}, f"≥{text(t)}个", seen, w * min(F(1), sum(ratios) / len(ratios))


@form("periods by deviation")
def periods_by_deviation(rnd, w):
    t = some_target(rnd)
    seen, values = series(rnd, t)
    mean = sum(abs(a - own) / own for a, own, _ in values) / len(values)
    return {"form": "periods", "mean_of": "deviation"}, f"={text(t)}个", seen, max(F(0), w * (1 - mean))


@form("objects")
def objects(rnd, w):
    t = some_target(rnd)
    seen, values = series(rnd, t, chance(rnd, 0.5))
    return "objects", f"≥{text(t)}个", seen, w * sum(weight * min(F(1), a / own) for a, own, weight in values) / sum(weight for *_, weight in values)


def ranked(rnd):
    return [F(rnd.randint(1, 12), rnd.choice([1, 2])) for _ in range(rnd.randint(2, 4))], rnd.choice(["higher", "lower"])


def rank_rule(better, values, **keys):
    seen = [{"actual": f"{text(a)}个"} for a in values]
    return {"form": "rank", "better": better, **keys}, "5个", seen[0], seen[1:]


@form("rank by place")
def rank_by_place(rnd, w):
    values, better = ranked(rnd)
    place = 1 + sum(a > values[0] if better == "higher" else a < values[0] for a in values)
    froms = [1] + sorted(rnd.sample(range(2, 5), rnd.randint(0, 2)))
    worth = sorted_portions(rnd, w, len(froms))
    rule, target, own, peers = rank_rule(better, values, by="place", places=[{"from": at, **keys} for at, (keys, _) in zip(froms, worth)][::-1])
    return rule, target, own, [got for at, (_, got) in zip(froms, worth) if place >= at][-1], peers


@form("rank by the best")
def rank_by_best(rnd, w):
    values, better = ranked(rnd)
    score = w * (values[0] / max(values) if better == "higher" else min(values) / values[0])
    rule, target, own, peers = rank_rule(better, values, by="best")
    return rule, target, own, score, peers


# Policies and cases


def displayed(exact, leaves, decimals):
    """Exact points made displayable by largest remainder; None where the order of equal remainders in different parts
    of the tree would decide, or where a node whose points can be shown would not keep them."""
    points = apportioned(sum(exact), exact, decimals)
    if not all(points):
        return None
    rests = [(e - rounded(e, decimals, "down"), p > e, leaf) for e, p, leaf in zip(exact, points, leaves)]
    least = min((rest for rest, up, _ in rests if up), default=None)
    if any(rest == least and not up for rest, up, _ in rests) and len({leaf.parent for rest, _, leaf in rests if rest == least}) > 1:
        return None
    for node in {node for leaf in leaves for node in (leaf.top, leaf.under, leaf.parent)}:
        inside = [(e, p) for e, p, leaf in zip(exact, points, leaves) if node in (leaf.top, leaf.under, leaf.parent)]
        whole = sum(e for e, _ in inside)
        if rounded(whole, decimals, "down") == whole != sum(p for _, p in inside):
            return None
    return points


class Leaf:
    """One indicator as drawn: what the documents say, and its score (low, high) out of `full` points."""

    def __init__(self, rnd, title, top, group, order):
        self.title, self.top, self.group, self.order = title, top, group, order
        self.under = f"{top}/{group}" if group else top
        self.parent = "" if title == top else self.under
        self.path = self.under if title == top else f"{self.under}/{title}"
        self.form = rnd.choice(list(FORMS))

    def draw(self, rnd):
        self.rule, self.target, self.observation, score, *peers = FORMS[self.form](rnd, self.full)
        self.span = score if isinstance(score, tuple) else (score, score)
        self.peers = peers[0] if peers else []
        self.state = rnd.choices(["observed", "missing", "not_demonstrated", "not_applicable", "pending"], [40, 1, 0.5, 1.5, 0.5])[0]
        self.adjusted = False
        self.shown, self.claims = chance(rnd, 0.3), chance(rnd, 0.5)
        low = self.span[0]
        if self.state == "observed" and self.full >= low == self.span[1] >= 0 and chance(rnd, 0.08):
            points = F(rnd.randint(-int(low * 100), int((self.full - low) * 100)), 100)
            if self.form == "judgement" and low + points != low:  # a judged mark stays in its level
                points = F(0)
            self.observation["adjust"] = {"points": text(points), "reason": "理由", "author": "评分人"}
            self.span, self.adjusted = (low + points, low + points), True


def give_points(rnd, problem, kind=None):
    """Full points of the leaves, and how the documents state them: points, weights or splits."""
    leaves, decimals, full = problem.leaves, problem.decimals, problem.full
    kind = kind or rnd.choice(["points", "points", "weights", "splits", "fractions"])
    problem.written, problem.node_weights, problem.splits = [None] * len(leaves), {}, []
    shares = [F(rnd.randint(1, 9)) for _ in leaves]
    if kind in ("points", "splits"):
        points = apportioned(full, shares, decimals)
        if any(p == 0 for p in points):
            points = apportioned(full, [F(1)] * len(leaves), decimals)
        problem.written = [("points", p) for p in points]
        if kind == "splits":
            among = rnd.sample(range(len(leaves)), rnd.randint(1, len(leaves)))
            whole, remainder = sum(points[i] for i in among), rnd.choice(["first", "last"])
            for i, p in zip(among, split(whole, len(among), decimals, remainder)):
                points[i], problem.written[i] = p, None
            problem.splits = [{"points": text(whole), "among": [leaves[i].title for i in among], "remainder": remainder}]
    elif kind == "fractions":
        exact = [full * share / sum(shares) for share in shares]
        problem.written = [("points", p) for p in exact]
        points = displayed(exact, leaves, decimals)
    else:
        # Every level below a node adds up to 100.
        exact = [full] * len(leaves)
        for level in ("top", "group", "title"):
            above = {"top": lambda l: "", "group": lambda l: l.top, "title": lambda l: (l.top, l.group)}[level]
            for parent in dict.fromkeys(above(leaf) for leaf in leaves):
                inside = [leaf for leaf in leaves if above(leaf) == parent]
                names = list(dict.fromkeys(getattr(leaf, level) for leaf in inside))
                if names == [""] or (level == "title" and inside[0].title == inside[0].top):
                    continue
                cut = [F(rnd.randint(1, 5)) for _ in names]
                weights = [F(100) * c / sum(cut) for c in cut] if chance(rnd, 0.3) else apportioned(F(100), cut, 0)
                for name, weight in zip(names, weights):
                    for i, leaf in enumerate(leaves):
                        if leaf in inside and getattr(leaf, level) == name:
                            exact[i] *= weight / 100
                            if level == "title" or leaf.title == leaf.top:
                                problem.written[i] = ("weight", weight)
                            if level != "title":
                                problem.node_weights[(leaf.top, leaf.group if level == "group" else "")] = weight
        points = displayed(exact, leaves, decimals)
    problem.fractions = kind == "fractions" or any(rounded(p, decimals, "down") != p for p in (exact if kind == "weights" else []))
    if points is None:
        give_points(rnd, problem, rnd.choice([kind, kind, "points"]))
        return
    problem.features.add(kind)
    for leaf, p in zip(leaves, points):
        leaf.full = p


def not_applicable_method(rnd, problem):
    method = rnd.choice(["rescale total", "rescale dimension", "rescale parent", "full_points", "shift", "alternative"])
    problem.not_applicable = method
    leaves = problem.leaves
    if method.startswith("rescale"):
        return {"method": "rescale", "within": method.split()[1]}
    if method == "shift":
        others = {leaf.title: rnd.choice([o.title for o in leaves if o is not leaf] or [leaf.title]) for leaf in leaves}
        problem.shifts = {leaf.title: others[leaf.title] for leaf in leaves if leaf.state == "not_applicable"} or dict(list(others.items())[:1])
        return {"method": "shift", "to": problem.shifts}
    if method == "alternative":
        absent = [leaf for leaf in leaves if leaf.state == "not_applicable"] or leaves[:1]
        present = [leaf for leaf in leaves if leaf not in absent]
        if not present:
            problem.not_applicable = "full_points"
            return {"method": "full_points"}
        problem.other_points = dict(zip((leaf.title for leaf in present), apportioned(problem.full, [F(rnd.randint(1, 5)) for _ in present], problem.decimals)))
        points = {title: text(p) for title, p in problem.other_points.items()}
        return {"method": "alternative", "sets": [{"without": [leaf.title for leaf in absent], "points": points}]}
    return {"method": method}


def condition(rnd, problem):
    """(text, whether it holds for certain and whether it may, given the spans of the nodes' scores)."""
    kind = rnd.choice(["fact", "not", "count", "both", "money", "score", "score"])
    n, line = rnd.randint(0, 5), F(rnd.randint(50, 100), 100)
    if kind == "score":
        name, share = rnd.choice([(leaf.title, leaf.full) for leaf in problem.leaves] + [(top, problem.full / 4) for top in problem.tops])
        least, sign = share * F(rnd.randint(0, 20), 20), rnd.choice(["<", ">=", "<=", ">"])
        least = F(int(least * 100), 100)
        holds = {"<": lambda v: v < least, ">=": lambda v: v >= least, "<=": lambda v: v <= least, ">": lambda v: v > least}[sign]
        # A comparison changes once along a span, so its ends decide.
        return f"{name} {sign} {text(least)}", lambda scores: (all(map(holds, scores[name])), any(map(holds, scores[name])))
    truth, count, spent = problem.truth, problem.count, problem.spent / problem.received
    written, holds = {
        "fact": ("某事", truth), "not": ("not(某事)", not truth), "count": (f"次数 >= {n}", count >= n),
        "both": (f"某事 and 次数 in [1..{n + 1}]", truth and 1 <= count <= n + 1),
        "money": (f"执行数 / 到位数 < {text(line)}", spent < line), "score": (f"某事 or 次数 < {n}", truth or count < n),
    }[kind]
    return written, lambda scores: (holds, holds)


def extras(rnd, problem):
    """Penalties or bonuses: the document, and the points that they come to given the scores of nodes."""
    items, terms = [], []
    for i in range(rnd.randint(1, 2)):
        factor = F(rnd.randint(1, 500), 100)
        written, points = text(factor), lambda scores, f=factor: (f, f)
        if chance(rnd, 0.3):
            written, points = f"次数 * {text(factor)}", lambda scores, f=factor: (f * problem.count,) * 2
        elif chance(rnd, 0.3):
            leaf = rnd.choice(problem.leaves)
            written, points = f"max(0, {leaf.title}) * 0.05", lambda scores, title=leaf.title: tuple(max(F(0), end) * F(5, 100) for end in scores[title])
        when, holds = condition(rnd, problem) if chance(rnd, 0.6) else (None, lambda scores: (True, True))
        cap = F(rnd.randint(1, 16), 2) if chance(rnd, 0.4) else None
        items.append({"title": f"项{i}", "points": written, **({"when": when} if when else {}), **({"cap": text(cap)} if cap else {})})
        terms.append((holds, points, cap))
    all_cap = F(rnd.randint(1, 20), 2) if chance(rnd, 0.4) else None

    def worth(scores):
        low, high = F(0), F(0)
        for holds, points, cap in terms:
            certain, possible = holds(scores)
            here = [min(end, HUGE if cap is None else cap) for end in points(scores)]
            low, high = low + (here[0] if certain else 0), high + (here[1] if possible else 0)
        return tuple(min(end, HUGE if all_cap is None else all_cap) for end in (low, high))

    return {"items": items, **({"cap": text(all_cap)} if all_cap else {})}, worth


class Problem:
    """A policy and a case, with all that the expected result needs."""

    def __init__(self, rnd, number):
        self.features = set()
        self.mode, self.decimals = rnd.choice(["half_up", "half_even", "down"]), rnd.choice([0, 1, 1, 2, 2, 2, 3])
        self.stage, self.compare = rnd.choice(["indicator", "dimension", "total"]), rnd.choice(["rounded", "exact"])
        self.missing, self.not_demonstrated = rnd.choice(["zero", "interval"]), rnd.choice(["zero", "interval"])
        self.full = F(rnd.choice([100] * 8 + [90, 120]))
        self.truth, self.count = chance(rnd, 0.5), rnd.randint(0, 5)
        self.received, self.spent = F(rnd.randint(1, 100)), F(rnd.randint(1, 100))
        self.plant_tree(rnd)
        give_points(rnd, self)
        for leaf in self.leaves:
            leaf.draw(rnd)
        self.write_policy(rnd, f"p{number}")
        self.write_case(rnd, f"p{number}")

    def plant_tree(self, rnd):
        """First levels that are indicators themselves, hold indicators, or hold groups of them."""
        self.tops, self.leaves, self.framework = TOPS[: rnd.randint(1, 4)], [], []
        for top in self.tops:
            kind, node = rnd.choice(["itself", "flat", "groups", "groups"]), {"title": top}
            groups = [f"{top}组{i}" for i in range(rnd.randint(1, 2))] if kind == "groups" else [""]
            if kind == "itself":
                self.leaves.append(Leaf(rnd, top, top, "", len(self.leaves)))
                self.features.add("first level itself")
            for group in groups if kind != "itself" else []:
                for _ in range(rnd.choice([1, 1, 2])):
                    self.leaves.append(Leaf(rnd, f"指标{len(self.leaves)}", top, group, len(self.leaves)))
            if kind == "groups":
                node["children"] = [{"title": group} for group in groups]
            self.framework.append(node)
        kinds = [leaf for leaf in self.leaves if leaf.form.startswith("rank")]
        for leaf in kinds[1:]:
            leaf.form = "ratio higher"

    def write_policy(self, rnd, name):
        for node in self.framework if self.node_weights else []:
            if (node["title"], "") in self.node_weights and node.get("children") or any(l.top == node["title"] != l.title for l in self.leaves):
                node["weight"] = text(self.node_weights[(node["title"], "")])
            for child in node.get("children", []):
                child["weight"] = text(self.node_weights[(node["title"], child["title"])])
        levels = [("[80%..100%]", 0), ("[60%..80%)", 1), ("[0%..60%)", 2)]
        self.policy = {
            "id": name, "edition": "1", "title": "办法", "valid_from": "2024-01-01", "full_points": text(self.full), "framework": self.framework,
            "missing": self.missing, "not_demonstrated": self.not_demonstrated, "not_applicable": not_applicable_method(rnd, self),
            "arithmetic": {"mode": self.mode, "decimals": self.decimals, "stage": self.stage, "bands_compare": self.compare},
            "judgement": {"levels": [{"level": LEVELS[i][0], "phrases": [LEVELS[i][0] + "预期"], "share": share} for share, i in levels]},
            **({"fractions": "largest_remainder"} if self.fractions else {}),
        }
        self.vetoes, self.penalties, self.bonuses, self.caps, self.range, self.blocks, self.payment = [], None, None, [], None, [], None
        if chance(rnd, 0.3):
            for i in range(rnd.randint(1, 2)):
                when, holds = condition(rnd, self)
                node = rnd.choice([rnd.choice(self.leaves), rnd.choice(self.tops), "total"])
                zero = rnd.choice([node.title, node.path]) if isinstance(node, Leaf) else node
                self.policy.setdefault("vetoes", []).append({"title": f"否决{i}", "when": when, "zero": zero})
                self.vetoes.append((holds, node))
        for key in ("penalties", "bonuses"):
            if chance(rnd, 0.2):
                self.policy[key], worth = extras(rnd, self)
                setattr(self, key, worth)
        if self.penalties or self.bonuses or chance(rnd, 0.2):
            self.range = (F(rnd.choice([0, 0, -10, 5])), self.full + rnd.choice([0, 0, 5, 10]))
            self.policy["total"] = {"method": "sum", "range": f"[{text(self.range[0])}..{text(self.range[1])}]"}
        if self.stage == "total" and len(self.tops) > 1 and chance(rnd, 0.3):
            self.blocks = rnd.sample(self.tops, rnd.randint(2, len(self.tops)))
            self.policy.setdefault("total", {}).update(method="minimum", blocks=self.blocks)
        self.write_grades(rnd)

    def write_grades(self, rnd):
        self.schemes = []
        for i, lines in enumerate(rnd.sample([(90, 80, 60), (85, 70, 60), (90, 75, 60), (F(899, 10), 80, 60)], rnd.choice([1, 1, 2]))):
            bands, listed = list(zip(GRADES, [*map(F, lines), F(0)])), []
            for j, (grade, line) in enumerate(bands):
                by_range = j and chance(rnd, 0.3)
                listed.append({"grade": grade, **({"range": f"[{text(line)}..{text(bands[j - 1][1])})"} if by_range else {"from": text(line)})})
            if self.range and self.range[0] < 0:  # every total must have a grade
                bands[-1], listed[-1] = ("差", self.range[0]), {"grade": "差", "from": text(self.range[0])}
            self.schemes.append((f"s{i}", bands, listed))
        self.policy["grades"] = [{"id": name, "bands": listed} for name, _, listed in self.schemes]
        if len(self.schemes) > 1:
            self.policy["graded_by"] = "s1"
        for i in range(rnd.randint(1, 2) if chance(rnd, 0.25) else 0):
            (when, holds), worst = condition(rnd, self), rnd.choice(GRADES)
            self.caps.append((holds, worst))
            self.policy.setdefault("grade_caps", []).append({"title": f"限{i}", "when": when, "not_above": worst, "authority": "某局", "reason": "理由"})
        if chance(rnd, 0.4):
            by, shares = rnd.choice(["grade", "score"]), sorted((F(rnd.randint(0, 12), 12) for _ in GRADES), reverse=True)
            lines = [F(rnd.randint(81, 100)), F(rnd.randint(61, 80)), F(rnd.randint(1, 60)), min(F(0), self.range[0] if self.range else F(0))]
            self.payment = (by, dict(zip(GRADES, shares)) if by == "grade" else list(zip(lines, shares)))
            keys = [{"grade": grade} for grade in GRADES] if by == "grade" else [{"from": text(line)} for line in lines]
            self.policy["payment"] = {"by": by, "tiers": [{**key, "share": text(share)} for key, share in zip(keys, shares)]}

    def write_case(self, rnd, name):
        indicators, observations = [], {}
        for leaf, written in zip(self.leaves, self.written):
            target = {"target": leaf.target} if leaf.target else {}
            indicators.append({"under": leaf.under, "title": leaf.title, **({written[0]: text(written[1])} if written else {}), "rule": leaf.rule, **target})
            if leaf.state == "observed":
                observations[leaf.title] = {**leaf.observation, **({"evidence": ["材料"]} if leaf.shown else {})}
            elif leaf.state == "not_demonstrated" and leaf.claims:
                observations[leaf.title] = {**leaf.observation, "state": "not_demonstrated"}
            elif leaf.state != "missing" or chance(rnd, 0.5):
                observations[leaf.title] = {"state": leaf.state, "reason": "理由"}
        funds = [{"source": "专项", "received": f"{text(self.received)}万元", "spent": f"{text(self.spent * 10000)}元"}]
        common = {"policy": name, "as_of": "2024-06-30", "project": {"name": "x", "funds": funds}}
        facts = {"facts": {"某事": self.truth, "次数": f"{self.count}次"}}
        plan = {"indicators": indicators, **({"splits": self.splits} if self.splits else {})}
        self.case = {**common, **facts, "plan": plan, "observations": {"自评": observations}}
        self.peers = []
        for i, indicator in enumerate(indicators):
            for peer in self.leaves[i].peers:
                self.peers.append({**common, "plan": {"indicators": [indicator]}, "observations": {"自评": {indicator["title"]: peer}}})


# The expected result


def new_points(problem):
    """Full points of every leaf when some do not apply, or None where points have no place to go."""
    full, method = {leaf.title: leaf.full for leaf in problem.leaves}, problem.not_applicable
    absent = {leaf.title for leaf in problem.leaves if leaf.state == "not_applicable"}
    if not absent or method == "full_points":
        return full
    if method == "alternative":
        return {title: problem.other_points.get(title, F(0)) for title in full}
    if method == "shift":
        for title in absent:
            if problem.shifts[title] in absent:
                return None
            full[problem.shifts[title]] += full[title]
            full[title] = F(0)
        return full
    # A first level that is an indicator itself has the root as its parent.
    scope_of = {"total": lambda l: "", "dimension": lambda l: l.top, "parent": lambda l: l.parent}[method.split()[1]]
    for key in {scope_of(leaf) for leaf in problem.leaves if leaf.title in absent}:
        members = [leaf for leaf in problem.leaves if scope_of(leaf) == key]
        shares = [F(0) if leaf.title in absent else leaf.full for leaf in members]
        if sum(shares) == 0:
            return None
        full.update(zip((leaf.title for leaf in members), apportioned(sum(leaf.full for leaf in members), shares, problem.decimals)))
    return full


def lowest_of(rule):
    """The floor that a rule names; a rule of several parts has the sum of theirs."""
    if not isinstance(rule, dict):
        return F(0)
    return sum((lowest_of(part["rule"]) for part in rule["parts"]), F(0)) if "parts" in rule else F(rule.get("floor", 0))


def leaf_scores(problem, full, reading=None):
    """The exact (low, high) of every leaf: an approved rule scales with its points. Read as claimed, what is not
    demonstrated counts by its facts; read as supported, what names no evidence is not demonstrated."""
    scores = {}
    for leaf in problem.leaves:
        new, state = full[leaf.title], leaf.state
        if reading == "claimed" and state == "not_demonstrated" and leaf.claims:
            state = "observed"
        if reading == "supported" and state == "observed" and not leaf.shown:
            state = "not_demonstrated"
        if state == "observed":
            scores[leaf.title] = tuple(end * new / leaf.full for end in leaf.span)
        elif state == "not_applicable":
            scores[leaf.title] = (new, new) if problem.not_applicable == "full_points" else (F(0), F(0))
        else:
            unknown = state == "pending" or getattr(problem, state) == "interval"
            if unknown and leaf.rule == "uncapped":
                return None  # nothing bounds it from above
            scores[leaf.title] = (lowest_of(leaf.rule) * new / leaf.full, new) if unknown else (F(0), F(0))
    return scores


def expected(problem, reading=None):
    """(full points, leaf scores, total, grades of every scheme, share of the payment), or None for a refusal."""
    full = new_points(problem)
    if full is None:
        return None
    # A minimum of blocks that all lost their points is no total.
    if problem.blocks and not any(full[leaf.title] for leaf in problem.leaves if leaf.top in problem.blocks):
        return None
    exact, mode, decimals = leaf_scores(problem, full, reading), problem.mode, problem.decimals
    if exact is None:
        return None

    def step(value, at):
        return rounded(value, decimals, mode) if problem.stage == at else value

    cut = {title: tuple(step(end, "indicator") for end in span) for title, span in exact.items()}
    # Conditions see the nodes before any veto.
    seen = dict(cut)
    for leaf in problem.leaves:
        if leaf.title != leaf.top:
            seen[leaf.top] = tuple(a + b for a, b in zip(seen.get(leaf.top, (F(0), F(0))), cut[leaf.title]))

    def zeroed(span, certain):
        return (F(0), F(0)) if certain else (min(span[0], F(0)), max(span[1], F(0)))

    vetoes = [(holds(seen), node) for holds, node in problem.vetoes]
    vetoes = [(certain, node) for (certain, possible), node in vetoes if possible]
    for certain, node in vetoes:
        for leaf in problem.leaves:
            if node in (leaf, leaf.top):
                exact[leaf.title], cut[leaf.title] = zeroed(exact[leaf.title], certain), zeroed(cut[leaf.title], certain)

    def total_of(scores, end, step):
        tops = {}
        for leaf in problem.leaves:
            got, points = tops.get(leaf.top, (F(0), F(0)))
            tops[leaf.top] = (got + scores[leaf.title][end], points + full[leaf.title])
        tops = {top: (step(got, "dimension"), points) for top, (got, points) in tops.items()}
        total = sum(got for got, _ in tops.values())
        if problem.blocks:
            total = min(tops[top][0] / tops[top][1] for top in problem.blocks if tops[top][1]) * problem.full
        total -= problem.penalties(seen)[1 - end] if problem.penalties else 0
        total += problem.bonuses(seen)[end] if problem.bonuses else 0
        if problem.range:
            total = min(max(total, problem.range[0]), problem.range[1])
        return step(total, "total")

    def totals(scores, step):
        span = tuple(total_of(scores, end, step) for end in (0, 1))
        for certain, node in vetoes:
            span = zeroed(span, certain) if node == "total" else span
        return span

    total = totals(cut, step)
    # Nothing says what an open total partly below every band may be graded or paid.
    lowest = min(F(0), problem.range[0]) if problem.range else F(0)
    low, high = total if problem.compare == "rounded" else totals(exact, lambda value, at: value)
    # Caps see the nodes after the vetoes.
    after = dict(cut)
    for leaf in problem.leaves:
        if leaf.title != leaf.top:
            after[leaf.top] = tuple(a + b for a, b in zip(after.get(leaf.top, (F(0), F(0))), cut[leaf.title]))
    if problem.stage == "dimension":
        after.update({top: tuple(rounded(end, decimals, mode) for end in after[top]) for top in problem.tops})
    grades = {}
    for name, bands, _ in problem.schemes:
        above = [HUGE] + [line for _, line in bands]
        possible = {i for i, (_, line) in enumerate(bands) if high >= line and low < above[i]}
        for holds, grade in problem.caps:
            certain, may = holds(after)
            capped = {max(i, GRADES.index(grade)) for i in possible}
            possible = capped if certain else possible | capped if may else possible
        grades[name] = [GRADES[i] for i in sorted(possible)]
    share, deciding = None, grades[problem.schemes[-1][0]]
    if problem.payment and problem.payment[0] == "grade" and deciding:
        shares = [problem.payment[1][grade] for grade in deciding]
        share = (min(shares), max(shares))
    elif problem.payment and problem.payment[0] == "score" and low >= lowest:
        share = tuple(next(share for line, share in problem.payment[1] if end >= line) for end in (low, high))
    if min(low, total[0]) < lowest <= max(high, total[1]):
        grades, share = None, None
    shown = {leaf.title: tuple(step(end, "dimension") for end in cut[leaf.title]) if leaf.title == leaf.top else cut[leaf.title] for leaf in problem.leaves}
    return full, shown, total, grades, share


def span_of(score):
    return (F(score["low"]), F(score["high"])) if isinstance(score, dict) else (F(score), F(score))


def difference(problem, document, wanted):
    """What the library says otherwise; "" where it agrees."""
    full, scores, total, grades, share = wanted
    for node in document["nodes"]:
        if node["leaf"] and (span_of(node["score"]) != scores[node["title"]] or F(node["full"]) != full[node["title"]]):
            form = next(leaf.form for leaf in problem.leaves if leaf.title == node["title"])
            return f"{node['title']} ({form}): {node['score']} of {node['full']}, expected {scores[node['title']]} of {full[node['title']]}"
    if span_of(document["total"]["score"]) != total:
        return f"total {document['total']['score']}, expected {total}"
    for grading in document["grades"] if grades is not None else []:
        found = [grading["grade"]] if "grade" in grading else grading.get("possible_grades", [])
        if found != grades[grading["scheme"]]:
            return f"grades {grading}, expected {grades[grading['scheme']]}"
    if len(document["grades"]) != len(problem.schemes):
        return f"{len(document['grades'])} grade schemes, expected {len(problem.schemes)}"
    if grades is not None and share != ("payment_share" in document and span_of(document["payment_share"]) or None):
        return f"payment {document.get('payment_share')}, expected {share}"
    named = any(leaf.state == "observed" and leaf.shown or leaf.state == "not_demonstrated" for leaf in problem.leaves)
    for reading in ("claimed", "supported") if named else ():
        again = expected(problem, reading)
        if again is None:
            if reading in document:
                return f"{reading} {document[reading]}, expected none"
            continue
        if span_of(document[reading]["total"]) != again[2]:
            return f"{reading} {document[reading]['total']}, expected {again[2]}"
    if total[0] == total[1] and sum(F(loss["lost"]) for loss in document["ledger"]) != F(document["total"]["full"]) - total[0]:
        return f"the ledger does not add up: {document['ledger']}"
    return ""


def features_of(problem):
    """What a case exercises beside the forms."""
    observed = [leaf for leaf in problem.leaves if leaf.state == "observed"]
    names = problem.features | {leaf.state for leaf in problem.leaves if leaf not in observed}
    names |= {f"{problem.mode} {problem.stage}", f"decimals {problem.decimals}", f"compare {problem.compare}"}
    names |= {name for name in ("vetoes", "penalties", "bonuses", "caps", "range", "blocks", "payment") if getattr(problem, name)}
    names |= {"evidence"} if any(leaf.shown for leaf in observed) else set()
    names |= {"adjusted"} if any(leaf.adjusted for leaf in observed) else set()
    names |= {"inequality"} if any(leaf.observation.get("actual", "?")[0] in "≥≤><" for leaf in observed) else set()
    return names | ({problem.not_applicable} if "not_applicable" in names else set())


WORDS = {"是": 1, "否": 0, "达成": 1, "完成": 1, "已完成": 1, "yes": 1, "未达成": 0, "未完成": 0, "no": 0}


def scaled(written):
    """A quantity as a row states it: four decimals of its base unit; None where that does not hold it."""
    match = re.fullmatch(r"[≥≤=><]?(-?[\d.]+)(万?)(%?)[^\d]*", written)
    if not match:
        return None
    value = F(match[1]) * (10**8 if match[2] else 10**4) / (100 if match[3] else 1)
    return value.numerator if value.denominator == 1 else None


def number_of(problem, leaf, kind, name):
    """One number of a row, from the leaf's observation; None where a row cannot state it."""
    seen = leaf.observation
    if "/" in name or leaf.form == "parts":  # a part: PART or PART/NAME
        part, _, name = name.partition("/")
        seen = seen["parts"][part]
        rule = next(p for p in leaf.rule["parts"] if p["title"] == part)["rule"]
    else:
        rule = leaf.rule
    if kind in ("actual", "target"):
        written = seen["actual"] if kind == "actual" else leaf.target
        return None if kind == "actual" and written[0] in "≥≤><" else scaled(written)
    if kind == "answer":
        return WORDS.get(seen["elements"][name] if name else seen["actual"])
    if kind == "level":
        if isinstance(rule, dict):
            return next(i for i, level in enumerate(rule["levels"]) if seen["level"] in (level["level"], *level["phrases"]))
        return next(i for i, level in enumerate(problem.policy["judgement"]["levels"]) if seen["level"] in (level["level"], *level["phrases"]))
    if kind == "mark":
        return scaled(seen["mark"])
    if kind == "count":
        return int(seen["counts"][name])
    if kind == "amount":
        return scaled(seen["amounts"][name])
    if kind == "date":
        return int(seen["actual"].replace("-", "")) if re.fullmatch(r"\d{4}-\d\d-\d\d", seen["actual"]) else None
    if kind == "ballot":
        ballots = [ballot for ballot in seen["marks"] if ballot["expert"] == name and "invalid" not in ballot]
        return scaled(ballots[0]["mark"]) if ballots else None
    raise KeyError(kind)


def check_row(problem, policies, document):
    """The compiled plan on the same facts: whether it was compared, and what differs."""
    if any(leaf.state != "observed" or leaf.adjusted for leaf in problem.leaves) or problem.peers:
        return False, ""
    try:
        plan = jixiao.Plan(json.dumps(problem.case), policies)
    except jixiao.JixiaoError as error:
        return False, "" if error.status == jixiao.Status.RULE else str(error)
    leaves = {leaf.title: leaf for leaf in problem.leaves}
    row = [number_of(problem, leaves[i.indicator], i.kind, i.name) for i in plan.inputs]
    ballots = sum(len(leaf.observation.get("marks", [])) for leaf in problem.leaves)
    if None in row or ballots != sum(i.kind == "ballot" for i in plan.inputs):
        return False, ""
    (got,) = plan.score([row])
    total = document["total"]["score"]
    if isinstance(total, dict):
        return False, ""
    if (F(total) * 10**problem.decimals).denominator != 1:
        return True, "" if got.total is None else f"row {row}: {got.total}, the case {total}"
    deciding = next(g for g in document["grades"] if g.get("decides"))
    if got.total is None or F(got.total) != F(total) or got.grade != deciding.get("grade"):
        return True, f"row {row}: {got.total} {got.grade}, the case {total} {deciding.get('grade')}"
    for node in document["nodes"]:
        if node["leaf"] and problem.stage == "indicator" and not problem.vetoes and F(got.scores[node["title"]]) != F(node["score"]):
            return True, f"row {row}: {node['title']} {got.scores[node['title']]}, the case {node['score']}"
    if plan.explain(row).total != got.total:
        return True, f"row {row}: explained as {plan.explain(row).total}, scored {got.total}"
    return True, ""


def check(problem, policies):
    wanted = expected(problem)
    try:
        document = jixiao.evaluate(json.dumps(problem.case), policies, peers=map(json.dumps, problem.peers)).to_dict()
    except jixiao.JixiaoError as error:
        if wanted is None and error.status in (jixiao.Status.POINTS, jixiao.Status.OBSERVATION):
            return "refused"
        return f"status {error.status}: {error}"
    if wanted is None:
        return "points that have nowhere to go were not refused"
    wrong = difference(problem, document, wanted)
    if wrong:
        return wrong
    compared, wrong = check_row(problem, policies, document)
    problem.features |= {"compiled plan"} if compared else set()
    return wrong or ("agrees" if wanted[2][0] == wanted[2][1] else "agrees on an interval")


def check_batch(batch):
    """(counts of outcomes, of forms, of features, the differences) of some cases that share a set of policies."""
    seed, numbers = batch
    problems, policies, outcomes, forms, features, wrong = [], jixiao.Policies(), collections.Counter(), collections.Counter(), collections.Counter(), []
    for number in numbers:
        try:
            problems.append((number, Problem(random.Random(f"{seed}/{number}"), number)))
            policies.add(json.dumps(problems[-1][1].policy))
        except Exception:  # pylint: disable=broad-except
            wrong.append(f"case {number}: {traceback.format_exc()}")
    for number, problem in problems:
        outcome = check(problem, policies)
        if outcome not in ("agrees", "agrees on an interval", "refused"):
            wrong.append(f"case {number}: {outcome}")
            continue
        outcomes[outcome] += 1
        if outcome != "refused":
            forms.update({leaf.form for leaf in problem.leaves if leaf.state == "observed"})
            features.update(features_of(problem))
    return outcomes, forms, features, wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20240501)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", type=int)
    arguments = parser.parse_args()
    numbers = range(arguments.cases) if arguments.only is None else [arguments.only]
    batches = [(arguments.seed, numbers[i : i + BATCH]) for i in range(0, len(numbers), BATCH)]
    if arguments.only is not None:
        problem = Problem(random.Random(f"{arguments.seed}/{arguments.only}"), arguments.only)
        print(json.dumps([problem.policy, problem.case, problem.peers], ensure_ascii=False, indent=1))
    outcomes, forms, features, wrong = collections.Counter(), collections.Counter(), collections.Counter(), []
    with multiprocessing.Pool(arguments.jobs) as pool:
        for result in pool.imap_unordered(check_batch, batches) if arguments.jobs > 1 else map(check_batch, batches):
            for counter, more in zip((outcomes, forms, features), result):
                counter.update(more)
            wrong += result[3]
            if len(wrong) > 20:
                break
    if wrong:
        print(f"seed {arguments.seed}:", *wrong[:20], sep="\n")
        return 1
    print(f"{len(numbers)} random cases: {dict(outcomes)}")
    if arguments.only is not None:
        return 0
    print("forms:", dict(sorted(forms.items())))
    print("also:", dict(sorted(features.items())))
    never = set(FORMS) - set(forms)
    if never:
        print(f"never agreed on: {sorted(never)}")
    return 0 if outcomes["agrees"] > arguments.cases // 2 and not never else 1


if __name__ == "__main__":
    sys.exit(main())
