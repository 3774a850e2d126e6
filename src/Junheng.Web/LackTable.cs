using Junheng.App.Judge;
using Junheng.Engine.Judge;

namespace Junheng.Web;

/// <summary>What an indicator or item lacks, and who answers for it, as a page shows it.</summary>
/// <param name="Key">R1, G3, V1 …</param>
/// <param name="Verdict">How it stands.</param>
/// <param name="Lacks">What it lacks, one line each.</param>
/// <param name="Responsible">The units that answer for it.</param>
public sealed record LackTable(string Key, Verdict Verdict, IReadOnlyList<string> Lacks, Responsible Responsible);
