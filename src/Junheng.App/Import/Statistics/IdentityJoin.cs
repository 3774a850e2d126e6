using System.Globalization;
using Junheng.Engine.Validate;

namespace Junheng.App.Import.Statistics;

/// <summary>Who a school is, by all files it stands in. Where they disagree nothing is taken, and both cells are named.</summary>
internal sealed class IdentityJoin(
    string id,
    IReadOnlyList<StageReader> parts,
    IReadOnlyList<WordMeaning> words,
    FindingList findings,
    List<ReadField> kept
)
{
    private const int CountyDigits = 6;
    private const int LongestIdentifier = 20;

    /// <summary>True, and reported, if a file places the school in another county.</summary>
    public bool IsOfOtherCounty(string county)
    {
        foreach (var read in Reads("county"))
        {
            var digits = WideRows.Identifier(read.Value!);
            if (
                digits.Length >= CountyDigits
                && digits[..CountyDigits].All(char.IsAsciiDigit)
                && digits[..CountyDigits] != county
            )
            {
                parts[0]
                    .Report(
                        read,
                        id,
                        "other-county-or-year",
                        $"{read.Place}：这所学校的区划代码是{digits[..CountyDigits]}，本次导入的是{county}，本行未采用。请删除外县学校的行，或选择正确的县重新上传。"
                    );
                return true;
            }
        }

        return false;
    }

    /// <summary>The code of the type, or <see cref="WordTable.Skip"/>; null, and reported, if it cannot be told.</summary>
    public string? Type()
    {
        var known = new List<ReadField>();
        foreach (var read in Reads("type"))
        {
            var meaning = WordTable.Meaning("type", read.Raw, words);
            kept.Add(read with { Value = meaning, Refused = meaning is null });
            if (meaning is null)
            {
                parts[0]
                    .Report(
                        read,
                        id,
                        "unknown-type",
                        $"{read.Place}：办学类型“{CellText.Quote(read.Raw)}”不知道是哪一类，本校未读取。请在字段对应页选定它的含义。"
                    );
                return null;
            }

            if (meaning != WordTable.Attached)
            {
                known.Add(read with { Value = meaning });
            }
        }

        if (known.Count == 0)
        {
            findings.Add(
                FindingLevel.Error,
                parts[0].Place(id),
                "unknown-type",
                "type",
                "没有一个文件写明这所学校的办学类型（附设班不算），本校未读取。请补填办学类型，或在字段对应页选定对应的列。",
                id
            );
            return null;
        }

        if (known.Exists(k => k.Value != known[0].Value))
        {
            Disagree("unknown-type", known, "本校未读取");
            return null;
        }

        return known[0].Value;
    }

    /// <summary>The name; where files write it differently, that of the first, with a warning.</summary>
    public string? Name()
    {
        var names = Reads("name");
        kept.AddRange(names);
        if (names.Find(n => HeaderTitle.Squeeze(n.Value!) != HeaderTitle.Squeeze(names[0].Value!)) is { } other)
        {
            findings.Add(
                FindingLevel.Warning,
                parts[0].Place(id),
                "names-differ",
                "name",
                $"同一标识码的学校名称不同：{names[0].Place}是“{names[0].Raw}”，{other.Place}是“{other.Raw}”，采用前者。请核对标识码是否填错。",
                id
            );
        }

        return names.Count == 0 ? null : names[0].Value!.Trim();
    }

    /// <summary>Our code of what stands in a column of words.</summary>
    public string? Coded(string field) =>
        Agreed(
            field,
            raw => WordTable.Meaning(field, raw, words),
            $"unknown-{field}",
            "不知道是哪一类，按不清楚处理。请在字段对应页选定它的含义"
        );

    /// <summary>The year of building.</summary>
    public int? Built() =>
        Agreed(
            "built",
            raw => ExportFigure.Year(raw) is { } year ? year.ToString(CultureInfo.InvariantCulture) : null,
            "bad-built",
            "不是年份，按不清楚处理"
        )
            is { } built
            ? int.Parse(built, CultureInfo.InvariantCulture)
            : null;

    /// <summary>The identifier of the school a campus belongs to.</summary>
    public string? Parent() =>
        Agreed(
            "parent",
            raw => WideRows.Identifier(raw) is { Length: <= LongestIdentifier } parent ? parent : null,
            "identifier-too-long",
            "超过20个字符，按没有填写处理"
        );

    /// <summary>The areas of rooms, one by one.</summary>
    public IReadOnlyList<long>? Rooms(string field) =>
        Agreed(
            field,
            raw => RoomList.Parse(HeaderTitle.Squeeze(raw)) is { } rooms ? RoomList.Write(rooms) : null,
            "bad-room-list",
            "不是各间面积的清单，按不清楚处理"
        )
            is { } text
            ? RoomList.Parse(text)
            : null;

    /// <summary>是 or 否; a column that is named 不计校数 says the opposite.</summary>
    public bool Flag(string field, bool fallback)
    {
        var flag = Agreed(
            field,
            raw => Said(field, raw),
            "not-a-flag",
            $"不是“是”或“否”，暂按{(fallback ? "是" : "否")}处理"
        );
        return flag is null ? fallback : flag == "1";
    }

    private string? Said(string field, string raw)
    {
        bool? said = HeaderTitle.Squeeze(raw) switch
        {
            "1" or "是" or "计" or "计校数" or "TRUE" or "√" => true,
            "0" or "2" or "否" or "不计" or "不计校数" or "FALSE" or "×" => false,
            _ => null,
        };
        var turned =
            parts.Any(p =>
                p.Mapping.Line(field)?.Columns.Any(c => c.Split('/')[^1].StartsWith("不计", StringComparison.Ordinal))
                == true
            ) && !raw.Contains('计');
        return said is not { } yes ? null
            : yes != turned ? "1"
            : "0";
    }

    private string? Agreed(string field, Func<string, string?> parse, string code, string wrong)
    {
        var known = new List<ReadField>();
        foreach (var read in Reads(field))
        {
            var value = parse(read.Raw);
            kept.Add(read with { Value = value, Refused = value is null });
            if (value is null)
            {
                parts[0]
                    .Report(
                        read,
                        id,
                        code,
                        $"{read.Place}：“{RecordColumns.Find(field)!.Title}”填的是“{CellText.Quote(read.Raw)}”，{wrong}。"
                    );
                continue;
            }

            known.Add(read with { Value = value });
        }

        if (known.Exists(k => k.Value != known[0].Value))
        {
            Disagree("files-disagree", known, "按不清楚处理");
            return null;
        }

        return known.Count == 0 ? null : known[0].Value;
    }

    private void Disagree(string code, List<ReadField> known, string consequence)
    {
        var other = known.Find(k => k.Value != known[0].Value)!;
        parts[0]
            .Report(
                known[0],
                id,
                code,
                $"“{RecordColumns.Find(known[0].Field)!.Title}”在各学段文件中不一致：{known[0].Place}是“{known[0].Raw}”，{other.Place}是“{other.Raw}”，{consequence}。请核对后改成一致，重新导入。"
            );
    }

    /// <summary>What the files say, those that leave the cell blank aside.</summary>
    private List<ReadField> Reads(string field) =>
        [.. parts.Select(p => p.Text(id, field)).OfType<ReadField>().Where(r => r.Value is not null)];
}
