using Junheng.Bench;
using Junheng.Bench.Digits;
using Junheng.Bench.Edit;
using Junheng.Bench.National;
using Junheng.Bench.Pages;

(string Name, Func<Task<Section>> Run)[] all =
[
    ("edit", EditBench.Run),
    ("digits", DigitsBench.Run),
    ("pages", PagesBench.Run),
    ("national", NationBench.Run),
];
var wanted = all.Where(b => args.Length == 0 || args.Contains(b.Name)).ToList();
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
foreach (var (name, run) in wanted)
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
