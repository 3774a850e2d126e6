namespace Junheng.Bench.National;

internal static class NationBench
{
    public static Task<Section> Run()
    {
        NationFiles.Shuffled(NationSize.Quarter);
        NationFiles.Shuffled(NationSize.Year);
        NationFiles.ByCounty(NationSize.Year);
        NationFiles.OneRow();
        PeerRules.Write(Path.Combine(NationFiles.Folder, "rules.json"));
        return Task.FromResult(new Section(0, [], []));
    }
}
