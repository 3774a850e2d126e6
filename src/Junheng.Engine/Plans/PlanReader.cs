namespace Junheng.Engine.Plans;

/// <summary>
/// Reads a county's plan paper: text → blocks → outline → indicators → the other kinds of thing → cross-checks.
/// Pure: the same paper gives the same plan.
/// </summary>
public sealed class PlanReader
{
    private const int Recognised = 8;
    private readonly PlanWords words;
    private readonly PlanStandard standard;
    private readonly Organs organs;
    private readonly TableColumns columns;
    private readonly RowParts parts;

    public PlanReader(PlanWords words, PlanStandard standard)
    {
        this.words = words;
        this.standard = standard;
        organs = new(words.Organs);
        columns = new(words);
        parts = new(words, organs, new(words.Indicators), columns);
    }

    /// <summary>The lines of a text file as paragraphs and table rows.</summary>
    public PlanDocument Blocks(IReadOnlyList<string> lines) => PaperText.Blocks(lines, words);

    /// <summary>Reads a paper; null if it is no plan for balanced compulsory education.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="persons">True to keep the names of persons.</param>
    public Plan? Read(PlanDocument paper, bool persons = false)
    {
        var outline = new Outline(paper, words);
        var indicators = new Indicators(standard, organs, words);
        indicators.Take([
            .. new TableRows(parts, columns, [.. standard.Thresholds.Keys]).Read(paper.Blocks),
            .. new FlatRows(parts, columns, words).Read(paper.Blocks),
        ]);
        var taken = Lines(indicators.Rows.Values.SelectMany(r => r).Select(r => r.Lines));
        var duties = new Duties(words, organs, columns).Read(outline, paper, taken);
        var (posts, office) = new Posts(words, organs, columns, persons).Read(outline, paper, taken);
        var measures = new Measures(words, organs).Read(outline, taken);
        if (indicators.Chosen.Count < Recognised && (duties.Count == 0 || !About(paper)))
        {
            return null;
        }

        var dutyLines = Lines(duties.Select(d => d.Lines));
        measures.RemoveAll(m => dutyLines.Contains(m.Lines.From));
        var tabled = measures.Exists(m => m.Kind == "measure")
            ? []
            : new MeasureTables(words, columns, organs).Read(paper, taken);
        measures.InsertRange(0, tabled);
        var text = outline
            .Pieces.Where(p => !taken.Contains(p.Block.From) && !dutyLines.Contains(p.Block.From))
            .ToList();
        var mentions = new Mentions(words, indicators.Chosen);
        var phases = new Phases(words, columns).Read(outline, paper);
        indicators.Date(phases);
        var problems = new IndicatorProblems(standard, words, indicators).Read(mentions.Read(text));
        var (title, number, date, county) = Heads.Of(outline, words, paper);
        var (veto, vetoUnits, vetoLines) = Vetoes.Read(paper, organs);
        var (funding, totals, moneyProblems) = new Fundings(columns).Read(paper);
        var plan = new Plan
        {
            County = county,
            Title = title,
            DocumentNumber = number,
            Date = date,
            Targets = Targets.Read(text) is { Count: > 0 } targets ? targets : Targets.Read(phases.SelectMany(Steps)),
            Goals = new Goals(mentions).Read(
                GoalPieces(outline, taken).Concat(tabled.Select(m => (Piece(m.Text, m.Lines), false)))
            ),
            Posts = posts,
            Office = office,
            Duties = duties,
            Indicators =
            [
                .. standard.Thresholds.Keys.Where(indicators.Chosen.ContainsKey).Select(k => indicators.Chosen[k]),
            ],
            Rules = RulesOfSeven.Read(paper),
            Veto = veto,
            VetoUnits = vetoUnits,
            Measures = measures,
            Phases = phases,
            Needs = Needs.Read(
                Wanting(outline, indicators.Chosen.Values, taken, dutyLines)
                    .Concat(tabled.Select(m => (m.Text, m.Lines))),
                totals?.Total
            ),
            Funding = funding,
            FundingTotals = totals,
            Problems = [],
        };
        problems.AddRange(moneyProblems);
        problems.AddRange(new PaperProblems(standard, words, organs, vetoLines).Read(paper, outline, plan));
        return plan with
        {
            Problems =
            [
                .. problems
                    .GroupBy(p => (p.Lines, p.Kind, p.Item))
                    .Select(g => g.First() with { Message = string.Concat(g.Select(p => p.Message).Distinct()) })
                    .OrderBy(p => p.Lines.From)
                    .ThenBy(p => p.Lines.To),
            ],
        };
    }

    private static IEnumerable<Piece> Steps(PlanPhase phase) => phase.Steps.Select(s => Piece(s, phase.Lines));

    /// <summary>What stands in the cell of a table, as a paragraph.</summary>
    private static Piece Piece(string text, PlanLines lines) =>
        new(new(text, lines.From, lines.To), new(text), default);

    private static bool About(PlanDocument paper) =>
        paper.Blocks.Any(b => PlainText.Of(b.Text).Contains("优质均衡", StringComparison.Ordinal));

    private static HashSet<int> Lines(IEnumerable<PlanLines> lines) =>
        [.. lines.SelectMany(l => Enumerable.Range(l.From, l.To - l.From + 1))];

    /// <summary>The paragraphs that may promise quantities: true where the chapter is one of goals.</summary>
    private IEnumerable<(Piece, bool)> GoalPieces(Outline outline, HashSet<int> taken) =>
        outline
            .Chapters.Where(c => !c.Annex && (c.At < outline.BodyEnd || outline.BodyEnd == 0))
            .SelectMany(c => c.Pieces.Select(p => (Piece: p, Chapter: c)))
            .Where(p => !taken.Contains(p.Piece.Block.From))
            .Select(p => (p.Piece, Goals: words.GoalChapter.IsMatch(p.Chapter.Title), p.Chapter))
            .Where(p =>
                p.Goals
                || words.MeasureChapter.IsMatch(p.Chapter.Title) && !words.SafeguardChapter.IsMatch(p.Chapter.Title)
                || words.GoalParagraph.IsMatch(p.Piece.Plain.Text)
            )
            .Select(p => (p.Piece, p.Goals || words.GoalParagraph.IsMatch(p.Piece.Plain.Text)));

    private static IEnumerable<(string, PlanLines)> Wanting(
        Outline outline,
        IEnumerable<PlanIndicator> indicators,
        HashSet<int> taken,
        HashSet<int> duties
    ) =>
        indicators
            .Where(i => i.Measures is not null)
            .Select(i => (i.Measures!, i.Lines))
            .Concat(
                outline
                    .Pieces.Where(p => !taken.Contains(p.Block.From) && !duties.Contains(p.Block.From))
                    .Select(p => (p.Block.Text, p.Lines))
            );
}
