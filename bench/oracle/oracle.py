#!/usr/bin/env python3
"""Independent calculation of Junheng's `evaluate` results.

Reads school records and writes stage_parts.csv and counties.csv.  It shares no
code with the product, so that a slip in one is unlikely to be repeated in the
other.  All arithmetic is on exact rationals; a double appears only when a
figure is printed.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Context, Decimal
from fractions import Fraction
from math import isqrt
from pathlib import Path
from typing import Iterable, Optional

Number = Optional[Fraction]

STAGES = ("primary", "junior")          # the judged stages, in result order
ALL_STAGES = ("kg", "primary", "junior", "senior")
INDICATORS = range(1, 8)

# What one pupil weighs when a resource of the whole school is split.
WEIGHTS = {
    "kg": Fraction(10, 11),
    "primary": Fraction(1),
    "junior": Fraction(11, 10),
    "senior": Fraction(33, 25),
}

# Stages a school of each type must report.  Special and vocational schools are
# never judged, so nothing is implied for them.
IMPLIED_STAGES = {
    "primary": ("primary",),
    "junior": ("junior",),
    "nine_year": ("primary", "junior"),
    "twelve_year": ("primary", "junior", "senior"),
    "complete_secondary": ("junior", "senior"),
    "teaching_point": ("primary",),
    "special": (),
    "vocational": (),
}

SMALL_TEACHING_POINT = 50

PUPIL_FIELDS = tuple(f"pupils_{s}" for s in ALL_STAGES)
STAGE_COUNT_FIELDS = tuple(
    f"{name}_{stage}"
    for stage in STAGES
    for name in ("associate", "bachelor", "master", "doctor", "backbone",
                 "pe", "music", "art", "arts", "visiting")
)
SHARED_COUNT_FIELDS = ("multimedia_rooms",)
SHARED_DECIMAL_FIELDS = ("teaching_area", "indoor_sports_area", "sports_ground_area",
                         "extra_sports_area", "equipment_wan")
SHARED_FIELDS = SHARED_DECIMAL_FIELDS + SHARED_COUNT_FIELDS
COUNT_FIELDS = PUPIL_FIELDS + STAGE_COUNT_FIELDS + SHARED_COUNT_FIELDS

# Degrees above the required schooling: an associate degree is above it for
# primary teachers only.
DEGREES = {
    "primary": ("associate", "bachelor", "master", "doctor"),
    "junior": ("bachelor", "master", "doctor"),
}


class UnreadableInput(Exception):
    """The input as a whole cannot be read (exit status 3)."""


# --------------------------------------------------------------------------
# Thresholds

@dataclass
class Rules:
    thresholds: dict[str, tuple[Fraction, ...]]
    floor: Fraction
    cv_limit: dict[str, Fraction]


def national_rules() -> Rules:
    def exact(*texts: str) -> tuple[Fraction, ...]:
        return tuple(Fraction(t) for t in texts)

    return Rules(
        thresholds={
            "primary": exact("4.2", "1", "0.9", "4.5", "7.5", "2000", "2.3"),
            "junior": exact("5.3", "1", "0.9", "5.8", "10.2", "2500", "2.4"),
        },
        floor=Fraction("0.85"),
        cv_limit={"primary": Fraction("0.50"), "junior": Fraction("0.45")},
    )


def load_rules(path: Optional[str]) -> Rules:
    """National rules, overridden by whatever the JSON file states."""
    rules = national_rules()
    if path is None:
        return rules
    # Numbers go from text to Fraction directly: a float in between would turn
    # 4.2 into something slightly different.
    with open(path, encoding="utf-8-sig") as stream:
        data = json.load(stream, parse_float=Fraction, parse_int=Fraction)
    for key, value in data.items():
        if re.fullmatch(r"R[1-7]", key):
            index = int(key[1]) - 1
            for stage, number in value.items():
                row = list(rules.thresholds[stage])
                row[index] = number
                rules.thresholds[stage] = tuple(row)
        elif key == "floor":
            rules.floor = value
        elif key == "cvPrimary":
            rules.cv_limit["primary"] = value
        elif key == "cvJunior":
            rules.cv_limit["junior"] = value
        else:
            raise ValueError(f"{path}: unknown key {key!r}")
    return rules


# --------------------------------------------------------------------------
# Reading

@dataclass
class School:
    """One row of the input or, after the merge, one school."""
    year: int
    county: str
    school: str
    type: str
    locale: str = ""
    city_centre: bool = False
    counted: bool = True
    parent: str = ""
    numbers: dict[str, Number] = field(default_factory=dict)
    # Stages with pupils whose number is not known, which blocks every split.
    unknown_stages: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[int, str, str]:
        return self.year, self.county, self.school


NUMBER = re.compile(r"[0-9]+(?:\.([0-9]+))?")
# Digits typed with a Chinese input method are digits.
FULL_WIDTH = str.maketrans("０１２３４５６７８９．－", "0123456789.-")


def parse_number(text: str, count: bool) -> Number:
    """The value of a cell, or None where it is empty or not acceptable."""
    text = text.translate(FULL_WIDTH)
    match = NUMBER.fullmatch(text)
    if match is None or len(match.group(1) or "") > 6:
        return None
    value = Fraction(text)
    return None if count and value.denominator != 1 else value


def parse_flag(text: str, default: bool) -> bool:
    return {"0": False, "1": True}.get(text, default)


def parse_row(cells: dict[str, str]) -> Optional[School]:
    """The row as a School, or None where the whole row is skipped."""
    def cell(code: str) -> str:
        return cells.get(code, "").strip()

    year = parse_number(cell("year"), count=True)
    if year is None or not cell("county") or not cell("school"):
        return None
    if cell("type") not in IMPLIED_STAGES:
        return None
    numbers = {code: parse_number(cell(code), count=True) for code in COUNT_FIELDS}
    numbers |= {code: parse_number(cell(code), count=False) for code in SHARED_DECIMAL_FIELDS}
    row = School(
        year=int(year), county=cell("county"), school=cell("school"), type=cell("type"),
        locale=cell("locale"),
        city_centre=parse_flag(cell("city_centre"), default=False),
        counted=parse_flag(cell("counted"), default=True),
        parent=cell("parent"),
        numbers=numbers,
    )
    row.unknown_stages = frozenset(
        stage for stage in IMPLIED_STAGES[row.type] if numbers[f"pupils_{stage}"] is None)
    return row


def read_file(path: str) -> Iterable[School]:
    try:
        with open(path, encoding="utf-8-sig", newline="") as stream:
            lines = list(csv.reader(stream, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput(f"{path}: {error}") from error
    if not lines:
        raise UnreadableInput(f"{path}: no header row")
    header = [code.strip() for code in lines[0]]
    if len(set(header)) != len(header):
        raise UnreadableInput(f"{path}: a column is given twice")
    for fields in lines[1:]:
        if len(fields) != len(header):
            continue
        row = parse_row(dict(zip(header, fields)))
        if row is not None:
            yield row


def read_records(paths: Iterable[str]) -> list[School]:
    """All usable rows; of rows with one key the first in order."""
    records: dict[tuple[int, str, str], School] = {}
    for path in paths:
        for row in read_file(path):
            records.setdefault(row.key, row)
    return list(records.values())


# --------------------------------------------------------------------------
# Merging campuses

def total(values: Iterable[Number]) -> Number:
    """The sum, or None as soon as one value is missing."""
    result = Fraction(0)
    for value in values:
        if value is None:
            return None
        result += value
    return result


def merge_campuses(records: list[School]) -> list[School]:
    by_key = {row.key: row for row in records}
    campuses: dict[tuple[int, str, str], list[School]] = defaultdict(list)
    standing: list[School] = []
    for row in records:
        target = by_key.get((row.year, row.county, row.parent))
        # A row that is its own parent is not counted, so this test excludes it
        # along with chains.
        if not row.counted and target is not None and target.counted:
            campuses[target.key].append(row)
        else:
            standing.append(row)
    return [merge_group(row, campuses[row.key]) if row.key in campuses else row
            for row in standing]


def merge_group(parent: School, campuses: list[School]) -> School:
    rows = [parent, *campuses]
    numbers: dict[str, Number] = {code: total(r.numbers[code] for r in rows)
                                  for code in SHARED_FIELDS}
    unknown = frozenset().union(*(r.unknown_stages for r in rows))
    for stage in ALL_STAGES:
        code = f"pupils_{stage}"
        present = [r for r in rows if r.numbers[code]]
        # A blank in a stage the row's own type does not imply means that the
        # row has no pupils there; a blank in an implied stage is unknown.
        numbers[code] = None if stage in unknown else total(r.numbers[code] for r in present)
        for stage_code in STAGE_COUNT_FIELDS:
            if stage_code.endswith(f"_{stage}"):
                numbers[stage_code] = total(r.numbers[stage_code] for r in present)
    return School(
        year=parent.year, county=parent.county, school=parent.school, type=parent.type,
        locale=parent.locale, city_centre=parent.city_centre,
        numbers=numbers, unknown_stages=unknown)


# --------------------------------------------------------------------------
# The seven values of a unit

def split_value(resource: Fraction, stage: str, pupils: dict[str, Fraction]) -> Fraction:
    """What one pupil of `stage` gets of a resource of the whole school."""
    weighted = sum((WEIGHTS[k] * n for k, n in pupils.items()), Fraction(0))
    return resource * WEIGHTS[stage] / weighted


def unit_values(school: School, stage: str, tolerances: bool) -> list[Number]:
    numbers = school.numbers
    pupils = numbers[f"pupils_{stage}"]

    def per_hundred(codes: Iterable[str]) -> Number:
        amount = total(numbers[f"{code}_{stage}"] for code in codes)
        return None if amount is None else 100 * amount / pupils

    r1 = per_hundred(DEGREES[stage])
    r2 = per_hundred(["backbone"])
    r3 = per_hundred(["pe", "music", "art", "arts"])
    if tolerances and r3 is not None and school.locale == "rural" and 50 <= pupils <= 99:
        r3 += 100 * (numbers[f"visiting_{stage}"] or 0) / pupils

    teaching = numbers["teaching_area"]
    indoor = numbers["indoor_sports_area"]
    classroom_area = None if None in (teaching, indoor) else teaching - indoor
    sports_area = total([numbers["sports_ground_area"], indoor])
    if tolerances and sports_area is not None and school.city_centre:
        sports_area += numbers["extra_sports_area"] or 0

    stage_pupils = {s: numbers[f"pupils_{s}"] or Fraction(0) for s in ALL_STAGES}

    def shared(resource: Number, factor: int) -> Number:
        if resource is None or school.unknown_stages:
            return None
        return factor * split_value(resource, stage, stage_pupils)

    return [r1, r2, r3,
            shared(classroom_area, 1),
            shared(sports_area, 1),
            shared(numbers["equipment_wan"], 10_000),
            shared(numbers["multimedia_rooms"], 100)]


# --------------------------------------------------------------------------
# Judging

@dataclass
class Unit:
    year: int
    county: str
    school: str
    stage: str
    pupils: Fraction
    verdict: str
    reasons: list[str]
    values: Optional[list[Number]] = None     # None for excluded units
    met: Optional[list[Optional[bool]]] = None


def exclusion(school: School, pupils: Fraction) -> Optional[str]:
    if school.type in ("special", "vocational"):
        return f"excluded:{school.type}"
    if school.type == "teaching_point" and pupils < SMALL_TEACHING_POINT:
        return "excluded:small"
    return None


def judge_values(values: list[Number], thresholds: tuple[Fraction, ...],
                 floor: Fraction) -> tuple[list[Optional[bool]], str, list[str]]:
    met: list[Optional[bool]] = []
    reasons: list[str] = []
    below_floor = False
    for index, (value, threshold) in enumerate(zip(values, thresholds), start=1):
        if value is None:
            met.append(None)
            reasons.append(f"r{index}:missing")
        elif value >= threshold:
            met.append(True)
        elif value >= floor * threshold:
            met.append(False)
            reasons.append(f"r{index}:below")
        else:
            met.append(False)
            below_floor = True
            reasons.append(f"r{index}:floor")
    if below_floor or met.count(False) >= 2:
        return met, "not_met", reasons
    if None in met:
        return met, "cannot_tell", reasons
    return met, "met", []


def judge_school(school: School, rules: Rules, tolerances: bool) -> Iterable[Unit]:
    for stage in STAGES:
        pupils = school.numbers[f"pupils_{stage}"]
        if not pupils:
            continue
        identity = (school.year, school.county, school.school, stage, pupils)
        excluded = exclusion(school, pupils)
        if excluded:
            yield Unit(*identity, "excluded", [excluded])
            continue
        values = unit_values(school, stage, tolerances)
        met, verdict, reasons = judge_values(values, rules.thresholds[stage], rules.floor)
        yield Unit(*identity, verdict, reasons, values, met)


def mean_and_variance(pairs: list[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    """Mean and variance of (pupils, value), weighted by pupils."""
    pupils = sum(p for p, _ in pairs)
    mean = sum(p * x for p, x in pairs) / pupils
    variance = sum(p * (x - mean) ** 2 for p, x in pairs) / pupils
    return mean, variance


def exceeds(mean: Fraction, variance: Fraction, limit: Fraction) -> bool:
    """Whether the CV is over the limit, decided without taking a root."""
    return mean > 0 and variance > (limit * mean) ** 2


# Far beyond the 17 digits of a double, so that the last rounding is the only
# one that counts.
WIDE = Context(prec=80)


def to_decimal(value: Fraction | Decimal) -> Decimal:
    if isinstance(value, Decimal):
        return value
    return WIDE.divide(Decimal(value.numerator), Decimal(value.denominator))


def coefficient(mean: Fraction, variance: Fraction) -> Fraction | Decimal:
    """The CV: exact where it is rational, else to 80 digits."""
    square = variance / mean ** 2
    top, bottom = isqrt(square.numerator), isqrt(square.denominator)
    if top * top == square.numerator and bottom * bottom == square.denominator:
        root: Fraction | Decimal = Fraction(top, bottom)
    else:
        root = WIDE.sqrt(to_decimal(square))
    return root if mean > 0 else -root


def plain_mean(values: list[Fraction | Decimal]) -> Fraction | Decimal:
    if all(isinstance(v, Fraction) for v in values):
        return sum(values) / len(values)
    result = Decimal(0)
    for value in values:
        result = WIDE.add(result, to_decimal(value))
    return WIDE.divide(result, Decimal(len(values)))


SEVERITY = ("met", "cannot_tell", "not_met")


@dataclass
class County:
    year: int
    county: str
    stage: str
    units: int
    units_met: int
    units_unknown: int
    pupils: Fraction
    means: list[Number]
    cvs: list[Optional[Fraction | Decimal]]
    cv_mean: Optional[Fraction | Decimal]
    cv_verdict: str
    units_verdict: str
    verdict: str


def judge_county(units: list[Unit], limit: Fraction) -> County:
    means: list[Number] = []
    cvs: list[Optional[Fraction | Decimal]] = []
    over = uncertain = False
    for index in range(7):
        pairs = [(u.pupils, u.values[index]) for u in units if u.values[index] is not None]
        complete = len(pairs) == len(units)
        if not pairs:
            means.append(None)
            cvs.append(None)
            uncertain = True
            continue
        mean, variance = mean_and_variance(pairs)
        means.append(mean)
        cvs.append(coefficient(mean, variance) if mean else None)
        over |= complete and exceeds(mean, variance, limit)
        uncertain |= not complete or mean == 0
    cv_verdict = "not_met" if over else "cannot_tell" if uncertain else "met"
    units_verdict = max((u.verdict for u in units), key=SEVERITY.index)
    first = units[0]
    return County(
        year=first.year, county=first.county, stage=first.stage,
        units=len(units),
        units_met=sum(u.verdict == "met" for u in units),
        units_unknown=sum(u.verdict == "cannot_tell" for u in units),
        pupils=sum(u.pupils for u in units),
        means=means, cvs=cvs,
        cv_mean=None if None in cvs else plain_mean(cvs),
        cv_verdict=cv_verdict, units_verdict=units_verdict,
        verdict=max(cv_verdict, units_verdict, key=SEVERITY.index))


def evaluate(paths: Iterable[str], rules: Rules, tolerances: bool) -> tuple[list[Unit], list[County]]:
    schools = merge_campuses(read_records(paths))
    units = [u for s in schools for u in judge_school(s, rules, tolerances)]
    # Python compares text by code point, which is the order wanted.
    units.sort(key=lambda u: (u.year, u.county, u.school, STAGES.index(u.stage)))
    groups: dict[tuple[int, str, int], list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.values is not None:
            groups[unit.year, unit.county, STAGES.index(unit.stage)].append(unit)
    counties = [judge_county(group, rules.cv_limit[group[0].stage])
                for _, group in sorted(groups.items())]
    return units, counties


# --------------------------------------------------------------------------
# Writing

def figure(value: Optional[Fraction | Decimal]) -> str:
    """Shortest digits of the nearest double, without exponent."""
    if value is None:
        return ""
    double = float(value)       # correctly rounded for both types
    text = format(Decimal(repr(double)), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def quoted(text: str) -> str:
    if any(c in text for c in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


STAGE_PARTS_HEADER = (["year", "county", "school", "stage", "pupils"]
                      + [f"r{i}" for i in INDICATORS] + [f"met{i}" for i in INDICATORS]
                      + ["met_count", "verdict", "reason"])
COUNTIES_HEADER = (["year", "county", "stage", "units", "units_met", "units_unknown", "pupils"]
                   + [f"mean{i}" for i in INDICATORS] + [f"cv{i}" for i in INDICATORS]
                   + ["cv_mean", "cv_verdict", "units_verdict", "verdict"])


def unit_line(unit: Unit) -> list[str]:
    line = [str(unit.year), unit.county, unit.school, unit.stage, figure(unit.pupils)]
    if unit.values is None:
        line += [""] * 15
    else:
        line += [figure(v) for v in unit.values]
        line += ["" if m is None else str(int(m)) for m in unit.met]
        line.append(str(unit.met.count(True)))
    return line + [unit.verdict, " ".join(unit.reasons)]


def county_line(county: County) -> list[str]:
    return [str(county.year), county.county, county.stage,
            str(county.units), str(county.units_met), str(county.units_unknown),
            figure(county.pupils),
            *map(figure, county.means), *map(figure, county.cvs), figure(county.cv_mean),
            county.cv_verdict, county.units_verdict, county.verdict]


def write_csv(path: Path, lines: Iterable[list[str]]) -> None:
    # Written beside the target and renamed, so that no half-written result
    # can be compared by mistake.
    temporary = path.with_name(path.name + ".tmp")
    with open(temporary, "w", encoding="utf-8", newline="") as stream:
        for line in lines:
            stream.write(",".join(map(quoted, line)) + "\n")
    os.replace(temporary, path)


def main(arguments: Optional[list[str]] = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("input", nargs="+", help="school records, CSV")
    parser.add_argument("--out", required=True, help="folder for the results")
    parser.add_argument("--tolerances", choices=("on", "off"), default="off")
    parser.add_argument("--thresholds", metavar="FILE.json",
                        help="thresholds that differ from the national ones")
    options = parser.parse_args(arguments)
    try:
        units, counties = evaluate(options.input, load_rules(options.thresholds),
                                   options.tolerances == "on")
    except UnreadableInput as error:
        print(error, file=sys.stderr)
        return 3
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    write_csv(out / "stage_parts.csv", [STAGE_PARTS_HEADER, *map(unit_line, units)])
    write_csv(out / "counties.csv", [COUNTIES_HEADER, *map(county_line, counties)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
