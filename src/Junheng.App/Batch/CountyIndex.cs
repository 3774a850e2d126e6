using System.Runtime.CompilerServices;

namespace Junheng.App.Batch;

/// <summary>Counties by their plain key. Asked once for every row of the nation, so it does nothing but that.</summary>
internal sealed class CountyIndex
{
    private long[] keys = new long[1 << 12];
    private CountyRows?[] counties = new CountyRows?[1 << 12];
    private int count;

    /// <summary>The county of a key; null if there is none yet.</summary>
    public CountyRows? Find(long key) => counties[Place(key)];

    /// <summary>Adds a county whose key is not there yet.</summary>
    public void Add(long key, CountyRows county)
    {
        if (++count > keys.Length / 2)
        {
            var (oldKeys, old) = (keys, counties);
            keys = new long[oldKeys.Length * 2];
            counties = new CountyRows?[keys.Length];
            for (var i = 0; i < old.Length; i++)
            {
                if (old[i] is not null)
                {
                    Put(oldKeys[i], old[i]!);
                }
            }
        }

        Put(key, county);
    }

    private void Put(long key, CountyRows county)
    {
        var place = Place(key);
        (keys[place], counties[place]) = (key, county);
    }

    /// <summary>Where a key is, or would be: open addressing, the golden ratio spreading neighbouring codes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(long key)
    {
        var mask = keys.Length - 1;
        var place = (int)((ulong)key * 0x9E3779B97F4A7C15 >> 40) & mask;
        while (counties[place] is not null && keys[place] != key)
        {
            place = (place + 1) & mask;
        }

        return place;
    }
}
