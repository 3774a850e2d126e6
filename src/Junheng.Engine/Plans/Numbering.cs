using System.Globalization;
using System.Text.RegularExpressions;

namespace Junheng.Engine.Plans;

/// <summary>The depth of a heading's number: 附件, 一、, （一）, 1., （1）.</summary>
internal enum Depth
{
    None,
    Annex,
    Chapter,
    Section,
    Item,
    Sub,
}

/// <summary>The number at the head of a paragraph, in all mixtures of full-width, ASCII and Chinese signs.</summary>
/// <param name="Depth">Depth.</param>
/// <param name="Number">The number; 0 for an annex without one.</param>
/// <param name="Length">How much of the plain text it takes.</param>
internal readonly record struct Numbering(Depth Depth, int Number, int Length)
{
    private static readonly Regex Annex = new(@"^\W{0,2}附(?:件|表)(\d{1,2}|[一二三四五六七八九十]{1,2})?[:：.、]?");
    private static readonly Regex Chapter = new(@"^第?([一二三四五六七八九十]{1,3})(?:[、.章,]|部分[:,、]?)");
    private static readonly Regex Section = new(
        @"^(?:[(\[【]([一二三四五六七八九十]{1,3})[)\]】]|第([一二三四五六七八九十]{1,2})(?:阶段|步|条)[:,、]?)"
    );
    private static readonly Regex Item = new(@"^(\d{1,2})[.、)](?!\d{1,3}(?!\d))");
    private static readonly Regex Sub = new(
        @"^(?:[(](\d{1,2})[)]|([①-⑳])|([一二三四五六七八九十]{1,2})(?:是|要)(?=[\u4e00-\u9fa5]))"
    );

    public static Numbering Of(string plain)
    {
        if (plain.Length == 0)
        {
            return default;
        }

        if (Annex.Match(plain) is { Success: true } annex)
        {
            return new(Depth.Annex, Value(annex.Groups[1].Value), annex.Length);
        }

        if (Chapter.Match(plain) is { Success: true } chapter)
        {
            return new(Depth.Chapter, Value(chapter.Groups[1].Value), chapter.Length);
        }

        if (Section.Match(plain) is { Success: true } section)
        {
            return new(
                Depth.Section,
                Value(section.Groups[1].Success ? section.Groups[1].Value : section.Groups[2].Value),
                section.Length
            );
        }

        if (Item.Match(plain) is { Success: true } item)
        {
            return new(Depth.Item, Value(item.Groups[1].Value), item.Length);
        }

        return Sub.Match(plain) is { Success: true } sub
            ? new(
                Depth.Sub,
                sub.Groups[2].Success ? sub.Value[0] - '①' + 1 : Value(sub.Groups[1].Value + sub.Groups[3].Value),
                sub.Length
            )
            : default;
    }

    /// <summary>The same one step nearer to the chapter, or further from it.</summary>
    public Numbering Shifted(int steps) =>
        Depth is Depth.None or Depth.Annex
            ? this
            : this with
            {
                Depth = (Depth)Math.Clamp((int)Depth + steps, (int)Depth.Chapter, (int)Depth.Sub),
            };

    /// <summary>A whole number below a hundred in Arabic or Chinese digits; 0 if there is none.</summary>
    public static int Value(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var arabic))
        {
            return arabic;
        }

        var ten = text.IndexOf('十');
        if (ten < 0)
        {
            return text.Length == 1 ? Digit(text[0]) : 0;
        }

        return (ten == 0 ? 1 : Digit(text[0])) * 10 + (ten == text.Length - 1 ? 0 : Digit(text[^1]));
    }

    public static int Digit(char c) => c == '两' ? 2 : Math.Max(0, "〇一二三四五六七八九".IndexOf(c));
}
