namespace Junheng.App.Demo;

/// <summary>The classes of a stage: how many, and between which sizes; the crowded ones are over the class limit.</summary>
internal sealed record ClassPlan(int Normal, int From, int To, int Crowded = 0, int CrowdedFrom = 0, int CrowdedTo = 0);
