using Junheng.Bench;
using Junheng.Bench.Campaign;
using Junheng.Bench.Digits;
using Junheng.Bench.Edit;
using Junheng.Bench.Fuzz;
using Junheng.Bench.Load;
using Junheng.Bench.National;
using Junheng.Bench.Pages;
using Junheng.Bench.Plan;
using Junheng.Bench.Upload;
using Junheng.Bench.WhatIf;

// What takes a minute or two runs unasked, what takes longer only by its name.
(string Name, bool Unasked, Func<Task<Section>> Run)[] all =
[
    ("edit", true, EditBench.Run),
    ("whatif", true, WhatIfBench.Run),
    ("pages", true, PagesBench.Run),
    ("upload", true, UploadBench.Run),
    ("load", true, LoadBench.Run),
    ("campaign", true, CampaignBench.Run),
    ("plan", true, PlanBench.Run),
    ("kill", false, KillBench.Run),
    ("fuzz", false, FuzzBench.Run),
    ("digits", false, DigitsBench.Run),
    ("national", false, NationBench.Run),
];
var wanted = all.Where(b => args.Length == 0 ? b.Unasked : args.Contains(b.Name)).ToList();
if (args.Any(a => all.All(b => b.Name != a)))
{
    Console.Error.WriteLine($"没有这个性能测试。可用的有：{string.Join("、", all.Select(b => b.Name))}");
    return 2;
}

var machine = Machine.This();
var store = new ResultStore(Path.Combine(Repository.Root, "bench", "results"), machine);
var within = true;
var lacking = false;
var kept = false;
foreach (var (name, _, run) in wanted)
{
    Console.WriteLine($"== {name}");
    Section section;
    try
    {
        section = await run();
    }
    catch (MissingToolException missing)
    {
        Console.Error.WriteLine(missing.Message);
        lacking = true;
        continue;
    }
    catch (DisagreementException disagreement)
    {
        Console.Error.WriteLine(disagreement.Message);
        within = false;
        continue;
    }

    if (section.Whole)
    {
        store.Put(name, section);
        kept = true;
    }

    Console.WriteLine(Markdown.Of(name, section));
    within &= section.Bars.All(b => b.Kept);
}

if (kept)
{
    Console.WriteLine(store.Save());
}

return lacking ? 2
    : within ? 0
    : 1;
