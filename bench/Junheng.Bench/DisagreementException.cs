namespace Junheng.Bench;

/// <summary>Two tools give different results: nothing measured of them is worth comparing.</summary>
internal sealed class DisagreementException(string message) : Exception(message);
