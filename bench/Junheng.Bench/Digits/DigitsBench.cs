using System.Globalization;
using Junheng.Engine.Figures;

namespace Junheng.Bench.Digits;

/// <summary>Figures as text: right for every value, and how fast.</summary>
internal static class DigitsBench
{
    private const int AnyBits = 100_000_000;
    private const int EachKind = 10_000_000;

    public static Task<Section> Run()
    {
        var load = Machine.Load();
        var speeds = DoubleKind.All.Select(k => (Kind: k, Speed: DigitSpeed.Of(k))).ToList();
        var proofs = DoubleKind
            .All.Select(k => (Kind: k, Proof: DigitProof.Of(k, k == DoubleKind.AnyBits ? AnyBits : EachKind)))
            .ToList();
        var faults = proofs.SelectMany(p => p.Proof.Faults).DistinctBy(f => f.Key).OrderBy(f => Math.Abs(f.Key - 1e-6));
        string[] timed = ["values", "ours ns", "runtime's ns", "ours, times the runtime's"];
        string[] held =
        [
            "values",
            "checked",
            "same digits",
            "runtime's reads back to another",
            "runtime's is longer",
            "runtime's is as long but farther",
            "also by exact arithmetic",
        ];
        return Task.FromResult(
            new Section(
                load,
                [
                    new(
                        "Text of a figure as UTF-8, one thread, beside the runtime's \"R\"",
                        timed,
                        [.. speeds.Select(Row)]
                    ),
                    new(
                        "Every text reads back, is shortest and nearest; the runtime's beside it",
                        held,
                        [.. proofs.Select(Row)]
                    ),
                    new(
                        "Where the runtime differs, the nearest to a millionth",
                        ["bits", "ours", "runtime's", "which"],
                        [.. faults.Take(12).Select(Row)]
                    ),
                ],
                [.. speeds.Where(s => s.Kind == DoubleKind.Quotients).Select(Bar)]
            )
        );
    }

    private static Bar Bar((DoubleKind Kind, DigitSpeed Speed) found) =>
        new($"text of {found.Kind.Name}", 0.25, found.Speed.Ratio, "of the runtime's time");

    private static IReadOnlyList<object?> Row((DoubleKind Kind, DigitSpeed Speed) found) =>
        [found.Kind.Name, found.Speed.Ours, found.Speed.Runtimes, found.Speed.Ratio];

    private static IReadOnlyList<object?> Row((DoubleKind Kind, DigitProof Proof) found) =>
        [
            found.Kind.Name,
            found.Proof.Values,
            found.Proof[Runtime.Same],
            found.Proof[Runtime.ReadsBackToAnother],
            found.Proof[Runtime.Longer],
            found.Proof[Runtime.Farther],
            found.Proof.Proven,
        ];

    private static IReadOnlyList<object?> Row(KeyValuePair<double, Runtime> fault) =>
        [
            BitConverter.DoubleToUInt64Bits(fault.Key).ToString("x16", CultureInfo.InvariantCulture),
            Rounding.Shortest(fault.Key),
            fault.Key.ToString("R", CultureInfo.InvariantCulture),
            fault.Value switch
            {
                Runtime.ReadsBackToAnother => "reads back to another",
                Runtime.Longer => "longer",
                _ => "farther",
            },
        ];
}
