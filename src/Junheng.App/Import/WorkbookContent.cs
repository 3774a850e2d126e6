using System.Xml;

namespace Junheng.App.Import;

/// <summary>Refuses workbooks that are not plain tables.</summary>
internal static class WorkbookContent
{
    /// <summary>Looks at the names and declared types of the parts.</summary>
    /// <exception cref="UnreadableException">It holds macros or links to other files, or is of the binary format.</exception>
    public static void Check(WorkbookPackage package, string file)
    {
        if (
            package.Parts.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            || SaysMacros(package)
        )
        {
            throw new UnreadableException(
                file,
                "macros",
                "工作簿含有宏（.xlsm），为安全起见不读取。请另存为不含宏的 .xlsx 后重新导入。"
            );
        }

        // What such a cell shows is what the other file said when it was last opened together with this one.
        if (package.Parts.Any(n => n.Contains("/externalLinks/", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableException(
                file,
                "external-links",
                "工作簿引用了其他文件（外部链接），其中的数字可能不是最新的，未读取。请在电子表格软件中断开链接，或把数据粘贴为数值，保存后重新导入。"
            );
        }

        if (package.Has("xl/workbook.bin"))
        {
            throw new UnreadableException(
                file,
                "binary-workbook",
                "文件是二进制工作簿（.xlsb），无法读取。请另存为 .xlsx 后重新导入。"
            );
        }
    }

    private static bool SaysMacros(WorkbookPackage package)
    {
        const string Types = "[Content_Types].xml";
        if (!package.Has(Types))
        {
            return false;
        }

        using var reader = package.Open(Types, out _);
        while (reader.Read())
        {
            var type = reader.NodeType == XmlNodeType.Element ? reader.GetAttribute("ContentType") : null;
            if (type?.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) == true)
            {
                return true;
            }
        }

        return false;
    }
}
