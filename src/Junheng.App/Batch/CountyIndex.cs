using System.Runtime.CompilerServices;

namespace Junheng.App.Batch;

/// <summary>Counties by their plain key. Asked once for every row of the nation, so it does nothing but that.</summary>
internal sealed class CountyIndex
{
    private Slot[] slots = new Slot[1 << 12];
    private int count;

    /// <summary>The county of a key; null if there is none yet.</summary>
    public CountyRows? Find(long key) => slots[Place(key)].County;

    /// <summary>Adds a county whose key is not there yet.</summary>
    public void Add(long key, CountyRows county)
    {
        if (++count > slots.Length / 2)
        {
            var old = slots;
            slots = new Slot[old.Length * 2];
            foreach (var slot in old)
            {
                if (slot.County is not null)
                {
                    slots[Place(slot.Key)] = slot;
                }
            }
        }

        slots[Place(key)] = new(key, county);
    }

    /// <summary>Where a key is, or would be: open addressing, the golden ratio spreading neighbouring codes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(long key)
    {
        var mask = slots.Length - 1;
        var place = (int)((ulong)key * 0x9E3779B97F4A7C15 >> 40) & mask;
        while (slots[place].County is not null && slots[place].Key != key)
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    private readonly record struct Slot(long Key, CountyRows? County);
}
