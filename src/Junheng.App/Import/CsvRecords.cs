using System.Text;
using CsvHelper;
using Junheng.Engine.Schools;
using Junheng.Engine.Validate;

namespace Junheng.App.Import;

/// <summary>
/// Reads school records from CSV (RFC 4180). Rows are counted as a spreadsheet shows them: blank lines count, a record
/// with line breaks inside quotes is one row.
/// </summary>
internal sealed class CsvRecords : RowCells, IDisposable
{
    private const int LongestRecord = 1024 * 1024;
    private const int RowsPerReport = 2048;

    private readonly Stream stream;
    private readonly string file;
    private readonly FindingList findings;
    private readonly CsvReader reader;
    private CsvMalformedReason? malformed;

    public CsvRecords(Stream stream, string file, Encoding? encoding, FindingList findings)
    {
        this.stream = stream;
        this.file = file;
        this.findings = findings;
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            SkipEmptyLines = false,
            TrimWhitespace = false,
            DetectSeparatorHint = false,
            MaxRecordSize = LongestRecord,
            OnMalformedRecord = m => malformed = m.Reason,
        };
        reader = encoding is null
            ? CsvReader.Create(stream, options, true)
            : CsvReader.Create(new StreamReader(stream, encoding, false, -1, true), options, true);
    }

    public override ReadOnlySpan<byte> Cell(int column) => reader.GetSpan(column);

    /// <summary>The header, after any blank lines.</summary>
    public HeaderMap ReadHeader()
    {
        while (Next())
        {
            if (!IsBlankLine())
            {
                var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
                return HeaderMap.Build(cells, Place(), findings);
            }
        }

        throw FileSniffer.Empty(file);
    }

    /// <summary>The records below the header, as they are read.</summary>
    public IEnumerable<SchoolRecord> Read(RowAssembler assembler, IProgress<double>? progress, CancellationToken cancel)
    {
        while (Next())
        {
            if (reader.RowNumber % RowsPerReport == 0)
            {
                cancel.ThrowIfCancellationRequested();
                progress?.Report((double)stream.Position / stream.Length);
            }

            if (malformed is CsvMalformedReason.TextAfterClosingQuote)
            {
                SkipRow("bad-quotes", "引号使用有误，本行未读取。请检查引号是否成对，或重新导出文件。");
            }
            else if (reader.FieldCount == assembler.Header.Width)
            {
                if (assembler.Assemble(this, Place()) is { } record)
                {
                    yield return record;
                }
            }
            else if (!IsBlankLine())
            {
                SkipRow(
                    "field-count",
                    $"本行有{reader.FieldCount}个字段，表头有{assembler.Header.Width}个，本行未读取。"
                        + "请检查是否多了或少了逗号；文字中含有逗号时应加双引号。"
                );
            }
        }
    }

    public void Dispose() => reader.Dispose();

    private bool Next()
    {
        malformed = null;
        bool read;
        try
        {
            read = reader.Read();
        }
        catch (CsvFormatException)
        {
            throw CsvProblems.EndlessRecord($"{file}:{reader.RowNumber + 1}");
        }
        catch (DecoderFallbackException)
        {
            throw CsvProblems.UnknownEncoding(file);
        }

        return read && malformed is CsvMalformedReason.UnterminatedQuote
            ? throw CsvProblems.OpenQuote(Place().Text(null))
            : read;
    }

    private bool IsBlankLine() => reader.FieldCount == 1 && CellText.Trim(reader.GetSpan(0)).IsEmpty;

    private RowPlace Place() => new(file, null, (int)reader.RowNumber);

    private void SkipRow(string code, string message) => findings.Add(FindingLevel.Error, Place(), code, "", message);
}
