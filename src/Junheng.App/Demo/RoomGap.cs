namespace Junheng.App.Demo;

/// <summary>Why a school has not the music or art rooms it needs.</summary>
internal enum RoomGap
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>Fewer rooms than its classes need.</summary>
    Few,

    /// <summary>Rooms enough, but small ones of an older building.</summary>
    Small,

    /// <summary>One ordinary classroom of a small village school does duty.</summary>
    Tiny,
}
