using System.Text;
using System.Xml;

namespace Junheng.App.Import;

/// <summary>Texts of workbooks: runs put together.</summary>
internal static class WorkbookText
{
    /// <summary>The shared strings of a workbook, in order; none if there is no such part.</summary>
    public static List<string> ReadShared(WorkbookPackage package, string? part, CancellationToken cancel)
    {
        var strings = new List<string>();
        if (part is null || !package.Has(part))
        {
            return strings;
        }

        package.CheckStrings(part);
        using var reader = package.Open(part, out _);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                strings.Add(ReadRuns(reader));
                if (strings.Count % 4096 == 0)
                {
                    cancel.ThrowIfCancellationRequested();
                }
            }
        }

        return strings;
    }

    /// <summary>The text of the current element (si, is): its runs joined, without the phonetic guides.</summary>
    public static string ReadRuns(XmlReader reader)
    {
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var depth = reader.Depth;
        string? first = null;
        StringBuilder? more = null;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh")
            {
                reader.Skip();
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t")
            {
                var run = reader.ReadElementContentAsString();
                if (first is null)
                {
                    first = run;
                }
                else
                {
                    (more ??= new StringBuilder(first)).Append(run);
                }
            }
            else
            {
                reader.Read();
            }
        }

        return WorkbookEscapes.Resolve(more?.ToString() ?? first ?? "");
    }
}
