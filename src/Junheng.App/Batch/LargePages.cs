using System.Runtime.InteropServices;

namespace Junheng.App.Batch;

/// <summary>
/// Memory that the system is asked to keep in pages of 2 MiB where it can: rows of a county lie scattered over all of it,
/// and with small pages every row costs the processor a look at where its page is.
/// </summary>
internal static partial class LargePages
{
    private const int Size = 2 << 20;

    /// <summary>What Linux calls MADV_HUGEPAGE.</summary>
    private const int Wanted = 14;

    /// <summary>Memory of so many bytes, whatever stands in it.</summary>
    public static byte[] Allocate(int bytes)
    {
        var memory = GC.AllocateUninitializedArray<byte>(bytes, pinned: true);
        if (OperatingSystem.IsLinux())
        {
            var start = Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0);
            var from = (start + Size - 1) / Size * Size;
            var end = (start + bytes) / Size * Size;
            if (end > from)
            {
                // A refusal changes nothing but the time it takes.
                _ = Advise(from, (nuint)(end - from), Wanted);
            }
        }

        return memory;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nuint length, int advice);
}
