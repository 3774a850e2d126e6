using System.Diagnostics;
using System.Security;
using System.Text;

namespace Junheng.Web.Tests.Hosting;

/// <summary>
/// A clerk who opens a workbook in LibreOffice, types into cells and saves it as xlsx: a macro does the typing, so that
/// the file that comes out is the one the program itself writes.
/// </summary>
internal sealed class OfficeClerk : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("junheng-office-").FullName;
    private readonly List<string> typed = [];

    /// <summary>Types a number into a cell.</summary>
    public OfficeClerk Number(string sheet, string cell, string value) => Type(sheet, cell, $"setValue({value})");

    /// <summary>Types a text into a cell.</summary>
    public OfficeClerk Text(string sheet, string cell, string value) =>
        Type(sheet, cell, $"setString(\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\")");

    /// <summary>Works every formula of the workbook out anew, whatever values were saved with it.</summary>
    public OfficeClerk Recalculate()
    {
        typed.Add("book.calculateAll()");
        return this;
    }

    /// <summary>Opens the workbook, types everything, and saves it; what was typed is forgotten then.</summary>
    public byte[] Save(byte[] workbook)
    {
        var (from, into) = (Path.Combine(folder, "from.xlsx"), Path.Combine(folder, "into.xlsx"));
        if (!Directory.Exists(Path.Combine(folder, "profile")))
        {
            // A profile that is not there yet would be made over the macro.
            Run("--terminate_after_init");
        }

        File.WriteAllBytes(from, workbook);
        File.Delete(into);
        WriteMacro(from, into);
        typed.Clear();
        var said = Run("macro:///Standard.Clerk.Fill");
        Assert.True(File.Exists(into), $"LibreOffice saved nothing: {said}");
        return File.ReadAllBytes(into);
    }

    public void Dispose() => Directory.Delete(folder, true);

    private string Run(string what)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "soffice",
                [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", what]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            }
        )!;
        var said = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "LibreOffice does not end");
        return said.Result;
    }

    private OfficeClerk Type(string sheet, string cell, string call)
    {
        typed.Add($"book.Sheets.getByName(\"{sheet}\").getCellRangeByName(\"{cell}\").{call}");
        return this;
    }

    private void WriteMacro(string from, string into)
    {
        var basic = Directory.CreateDirectory(Path.Combine(folder, "profile/user/basic/Standard")).FullName;
        var code = new StringBuilder()
            .AppendLine("Sub Fill")
            .AppendLine("Dim hidden(0) As New com.sun.star.beans.PropertyValue")
            .AppendLine("hidden(0).Name = \"Hidden\"")
            .AppendLine("hidden(0).Value = True")
            .AppendLine($"book = StarDesktop.loadComponentFromURL(\"file://{from}\", \"_blank\", 0, hidden())");
        typed.ForEach(line => code.AppendLine(line));
        code.AppendLine("Dim kind(0) As New com.sun.star.beans.PropertyValue")
            .AppendLine("kind(0).Name = \"FilterName\"")
            .AppendLine("kind(0).Value = \"Calc MS Excel 2007 XML\"")
            .AppendLine($"book.storeToURL(\"file://{into}\", kind())")
            .AppendLine("book.close(True)")
            .AppendLine("End Sub");
        Write(
            basic,
            "Clerk.xba",
            $"""
            <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
            <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Clerk" script:language="StarBasic">{SecurityElement.Escape(
                code.ToString()
            )}</script:module>
            """
        );
        Write(
            basic,
            "script.xlb",
            """
            <!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
            <library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Clerk"/></library:library>
            """
        );
    }

    private static void Write(string folder, string name, string text) =>
        File.WriteAllText(Path.Combine(folder, name), $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{text}");
}
