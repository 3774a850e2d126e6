namespace Junheng.Bench;

/// <summary>A program that a benchmark needs is not on this machine; the message says which and how to get it.</summary>
internal sealed class MissingToolException(string message) : Exception(message);
