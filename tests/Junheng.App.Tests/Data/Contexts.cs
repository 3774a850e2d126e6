using Junheng.App.Data;
using Junheng.App.Standards;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Tests.Data;

/// <summary>Opens the county of a test as a page does.</summary>
internal sealed class Contexts(TestDb test) : IDbContextFactory<Db>
{
    public static OpenYear Opener(TestDb test) =>
        new(test.Open(), new Contexts(test), PackLibrary.Delivered(), new YearCache());

    public Db CreateDbContext() => test.Open();
}
