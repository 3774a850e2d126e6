namespace Junheng.Bench.Fuzz;

/// <summary>A file damaged on its way: bits turned, cut short, stretches lost, doubled or overwritten.</summary>
internal static class BrokenBytes
{
    /// <summary>One damage; a file of nothing stays as it is.</summary>
    public static byte[] Of(byte[] sound, Random random)
    {
        if (sound.Length == 0)
        {
            return sound;
        }

        var from = random.Next(sound.Length);
        var length = random.Next(1, Math.Min(2000, sound.Length - from) + 1);
        var bytes = (byte[])sound.Clone();
        switch (random.Next(6))
        {
            case 0:
                return bytes[..from];
            case 1:
                return [.. bytes[..from], .. bytes[(from + length)..]];
            case 2:
                return [.. bytes[..(from + length)], .. bytes[from..]];
            case 3:
                random.NextBytes(bytes.AsSpan(from, length));
                return bytes;
            case 4:
                bytes.AsSpan(from, length).Clear();
                return bytes;
            default:
                for (var i = random.Next(1, 12); i > 0; i--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                return bytes;
        }
    }
}
