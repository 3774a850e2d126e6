using Junheng.App.Data;
using Junheng.Engine.Campaign;

namespace Junheng.App.Campaign;

/// <summary>Writes tasks with their units and their record, in the process under way.</summary>
internal sealed class TaskWriter(Db db, string county, ProcessScope scope)
{
    /// <summary>Sets a task.</summary>
    /// <param name="plan">The task.</param>
    /// <param name="cancel">Stops the writing.</param>
    /// <param name="meeting">The meeting that decided it; null for none.</param>
    public async Task<WorkTask> Add(PlannedTask plan, CancellationToken cancel, long? meeting = null)
    {
        var task = new WorkTask
        {
            CountyCode = county,
            Kind = plan.Kind,
            Source = plan.Source,
            Title = Cut(plan.Title, WorkTask.LongestTitle),
            Text = Cut(plan.Text, WorkTask.LongestText),
            Phase = Cut(plan.Phase, 100),
            ItemKey = plan.ItemKey,
            MeetingId = meeting,
            Start = plan.Start,
            Due = plan.Due,
            HeldEveryYear = plan.Held,
            CreatedAt = scope.At,
        };
        db.WorkTasks.Add(task);
        await db.SaveChangesAsync(cancel);
        Units(task, [], plan.Units);
        scope.Change("work_task", $"{task.Id}", "title", null, task.Title);
        Record(task, TaskDeed.Set, "");
        return task;
    }

    /// <summary>Changes a task to what is asked for; nothing is recorded where nothing changes.</summary>
    public void Change(WorkTask task, IReadOnlyList<TaskUnit> units, PlannedTask plan)
    {
        var (key, due) = ($"{task.Id}", task.Due);
        var (title, text) = (Cut(plan.Title, WorkTask.LongestTitle), Cut(plan.Text, WorkTask.LongestText));
        var names = plan.Units.Distinct().ToList();
        var changed = new List<string>();
        Note("title", "名称", task.Title, title);
        Note("text", "内容", task.Text, text);
        Note("start", "开始", Day(task.Start), Day(plan.Start));
        Note("due", "时限", Day(task.Due), Day(plan.Due));
        Note("held", "每年保持", $"{task.HeldEveryYear}", $"{plan.Held}");
        Note("units", "责任单位", PlanSections.Joined(units.Select(u => u.Unit)), PlanSections.Joined(names));
        if (changed.Count == 0)
        {
            return;
        }

        (task.Title, task.Text, task.Start, task.Due, task.HeldEveryYear) = (
            title,
            text,
            plan.Start,
            plan.Due,
            plan.Held
        );
        task.Phase = Cut(plan.Phase, 100);
        task.Version++;
        if (!units.Select(u => u.Unit).SequenceEqual(names))
        {
            Units(task, units, names);
        }

        var moved = due != task.Due;
        Record(task, TaskDeed.Changed, string.Join('、', changed), moved ? due : null, newDue: moved ? task.Due : null);
        return;

        void Note(string property, string title, string old, string now)
        {
            if (old != now)
            {
                scope.Change("work_task", key, property, Logged(old), Logged(now));
                changed.Add(title);
            }
        }
    }

    /// <summary>Takes a task back.</summary>
    public void Withdraw(WorkTask task, string why)
    {
        State(task, TaskState.Withdrawn);
        Record(task, TaskDeed.Withdraw, why);
    }

    /// <summary>Moves a task to another state.</summary>
    public void State(WorkTask task, TaskState state)
    {
        scope.Change("work_task", $"{task.Id}", "state", $"{task.State}", $"{state}");
        (task.State, task.Version) = (state, task.Version + 1);
        task.ClosedAt = state == TaskState.Closed ? scope.At : null;
    }

    /// <summary>Adds to the record of a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="deed">What happened.</param>
    /// <param name="text">What was said of it.</param>
    /// <param name="oldDue">Its day before, where the day is in question.</param>
    /// <param name="progress">Percent afterwards, where it says so.</param>
    /// <param name="file">Evidence.</param>
    /// <param name="newDue">The day asked for or granted.</param>
    public void Record(
        WorkTask task,
        TaskDeed deed,
        string text,
        DateOnly? oldDue = null,
        int? progress = null,
        long? file = null,
        DateOnly? newDue = null
    ) =>
        db.TaskReports.Add(
            new()
            {
                WorkTaskId = task.Id,
                CountyCode = county,
                At = scope.At,
                Deed = deed,
                By = scope.Actor,
                Unit = db.Access.Unit ?? "",
                School = db.Access.School,
                Text = Cut(text, TaskReport.LongestText),
                Progress = progress,
                OldDue = oldDue,
                NewDue = newDue,
                SourceFileId = file,
            }
        );

    private void Units(WorkTask task, IReadOnlyList<TaskUnit> before, IReadOnlyList<string> names)
    {
        var now = names.Distinct().ToList();
        db.TaskUnits.RemoveRange(before.Skip(now.Count));
        for (var i = 0; i < now.Count; i++)
        {
            if (i < before.Count)
            {
                before[i].Unit = now[i];
            }
            else
            {
                db.TaskUnits.Add(
                    new()
                    {
                        WorkTaskId = task.Id,
                        CountyCode = county,
                        Ordinal = i + 1,
                        Unit = now[i],
                    }
                );
            }
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd") ?? "";

    private static string? Logged(string text) => text.Length == 0 ? null : Cut(text, WorkTask.LongestText);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..most];
}
