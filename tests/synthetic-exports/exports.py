#!/usr/bin/env python3
"""Writes synthetic wide exports of education statistics (合成数据): one workbook a stage, the form guessed, the figures
invented by arithmetic. The same arguments always give the same figures. Beside them expected.csv says in the published
columns of the school records what a reader has to make of them.

    exports.py FOLDER [--county CODE] [--year Y] [--variant NAME ...]

Variants: shifted (next year's file: columns inserted), sheets (columns on two sheets, as .xls needs), yuan (the junior
file gives equipment in 元), area (the files disagree on an area), twice (an identifier stands twice), words (texts where
figures belong), marks (— / 无 and separators), unmerged (merged cells lost), absent (an integrated school is not in the
junior file), renamed (a header reworded), band (one more level of header).
"""
import argparse
import csv
import os

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

STAGES = {"primary": "小学", "junior": "初中", "senior": "高中"}
SUBJECTS = ["道德与法治", "语文", "数学", "科学", "外语", "历史", "地理", "信息科技", "体育", "劳动", "综合实践活动"]
DEGREES = ["博士研究生", "硕士研究生", "本科", "专科", "高中阶段", "高中阶段以下"]
TITLES = ["正高级", "副高级", "中级", "助理级", "员级", "未定职级"]
AGES = ["24岁及以下", "25-29岁", "30-34岁", "35-39岁", "40-44岁", "45-49岁", "50-54岁", "55-59岁", "60岁及以上"]
BANDS = ["25人及以下", "26-30人", "31-35人", "36-40人", "41-45人", "46-50人", "51-55人", "56-60人", "61-65人", "66人及以上"]
ROOMS = ["普通教室", "实验室", "图书室", "微机室", "语音室", "音乐教室", "美术教室", "心理辅导室"]

# identifier, name, type code, organiser code, locale code, counted, parent, pupils by stage
SCHOOLS = [
    ("0001", "第一小学", "211", "831", "111", True, None, {"primary": 905}),
    ("0002", "第二小学", "211", "831", "121", True, None, {"primary": 640}),
    ("0003", "第三小学", "211", "831", "121", True, None, {"primary": 480}),
    ("0004", "第四小学", "211", "831", "210", True, None, {"primary": 236}),
    ("0005", "第五小学", "211", "999", "111", True, None, {"primary": 312}),
    ("0006", "第六小学教学点", "218", "831", "220", True, None, {"primary": 57}),
    ("0007", "第二小学东校区", "211", "831", "121", False, "0002", {"primary": 88}),
    ("0011", "第一中学", "311", "831", "111", True, None, {"junior": 1080}),
    ("0012", "第二中学", "311", "831", "121", True, None, {"junior": 720}),
    ("0021", "实验九年制学校", "312", "831", "121", True, None, {"primary": 600, "junior": 330}),
    ("0031", "第三中学", "341", "831", "111", True, None, {"junior": 450, "senior": 600}),
    ("0041", "职业高级中学", "342", "831", "111", True, None, {"senior": 500}),
]


