using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Junheng.Engine.Figures;

/// <summary>Products of two words.</summary>
internal static class Product
{
    /// <summary>The upper half of the product, in one instruction and without a detour through memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong High(ulong a, ulong b) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(a, b)
        : ArmBase.Arm64.IsSupported ? ArmBase.Arm64.MultiplyHigh(a, b)
        : Math.BigMul(a, b, out _);
}
