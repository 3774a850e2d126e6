using System.Text.Encodings.Web;
using System.Text.Json;
using Junheng.Engine.Plans;

namespace Junheng.App.Campaign;

/// <summary>Writes a plan as JSON with the property names and the order published for other tools.</summary>
public static class PlanJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static void Write(Stream stream, Plan plan)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("county", plan.County);
        json.WriteString("title", plan.Title);
        json.WriteString("documentNumber", plan.DocumentNumber);
        json.WriteString("date", plan.Date);
        List(json, "targets", plan.Targets, t => t.Lines, t => Texts(json, ("stage", t.Stage), ("by", t.By)));
        List(
            json,
            "goals",
            plan.Goals,
            g => g.Lines,
            g =>
            {
                Texts(json, ("text", g.Text));
                Number(json, "value", g.Value);
                Texts(json, ("unit", g.Unit), ("by", g.By));
            }
        );
        List(
            json,
            "posts",
            plan.Posts,
            p => p.Lines,
            p => Texts(json, ("role", p.Role), ("post", p.Post), ("person", p.Person))
        );
        json.WriteString("office", plan.Office);
        List(json, "duties", plan.Duties, d => d.Lines, d => Texts(json, ("unit", d.Unit), ("text", d.Text)));
        List(json, "indicators", plan.Indicators, i => i.Lines, i => Indicator(json, i));
        Rules(json, plan.Rules);
        Strings(json, "veto", plan.Veto);
        Strings(json, "vetoUnits", plan.VetoUnits);
        List(
            json,
            "measures",
            plan.Measures,
            m => m.Lines,
            m =>
            {
                json.WriteNumber("number", m.Number);
                Texts(json, ("title", m.Title), ("text", m.Text));
                Strings(json, "units", m.Units);
                Texts(json, ("kind", m.Kind));
            }
        );
        List(
            json,
            "phases",
            plan.Phases,
            p => p.Lines,
            p =>
            {
                Texts(json, ("name", p.Name), ("from", p.From), ("to", p.To));
                Strings(json, "steps", p.Steps);
            }
        );
        List(
            json,
            "needs",
            plan.Needs,
            n => n.Lines,
            n =>
            {
                Texts(json, ("text", n.Text));
                Number(json, "amountWan", n.AmountWan);
                Number(json, "places", n.Places);
            }
        );
        List(
            json,
            "funding",
            plan.Funding,
            f => f.Lines,
            f =>
            {
                Texts(json, ("school", f.School));
                Money(json, f.Construction, f.Equipment, f.Other, f.Total);
            }
        );
        if (plan.FundingTotals is { } totals)
        {
            json.WriteStartObject("fundingTotals");
            Money(json, totals.Construction, totals.Equipment, totals.Other, totals.Total);
            Lines(json, totals.Lines);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("fundingTotals");
        }

        json.WriteStartArray("problems");
        foreach (var problem in plan.Problems)
        {
            json.WriteStartObject();
            Lines(json, problem.Lines);
            Texts(json, ("kind", problem.Kind), ("item", problem.Item), ("message", problem.Message));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Indicator(Utf8JsonWriter json, PlanIndicator indicator)
    {
        Texts(json, ("key", indicator.Key), ("code", indicator.Code), ("text", indicator.Text));
        json.WriteStartObject("thresholds");
        foreach (var (name, value) in indicator.Thresholds)
        {
            Number(json, name, value);
        }

        json.WriteEndObject();
        Strings(json, "units", indicator.Units);
        json.WriteStartArray("unitDuties");
        foreach (var duty in indicator.UnitDuties)
        {
            json.WriteStartObject();
            Texts(json, ("unit", duty.Unit), ("text", duty.Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (indicator.Deadline is { } deadline)
        {
            json.WriteStartObject("deadline");
            json.WriteNumber("year", deadline.Year);
            json.WriteBoolean("heldEveryYear", deadline.HeldEveryYear);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("deadline");
        }

        SelfCheck(json, indicator.SelfCheck);
        json.WriteString("measures", indicator.Measures);
    }

    private static void SelfCheck(Utf8JsonWriter json, PlanSelfCheck? check)
    {
        if (check is null)
        {
            json.WriteNull("selfCheck");
            return;
        }

        json.WriteStartObject("selfCheck");
        if (check.Met is { } met)
        {
            json.WriteBoolean("met", met);
        }
        else
        {
            json.WriteNull("met");
        }

        json.WriteString("text", check.Text);
        Number(json, "shortPrimary", check.ShortPrimary);
        Number(json, "shortJunior", check.ShortJunior);
        json.WriteStartArray("counts");
        foreach (var count in check.Counts)
        {
            json.WriteStartObject();
            Texts(json, ("what", count.What), ("of", count.Of), ("stage", count.Stage));
            json.WriteNumber("count", count.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Rules(Utf8JsonWriter json, PlanRules? rules)
    {
        if (rules is null)
        {
            json.WriteNull("rules");
            return;
        }

        json.WriteStartObject("rules");
        Number(json, "minMet", rules.MinMet);
        Number(json, "floor", rules.Floor);
        Number(json, "cvPrimary", rules.CvPrimary);
        Number(json, "cvJunior", rules.CvJunior);
        Lines(json, rules.Lines);
        json.WriteEndObject();
    }

    private static void Money(
        Utf8JsonWriter json,
        decimal? construction,
        decimal? equipment,
        decimal? other,
        decimal? total
    )
    {
        Number(json, "construction", construction);
        Number(json, "equipment", equipment);
        Number(json, "other", other);
        Number(json, "total", total);
    }

    private static void List<T>(
        Utf8JsonWriter json,
        string name,
        IEnumerable<T> items,
        Func<T, PlanLines> lines,
        Action<T> write
    )
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            Lines(json, lines(item));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Lines(Utf8JsonWriter json, PlanLines lines)
    {
        json.WriteStartArray("lines");
        json.WriteNumberValue(lines.From);
        json.WriteNumberValue(lines.To);
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, params (string Name, string? Value)[] texts)
    {
        foreach (var (name, value) in texts)
        {
            json.WriteString(name, value);
        }
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