class School:
    def __init__(self, county, row):
        number, self.name, self.type, self.organiser, self.locale, self.counted, parent, self.pupils = row
        self.number = int(number)
        self.id = county + number
        self.parent = county + parent if parent else ""
        self.built = 1960 + self.number
        total = sum(self.pupils.values())
        self.teaching = round(total * (4.1 + self.number % 5 * 0.35), 2)
        self.indoor = round(total * 0.4, 1) if self.number % 3 else 0
        self.ground = round(total * (6.4 + self.number % 4), 1)
        self.equipment = round(total * (0.18 + self.number % 6 * 0.02), 4)
        self.multimedia = total // 42 + 1

    def stage(self, stage):
        pupils = self.pupils[stage]
        classes = -(-pupils // 43)
        teachers = pupils // 16 + 2
        doctor, master = (1 if pupils > 1000 else 0), teachers // 20
        bachelor = teachers * 7 // 10
        associate = max(teachers - doctor - master - bachelor - 1, 0)
        pe, music, art = pupils // 260 + 1, pupils // 400 + 1, pupils // 420 + 1
        integrated = 1 if self.number % 2 else 0
        return dict(
            pupils=pupils, classes=classes, over=self.number % 3, teachers=teachers, doctor=doctor, master=master,
            bachelor=bachelor, associate=associate, backbone=pupils // 90 + 1, pe=pe, music=music, art=art,
            arts=integrated, total=music + art + integrated, migrant=pupils // 17,
        )


def columns(stage, variant):
    """(levels, kind, value of a school) of every column; kind is text or number."""
    s = lambda key: (lambda school: school.stage(stage)[key])
    yuan = "yuan" in variant and stage == "junior"
    out = [
        (["序号"], "number", lambda x: x.number),
        (["学校基本情况", "学校(机构)标识码"], "text", lambda x: x.id),
        (["学校基本情况", "学校(机构)名称"], "text", lambda x: x.name),
        (["学校基本情况", "办学类型", "代码"], "text", lambda x: x.type),
        (["学校基本情况", "举办者类型", "代码"], "text", lambda x: x.organiser),
        (["学校基本情况", "城乡分类", "代码"], "text", lambda x: x.locale),
        (["学校基本情况", "是否计校数"], "text", lambda x: "是" if x.counted else "否"),
        (["学校基本情况", "所属学校标识码"], "text", lambda x: x.parent or None),
        (["学校基本情况", "建校年月"], "text", lambda x: f"{x.built}年9月"),
    ]
    if "shifted" in variant:
        out += [(["学校基本情况", "新增指标", f"指标{i}"], "number", lambda x, i=i: x.number + i) for i in range(7)]
    out += [(["班级情况", "班数", "合计"], "number", s("classes"))]
    grades = 6 if stage == "primary" else 3
    out += [(["班级情况", "班数", f"{'一二三四五六'[g]}年级"], "number", lambda x, g=g: x.stage(stage)["classes"] // grades) for g in range(grades)]
    limit = 46 if stage == "primary" else 51
    for band in BANDS:
        low = int("".join(c for c in band.split("-")[0] if c.isdigit()))
        first_over = low == limit
        out.append((["班级情况", "班额情况", band], "number", (lambda x: x.stage(stage)["over"]) if first_over else (lambda x: 0)))
    out += [(["学生情况", "在校生数(人)", "合计"], "number", s("pupils")),
            (["学生情况", "在校生数(人)", "其中:女"], "number", lambda x: x.stage(stage)["pupils"] // 2)]
    for g in range(grades):
        for sex in ["计", "女"]:
            out.append((["学生情况", f"{'一二三四五六'[g]}年级在校生", sex], "number", lambda x, g=g: x.stage(stage)["pupils"] // 6))
    for kind in ["随迁子女", "农村留守儿童", "残疾学生"]:
        for part in ["合计", "其中:女", "外省迁入", "本省外县迁入"]:
            value = (lambda x, p=part: x.stage(stage)["migrant"] // (1 if p == "合计" else 3)) if kind == "随迁子女" else (lambda x: x.number % 4)
            out.append((["学生情况", kind, part], "number", value))
    out += [(["教师情况", "教职工总数", "合计"], "number", lambda x: x.stage(stage)["teachers"] + 5),
            (["教师情况", "专任教师(人)", "合计"], "number", s("teachers")),
            (["教师情况", "专任教师(人)", "其中:女"], "number", lambda x: x.stage(stage)["teachers"] // 2),
            (["教师情况", "县级及以上骨干教师"], "number", s("backbone"))]
    degree = {"博士研究生": "doctor", "硕士研究生": "master", "本科": "bachelor", "专科": "associate"}
    if "shifted" in variant:
        out += [(["教师情况", "新增教师", f"来源{i}"], "number", lambda x, i=i: i) for i in range(5)]
    for d in DEGREES:
        out.append((["教师情况", "专任教师按学历分", d], "number", s(degree[d]) if d in degree else (lambda x: 0)))
    for group, parts in [("职称", TITLES), ("年龄", AGES)]:
        for p in parts:
            for sex in ["计", "女"]:
                out.append((["教师情况", f"专任教师按{group}分/{p}".replace("/", "·"), sex], "number", lambda x: x.number % 7))
    for subject in SUBJECTS:
        name = "体育" if subject == "体育" and "renamed" not in variant else subject
        if subject == "体育" and "renamed" in variant:
            name = "体育与健康"
        out.append((["教师情况", "专任教师按课程分", name], "number", s("pe") if subject == "体育" else (lambda x: x.number % 9)))
    out += [(["教师情况", "专任教师按课程分", "艺术·计"], "number", s("total")),
            (["教师情况", "专任教师按课程分", "音乐"], "number", s("music")),
            (["教师情况", "专任教师按课程分", "美术"], "number", s("art"))]
    out += [(["占地面积(平方米)", "合计"], "number", lambda x: round(x.ground * 3, 1)),
            (["占地面积(平方米)", "其中:绿化用地"], "number", lambda x: round(x.ground / 2, 1)),
            (["占地面积(平方米)", "运动场地"], "number", lambda x: x.ground)]
    area = (lambda x: x.teaching + 12) if "area" in variant and stage == "junior" else (lambda x: x.teaching)
    out += [(["校舍建筑面积(平方米)", "合计"], "number", lambda x: round(x.teaching * 1.6, 2)),
            (["校舍建筑面积(平方米)", "教学及辅助用房", "合计"], "number", area)]
    out += [(["校舍建筑面积(平方米)", "教学及辅助用房", room], "number", lambda x: round(x.teaching / 12, 2)) for room in ROOMS]
    out += [(["校舍建筑面积(平方米)", "教学及辅助用房", "室内体育用房"], "number", lambda x: x.indoor)]
    for group in ["行政办公用房", "生活用房", "其他用房"]:
        out += [(["校舍建筑面积(平方米)", group, part], "number", lambda x: round(x.teaching / 9, 2)) for part in ["合计", "其中:危房", "当年新增", "租借"]]
    money = "元" if yuan else "万元"
    out += [([f"固定资产总值({money})", "合计"], "number", lambda x: round(x.equipment * 4, 4)),
            ([f"固定资产总值({money})", "教学仪器设备资产值"], "number", (lambda x: round(x.equipment * 10000)) if yuan else (lambda x: x.equipment)),
            ([f"固定资产总值({money})", "当年新增教学仪器设备"], "number", lambda x: 1)]
    out += [(["信息化", "教室间数", "合计"], "number", lambda x: x.multimedia + 4),
            (["信息化", "教室间数", "网络多媒体教室"], "number", lambda x: x.multimedia)]
    for year in range(2019, 2026):
        for what in ["毕业生数", "招生数", "复学学生数", "转入学生数", "转出学生数", "休学学生数", "其他增加", "其他减少"]:
            for sex in ["计", "女"]:
                out.append((["历年变动", f"{year}年{what}", sex], "number", lambda x, y=year: (x.number + y) % 90))
    extra = 310 - len(out)
    out += [(["地方补充指标", f"补充{i + 1}"], "number", lambda x, i=i: (x.number * 3 + i) % 50) for i in range(max(extra, 0))]
    return out


def cell(school, column, stage, variant, index):
    levels, kind, value = column
    got = value(school)
    leaf = levels[-1]
    if "words" in variant and stage == "primary" and school.number == 3 and leaf == "音乐":
        return "两名"
    if "marks" in variant and stage == "primary":
        if school.number == 1 and levels[0].startswith("占地") and leaf == "运动场地":
            return f"{got:,}"
        if school.number == 2 and levels[0].startswith("学生") and leaf == "合计" and levels[1].startswith("在校"):
            return "".join(chr(ord(c) + 0xFEE0) for c in str(got)) + " "
        if school.number == 4 and leaf == "县级及以上骨干教师":
            return "—"
        if school.number == 5 and leaf == "室内体育用房":
            return "无"
    return got


def write(path, stage, year, schools, variant):
    book = Workbook()
    table = columns(stage, variant)
    key = [c for c in table if c[0][-1] in ("学校(机构)标识码", "学校(机构)名称")]
    half = len(table) // 2
    parts = [table[:half], key + table[half:]] if "sheets" in variant else [table]
    for number, part in enumerate(parts):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = f"{STAGES[stage]}学校明细" + ("" if len(parts) == 1 else str(number + 1))
        fill(sheet, part, stage, year, schools, variant)
    note = book.create_sheet("指标说明")
    note.append(["本表为合成数据，不涉及任何真实学校"])
    book.save(path)


def fill(sheet, table, stage, year, schools, variant):
    width = len(table)
    depth = 3
    sheet.cell(1, 1, f"{year}年{STAGES[stage]}学校(机构)统计数据明细表（合成数据）")
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet.cell(2, 1, "填报单位：示例县教育局（合成）")
    top = 3
    # A helper's row of field codes, hidden.
    for c in range(width):
        sheet.cell(top, c + 1, f"F{c + 1:03d}")
    sheet.row_dimensions[top].hidden = True
    top += 1
    headers(sheet, table, top, depth, "unmerged" not in variant)
    row = top + depth
    for c in range(width):
        sheet.cell(row, c + 1, c + 1)
    row += 1
    label = next(i for i, c in enumerate(table) if c[0][-1] == "学校(机构)名称")
    sheet.cell(row, label + 1, "合计")
    for c, column in enumerate(table):
        if column[1] == "number":
            sheet.cell(row, c + 1, sum(column[2](x) or 0 for x in schools))
    row += 1
    listed = list(schools)
    if "twice" in variant:
        listed.append(schools[0])
    for school in listed:
        for c, column in enumerate(table):
            value = cell(school, column, stage, variant, c)
            if value is not None:
                sheet.cell(row, c + 1, value)
        row += 1
    sheet.cell(row + 1, 1, "注：本表由程序生成，全部数字为合成。")
    sheet.cell(row + 2, 1, "填表人：统计岗")


def headers(sheet, table, top, depth, merged):
    width = len(table)
    grid = [[None] * width for _ in range(depth)]
    for c, (levels, _, _) in enumerate(table):
        for d in range(depth):
            grid[d][c] = levels[d] if d < len(levels) else None
    for d in range(depth):
        c = 0
        while c < width:
            if grid[d][c] is None:
                c += 1
                continue
            end = c
            while (d < depth - 1 and end + 1 < width and grid[d][end + 1] == grid[d][c]
                   and all(grid[u][end + 1] == grid[u][c] for u in range(d)) and len(table[c][0]) > d + 1):
                end += 1
            sheet.cell(top + d, c + 1, grid[d][c])
            down = d
            if end == c and len(table[c][0]) == d + 1:
                down = depth - 1
            if merged and (end > c or down > d):
                sheet.merge_cells(start_row=top + d, start_column=c + 1, end_row=top + down, end_column=end + 1)
            c = end + 1


TYPES = {"211": "小学", "218": "教学点", "311": "初级中学", "312": "九年一贯制学校", "341": "完全中学"}
LOCALES = {"1": "主城区", "2": "镇区"}


def expected(path, county, year, schools):
    rows = []
    for x in schools:
        if x.type == "342":
            continue
        row = {
            "year": year, "county": county, "school": x.id, "name": x.name, "type": TYPES[x.type],
            "organiser": {"831": 7, "999": 10}[x.organiser],
            "locale": "乡村" if x.locale.startswith("2") else "主城区" if x.locale.startswith("11") else "镇区",
            "built": x.built, "city_centre": 0, "counted": 1 if x.counted else 0, "parent": x.parent,
            "teaching_area": x.teaching, "indoor_sports_area": x.indoor, "sports_ground_area": x.ground,
            "equipment_wan": x.equipment, "multimedia_rooms": x.multimedia,
            "migrant_pupils": sum(x.stage(s)["migrant"] for s in x.pupils if s in ("primary", "junior")),
        }
        for s in x.pupils:
            got = x.stage(s)
            row[f"pupils_{s}"] = got["pupils"]
            if s == "senior":
                continue
            row[f"classes_{s}"], row[f"classes_over_{s}"] = got["classes"], got["over"]
            for field in ["teachers", "associate", "bachelor", "master", "doctor", "backbone", "pe", "music", "art", "arts"]:
                row[f"{field}_{s}"] = got[field]
        rows.append(row)
    names = sorted({k for r in rows for k in r})
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--county", default="999901")
    parser.add_argument("--year", type=int, default=2026)
    parser.add_argument("--variant", action="append", default=[])
    args = parser.parse_args()
    os.makedirs(args.folder, exist_ok=True)
    schools = [School(args.county, row) for row in SCHOOLS]
    for stage, title in STAGES.items():
        own = [x for x in schools if stage in x.pupils]
        if "absent" in args.variant and stage == "junior":
            own = [x for x in own if x.type != "312"]
        write(os.path.join(args.folder, f"{title}.xlsx"), stage, args.year, own, args.variant)
    expected(os.path.join(args.folder, "expected.csv"), args.county, args.year, schools)


if __name__ == "__main__":
    main()
