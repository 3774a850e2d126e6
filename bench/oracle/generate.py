#!/usr/bin/env python3
"""Seeded generator of awkward but well-formed school records for Junheng.

Each county follows one recipe, named in the school names so that a difference
found later can be traced to what was meant.  The same arguments always give
the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import random
from fractions import Fraction
from itertools import product
from math import ceil, floor
from pathlib import Path
from typing import Callable, Iterable, Optional

Row = dict[str, object]      # code -> int, Fraction, text or None (blank)

ALL_STAGES = ("kg", "primary", "junior", "senior")
JUDGED = ("primary", "junior")
WEIGHTS = {"kg": Fraction(10, 11), "primary": Fraction(1),
           "junior": Fraction(11, 10), "senior": Fraction(33, 25)}
IMPLIED = {
    "primary": ("primary",),
    "junior": ("junior",),
    "nine_year": ("primary", "junior"),
    "twelve_year": ("primary", "junior", "senior"),
    "complete_secondary": ("junior", "senior"),
    "teaching_point": ("primary",),
    "special": (),
    "vocational": (),
}
TYPES = tuple(IMPLIED)
THRESHOLDS = {
    "primary": tuple(map(Fraction, ("4.2", "1", "0.9", "4.5", "7.5", "2000", "2.3"))),
    "junior": tuple(map(Fraction, ("5.3", "1", "0.9", "5.8", "10.2", "2500", "2.4"))),
}
FLOOR = Fraction("0.85")
# The half-width c for which two equal units m(1-c), m(1+c) have CV = c.
CV_LIMIT = {"primary": Fraction(1, 2), "junior": Fraction(9, 20)}
MILLIONTH = Fraction(1, 1_000_000)

IDENTITY = ("year", "county", "school", "name", "type")
STAGE_COUNTS = ("classes", "max_class", "classes_over", "teachers", "associate", "bachelor",
                "master", "doctor", "backbone", "pe", "music", "art", "arts", "visiting")
AREAS = ("teaching_area", "indoor_sports_area", "sports_ground_area", "extra_sports_area")
COLUMNS = (
    IDENTITY
    + ("organiser", "locale", "built", "city_centre", "counted", "parent")
    + tuple(f"pupils_{s}" for s in ALL_STAGES) + ("migrant_pupils",)
    + tuple(f"{name}_{s}" for s in JUDGED for name in STAGE_COUNTS)
    + AREAS + ("equipment_wan", "multimedia_rooms", "music_rooms", "art_rooms")
)
COUNT_COLUMNS = tuple(c for c in COLUMNS if c.startswith("pupils_") or c == "migrant_pupils"
                      or c.rsplit("_", 1)[0] in STAGE_COUNTS or c == "multimedia_rooms")
DECIMAL_COLUMNS = AREAS + ("equipment_wan",)


def written(value: object) -> str:
    """A cell.  Values must fit in six decimals: exactness rests on it."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        millionths = value * 1_000_000
        assert millionths.denominator == 1 and value >= 0, value
        whole, rest = divmod(millionths.numerator, 1_000_000)
        return f"{whole}.{rest:06d}".rstrip("0").rstrip(".") if rest else str(whole)
    return str(value)


def grid(value: Fraction, decimals: int) -> Fraction:
    scale = 10 ** decimals
    return Fraction(floor(value * scale), scale)


def uniform(rng: random.Random, low: object, high: object, decimals: int = 3) -> Fraction:
    """A random decimal; drawn as an integer so that platforms agree."""
    scale = 10 ** decimals
    return Fraction(rng.randint(ceil(Fraction(low) * scale), floor(Fraction(high) * scale)), scale)


def weighted_pupils(row: Row) -> Fraction:
    return sum((WEIGHTS[s] * (row.get(f"pupils_{s}") or 0) for s in ALL_STAGES), Fraction(0))


# --------------------------------------------------------------------------
# One school

