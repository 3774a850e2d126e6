using System.Globalization;
using Junheng.App.Data;
using Junheng.App.Import;
using Junheng.App.Users;
using Junheng.Engine.Schools;

namespace Junheng.Bench.Load;

/// <summary>People at work: each reads or writes, thinks, and goes on, until the shift ends.</summary>
/// <param name="address">Of the product.</param>
/// <param name="diary">What they send and what they are told.</param>
/// <param name="think">How long a person looks at a page, at least and at most.</param>
internal sealed class Shift(Uri address, Diary diary, (TimeSpan Least, TimeSpan Most) think)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly string[] Rooms =
    [
        "",
        "/validate",
        "/compute",
        "/compute/balance",
        "/judge",
        "/judge/R4",
        "/judge/G5",
        "/judge/figures",
        "/rectify",
        "/report",
        "/import",
    ];

    /// <summary>Everybody works until the end; what is begun then is finished.</summary>
    public Task Work(IReadOnlyList<Person> people, CancellationToken end) =>
        Task.WhenAll(people.Select((p, i) => Work(p, new Random(i + 1), end)));

    private async Task Work(Person person, Random random, CancellationToken end)
    {
        using var desk = new Desk(address, person.Key, diary);
        // They did not all come to work at the same second.
        await Pause(random.NextDouble() * think.Most, end);
        while (!end.IsCancellationRequested)
        {
            try
            {
                await (
                    person switch
                    {
                        { Item: { } item } => Judge(desk, person, item, random),
                        { Role: Role.SchoolHead } => HandIn(desk, person, random),
                        _ => Read(desk, person, random),
                    }
                );
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException)
            {
                // The product is gone for a moment: what was under way has no answer and never gets one.
                diary.Fault("no answer");
                await Task.Delay(500, CancellationToken.None);
            }

            await Pause(Thinking(random), end);
        }
    }

    private static Task<Desk.Answer> Read(Desk desk, Person person, Random random)
    {
        var home = Home(person);
        if (person.School is not { } school)
        {
            var room = Rooms[random.Next(Rooms.Length)];
            return desk.Get(home + room, $"read {(room.Length == 0 ? "/" : room)}");
        }

        var indicator = random.Next(1, 8);
        var stage =
            school.Type == SchoolType.Junior || school.Type == SchoolType.CompleteSecondary ? "junior" : "primary";
        return random.Next(3) switch
        {
            0 => desk.Get($"{home}/import", "read /import (school)"),
            1 => desk.Get($"{home}/compute/school/{school.School}", "read a school"),
            _ => desk.Get($"{home}/compute/school/{school.School}/{stage}/R{indicator}", "read a figure"),
        };
    }

    private async Task Judge(Desk desk, Person person, string item, Random random)
    {
        var path = $"{Home(person)}/judge/{item}";
        var form = await desk.Get(path, "read evidence");
        await Task.Delay(Typing(random));
        var count = diary.Next();
        var note = $"第{count}次核对：档案盒{random.Next(1, 99)}号，材料齐全。";
        var sent = diary.Send(person.County, "evidence_judgement", $"{Staff.Year}/{item}", note);
        var answer = await desk.Post(
            path,
            "save evidence",
            form,
            ("Outcome", count % 2 == 0 ? "not_met" : "met"),
            ("Note", note),
            ("Seen", form.Hidden("Seen"))
        );
        await Close(desk, sent, answer);
    }

    private async Task HandIn(Desk desk, Person person, Random random)
    {
        var (path, school) = ($"{Home(person)}/import", person.School!);
        var form = await desk.Get(path, "read /import (school)");
        await Task.Delay(Typing(random));
        var rooms = diary.Next();
        var uploaded = await desk.Upload(
            path,
            "upload",
            form,
            $"{school.School}.csv",
            Csv(school, rooms),
            ("Upload.AsOf", $"{Staff.Year}-09-01"),
            ("Upload.Kind", nameof(ImportKind.Interim)),
            ("Upload.Why", "核实多媒体教室")
        );
        if (!uploaded.Stored)
        {
            diary.Fault($"upload: {uploaded.Mistakes}");
            return;
        }

        var job = uploaded.MovedTo!;
        if (!await IsRead(desk, job))
        {
            diary.Fault("an upload was not read");
            return;
        }

        var preview = await desk.Get(job, "read the changes");
        await Task.Delay(Typing(random));
        var sent = diary.Send(person.County, "school", school.School, rooms.ToString(CultureInfo.InvariantCulture));
        var answer = await desk.Post(
            job + "?handler=Confirm",
            "confirm import",
            preview,
            ("basis", preview.Hidden("basis"))
        );
        await Close(desk, sent, answer);
    }

    private static async Task<bool> IsRead(Desk desk, string job)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Poll)
        {
            if ((await desk.Get(job + "?handler=Progress", "progress")).Done)
            {
                return true;
            }

            await Task.Delay(Poll);
        }

        return false;
    }

    private static async Task Close(Desk desk, Sent sent, Desk.Answer answer)
    {
        (sent.Fate, sent.Said) = answer.Stored ? (Fate.Acknowledged, "") : (Fate.Refused, answer.Mistakes);
        if (answer.Stored)
        {
            await desk.Get(answer.MovedTo!, "read what was stored");
        }
    }

    private static byte[] Csv(SchoolRecord school, int rooms)
    {
        // A whole school with one number changed; the record is shared with others who read it.
        using var file = new MemoryStream();
        lock (school)
        {
            school.Set(Field.MultimediaRooms, (decimal)rooms);
            RecordFile.WriteCsv(file, [school]);
        }

        return file.ToArray();
    }

    private static string Home(Person person) => $"/{person.County}/{Staff.Year}";

    /// <summary>Filling in a form that one has in mind already.</summary>
    private TimeSpan Typing(Random random) => Thinking(random) / 5;

    private TimeSpan Thinking(Random random) => think.Least + random.NextDouble() * (think.Most - think.Least);

    private static async Task Pause(TimeSpan time, CancellationToken end)
    {
        try
        {
            await Task.Delay(time, end);
        }
        catch (OperationCanceledException)
        {
            // The shift ends.
        }
    }
}
