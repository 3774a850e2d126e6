namespace Junheng.App.Report;

/// <summary>
/// Files that belong together: written under temporary names beside their places and renamed when all are complete, so
/// that an interrupted run leaves nothing half-written.
/// </summary>
public sealed class OutputFiles : IDisposable
{
    private readonly List<(string Temporary, string Target)> files = [];

    /// <summary>Writes a file, which is not in its place before <see cref="Commit"/>.</summary>
    /// <exception cref="IOException">The folder cannot be made, or a folder stands in the file's place.</exception>
    public void Add(string target, Action<Stream> write)
    {
        using var stream = Create(target);
        write(stream);
    }

    /// <summary>Opens a file to be written, which is to be closed before <see cref="Commit"/>.</summary>
    /// <exception cref="IOException">The folder cannot be made, or a folder stands in the file's place.</exception>
    public FileStream Create(string target)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(target))!;
        Directory.CreateDirectory(folder);
        RefuseFolder(target);
        var temporary = Path.Combine(folder, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
        files.Add((temporary, target));
        return new(temporary, FileMode.CreateNew, FileAccess.ReadWrite);
    }

    /// <summary>Puts all files in their places, over files of the same name.</summary>
    public void Commit()
    {
        // Once the first is renamed the others must not fail for a reason that could be seen before.
        files.ForEach(f => RefuseFolder(f.Target));
        files.ForEach(f => File.Move(f.Temporary, f.Target, overwrite: true));
    }

    public void Dispose() => files.ForEach(f => File.Delete(f.Temporary));

    private static void RefuseFolder(string target)
    {
        if (Directory.Exists(target))
        {
            throw new IOException($"{target} 是文件夹，请先移走或改用别的文件夹");
        }
    }
}
