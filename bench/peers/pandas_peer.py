"""The whole job in pandas: python3 pandas_peer.py INPUT OUTDIR RULES

One process, one thread, as pandas works; the arithmetic is numpy's on 64-bit integers and doubles."""

import json
import os
import sys
from fractions import Fraction
from math import gcd

import numpy as np
import pandas as pd

NEAR = 1e-9
INDICATORS = range(1, 8)
KEY = ["year", "county", "school"]
source, out, rules_file = sys.argv[1:4]
with open(rules_file, encoding="utf-8") as stream:
    rules = json.load(stream)
SCALE, STAGES, JUDGED = rules["scale"], rules["stages"], rules["judged"]
SHARED = [i for i in INDICATORS if rules["indicators"][i - 1]["shared"]]
OWN = [i for i in INDICATORS if i not in SHARED]
DECIMALS = set(rules["decimals"])
common = np.lcm.reduce([d for _, d in rules["weights"].values()])
WEIGHTS = {s: int(n * common // d) for s, (n, d) in rules["weights"].items()}


def inputs(indicator, stage):
    return [(i["code"], i["sign"]) for i in rules["indicators"][indicator - 1]["inputs"][stage]]


def reduced(top, bottom):
    divisor = gcd(top, bottom)
    return top // divisor, bottom // divisor


def multipliers(indicator, stage):
    """Whole-number factors of amount and pupils: for the value, the threshold and the floor."""
    rule = rules["indicators"][indicator - 1]
    (factor, under), (top, bottom) = rule["factor"], rule["thresholds"][stage]
    amount = factor * (WEIGHTS[stage] if rule["shared"] else 1)
    pupils = under * (SCALE if inputs(indicator, stage)[0][0] in DECIMALS else 1)
    floor_top, floor_bottom = rules["floor"]
    return (reduced(amount, pupils), reduced(amount * bottom, pupils * top),
            reduced(amount * bottom * floor_bottom, pupils * top * floor_top))


def read():
    codes = {c for i in INDICATORS for s in JUDGED for c, _ in inputs(i, s)}
    numbers = {c: "float64" for c in codes | {f"pupils_{s}" for s in STAGES} | {"counted", "year"}}
    texts = {c: "category" if c in ("county", "type") else "object" for c in ("county", "school", "type", "parent")}
    return pd.read_csv(source, usecols=[*numbers, *texts], dtype=numbers | texts, engine="c",
                       keep_default_na=False, na_values=[""])


def amount(rows, indicator, stage):
    """Doubles that hold whole numbers, missing as soon as one input is: exact up to 2^53."""
    total = None
    for code, sign in inputs(indicator, stage):
        # The nearest double times a million is far nearer to the whole number meant than to the next.
        part = np.rint(rows[code].to_numpy() * SCALE) if code in DECIMALS else rows[code].to_numpy()
        total = sign * part if total is None else total + sign * part
    return total


def prepare(rows):
    rows = rows[rows[KEY + ["type"]].notna().all(axis=1) & rows["type"].isin(list(rules["implied"]))]
    rows = rows[~rows.duplicated(KEY)].reset_index(drop=True)
    kinds = rows["type"].astype(str).to_numpy()
    table = pd.DataFrame({"year": rows["year"].astype("int64"), "county": rows["county"].astype(str),
                          "school": rows["school"], "type": kinds, "parent": rows["parent"],
                          "counted": rows["counted"].to_numpy() != 0})
    for stage in STAGES:
        pupils = rows[f"pupils_{stage}"]
        implied = [t for t, stages in rules["implied"].items() if stage in stages]
        table[f"n_{stage}"] = pupils.fillna(0).to_numpy()
        table[f"unknown_{stage}"] = pupils.isna().to_numpy() & np.isin(kinds, implied)
    for i in OWN:
        for stage in JUDGED:
            table[f"a{i}_{stage}"] = amount(rows, i, stage)
    for i in SHARED:
        table[f"a{i}"] = amount(rows, i, JUDGED[0])
    return table


def merge(table):
    """Adds campuses to their schools; only the few rows concerned are grouped."""
    campuses = table.loc[~table["counted"], ["year", "county", "parent"]].reset_index()
    parents = table.loc[table["counted"], KEY].reset_index()
    pairs = campuses.merge(parents, left_on=["year", "county", "parent"], right_on=KEY, suffixes=("", "_parent"))
    targets = pairs["index_parent"].unique()
    target = pd.Series(np.concatenate([pairs["index_parent"], targets]),
                       index=np.concatenate([pairs["index"], targets])).sort_index()
    group = table.loc[target.index]
    by = target.to_numpy()
    merged = table.loc[np.sort(targets)].copy()
    for stage in STAGES:
        # Asked of each row before its pupils are added up.
        here = group[f"n_{stage}"] > 0
        for i in OWN if stage in JUDGED else []:
            code = f"a{i}_{stage}"
            merged[code] = group[code].where(here, 0).groupby(by).agg(lambda a: a.sum(skipna=False))
        unknown = group[f"unknown_{stage}"].groupby(by).any()
        merged[f"unknown_{stage}"] = unknown
        merged[f"n_{stage}"] = group[f"n_{stage}"].groupby(by).sum().where(~unknown, 0)
    for i in SHARED:
        merged[f"a{i}"] = group[f"a{i}"].groupby(by).agg(lambda a: a.sum(skipna=False))
    return pd.concat([table.drop(index=target.index), merged])


def judge_stage(schools, order, stage):
    rows = schools[schools[f"n_{stage}"] > 0]
    kinds = rows["type"].to_numpy()
    pupils = rows[f"n_{stage}"].to_numpy()
    weighted = sum(WEIGHTS[s] * rows[f"n_{s}"].to_numpy() for s in STAGES)
    blocked = np.logical_or.reduce([rows[f"unknown_{s}"].to_numpy() for s in STAGES])
    excluded = np.where(np.isin(kinds, rules["excluded"]), "excluded:" + kinds.astype(object),
                        np.where((kinds == "teaching_point") & (pupils < rules["teachingPointMin"]), "excluded:small", ""))
    units = {"year": rows["year"].to_numpy(), "county": rows["county"].to_numpy(), "school": rows["school"].to_numpy(),
             "order": np.full(len(rows), order), "stage": np.full(len(rows), stage, dtype=object),
             "pupils": pupils.astype("int64"), "w": weighted.astype("int64"), "excluded": excluded}
    judged = excluded == ""
    failed, low, blank = (np.zeros(len(rows), dtype="int64") for _ in range(3))
    met_count, code = (np.zeros(len(rows), dtype="int64") for _ in range(2))
    for i in INDICATORS:
        value = (rows[f"a{i}_{stage}"] if i in OWN else rows[f"a{i}"]).to_numpy().copy()
        if i in SHARED:
            value[blocked] = np.nan
        base = units["pupils"] if i in OWN else units["w"]
        known = ~np.isnan(value)
        whole = np.where(known, value, 0).astype("int64")
        (vt, vb), (mt, mb), (ft, fb) = multipliers(i, stage)
        met, kept = whole * mt >= base * mb, whole * ft >= base * fb
        units[f"a{i}"] = whole
        units[f"r{i}"] = np.where(known & judged, (whole * vt) / (base * vb), np.nan)
        units[f"met{i}"] = np.where(known & judged, met.astype("int64").astype(object), "")
        failed += known & ~met
        low += known & ~kept
        blank += ~known
        met_count += known & met
        # Four outcomes of each indicator as one number, so that a reason is put together once for all alike.
        code = code * 4 + np.where(~known, 3, np.where(met, 0, np.where(kept, 1, 2)))
    verdict = np.where(~judged, "excluded", np.where((low > 0) | (failed > rules["mayFail"]), "not_met",
                                                     np.where(blank > 0, "cannot_tell", "met"))).astype(object)
    seen, place = np.unique(code, return_inverse=True)
    reasons = np.array([reason(int(c)) for c in seen], dtype=object)[place]
    units["met_count"] = np.where(judged, met_count.astype(object), "")
    units["verdict"] = verdict
    units["reason"] = np.where(~judged, excluded, np.where(verdict == "met", "", reasons))
    return pd.DataFrame(units)


def reason(code):
    found = []
    for i in reversed(INDICATORS):
        code, outcome = divmod(code, 4)
        if outcome:
            found.append(f"r{i}:{('below', 'floor', 'missing')[outcome - 1]}")
    return " ".join(reversed(found))


def over_limit(pupils, amounts, bases, limit):
    values = [Fraction(int(a), int(b)) for a, b in zip(amounts, bases)]
    total = sum(int(p) for p in pupils)
    first = sum(int(p) * x for p, x in zip(pupils, values))
    second = sum(int(p) * x * x for p, x in zip(pupils, values))
    return total * second - first * first > (limit * first) ** 2


def judge_counties(units):
    units = units[units["excluded"] == ""]
    # Sorted already: a county's stage parts stand together once the stage is brought before the school.
    units = units.sort_values(["year", "county", "order"], kind="stable")
    group = units.groupby(["year", "county", "order"], sort=False, observed=True).ngroup().to_numpy()
    starts = np.flatnonzero(np.r_[True, np.diff(group) != 0])
    first = units.iloc[starts]
    add = lambda values: np.add.reduceat(values, starts)
    verdicts = units["verdict"].to_numpy()
    pupils = units["pupils"].to_numpy()
    count = np.diff(np.r_[starts, len(units)])
    met, unknown = add((verdicts == "met").astype("int64")), add((verdicts == "cannot_tell").astype("int64"))
    result = {c: first[c].to_numpy() for c in ("year", "county", "stage")}
    result |= {"units": count, "units_met": met, "units_unknown": unknown, "pupils": add(pupils)}
    limits = {o: Fraction(*rules["cvLimits"][s]) for o, s in enumerate(JUDGED)}
    exact = [limits[o] for o in first["order"]]
    limit = np.array([float(x) for x in exact])
    means, cvs = {}, {}
    over = np.zeros(len(starts), dtype=bool)
    uncertain = np.zeros(len(starts), dtype=bool)
    ends = np.r_[starts[1:], len(units)]
    for i in INDICATORS:
        values = units[f"r{i}"].to_numpy()
        has = ~np.isnan(values)
        weight, filled = np.where(has, pupils, 0), np.where(has, values, 0)
        total = add(weight)
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = add(weight * filled) / total
            spread = np.sqrt(add(weight * (filled - mean[group]) ** 2) / total)
            cv = np.where(mean != 0, spread / mean, np.nan)
        complete = add(has.astype("int64")) == count
        beyond = complete & (cv > limit)
        for c in np.flatnonzero(complete & (np.abs(cv - limit) <= NEAR * limit)):
            part = units.iloc[starts[c]:ends[c]]
            beyond[c] = over_limit(part["pupils"], part[f"a{i}"], part["pupils" if i in OWN else "w"], exact[c])
        over |= beyond
        uncertain |= ~complete | np.isnan(cv)
        means[f"mean{i}"], cvs[f"cv{i}"] = mean, cv
    result |= means | cvs
    result["cv_mean"] = sum(cvs.values()) / len(cvs)
    names = np.array(["met", "cannot_tell", "not_met"], dtype=object)
    cv_rank = np.where(over, 2, np.where(uncertain, 1, 0))
    units_rank = np.where(met + unknown < count, 2, np.where(unknown > 0, 1, 0))
    result |= {"cv_verdict": names[cv_rank], "units_verdict": names[units_rank],
               "verdict": names[np.maximum(cv_rank, units_rank)]}
    return pd.DataFrame(result)


def write(name, frame):
    path = os.path.join(out, name)
    frame.to_csv(path + ".tmp", index=False, lineterminator="\n")
    os.replace(path + ".tmp", path)


def main():
    os.makedirs(out, exist_ok=True)
    schools = merge(prepare(read()))
    units = pd.concat([judge_stage(schools, o, s) for o, s in enumerate(JUDGED)])
    units = units.sort_values([*KEY, "order"], ignore_index=True)
    columns = [*KEY, "stage", "pupils", *(f"r{i}" for i in INDICATORS), *(f"met{i}" for i in INDICATORS),
               "met_count", "verdict", "reason"]
    write("stage_parts.csv", units[columns])
    write("counties.csv", judge_counties(units))


main()
