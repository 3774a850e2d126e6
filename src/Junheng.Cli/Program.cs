using Junheng.App.Standards;

try
{
    foreach (var p in PackLibrary.Delivered().All)
        Console.WriteLine($"{p.Name} {p.Numbers.Count} {p.Items.Count} {p.Changes.Count}");
}
catch (PackException e)
{
    Console.WriteLine(e.Message);
}
