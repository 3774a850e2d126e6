using System.Xml;

namespace Junheng.App.Import;

/// <summary>A sheet of a workbook.</summary>
internal sealed record WorkbookSheet(string Name, string Part, bool Hidden);

/// <summary>Where the parts of a workbook are: sheets in order and the shared strings.</summary>
internal sealed record WorkbookParts(IReadOnlyList<WorkbookSheet> Sheets, string? Strings)
{
    /// <summary>Finds the parts by the container's relationships.</summary>
    /// <exception cref="UnreadableException">The container is no workbook.</exception>
    public static WorkbookParts Find(WorkbookPackage package, string file)
    {
        var root = Relations(package, "");
        var workbook = root.Values.FirstOrDefault(r => IsKind(r, "/officeDocument")).Part;
        if (workbook is null || !package.Has(workbook))
        {
            throw NoWorkbook(file);
        }

        var relations = Relations(package, workbook);
        var sheets = new List<WorkbookSheet>();
        using var reader = package.Open(workbook, out _);
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "workbook")
        {
            throw NoWorkbook(file);
        }

        while (reader.Read())
        {
            if (
                reader.NodeType == XmlNodeType.Element
                && reader.LocalName == "sheet"
                && RelationId(reader) is { } id
                && relations.TryGetValue(id, out var relation)
                && IsKind(relation, "/worksheet")
            )
            {
                var hidden = reader.GetAttribute("state") is "hidden" or "veryHidden";
                sheets.Add(new(reader.GetAttribute("name") ?? "", relation.Part, hidden));
            }
        }

        return new(sheets, relations.Values.FirstOrDefault(r => IsKind(r, "/sharedStrings")).Part);
    }

    private static bool IsKind((string Type, string Part) relation, string kind) =>
        relation.Type?.EndsWith(kind, StringComparison.Ordinal) == true;

    private static string? RelationId(XmlReader reader)
    {
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "id" && reader.NamespaceURI.Contains("relationships", StringComparison.Ordinal))
            {
                var id = reader.Value;
                reader.MoveToElement();
                return id;
            }
        }

        reader.MoveToElement();
        return null;
    }

    private static Dictionary<string, (string Type, string Part)> Relations(WorkbookPackage package, string part)
    {
        var relations = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var source = RelationsOf(part);
        if (!package.Has(source))
        {
            return relations;
        }

        using var reader = package.Open(source, out _);
        while (reader.Read())
        {
            if (
                reader.NodeType == XmlNodeType.Element
                && reader.LocalName == "Relationship"
                && reader.GetAttribute("TargetMode") != "External"
                && reader.GetAttribute("Id") is { } id
                && reader.GetAttribute("Target") is { } target
            )
            {
                relations[id] = (reader.GetAttribute("Type") ?? "", Resolve(part, target));
            }
        }

        return relations;
    }

    /// <summary>The part that holds what another part points to.</summary>
    public static string RelationsOf(string part)
    {
        var cut = part.LastIndexOf('/') + 1;
        return $"{part[..cut]}_rels/{part[cut..]}.rels";
    }

    /// <summary>The part a target names, as seen from the part that points to it.</summary>
    public static string Resolve(string part, string target)
    {
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/'))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("" or "." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }

    /// <summary>The container holds something else.</summary>
    public static UnreadableException NoWorkbook(string file) =>
        new(
            file,
            "unknown-format",
            "文件不是 .xlsx 工作簿（可能是文字文档或压缩包）。请选择学校数据的工作簿或CSV文件。"
        );
}
