using System.Text;

namespace Junheng.App.Tests.Batch;

/// <summary>
/// CSV taken apart the plainest way, one character after the other: a quote opens at the start of a field only, two
/// quotes within quotes are one, a row ends at LF, CRLF or CR.
/// </summary>
internal static class CsvReference
{
    /// <summary>The rows of a text; a line end at the very end begins no further row.</summary>
    /// <exception cref="FormatException">A quote is never closed.</exception>
    public static List<string[]> Rows(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = new StringBuilder();
        var (quoted, start) = (false, true);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append(text[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && start)
            {
                (quoted, start) = (true, false);
            }
            else if (c == ',')
            {
                EndField();
            }
            else if (c is '\n' or '\r')
            {
                i += c == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                EndRow();
            }
            else
            {
                field.Append(c);
                start = false;
            }
        }

        if (quoted)
        {
            throw new FormatException("a quote is never closed");
        }

        if (row.Count > 0 || field.Length > 0 || !start)
        {
            EndRow();
        }

        return rows;

        void EndField()
        {
            row.Add(field.ToString());
            field.Clear();
            start = true;
        }

        void EndRow()
        {
            EndField();
            rows.Add([.. row]);
            row.Clear();
        }
    }
}
