namespace Junheng.App.Import;

/// <summary>
/// How many rows a county hands in at most: files are read row by row, and one that goes on beyond it is refused there,
/// before it fills the memory.
/// </summary>
internal static class RowLimit
{
    /// <summary>Schools of one file; the largest counties have some hundreds.</summary>
    public const int Schools = 5_000;

    /// <summary>Rows of a list of classes or rooms.</summary>
    public const int ListRows = 100_000;

    /// <summary>Refuses a file with too many schools.</summary>
    public static UnreadableException TooManySchools(string file) =>
        new(
            file,
            "too-many-rows",
            $"学校数据超过{Schools}行，未读取。一次只导入一个县一年的数据：请按县、按年拆分；只有格式没有数据的行请删除。"
        );

    /// <summary>Refuses a list with too many rows.</summary>
    public static UnreadableException TooManyListed(string file, string sheet) =>
        new(
            file,
            "too-many-rows",
            $"工作表“{sheet}”超过{ListRows}行，未读取。请只保留本县当年的班级和教室，并删除多余的行。"
        );
}
