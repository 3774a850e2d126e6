using System.Runtime.CompilerServices;
using Junheng.Engine.Figures;
using Junheng.Engine.Schools;

namespace Junheng.App.Data;

/// <summary>Writes the schools of a data version past the change tracker, in the transaction under way.</summary>
internal static class VersionWriter
{
    private static readonly string[] RowColumns =
    [
        "data_version_id",
        "county_code",
        "school",
        "name",
        "type",
        "organiser",
        "locale",
        "built",
        "city_centre",
        "counted",
        "parent",
        "music_rooms",
        "art_rooms",
        "source_file_id",
        "sheet",
        "source_row",
    ];

    private static readonly string[] FigureColumns =
    [
        "school_row_id",
        "field",
        "county_code",
        "value",
        "missing",
        "cell",
        "source_file_id",
    ];

    private static readonly string[] ClassColumns =
    [
        "school_row_id",
        "ordinal",
        "county_code",
        "stage",
        "grade",
        "name",
        "pupils",
        "sheet",
        "source_row",
    ];

    private static readonly string[] RoomColumns =
    [
        "school_row_id",
        "ordinal",
        "county_code",
        "kind",
        "name",
        "area",
        "sheet",
        "source_row",
    ];

    private static readonly string[] LinkColumns = ["data_version_id", "school_row_id", "county_code", "ordinal"];

    /// <summary>Writes the rows that are new, and takes over those that are stored already.</summary>
    /// <param name="db">A context with a transaction under way.</param>
    /// <param name="version">The version, stored.</param>
    /// <param name="schools">Its schools.</param>
    /// <param name="kept">Rows taken over beside these, after them.</param>
    /// <param name="cancel">Stops the writing.</param>
    public static async Task Write(
        Db db,
        DataVersion version,
        IEnumerable<StoredSchool> schools,
        IReadOnlyList<long> kept,
        CancellationToken cancel = default
    )
    {
        await using var links = await BulkInsert.Into(db, "version_school", LinkColumns, cancel);
        var ordinal = 0;
        await foreach (var row in Rows(db, version.Id, schools, cancel))
        {
            await links.Add(cancel, version.Id, row, version.CountyCode, ordinal++);
        }

        foreach (var row in kept)
        {
            await links.Add(cancel, version.Id, row, version.CountyCode, ordinal++);
        }

        await links.Finish(cancel);
        db.Scope?.MarkWritten();
    }

    /// <summary>Stores each school that is not stored yet; the row of each.</summary>
    private static async IAsyncEnumerable<long> Rows(
        Db db,
        long versionId,
        IEnumerable<StoredSchool> schools,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        await using var rows = await BulkInsert.Into(db, "school_row", RowColumns, cancel, returning: "id");
        await using var figures = await BulkInsert.Into(db, "school_figure", FigureColumns, cancel);
        await using var classes = await BulkInsert.Into(db, "listed_class", ClassColumns, cancel);
        await using var rooms = await BulkInsert.Into(db, "listed_room", RoomColumns, cancel);
        foreach (var school in schools)
        {
            if (school.RowId is { } stored)
            {
                yield return stored;
                continue;
            }

            var rowId = (long)(await WriteRow(rows, versionId, school, cancel))!;
            yield return rowId;
            await WriteLists(classes, rooms, rowId, school.Record, cancel);
            foreach (var info in Fields.All)
            {
                var value = school.Record.Value(info.Field);
                if (value is null && !school.Record.WasRejected(info.Field))
                {
                    continue;
                }

                await figures.Add(
                    cancel,
                    rowId,
                    info.Code,
                    school.Record.County,
                    value,
                    value is null ? nameof(Missing.Rejected) : null,
                    school.Cell(info.Field),
                    school.OtherFile(info.Field)
                );
            }
        }

        await figures.Finish(cancel);
        await classes.Finish(cancel);
        await rooms.Finish(cancel);
    }

    private static Task<object?> WriteRow(
        BulkInsert rows,
        long versionId,
        StoredSchool school,
        CancellationToken cancel
    )
    {
        var record = school.Record;
        if (record.Parts.Count > 0)
        {
            throw new ArgumentException($"{record.School} is a merged record: versions keep rows as handed in.");
        }

        if ((record.Source is null) != (school.SourceFileId is null))
        {
            throw new ArgumentException($"{record.School}: a row read from a file belongs to a stored file.");
        }

        return rows.Add(
            cancel,
            versionId,
            record.County,
            record.School,
            record.Name,
            record.Type.Code(),
            record.Organiser,
            record.Locale?.Code(),
            record.Built,
            record.CityCentre,
            record.Counted,
            record.Parent,
            StoredSchool.RoomText(record.MusicRooms),
            StoredSchool.RoomText(record.ArtRooms),
            school.SourceFileId,
            record.Source?.Sheet,
            record.Source?.Row
        );
    }

    private static async Task WriteLists(
        BulkInsert classes,
        BulkInsert rooms,
        object rowId,
        SchoolRecord record,
        CancellationToken cancel
    )
    {
        for (var i = 0; i < record.Classes.Count; i++)
        {
            var c = record.Classes[i];
            await classes.Add(
                cancel,
                rowId,
                i,
                record.County,
                c.Stage.ToString(),
                c.Grade,
                c.Name,
                c.Pupils,
                c.Source?.Sheet,
                c.Source?.Row
            );
        }

        for (var i = 0; i < record.Rooms.Count; i++)
        {
            var r = record.Rooms[i];
            var area = (decimal?)r.Area / Fields.Scale;
            await rooms.Add(
                cancel,
                rowId,
                i,
                record.County,
                r.Kind.ToString(),
                r.Name,
                area,
                r.Source?.Sheet,
                r.Source?.Row
            );
        }
    }
}
