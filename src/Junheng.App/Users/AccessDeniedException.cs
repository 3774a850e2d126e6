namespace Junheng.App.Users;

/// <summary>Somebody tried what his post may not: pages ask first, so this is a bug or an attack.</summary>
public sealed class AccessDeniedException(string message) : Exception(message);
