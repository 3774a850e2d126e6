namespace Junheng.Engine.Tests.Validate;

/// <summary>How a plausible county is spoilt so that one check speaks.</summary>
/// <param name="Code">The finding expected.</param>
/// <param name="Column">The column it must blame.</param>
/// <param name="Spoil">What is done to the county.</param>
/// <param name="Also">Other findings that the same slip cannot avoid.</param>
internal sealed record CheckCase(string Code, string Column, Action<SampleCounty> Spoil, params string[] Also);
