namespace Junheng.Bench.National;

/// <summary>A program that does the whole job, or a variant of it.</summary>
/// <param name="Name">As tables name it; also its folder of results.</param>
/// <param name="Program">What is started.</param>
/// <param name="Arguments">Its arguments for the input files and the folder of results.</param>
/// <param name="Inputs">Its own input; null for the size's shuffled file.</param>
/// <param name="Largest">The most records it is asked to take.</param>
internal sealed record Tool(
    string Name,
    string Program,
    Func<IReadOnlyList<string>, string, IEnumerable<string>> Arguments,
    IReadOnlyList<string>? Inputs = null,
    int Largest = int.MaxValue
)
{
    /// <summary>Runs it once into an empty folder.</summary>
    public async Task<Measured> Run(string input, string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        var log = folder + ".log";
        var measured = await Measured.Run(Program, Arguments(Inputs ?? [input], folder), log);
        // Junheng ends with 1 where a finding is an error: the generated schools have some.
        return measured.Exit == 0 || measured.Exit == 1 && Program == Junheng.Executable
            ? measured
            : throw new InvalidOperationException($"{Name}: {measured.Exit}: {Tail(log)}");
    }

    private static string Tail(string log)
    {
        var text = File.ReadAllText(log);
        return text[Math.Max(0, text.Length - 2000)..];
    }
}
