"""Tests of the independent calculation against published and derived figures."""

import csv
import json
import tempfile
import unittest
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import generate
import oracle

# Resources that meet every threshold of a primary or junior school of 100.
BASE = {
    "year": "2021", "county": "130101", "type": "primary", "pupils_primary": "100",
    "teaching_area": "1300", "indoor_sports_area": "100", "sports_ground_area": "1900",
    "equipment_wan": "50", "multimedia_rooms": "5",
}
for _stage in oracle.STAGES:
    BASE |= {f"{name}_{_stage}": value for name, value in {
        "associate": "1", "bachelor": "6", "master": "2", "doctor": "0", "backbone": "2",
        "pe": "1", "music": "1", "art": "1", "arts": "0", "visiting": "0"}.items()}


def evaluate(*rows, tolerances=False, rules=None):
    """Runs rows, given as differences from BASE, through files like a user."""
    rows = [{**BASE, **row} for row in rows]
    columns = sorted({code for row in rows for code in row})
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "in.csv")
        with open(source, "w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
        arguments = [str(source), "--out", folder, "--tolerances", "on" if tolerances else "off"]
        if rules is not None:
            limits = Path(folder, "rules.json")
            limits.write_text(json.dumps(rules), encoding="utf-8")
            arguments += ["--thresholds", str(limits)]
        assert oracle.main(arguments) == 0
        return tuple(list(csv.DictReader(Path(folder, name).read_text(encoding="utf-8").split("\n")))
                     for name in ("stage_parts.csv", "counties.csv"))


def units(*rows, **options):
    return {(u["school"], u["stage"]): u for u in evaluate(*rows, **options)[0]}


class SplitVectors(unittest.TestCase):
    def check(self, resource, stage, pupils, expected):
        value = oracle.split_value(Fraction(resource), stage,
                                   {s: Fraction(n) for s, n in pupils.items()})
        self.assertEqual(f"{float(value):.6f}", expected)

    def test_nine_year(self):
        pupils = {"primary": 1200, "junior": 600}
        self.check(12000, "primary", pupils, "6.451613")
        self.check(12000, "junior", pupils, "7.096774")

    def test_complete_secondary(self):
        self.check(5_000_000, "junior", {"junior": 900, "senior": 600}, "3086.419753")

    def test_twelve_year(self):
        pupils = {"primary": 800, "junior": 500, "senior": 300}
        self.check(6000, "primary", pupils, "3.436426")
        self.check(6000, "junior", pupils, "3.780069")

    def test_attached_kindergarten(self):
        self.check(1800, "primary", {"primary": 300, "kg": 60}, "5.076923")

    def test_rich_nine_year(self):
        pupils = {"primary": 166, "junior": 210}
        self.check(23226, "primary", pupils, "58.503778")
        self.check(23226, "junior", pupils, "64.354156")

    def test_through_files(self):
        result = units({"school": "1", "type": "nine_year", "pupils_primary": "1200",
                        "pupils_junior": "600", "teaching_area": "12500",
                        "indoor_sports_area": "500"})
        self.assertEqual(f"{float(result['1', 'primary']['r4']):.6f}", "6.451613")
        self.assertEqual(f"{float(result['1', 'junior']['r4']):.6f}", "7.096774")

    def test_shares_add_up(self):
        pupils = {"kg": Fraction(61), "primary": Fraction(333), "junior": Fraction(217),
                  "senior": Fraction(89)}
        shares = sum(oracle.split_value(Fraction(997), s, pupils) * n for s, n in pupils.items())
        self.assertEqual(shares, 997)


class CoefficientOfVariation(unittest.TestCase):
    # Pupils and books of the worked example for the weighted formula.
    GOLDEN = [(45, 279), (37, 137), (89, 935), (76, 160), (55, 402)]

    def test_golden_vector(self):
        pairs = [(Fraction(p), Fraction(b, p)) for p, b in self.GOLDEN]
        mean, variance = oracle.mean_and_variance(pairs)
        self.assertEqual(mean, Fraction(1913, 302))
        self.assertEqual(f"{oracle.coefficient(mean, variance):.6f}", "0.515257")
        self.assertTrue(oracle.exceeds(mean, variance, Fraction("0.50")))

    def test_golden_vector_unweighted_differs(self):
        mean, variance = oracle.mean_and_variance(
            [(Fraction(1), Fraction(b, p)) for p, b in self.GOLDEN])
        self.assertEqual(f"{oracle.coefficient(mean, variance):.6f}", "0.488771")

    def pair(self, centre, spread, extra=0):
        pairs = [(Fraction(300), centre * (1 - spread)),
                 (Fraction(300), centre * (1 + spread) + extra)]
        return oracle.mean_and_variance(pairs)

    def test_exactly_on_the_limit_is_met(self):
        for limit in (Fraction("0.50"), Fraction("0.45")):
            for centre in (Fraction(1, 3), Fraction("7.1"), Fraction(10) ** 9):
                mean, variance = self.pair(centre, limit)
                self.assertEqual(oracle.coefficient(mean, variance), limit)
                self.assertFalse(oracle.exceeds(mean, variance, limit))

    def test_the_least_step_over_is_not_met(self):
        # The double of this CV is the limit itself.
        for limit in (Fraction("0.50"), Fraction("0.45")):
            mean, variance = self.pair(Fraction(10) ** 12, limit, Fraction(1, 10 ** 6))
            self.assertEqual(float(oracle.coefficient(mean, variance)), float(limit))
            self.assertTrue(oracle.exceeds(mean, variance, limit))

    def test_limit_differs_by_stage_through_files(self):
        for stage, areas, verdict in (
                ("primary", ("1000", "3000"), "met"),
                ("primary", ("1000", "3000.000001"), "not_met"),
                ("junior", ("1100", "2900"), "met"),
                ("junior", ("1100", "2900.000001"), "not_met"),
                ("junior", ("1000", "3000"), "not_met")):
            rows = [{"school": str(i), "type": stage, "pupils_primary": "", f"pupils_{stage}": "100",
                     "indoor_sports_area": "0", "teaching_area": area}
                    for i, area in enumerate(areas)]
            with self.subTest(stage=stage, areas=areas):
                county, = evaluate(*rows)[1]
                self.assertEqual(county["cv_verdict"], verdict)
                self.assertEqual(county["units_verdict"], "met")
                self.assertEqual(county["verdict"], verdict)

    def test_equal_values_give_zero(self):
        county, = evaluate({"school": "1"}, {"school": "2"})[1]
        self.assertEqual([county[f"cv{i}"] for i in range(1, 8)], ["0"] * 7)
        self.assertEqual(county["cv_mean"], "0")

    def test_zero_mean(self):
        county, = evaluate({"school": "1", "backbone_primary": "0"})[1]
        self.assertEqual((county["mean2"], county["cv2"], county["cv_mean"]), ("0", "", ""))
        self.assertEqual(county["cv_verdict"], "cannot_tell")

    def test_incomplete_cv_over_the_limit_decides_nothing(self):
        county, = evaluate({"school": "1", "backbone_primary": "1"},
                           {"school": "2", "backbone_primary": "99"},
                           {"school": "3", "backbone_primary": ""})[1]
        self.assertGreater(float(county["cv2"]), 0.5)
        self.assertEqual(county["cv_verdict"], "cannot_tell")
        self.assertEqual((county["units"], county["units_met"], county["units_unknown"]),
                         ("3", "2", "1"))
        self.assertEqual(county["pupils"], "300")


class UnitVerdicts(unittest.TestCase):
    def judge(self, changes, **options):
        row = {"school": "1", "pupils_primary": "1000", "bachelor_primary": "90",
               "backbone_primary": "30", "pe_primary": "30", "teaching_area": "13000",
               "sports_ground_area": "19000", "equipment_wan": "500",
               "multimedia_rooms": "50", **changes}
        unit = units(row, **options)["1", "primary"]
        return unit["verdict"], unit["reason"]

    def test_threshold_and_floor(self):
        for equipment, expected in (("200", ("met", "")), ("199.999999", ("met", "")),
                                    ("170", ("met", "")),
                                    ("169.999999", ("not_met", "r6:floor"))):
            with self.subTest(equipment=equipment):
                self.assertEqual(self.judge({"equipment_wan": equipment}), expected)

    def test_two_below(self):
        self.assertEqual(self.judge({"equipment_wan": "199", "multimedia_rooms": "22"}),
                         ("not_met", "r6:below r7:below"))

    def test_missing(self):
        self.assertEqual(self.judge({"equipment_wan": "199", "multimedia_rooms": ""}),
                         ("cannot_tell", "r6:below r7:missing"))
        self.assertEqual(self.judge({"equipment_wan": "1", "multimedia_rooms": ""}),
                         ("not_met", "r6:floor r7:missing"))

    def test_invalid_cells_count_as_missing(self):
        for rooms in ("many", "-5", "5.5"):
            self.assertEqual(self.judge({"multimedia_rooms": rooms}), ("cannot_tell", "r7:missing"))
        self.assertEqual(self.judge({"equipment_wan": "500.1234567"}), ("cannot_tell", "r6:missing"))

    def test_other_thresholds(self):
        self.assertEqual(self.judge({}, rules={"R6": {"primary": 5000.1}}), ("met", ""))
        self.assertEqual(self.judge({}, rules={"R6": {"primary": 5000.1}, "floor": 1}),
                         ("not_met", "r6:floor"))

    def test_associates_are_no_input_for_junior(self):
        unit = units({"school": "1", "type": "junior", "pupils_primary": "",
                      "pupils_junior": "100", "associate_junior": ""})["1", "junior"]
        self.assertEqual((unit["r1"], unit["verdict"]), ("8", "met"))

    def test_exclusions(self):
        found = units({"school": "1", "type": "special"}, {"school": "2", "type": "vocational"},
                      {"school": "3", "type": "teaching_point", "pupils_primary": "49"},
                      {"school": "4", "type": "teaching_point", "pupils_primary": "50"})
        self.assertEqual([u["reason"] for u in found.values()][:3],
                         ["excluded:special", "excluded:vocational", "excluded:small"])
        self.assertEqual(found["4", "primary"]["verdict"], "met")
        self.assertEqual(evaluate({"school": "1", "type": "special"})[1], [])

    def test_blank_implied_stage(self):
        unit = units({"school": "1", "type": "twelve_year", "pupils_junior": "50"})["1", "primary"]
        self.assertEqual(unit["reason"], "r4:missing r5:missing r6:missing r7:missing")
        unit = units({"school": "1", "type": "twelve_year", "pupils_junior": "50",
                      "pupils_senior": "0"})["1", "primary"]
        self.assertEqual(unit["reason"], "")


class Tolerances(unittest.TestCase):
    def test_visiting_teachers(self):
        for pupils, locale, expected in (("49", "rural", 3), ("50", "rural", 5), ("99", "rural", 5),
                                         ("100", "rural", 3), ("50", "town", 3), ("50", "", 3)):
            row = {"school": "1", "pupils_primary": pupils, "locale": locale, "visiting_primary": "2"}
            with self.subTest(pupils=pupils, locale=locale):
                unit = units(row, tolerances=True)["1", "primary"]
                self.assertEqual(unit["r3"], oracle.figure(Fraction(100 * expected, int(pupils))))
                unit = units(row)["1", "primary"]
                self.assertEqual(unit["r3"], oracle.figure(Fraction(300, int(pupils))))

    def test_extra_grounds(self):
        row = {"school": "1", "city_centre": "1", "extra_sports_area": "50"}
        self.assertEqual(units(row, tolerances=True)["1", "primary"]["r5"], "20.5")
        self.assertEqual(units(row)["1", "primary"]["r5"], "20")
        row["extra_sports_area"] = ""
        self.assertEqual(units(row, tolerances=True)["1", "primary"]["r5"], "20")


class Merging(unittest.TestCase):
    CAMPUS = {"school": "2", "counted": "0", "parent": "1"}

    def test_sums(self):
        for rows in (({"school": "1"}, self.CAMPUS), (self.CAMPUS, {"school": "1"})):
            found = units(*rows)
            self.assertEqual(list(found), [("1", "primary")])
            unit = found["1", "primary"]
            self.assertEqual((unit["pupils"], unit["r1"], unit["r4"]), ("200", "9", "12"))

    def test_one_blank_spoils_the_sum(self):
        for blank in ("1", "2"):
            rows = [{"school": "1"}, dict(self.CAMPUS)]
            rows[int(blank) - 1]["multimedia_rooms"] = ""
            self.assertEqual(units(*rows)["1", "primary"]["reason"], "r7:missing")

    def test_stage_fields_only_from_rows_with_pupils_there(self):
        campus = {**self.CAMPUS, "pupils_primary": "0", "backbone_primary": ""}
        unit = units({"school": "1"}, campus)["1", "primary"]
        self.assertEqual((unit["r2"], unit["r4"]), ("2", "24"))

    def test_not_mergeable(self):
        rows = [{"school": "1"}, {**self.CAMPUS},
                {"school": "3", "counted": "0", "parent": "2"},        # chain
                {"school": "4", "counted": "0", "parent": "4"},        # itself
                {"school": "5", "counted": "0", "parent": "none"},     # unknown
                {"school": "6", "counted": "0"},                       # no parent
                {"school": "7", "county": "130102", "counted": "0", "parent": "1"}]
        self.assertEqual([k[0] for k in units(*rows)], ["1", "3", "4", "5", "6", "7"])

    def test_parent_decides_exclusion(self):
        found = units({"school": "1", "type": "teaching_point", "pupils_primary": "25"},
                      {**self.CAMPUS, "type": "special", "pupils_primary": "25"})
        self.assertEqual(found["1", "primary"]["verdict"], "met")

    def test_first_duplicate_counts(self):
        found = units({"school": "1"}, {"school": "1", "pupils_primary": "7"})
        self.assertEqual(found["1", "primary"]["pupils"], "100")


class Writing(unittest.TestCase):
    def test_figures(self):
        for value, text in ((Fraction(5), "5"), (Fraction(0), "0"), (Fraction(1, 3), "0.3333333333333333"),
                            (Fraction(10) ** 22, "1" + "0" * 22),
                            (Fraction(1, 10 ** 9), "0.000000001"), (Decimal("0.45"), "0.45"),
                            (Fraction(12345678, 10), "1234567.8"), (None, "")):
            self.assertEqual(oracle.figure(value), text)

    def test_order_is_by_code_point(self):
        # By UTF-16 code unit the last two would change places.
        names = ["007", "07", "7", "A1", "a1", "\u00e91", "\uff211", "\U000200001"]
        self.assertEqual([k[0] for k in units(*({"school": n} for n in reversed(names)))], names)

    def test_quoting(self):
        self.assertEqual(oracle.quoted('1,"2"'), '"1,""2"""')


class Generator(unittest.TestCase):
    def test_same_seed_same_bytes(self):
        first, second = (generate.generate(7, 18, 12, 2021, True) for _ in range(2))
        self.assertEqual(first, second)

    def test_limits_are_hit(self):
        """Over some seeds, a CV printed as the limit falls on either side."""
        seen = set()
        rules = oracle.national_rules()
        for seed in range(6):
            with tempfile.TemporaryDirectory() as folder:
                source = Path(folder, "in.csv")
                source.write_bytes(generate.generate(seed, 18, 12, 2021, False))
                for county in oracle.evaluate([str(source)], rules, False)[1]:
                    limit = rules.cv_limit[county.stage]
                    if any(cv is not None and float(cv) == float(limit) for cv in county.cvs):
                        seen.add((county.stage, county.cv_verdict))
        self.assertLessEqual({("primary", "met"), ("junior", "met"), ("primary", "not_met"),
                              ("junior", "not_met")}, seen)


if __name__ == "__main__":
    unittest.main()
