using Junheng.App.Data;
using Junheng.App.Users;
using Microsoft.EntityFrameworkCore;

namespace Junheng.App.Campaign;

/// <summary>
/// What pages tell of all tasks of a county, kept between requests under the county's stamp: it is the same for all who
/// may read the county, and changes only with a write to it or with the day.
/// </summary>
public sealed class KeptCampaign(IDbContextFactory<Db> contexts)
{
    /// <summary>Five thousand tasks take a mebibyte; more counties than these are in nobody's daily use at once.</summary>
    private const int MostCounties = 64;

    /// <summary>Most readers look at this week and the one before.</summary>
    private const int MostBulletins = 128;

    private readonly StampedCache<string, CountyTasks> tasks = new(MostCounties);
    private readonly StampedCache<BulletinKey, Bulletin> bulletins = new(MostBulletins);

    /// <summary>Every task of a county.</summary>
    /// <param name="reader">The context of whoever asks; he may read the county.</param>
    /// <param name="county">Division code.</param>
    /// <param name="stamp">The county's stamp as he read it.</param>
    /// <param name="cancel">Stops a reading that is his alone.</param>
    public Task<CountyTasks> Tasks(Db reader, string county, long stamp, CancellationToken cancel) =>
        SeesAll(reader, county) ? Tasks(county, stamp) : CountyTasks.Of(reader, county, cancel);

    /// <summary>The bulletin of some days.</summary>
    /// <param name="reader">The context of whoever asks; he may read the county.</param>
    /// <param name="county">Division code.</param>
    /// <param name="stamp">The county's stamp as he read it.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="today">The day.</param>
    /// <param name="cancel">Stops a reading that is his alone.</param>
    public Task<Bulletin> Bulletin(
        Db reader,
        string county,
        long stamp,
        DateOnly from,
        DateOnly to,
        DateOnly today,
        CancellationToken cancel
    ) =>
        SeesAll(reader, county)
            ? bulletins.Get(new(county, from, to, today), stamp, _ => Write(county, stamp, from, to, today))
            : Campaign.Bulletin.Of(reader, county, from, to, today, cancel);

    private Task<CountyTasks> Tasks(string county, long stamp) =>
        tasks.Get(
            county,
            stamp,
            async _ =>
            {
                await using var own = await Open(county);
                return await CountyTasks.Of(own, county, CancellationToken.None);
            }
        );

    private async Task<Bulletin> Write(string county, long stamp, DateOnly from, DateOnly to, DateOnly today)
    {
        var all = await Tasks(county, stamp);
        await using var own = await Open(county);
        return await Campaign.Bulletin.Of(own, county, all, from, to, today, CancellationToken.None);
    }

    // Shared by all who ask, so that neither one reader's leaving nor what he may see limits what is read.
    private async Task<Db> Open(string county)
    {
        var own = await contexts.CreateDbContextAsync();
        own.Access = Access.ProgramOf(county);
        return own;
    }

    /// <summary>Whoever sees only a part of the county reads for himself.</summary>
    private static bool SeesAll(Db reader, string county) =>
        reader.Access.School is null && reader.Access.Reaches(county);

    private readonly record struct BulletinKey(string County, DateOnly From, DateOnly To, DateOnly Today);
}