class Schools:
    """Makes rows of one county with identifiers that sort awkwardly."""

    # The last forms sort differently by code point and by UTF-16 code unit.
    FORMS: tuple[Callable[[int], str], ...] = (
        lambda n: f"{n}", lambda n: f"0{n}", lambda n: f"00{n}", lambda n: f"{n:010d}",
        lambda n: f"21{n:08d}", lambda n: f"A{n}", lambda n: f"a{n}", lambda n: f"a-{n}",
        lambda n: f"x_{n}", lambda n: f"校{n}", lambda n: f"\u00e9{n}", lambda n: f"e\u0301{n}",
        lambda n: f"\uff21{n}", lambda n: f"\U00020000{n}", lambda n: f"{n},{n}",
        lambda n: f'"{n}"',
    )

    def __init__(self, rng: random.Random, year: int, county: str, recipe: str):
        self.rng, self.year, self.county, self.recipe = rng, year, county, recipe
        self.used: set[str] = set()

    def identifier(self) -> str:
        rng = self.rng
        while True:
            # Plain numbers are the rule and odd forms the exception.
            forms = self.FORMS[:5] if rng.random() < 0.7 else self.FORMS
            text = rng.choice(forms)(rng.randint(1, 400 + len(self.used)))
            if text not in self.used:
                self.used.add(text)
                return text

    def new(self, kind: str, **pupils: Optional[int]) -> Row:
        """A complete row: nothing blank but stages without pupils."""
        rng = self.rng
        row: Row = dict.fromkeys(COLUMNS)
        school = self.identifier()
        row.update(year=self.year, county=self.county, school=school, type=kind,
                   name=rng.choice((f"{self.recipe} {school}", f"{self.recipe}, {school}",
                                    f'"{self.recipe}" {school}', f"第{school}学校 {self.recipe}",
                                    f"{self.recipe}\n{school}")),
                   organiser=rng.choice((None, *range(1, 11))),
                   locale=rng.choice((None, "city", "town")),
                   built=rng.choice((None, 1987, 2010, 2011, 2016, 2017)),
                   city_centre=rng.choice((None, 0)),
                   counted=rng.choice((None, 1)))
        for stage in ALL_STAGES:
            row[f"pupils_{stage}"] = pupils.get(stage)
        compulsory = (pupils.get("primary") or 0) + (pupils.get("junior") or 0)
        row["migrant_pupils"] = rng.randint(0, compulsory)
        for stage in JUDGED:
            if pupils.get(stage):
                self.staff(row, stage, 0, 0, 0)
        for room in ("music_rooms", "art_rooms"):
            areas = [written(uniform(rng, 54, 130, rng.choice((0, 1)))) for _ in range(rng.randint(0, 3))]
            row[room] = rng.choice((None, "0", "|".join(areas) or "0"))
        for code in (*AREAS, "equipment_wan", "multimedia_rooms"):
            row[code] = 0
        return row

    def staff(self, row: Row, stage: str, degrees: int, backbone: int, arts: int,
              visiting: int = 0) -> None:
        """Sets the teachers of a stage to give these three numerators."""
        rng = self.rng
        pupils = row[f"pupils_{stage}"]
        names = ("associate", "bachelor", "master", "doctor")
        counted = names if stage == "primary" else names[1:]
        put = lambda name, value: row.__setitem__(f"{name}_{stage}", value)
        for name in names:
            # For junior schools the associates are noise that must not count.
            put(name, 0 if name in counted else rng.randint(0, 9))
        for name, part in zip(counted, parts(rng, degrees, len(counted))):
            put(name, part)
        for name, part in zip(("pe", "music", "art", "arts"), parts(rng, arts, 4)):
            put(name, part)
        put("backbone", backbone)
        put("visiting", visiting)
        put("teachers", degrees + rng.randint(9, 15) + max(backbone, arts))
        classes = max(1, pupils // 40)
        put("classes", classes)
        put("max_class", -(-pupils // classes))
        put("classes_over", 0)

    def share(self, row: Row, classroom: object, sports: object, equipment: object,
              rooms: int) -> None:
        """Sets the whole-school resources (equipment in yuan)."""
        sports = Fraction(sports)
        indoor = grid(sports * self.rng.randint(0, 10) / 10, self.rng.choice((0, 2, 6)))
        row["indoor_sports_area"] = indoor
        row["teaching_area"] = Fraction(classroom) + indoor
        row["sports_ground_area"] = sports - indoor
        row["equipment_wan"] = Fraction(equipment) / 10_000
        row["multimedia_rooms"] = rooms

    def endow(self, row: Row, low: str = "0.7", high: str = "1.9") -> Row:
        """Random resources, as multiples of the thresholds."""
        rng = self.rng
        factor = lambda: uniform(rng, low, high)
        stages = [s for s in JUDGED if row[f"pupils_{s}"]]
        for stage in stages:
            pupils, limits = row[f"pupils_{stage}"], THRESHOLDS[stage]
            self.staff(row, stage, *(round(limits[i] * pupils / 100 * factor()) for i in range(3)),
                       visiting=rng.randint(0, 3))
        limits = THRESHOLDS[stages[0] if stages else "primary"]
        weighted = weighted_pupils(row)
        decimals = rng.choice((0, 2, 6))
        self.share(row, grid(limits[3] * weighted * factor(), decimals),
                   grid(limits[4] * weighted * factor(), decimals),
                   grid(limits[5] * weighted * factor(), 2),
                   round(limits[6] * weighted / 100 * factor()))
        return row

    def random(self, kind: Optional[str] = None, low: str = "0.7", high: str = "1.9") -> Row:
        """A plausible school of a type, at times with stages beyond its type."""
        rng = self.rng
        kind = kind or rng.choice(TYPES)
        stages = set(IMPLIED[kind]) or {rng.choice(ALL_STAGES[1:])}
        if "primary" in stages and rng.random() < 0.4:
            stages.add("kg")
        if rng.random() < 0.15:
            stages.add(rng.choice(ALL_STAGES))
        if kind == "teaching_point":
            size = lambda: rng.choice((30, 49, 50, 51, 77))
        else:
            size = lambda: rng.choice((rng.randint(1, 120), rng.randint(121, 2600)))
        pupils = {s: size() for s in ALL_STAGES if s in stages}
        for stage in ALL_STAGES:
            if stage not in pupils and rng.random() < 0.3:
                pupils[stage] = 0
        return self.endow(self.new(kind, **pupils), low, high)


def parts(rng: random.Random, whole: int, count: int) -> list[int]:
    cuts = sorted(rng.randint(0, whole) for _ in range(count - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, whole])]


def comfortable(schools: Schools, row: Row) -> None:
    """The same generous value per weighted pupil for every whole-school field."""
    weighted = weighted_pupils(row)
    schools.share(row, grid(10 * weighted, 6), grid(18 * weighted, 6),
                  grid(5000 * weighted, 2), ceil(weighted / 20))


# --------------------------------------------------------------------------
# Recipes: each takes the county's Schools and a size and gives rows

ELSEWHERE = "elsewhere"


def recipe_random(s: Schools, size: int) -> list[Row]:
    rng, rows = s.rng, []
    for _ in range(size):
        row = s.random()
        row["locale"] = rng.choice((None, "city", "town", "rural"))
        row["city_centre"] = rng.choice((None, 0, 0, 1))
        row["extra_sports_area"] = rng.choice((None, 0, uniform(rng, 1, 2000, 2)))
        rows.append(row)
    return rows


def recipe_even(s: Schools, size: int) -> list[Row]:
    """Narrow spread and few failures, so that a whole county may be met."""
    kinds = ("primary", "junior", "nine_year", "complete_secondary", "twelve_year")
    rows = []
    for _ in range(size):
        kind = s.rng.choice(kinds)
        pupils = {stage: s.rng.randint(300, 1500) for stage in IMPLIED[kind]}
        rows.append(s.endow(s.new(kind, **pupils), "1.3", "1.7"))
    return rows


def recipe_implied(s: Schools, size: int) -> list[Row]:
    """Every type with blank, zero or some pupils in each of the four stages."""
    combinations = list(product(TYPES, *[("some", "zero", "blank")] * 4))
    rows = []
    for kind, *states in s.rng.sample(combinations, min(size, len(combinations))):
        pupils = {}
        for stage, state in zip(ALL_STAGES, states):
            many = s.rng.choice((49, 50, 51, 330, 1001))
            pupils[stage] = {"some": many, "zero": 0, "blank": None}[state]
        rows.append(s.endow(s.new(kind, **pupils)))
    return rows


def recipe_thresholds(s: Schools, size: int) -> list[Row]:
    """Values on the threshold or the floor, or the least step beside them."""
    rng, rows = s.rng, []
    for _ in range(size):
        stage = rng.choice(JUDGED)
        # With 20000 pupils every threshold and every floor is a whole number
        # of teachers or rooms; other sizes reach areas and money only.
        pupils = rng.choice((20_000, 20_000, rng.randint(50, 3000)))
        special = rng.sample(range(7) if pupils == 20_000 else range(3, 6), rng.choice((1, 1, 2, 3)))
        other = {}
        if rng.random() < 0.3:
            other["kg"] = 11 * 11 * rng.randint(1, 3)       # keeps kg/1.1 exact
        integrated = stage == "primary" and rng.random() < 0.3
        if integrated:
            other["junior"] = rng.randint(1, 900)
        if rng.random() < 0.2:
            other["senior"] = rng.randint(1, 300)
        kind = ("twelve_year" if integrated and "senior" in other else
                "nine_year" if integrated else stage)
        row = s.new(kind, **{stage: pupils}, **other)
        comfortable(s, row)
        if integrated:
            n = row["pupils_junior"]
            s.staff(row, "junior", n // 10, n // 20, n // 20)
        # Resource of the whole school that gives this stage 1 per pupil.
        per_pupil = weighted_pupils(row) / WEIGHTS[stage]
        amounts: list[Fraction] = []
        for i, limit in enumerate(THRESHOLDS[stage]):
            base = pupils if i < 3 else per_pupil
            target = limit * rng.choice((1, FLOOR)) if i in special else limit * Fraction(3, 2)
            amount = target * base / (100 if i in (0, 1, 2, 6) else 1)
            if i in (3, 4, 5):
                step = MILLIONTH * (10_000 if i == 5 else 1)
                amount = step * ceil(amount / step)
            else:
                step, amount = 1, ceil(amount)
            if i in special:
                amount += step * rng.choice((0, 0, -1, 1))
            amounts.append(amount)
        s.staff(row, stage, *map(int, amounts[:3]))
        s.share(row, *amounts[3:6], int(amounts[6]))
        rows.append(row)
    return rows


def scaled_units(s: Schools, stage: str, pupils: int, levels: list[object],
                 base: int) -> Row:
    """A single-stage school with value = level per `base` pupils (counts) or
    per pupil (areas and money)."""
    row = s.new(stage, **{stage: pupils})
    copies = Fraction(pupils, base)
    s.staff(row, stage, *(int(levels[i] * copies) for i in range(3)))
    s.share(row, levels[3] * pupils, levels[4] * pupils, levels[5] * pupils,
            int(levels[6] * copies))
    return row


def base_levels(rng: random.Random, stage: str, base: int) -> list[object]:
    """Levels that meet every threshold, for scaled_units."""
    levels: list[object] = []
    for i, limit in enumerate(THRESHOLDS[stage]):
        if i in (3, 4, 5):
            decimals = 2 if i == 5 else rng.choice((0, 1, 2, 3))
            # At most two decimals for money, which loses four more when
            # written in units of ten thousand.
            levels.append(uniform(rng, limit, limit * 2, decimals))
        else:
            levels.append(ceil(limit * base / 100) + rng.randint(0, 3))
    return levels


def recipe_equal(s: Schools, size: int) -> list[Row]:
    """Every unit with the same values: all CVs exactly zero."""
    rows, rng = [], s.rng
    for stage in JUDGED:
        base = rng.randint(37, 211)
        levels = base_levels(rng, stage, base)
        if rng.random() < 0.3:
            levels[rng.randrange(7)] = 0
        rows += [scaled_units(s, stage, base * rng.randint(1, 9), levels, base)
                 for _ in range(max(1, size // 2))]
    return rows


def nudge(rng: random.Random, row: Row, indicator: int, direction: int) -> None:
    code = {3: "teaching_area", 4: "sports_ground_area", 5: "equipment_wan"}[indicator]
    # A ground that is all indoors cannot lose a millionth outdoors.
    if row[code] + direction * MILLIONTH >= 0:
        row[code] += direction * MILLIONTH


def recipe_cv_exact(s: Schools, size: int) -> list[Row]:
    """Pairs m(1-c), m(1+c) with c the limit; some counties a millionth off.

    Each pair has its own number of pupils and all have the same m, so the
    weighted CV of the county is c whatever the number of pairs.
    """
    rng, rows = s.rng, []
    mode = rng.choice(("exact", "exact", "over", "under"))
    for stage in JUDGED:
        # 1:3 gives c = 1/2 and 11:29 gives c = 9/20.
        low, high = (1, 3) if stage == "primary" else (11, 29)
        base = rng.randint(37, 211)
        levels = base_levels(rng, stage, base)
        chosen = rng.sample(range(7), rng.choice((1, 2, 7)))
        giant = 10 ** rng.choice((0, 0, 5))     # defeats a comparison of doubles
        first, second = list(levels), list(levels)
        for i in chosen:
            # Each of a pair is an exact multiple of the same part, and even
            # the poorer one meets the threshold.
            level = levels[i]
            part = Fraction(ceil(Fraction(level) / low)) if i not in (3, 4, 5) else level
            if i in (3, 4):
                part *= giant
            first[i], second[i] = part * low, part * high
        pairs = []
        for _ in range(max(1, size // 4)):
            pupils = base * rng.randint(1, 9)
            pairs.append((scaled_units(s, stage, pupils, first, base),
                          scaled_units(s, stage, pupils, second, base)))
        fine = [i for i in chosen if i in (3, 4, 5)]
        if mode != "exact" and fine:
            # Raising a rich unit or lowering a poor one widens the spread.
            poor, rich = rng.choice(pairs)
            sign = 1 if mode == "over" else -1
            row, direction = rng.choice(((rich, sign), (poor, -sign)))
            nudge(rng, row, rng.choice(fine), direction)
        rows += [row for pair in pairs for row in pair]
    return rows


def recipe_cv_split(s: Schools, size: int) -> list[Row]:
    """Nine-year pairs whose junior parts have a CV of exactly 0.45 after the
    split; the primary parts then have 0.45 as well, under their limit."""
    rng, rows = s.rng, []
    for _ in range(max(1, size // 2)):
        primary, junior = rng.randint(60, 1500), rng.randint(60, 1500)
        for level in (11, 29):
            row = s.new("nine_year", primary=primary, junior=junior)
            for stage in JUDGED:
                n = row[f"pupils_{stage}"]
                s.staff(row, stage, n, n, n)
            weighted = weighted_pupils(row)
            s.share(row, level * weighted, level * weighted, 1000 * level * weighted,
                    int(level * weighted * 10) if level * weighted * 10 % 1 == 0 else 0)
            rows.append(row)
    return rows


def cv_over(pairs: list[tuple[int, Fraction]], limit: Fraction) -> bool:
    pupils = sum(n for n, _ in pairs)
    mean = sum(x for _, x in pairs) / pupils
    variance = sum((x - mean * n) ** 2 / n for n, x in pairs) / pupils
    return variance > (limit * mean) ** 2


def recipe_cv_straddle(s: Schools, size: int) -> list[Row]:
    """An uneven county in which one area is the last millionth under the CV
    limit, or the first one over it."""
    rng, rows = s.rng, []
    for stage in JUDGED:
        limit = CV_LIMIT[stage]
        group = []
        for _ in range(max(3, size // 2)):
            row = s.new(stage, **{stage: rng.randint(100, 2000)})
            group.append(s.endow(row, "1.1", "1.6"))
        pupils = [r[f"pupils_{stage}"] for r in group]
        areas = [r["teaching_area"] - r["indoor_sports_area"] for r in group]
        pairs = lambda steps: [*zip(pupils[:-1], areas[:-1]), (pupils[-1], steps * MILLIONTH)]
        low = int(areas[-1] / MILLIONTH)
        high = low * 2
        while not cv_over(pairs(high), limit) and high < low * 10_000:
            high *= 2
        # One huge school may hold the CV under the limit however rich it gets.
        if not cv_over(pairs(low), limit) and cv_over(pairs(high), limit):
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if cv_over(pairs(middle), limit) else (middle, high)
            last = group[-1]
            last["teaching_area"] = rng.choice((low, high)) * MILLIONTH + last["indoor_sports_area"]
        rows += group
    return rows


def recipe_zero(s: Schools, size: int) -> list[Row]:
    """One indicator zero in the whole county, and single zeros elsewhere."""
    rng = s.rng
    rows = recipe_even(s, size)

    def clear(row: Row, indicator: int) -> None:
        names = {0: ("associate", "bachelor", "master", "doctor"), 1: ("backbone",),
                 2: ("pe", "music", "art", "arts")}
        if indicator in names:
            for stage in JUDGED:
                for name in names[indicator]:
                    if row[f"{name}_{stage}"] is not None:
                        row[f"{name}_{stage}"] = 0
        elif indicator == 3:
            row["teaching_area"] = row["indoor_sports_area"]
        elif indicator == 4:
            row["teaching_area"] -= row["indoor_sports_area"]
            row["indoor_sports_area"] = row["sports_ground_area"] = 0
        else:
            row["equipment_wan" if indicator == 5 else "multimedia_rooms"] = 0

    everywhere = rng.sample(range(7), rng.choice((1, 1, 2, 7)))
    for row in rows:
        for indicator in everywhere:
            clear(row, indicator)
        if rng.random() < 0.2:
            clear(row, rng.randrange(7))
    return rows


def recipe_tolerance(s: Schools, size: int) -> list[Row]:
    """Units at the edges of the tolerances, with and without what they add."""
    rng, rows = s.rng, []
    for _ in range(size):
        kind = rng.choice(("primary", "junior", "nine_year", "teaching_point"))
        sizes = (49, 50, 99, 100)
        row = s.random(kind)
        for stage in IMPLIED[kind]:
            row[f"pupils_{stage}"] = rng.choice(sizes)
        s.endow(row, "0.6", "1.3")
        for stage in JUDGED:
            if row[f"pupils_{stage}"]:
                row[f"visiting_{stage}"] = rng.choice((None, 0, 1, 2))
        row["locale"] = rng.choice(("rural", "rural", "rural", "town", None))
        row["city_centre"] = rng.choice((None, 0, 1, 1))
        row["extra_sports_area"] = rng.choice((None, 0, uniform(rng, 1, 900, 2)))
        rows.append(row)
    return rows


def recipe_excluded(s: Schools, size: int) -> list[Row]:
    """Nothing to judge in one stage or in both."""
    rng, rows = s.rng, []
    for _ in range(size):
        kind = rng.choice(("special", "vocational", "teaching_point"))
        high = 49 if kind == "teaching_point" else 300
        rows.append(s.endow(s.new(kind, primary=rng.randint(1, high),
                                  junior=rng.choice((None, 0, rng.randint(1, high))))))
    if rng.random() < 0.5:
        rows.append(s.random("junior"))
    return rows


def recipe_single(s: Schools, size: int) -> list[Row]:
    """A county of one school, with the identifier that campuses of other
    counties name as their parent: a parent must be of the same county."""
    row = s.random(s.rng.choice(("primary", "junior", "nine_year", "twelve_year")), "1", "1.5")
    row["school"] = ELSEWHERE
    return [row]


def recipe_points(s: Schools, size: int) -> list[Row]:
    """Teaching points around 50 pupils in either stage, some merged."""
    rng, rows = s.rng, []
    for _ in range(size):
        row = s.new("teaching_point", primary=rng.choice((49, 50, 51, 0)),
                    junior=rng.choice((None, 0, 49, 50, 51)))
        rows.append(s.endow(row))
    for row in rows[1:]:
        if rng.random() < 0.3:
            row.update(counted=0, parent=rows[0]["school"])
    rows[0]["counted"] = 1
    return rows


def recipe_campuses(s: Schools, size: int) -> list[Row]:
    """Merging in every form, right and wrong."""
    rng = s.rng
    rows = [s.random(low="0.9", high="1.6") for _ in range(size)]
    standing = rows[:max(1, size // 3)]
    campuses = rows[len(standing):]
    for row in standing:
        row["city_centre"] = rng.choice((None, 0, 1))
        row["locale"] = rng.choice((None, "city", "town", "rural"))
        if rng.random() < 0.2:
            row["parent"] = rng.choice(rows)["school"]      # ignored: it counts
    for row in campuses:
        row["counted"] = 0
        row["locale"] = rng.choice((None, "city", "town", "rural"))
        fate = rng.random()
        if fate < 0.7:
            row["parent"] = rng.choice(standing)["school"]
        elif fate < 0.78:
            row["parent"] = rng.choice(campuses)["school"]  # a chain or itself
        elif fate < 0.86:
            row["parent"] = row["school"]
        elif fate < 0.94:
            row["parent"] = rng.choice(("no-such-school", ELSEWHERE))
    return rows


RECIPES: dict[str, Callable[[Schools, int], list[Row]]] = {
    "random": recipe_random,
    "even": recipe_even,
    "implied": recipe_implied,
    "thresholds": recipe_thresholds,
    "equal": recipe_equal,
    "cv-exact": recipe_cv_exact,
    "cv-split": recipe_cv_split,
    "cv-straddle": recipe_cv_straddle,
    "zero": recipe_zero,
    "tolerance": recipe_tolerance,
    "excluded": recipe_excluded,
    "single": recipe_single,
    "points": recipe_points,
    "campuses": recipe_campuses,
    "campuses-blank": recipe_campuses,
    "random-blank": recipe_random,
    "even-blank": recipe_even,
    "tolerance-blank": recipe_tolerance,
}


# --------------------------------------------------------------------------
# Damage: blanks, invalid cells, duplicates, unusable rows

KEPT = {"year", "county", "school", "type", "counted", "parent"}
BAD_COUNTS = ("abc", "-3", "12.5", "很多", "n/a")
BAD_DECIMALS = ("abc", "-0.5", "1.1234567", "很大", "12㎡")
# Notations about which the contract says nothing, or not enough.
CONTESTED_NUMBERS = ("1,200", "1e3", "+5", "１２", " 12 ", "5.", ".5", "12.0", "1.0000000", "-0")


def damage(rng: random.Random, rows: list[Row], contested: bool) -> None:
    rate = rng.choice((0.003, 0.015, 0.05))
    for row in rows:
        for code in COLUMNS:
            if code in KEPT:
                continue
            if rng.random() < rate:
                row[code] = None
            elif rng.random() < rate / 3:
                if code in COUNT_COLUMNS:
                    row[code] = rng.choice(BAD_COUNTS)
                elif code in DECIMAL_COLUMNS:
                    row[code] = rng.choice(BAD_DECIMALS)
                elif code in ("organiser", "built"):
                    row[code] = "abc"
            elif contested and rng.random() < rate / 3:
                if code in COUNT_COLUMNS or code in DECIMAL_COLUMNS:
                    row[code] = rng.choice(CONTESTED_NUMBERS)


def settle_merged_pupils(rows: list[Row]) -> None:
    """Fills blank pupils inside merged schools.

    The contract leaves room for what a blank number of pupils means when rows
    are added up; by default the generator stays off that ground.
    """
    by_school = {r["school"]: r for r in rows}
    groups: dict[str, list[Row]] = {}
    for row in rows:
        parent = by_school.get(row["parent"])
        if row["counted"] == 0 and parent is not None and parent["counted"] != 0:
            groups.setdefault(parent["school"], [parent]).append(row)
    for members in groups.values():
        for stage in ALL_STAGES:
            code = f"pupils_{stage}"
            if any(stage in IMPLIED[r["type"]] or r[code] for r in members):
                for row in members:
                    if not isinstance(row[code], int):
                        row[code] = 0


def duplicates(rng: random.Random, rows: list[Row]) -> list[Row]:
    """Second rows of some schools, with other figures."""
    copies = []
    for row in rows:
        if rng.random() < 0.08:
            copy = dict(row)
            copy["name"] = f"copy of {row['school']}"
            # The teaching area stays: below the indoor area it would be contested.
            for code in ("sports_ground_area", "equipment_wan", "multimedia_rooms"):
                copy[code] = rng.randint(0, 9999)
            copies.append(copy)
    return copies


def unusable(rng: random.Random, s: Schools, rows: list[Row]) -> list[Row]:
    """Rows to be skipped: unknown type, or a key field empty."""
    bad = []
    for _ in range(rng.randint(0, 3)):
        row = s.random("primary")
        field = rng.choice(("type", "type", "year", "county", "school"))
        row[field] = "academy" if field == "type" else None
        bad.append(row)
        # A parent that was skipped is an unknown parent.
        if field == "type" and rng.random() < 0.5:
            campus = s.random("primary")
            campus.update(counted=0, parent=row["school"])
            rows.append(campus)
    return bad


def negative_areas(rng: random.Random, rows: list[Row]) -> None:
    """Some indoor areas larger than the teaching area they are part of."""
    for row in rows:
        if rng.random() < 0.05 and isinstance(row["teaching_area"], (int, Fraction)):
            row["indoor_sports_area"] = row["teaching_area"] + rng.randint(1, 50)


def contested_duplicates(rng: random.Random, rows: list[Row]) -> list[Row]:
    """A row of unknown type that shares its key with a good one."""
    return [dict(row, type="academy") for row in rows if rng.random() < 0.05]


# --------------------------------------------------------------------------
# Files

def county_rows(rng: random.Random, recipe: str, year: int, county: str, size: int,
                contested: bool) -> list[Row]:
    s = Schools(rng, year, county, recipe)
    rows = RECIPES[recipe](s, size)
    extra: list[Row] = []
    if recipe.endswith("-blank"):
        extra += unusable(rng, s, rows)
        damage(rng, rows, contested)
        if contested:
            extra += contested_duplicates(rng, rows)
            negative_areas(rng, rows)
    if not contested:
        settle_merged_pupils(rows)
    # A changed copy may come first and replace the row, which would spoil the
    # counties made to sit on a limit.
    if recipe not in ("thresholds", "equal", "cv-exact", "cv-split", "cv-straddle"):
        extra += duplicates(rng, rows)
    return rows + extra


def text_of(rng: random.Random, rows: Iterable[Row]) -> str:
    """CSV with columns in random order and a few rows of wrong length."""
    columns = list(COLUMNS)
    rng.shuffle(columns)
    buffer = io.StringIO()
    quoting = rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL))
    writer = csv.writer(buffer, quoting=quoting, lineterminator=rng.choice(("\n", "\r\n")))
    writer.writerow(columns)
    for row in rows:
        cells = [written(row[c]) for c in columns]
        writer.writerow(cells)
        if rng.random() < 0.004:
            writer.writerow(cells + ["1"] if rng.random() < 0.5 else cells[:-1])
    return buffer.getvalue()


def generate(seed: int, counties: int, schools: int, year: int, contested: bool) -> bytes:
    rng = random.Random(seed)
    queue: list[str] = []
    rows: list[Row] = []
    for index in range(counties):
        if not queue:
            queue = rng.sample(list(RECIPES), len(RECIPES))
        rows += county_rows(rng, queue.pop(), year, f"{130101 + 7 * index:06d}", schools, contested)
    # Counties and schools come in no order; results must not depend on it.
    rng.shuffle(rows)
    mark = rng.choice(("", "\ufeff"))
    return (mark + text_of(rng, rows)).encode("utf-8")


def main(arguments: Optional[list[str]] = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--counties", type=int, required=True)
    parser.add_argument("--schools", type=int, required=True,
                        help="schools per county (some recipes round this)")
    parser.add_argument("--out", required=True, metavar="FILE.csv")
    parser.add_argument("--year", type=int, default=2021)
    parser.add_argument("--contested", action="store_true",
                        help="also cases for which the contract leaves room (see README.md)")
    options = parser.parse_args(arguments)
    if options.counties < 1 or options.schools < 1:
        parser.error("--counties and --schools must be at least 1")
    content = generate(options.seed, options.counties, options.schools, options.year,
                       options.contested)
    path = Path(options.out)
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_bytes(content)
    os.replace(temporary, path)


if __name__ == "__main__":
    main()
