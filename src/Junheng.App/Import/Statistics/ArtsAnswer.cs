namespace Junheng.App.Import.Statistics;

/// <summary>What a person answered about the column 艺术 of a stage's file.</summary>
public enum ArtsAnswer
{
    /// <summary>It counts the integrated course (综合艺术课) only.</summary>
    Integrated,

    /// <summary>It is a total that already holds music and art: these are taken off.</summary>
    Total,

    /// <summary>There is no integrated course: none is 0, because a person said so.</summary>
    NoCourse,

    /// <summary>Nobody knows: the figure stays blank.</summary>
    Unknown,
}
