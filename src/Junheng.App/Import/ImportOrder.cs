using Junheng.App.Data;

namespace Junheng.App.Import;

/// <summary>What is to be imported: files that together become one data version.</summary>
/// <param name="County">Division code.</param>
/// <param name="Year">Calendar year of the autumn statistics.</param>
/// <param name="AsOf">统计时点.</param>
/// <param name="Kind">Official or interim.</param>
/// <param name="Scope">What the files stand for, all of them taken together.</param>
/// <param name="Why">The reason given by the person who imports.</param>
/// <param name="Files">The files in order: of a school that stands in several, the first row counts.</param>
public sealed record ImportOrder(
    string County,
    int Year,
    DateOnly AsOf,
    ImportKind Kind,
    ImportScope Scope,
    string Why,
    IReadOnlyList<ImportOrder.File> Files
)
{
    /// <param name="Path">The file as the user named it, for findings.</param>
    /// <param name="Content">Its bytes.</param>
    public sealed record File(string Path, byte[] Content)
    {
        /// <summary>The name it is kept under.</summary>
        public string Name { get; } = Path[(Path.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
    }

    /// <summary>Reads every file; a row of another county or year is an error and left out.</summary>
    public IReadOnlyList<ReadResult> Read() => [.. Files.Select(Read)];

    internal ImportJob Job(long sourceFileId, DateTime at, string by) =>
        new()
        {
            CountyCode = County,
            Year = Year,
            AsOf = AsOf,
            Kind = Kind,
            Scope = Scope,
            Why = Why.Trim(),
            SourceFileId = sourceFileId,
            CreatedAt = at,
            CreatedBy = by,
        };

    private ReadResult Read(File file) =>
        ReadImport.Read(
            new SourceFile
            {
                CountyCode = County,
                Name = file.Path,
                Sha256 = "",
                Content = file.Content,
                UploadedBy = "",
            },
            Job(0, default, "")
        );
}
