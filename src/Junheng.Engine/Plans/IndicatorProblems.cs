using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>What is wrong with the indicators: departures from the national rules, losses, slips, disagreements.</summary>
internal sealed class IndicatorProblems(PlanStandard standard, PlanWords words, Indicators indicators)
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["primary"] = "小学",
        ["junior"] = "初中",
        ["all"] = "",
        ["integrated"] = "一贯制学校",
        ["perClasses"] = "配备班数",
        ["music"] = "音乐教室",
        ["art"] = "美术教室",
        ["hours"] = "学时",
        ["backbone"] = "骨干教师",
        ["level"] = "等级",
        ["variation"] = "校际差异率",
        ["labour"] = "劳动",
    };

    private static readonly string[] Optional = ["Q7", "Q8"];
    private static readonly Regex Combined = new(@"完全中学(?:初中部)?[^,;。]{0,8}?(\d{4})");
    private readonly WordingProblems slips = new(standard, words, indicators);
    private readonly List<PlanProblem> found = [];

    public List<PlanProblem> Read(IReadOnlyList<Mention> mentions)
    {
        if (indicators.Chosen.Count == 0)
        {
            return found;
        }

        Missing();
        foreach (var (key, indicator) in indicators.Chosen)
        {
            Numbers(key, indicator);
            Clauses(key, indicator);
            found.AddRange(slips.Read(key));
            Losses(key, indicator);
            Text(key, indicator, mentions.Where(m => m.Key == key).ToList());
        }

        return [.. indicators.Problems, .. found];
    }

    private void Missing()
    {
        var rows = indicators.Chosen.Values.ToList();
        var whole = new PlanLines(rows.Min(i => i.Lines.From), rows.Max(i => i.Lines.To));
        foreach (
            var (key, title) in standard.Titles.Where(t =>
                standard.Thresholds.ContainsKey(t.Key) && !indicators.Chosen.ContainsKey(t.Key)
            )
        )
        {
            found.Add(new(whole, PlanProblem.Deviates, key, $"文中没有国家指标“{title}”一项。"));
        }

        var tables = rows.Count(i => indicators.Rows[i.Key][0].HasUnits);
        foreach (var i in rows.Where(i => !indicators.Rows[i.Key][0].HasUnits && tables > rows.Count / 2))
        {
            var elsewhere = !indicators.Rows[i.Key][0].FromTable && rows.Any(r => indicators.Rows[r.Key][0].FromTable);
            found.Add(
                elsewhere
                    ? new(
                        i.Lines,
                        PlanProblem.Lost,
                        i.Key,
                        $"任务表中没有“{standard.Titles[i.Key]}”一行，按正文第{i.Lines.From}行读取，责任单位待补。"
                    )
                    : new(
                        i.Lines,
                        PlanProblem.Lost,
                        i.Key,
                        $"“{standard.Titles[i.Key]}”没有责任单位，可能与上一行为合并单元格，请补填。"
                    )
            );
        }
    }

    private void Numbers(string key, PlanIndicator indicator)
    {
        var demand = PlainText.Of(indicators.Rows[key][0].Demand);
        foreach (var (written, read) in ScannedDigits.Slips(demand))
        {
            found.Add(new(indicator.Lines, PlanProblem.Garbled, key, $"“{written}”疑为误识，按{read}读取。"));
        }

        foreach (var blot in ScannedDigits.Blots(demand))
        {
            found.Add(
                new(indicator.Lines, PlanProblem.Garbled, key, $"“{blot}”有数字无法辨认，未读取，请对照原件补填。")
            );
        }

        foreach (var (name, national) in standard.Thresholds[key])
        {
            var label = Names.GetValueOrDefault(name, name);
            if (!indicator.Thresholds.TryGetValue(name, out var own))
            {
                if (!Optional.Contains(key) && !ScannedDigits.Blots(demand).Any())
                {
                    found.Add(
                        new(
                            indicator.Lines,
                            PlanProblem.Deviates,
                            key,
                            $"没有写出国家要求的{label}数值（国家为{Indicators.Show(national)}）。"
                        )
                    );
                }
            }
            else if (own != national)
            {
                found.Add(
                    new(
                        indicator.Lines,
                        PlanProblem.Deviates,
                        key,
                        $"{label}写作{Indicators.Show(own)}，国家为{Indicators.Show(national)}。"
                    )
                );
            }
        }

        if (
            key == "G4"
            && Combined.Match(PlainText.Of(indicator.SelfCheck?.Text ?? "")) is { Success: true } m
            && decimal.TryParse(m.Groups[1].Value, out var used)
            && used != standard.Thresholds[key]["all"]
        )
        {
            found.Add(
                new(
                    indicator.Lines,
                    PlanProblem.Deviates,
                    key,
                    $"自查以{Indicators.Show(used)}人衡量完全中学初中部，国家规则按初中{Indicators.Show(standard.Thresholds[key]["all"])}人计。"
                )
            );
        }
    }

    private void Clauses(string key, PlanIndicator indicator)
    {
        var rule = words.Indicators.First(w => w.Key == key);
        var plain = PlainText.Of(indicators.Rows[key][0].Demand);
        foreach (var lost in rule.Clauses.Where(c => !Regex.IsMatch(plain, c)))
        {
            found.Add(new(indicator.Lines, PlanProblem.Deviates, key, $"缺国家要求中“{lost.Split('|')[0]}”的内容。"));
        }

        foreach (var wrong in rule.Forbidden.Where(f => plain.Contains(f, StringComparison.Ordinal)))
        {
            found.Add(
                new(
                    indicator.Lines,
                    PlanProblem.Deviates,
                    key,
                    $"“{wrong}”与国家的计算口径不同：{standard.Titles[key]}。"
                )
            );
        }
    }

    private void Losses(string key, PlanIndicator indicator)
    {
        if (indicators.Rows[key][0].HasMeasures && indicator is { SelfCheck.Met: false, Measures: null })
        {
            found.Add(
                new(indicator.Lines, PlanProblem.Lost, key, "未达标而整改措施为空，可能与上一行为合并单元格，请补填。")
            );
        }

        if (
            indicator
                .UnitDuties.Zip(indicator.UnitDuties.Skip(1))
                .Any(p =>
                    indicators
                        .Rows[key][0]
                        .Duties.Any(d =>
                            p.First.Text.Length > 0
                            && char.IsLetter(p.First.Text[^1])
                            && d.Contains(p.First.Text + p.Second.Unit, StringComparison.Ordinal)
                        )
                )
        )
        {
            found.Add(new(indicator.Lines, PlanProblem.Lost, key, "两个单位的职责之间缺标点，已分开读取。"));
        }
    }

    /// <summary>Table against text: the table's value stands; what it lost is taken from the text.</summary>
    private void Text(string key, PlanIndicator indicator, List<Mention> mentions)
    {
        var dated = indicators.Chosen.Values.Count(i => i.Deadline is not null);
        var year = mentions.FirstOrDefault(m => m.Year is not null && m.Thresholds.Count > 0);
        if (
            year is not null
            && indicator.Deadline is { } deadline
            && deadline.Year != year.Year
            && !deadline.HeldEveryYear
        )
        {
            found.Add(
                new(
                    indicator.Lines,
                    PlanProblem.Disagrees,
                    key,
                    $"完成时间不一致：表中为{deadline.Year}年，正文（第{year.Lines.From}行）为{year.Year}年；以表为准。"
                )
            );
        }

        if (indicator.Deadline is null && !indicators.Rows[key][0].Held && dated > indicators.Chosen.Count * 2 / 3)
        {
            if (year is not null)
            {
                indicators.Chosen[key] = indicator with { Deadline = new(year.Year!.Value, false) };
            }

            found.Add(
                new(
                    indicator.Lines,
                    PlanProblem.Lost,
                    key,
                    year is null
                        ? "表中缺完成时间，请补填。"
                        : $"表中缺完成时间，按正文（第{year.Lines.From}行）取{year.Year}年。"
                )
            );
        }

        foreach (
            var mention in mentions.Where(m => m.Lines.From < indicator.Lines.From || m.Lines.From > indicator.Lines.To)
        )
        {
            foreach (
                var (name, value) in mention.Thresholds.Where(t =>
                    indicator.Thresholds.TryGetValue(t.Key, out var own) && own != t.Value
                )
            )
            {
                if (name is "all" && mention.Thresholds.Count == 1)
                {
                    found.Add(
                        new(
                            mention.Lines,
                            PlanProblem.Disagrees,
                            key,
                            $"正文（第{mention.Lines.From}行）为{Indicators.Show(value)}，表中（第{indicator.Lines.From}—{indicator.Lines.To}行）为{Indicators.Show(indicator.Thresholds[name])}；以表为准。"
                        )
                    );
                }
            }
        }
    }
}
