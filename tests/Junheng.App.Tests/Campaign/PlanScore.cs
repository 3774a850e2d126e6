using System.Text;

namespace Junheng.App.Tests.Campaign;

/// <summary>How much of what was wanted was found, and how much of what was found was wanted, by kind of fact.</summary>
internal sealed class PlanScore
{
    private readonly SortedDictionary<string, (int Wanted, int Found, int Right)> kinds = new(StringComparer.Ordinal);
    private readonly List<string> wrong = [];

    public PlanScore(IReadOnlyList<PlanFact> wanted, IReadOnlyList<PlanFact> found)
    {
        foreach (var kind in wanted.Concat(found).Select(f => f.Kind).Distinct())
        {
            var left = found.Where(f => f.Kind == kind).Select(f => f.Text).ToList();
            var (want, count, right) = (wanted.Where(f => f.Kind == kind).ToList(), left.Count, 0);
            foreach (var fact in want)
            {
                if (left.Remove(fact.Text))
                {
                    right++;
                }
                else
                {
                    wrong.Add($"- {kind}: {fact.Text}");
                }
            }

            wrong.AddRange(left.Select(text => $"+ {kind}: {text}"));
            kinds[kind] = (want.Count, count, right);
        }
    }

    /// <summary>Twice what is right over what was wanted and what was found.</summary>
    public double Overall => Share(kinds.Values.Sum(k => k.Right) * 2, kinds.Values.Sum(k => k.Wanted + k.Found));

    public IEnumerable<(string Kind, double Precision, double Recall)> Kinds =>
        kinds.Select(k => (k.Key, Share(k.Value.Right, k.Value.Found), Share(k.Value.Right, k.Value.Wanted)));

    public string Wrong => string.Join('\n', wrong.Take(40));

    public string Table(string title)
    {
        var text = new StringBuilder($"{title}: overall {Overall:0.0000}\n");
        foreach (var (kind, (wanted, found, right)) in kinds)
        {
            text.Append(
                $"  {kind, -20} wanted {wanted, 4}  found {found, 4}  right {right, 4}  precision {Share(right, found):0.000}  recall {Share(right, wanted):0.000}\n"
            );
        }

        return text.ToString();
    }

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
