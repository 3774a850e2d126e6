using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Junheng.App.Import;

/// <summary>
/// A written workbook as plain as spreadsheets write them: no prefix before elements, parts pointing to one another by
/// relative paths and called by their usual names. What the library writes is sound, but programs that read workbooks
/// without minding namespaces find nothing in it.
/// </summary>
internal static partial class PlainParts
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string Open = "<x:";
    private const string Close = "</x:";
    private const string Declared = "xmlns:x=";

    /// <summary>Copies a workbook, part by part.</summary>
    /// <param name="workbook">The workbook, from its start.</param>
    /// <param name="output">Takes the copy.</param>
    public static void Copy(Stream workbook, Stream output)
    {
        using var from = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        using var into = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in from.Entries)
        {
            using var source = part.Open();
            var copy = into.CreateEntry(Renamed(part.FullName), CompressionLevel.Optimal);
            copy.LastWriteTime = part.LastWriteTime;
            using var target = copy.Open();
            if (part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
            {
                var text = Plain(Text(source));
                target.Write(Encoding.UTF8.GetBytes(part.FullName == ContentTypes ? Renamed(text) : text));
            }
            else if (part.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
            {
                target.Write(Encoding.UTF8.GetBytes(Renamed(Relative(Text(source), part.FullName))));
            }
            else
            {
                source.CopyTo(target);
            }
        }
    }

    private static string Text(Stream part)
    {
        using var reader = new StreamReader(part, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Drawings of comments by the name that is looked for.</summary>
    private static string Renamed(string text) =>
        Drawing().Replace(text, m => $"drawings/vmlDrawing{(m.Groups[1].Length == 0 ? "1" : m.Groups[1].Value)}.vml");

    /// <summary>Targets as seen from the part that has them, which lies beside the folder of its relations.</summary>
    private static string Relative(string relations, string path)
    {
        var folder = path[..path.LastIndexOf("_rels/", StringComparison.Ordinal)];
        return Target()
            .Replace(
                relations,
                m => $"Target=\"{Path.GetRelativePath("/" + folder, m.Groups[1].Value).Replace('\\', '/')}\""
            );
    }

    [GeneratedRegex("drawings/vmldrawing([0-9]*)[.]vml")]
    private static partial Regex Drawing();

    [GeneratedRegex("Target=\"(/[^\"]+)\"")]
    private static partial Regex Target();

    /// <summary>Tags without the prefix. In texts an angle bracket is written as an entity, so that none is a tag.</summary>
    private static string Plain(string xml)
    {
        var at = xml.IndexOf(Declared, StringComparison.Ordinal);
        var root = xml.IndexOf(Open, StringComparison.Ordinal);
        return root < 0 || at < root || at > xml.IndexOf('>', root)
            ? xml
            : new StringBuilder(xml)
                .Remove(at, Declared.Length)
                .Insert(at, "xmlns=")
                .Replace(Open, "<")
                .Replace(Close, "</")
                .ToString();
    }
}
