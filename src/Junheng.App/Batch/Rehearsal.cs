namespace Junheng.App.Batch;

/// <summary>
/// A county that is not there, judged for practice. The runtime binds code when it is first used; done while files are
/// read, it is bound once, on a core with nothing to do, not by all judging threads at the same time.
/// </summary>
internal static class Rehearsal
{
    /// <summary>A school, one of two stages, one whose figures are missing, and a campus of the first.</summary>
    private static ReadOnlySpan<byte> Rows =>
        """
            year,county,school,name,type,locale,city_centre,counted,parent,pupils_primary,pupils_junior,teachers_primary,teachers_junior,associate_primary,bachelor_primary,bachelor_junior,backbone_primary,backbone_junior,pe_primary,pe_junior,teaching_area,indoor_sports_area,sports_ground_area,extra_sports_area,equipment_wan,multimedia_rooms,music_rooms,art_rooms
            2025,990101,1,一,primary,city,0,1,,206,,18,,1,11,,4,,2,,1103.13,33.13,2080.4,0,45.4702,6,102|98,0
            2025,990101,2,二,nine_year,town,0,1,,442,463,33,31,6,23,23,6,6,3,3,8691.62,249.82,13403.18,0,186.9256,21,98|73,110.25
            2025,990101,3,三,junior,rural,0,1,,,133,,18,,,11,,2,,,712.22,30.2,,0,44.2769,,0,
            2025,990101,4,四,primary,city,0,0,1,85,,6,,0,4,,1,,1,,471,39,828,0,24,2,98,73

            """u8;

    /// <summary>Goes through all the work of a county with the rules that are to be applied.</summary>
    public static void Run(Evaluate rules)
    {
        using var store = new RowStore(string.Empty, Rows.Length + 1);
        var file = new BatchFile(string.Empty, 0);
        var rows = new FileRows(file, store, new(), _ => { });
        rows.Read(new MemoryStream(Rows.ToArray()), () => 1, null, default, Rows.Length + 1);
        new CountyJudge(rules, new([file], store)).Judge(store.InOrder(), new());
    }
}
