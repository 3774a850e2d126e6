using System.Globalization;
using System.Runtime.CompilerServices;
using Junheng.Engine.Figures;

namespace Junheng.App.Report;

/// <summary>Fields of one row, written one behind the other into room that is known to be enough.</summary>
internal ref struct RowBytes(Span<byte> room)
{
    private readonly Span<byte> room = room;

    /// <summary>Bytes written.</summary>
    public int Length { get; set; }

    /// <summary>The room that is left.</summary>
    public readonly Span<byte> Rest => room[Length..];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(byte text) => room[Length++] = text;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(ReadOnlySpan<byte> text)
    {
        text.CopyTo(room[Length..]);
        Length += text.Length;
    }

    public void Put(long number)
    {
        number.TryFormat(room[Length..], out var written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(double figure) => Length += ShortestDigits.Write(figure, room[Length..]);
}
