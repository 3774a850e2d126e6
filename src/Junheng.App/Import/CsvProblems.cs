namespace Junheng.App.Import;

/// <summary>Why a CSV file cannot be read on.</summary>
internal static class CsvProblems
{
    public static UnreadableException EndlessRecord(string place) =>
        new(
            place,
            "record-too-large",
            "有一条记录过长，很可能是缺少一个引号。请检查该行的引号是否成对，或重新导出文件。"
        );

    public static UnreadableException OpenQuote(string place) =>
        new(place, "unterminated-quote", "有一个双引号没有配对，其后的内容无法分行。请补上引号，或重新导出文件。");

    public static UnreadableException UnknownEncoding(string file) =>
        new(
            file,
            "encoding",
            "文件编码既不是UTF-8也不是GB18030，无法读取。请另存为“CSV UTF-8（逗号分隔）”后重新导入。"
        );

    public static UnreadableException DamagedUtf8(string file) =>
        new(file, "encoding", "文件标明是UTF-8编码，但含有不合规的字符，可能已经损坏。请重新导出后再导入。");

    public static UnreadableException DamagedGzip(string file) =>
        new(file, "damaged-gzip", "压缩文件已损坏或不完整，无法解压。请重新压缩或重新下载后再试。");

    public static UnreadableException PackedWorkbook(string file) =>
        new(file, "packed-workbook", "压缩文件里是工作簿。请先解压，直接给出 .xlsx 文件。");
}
