using Junheng.App.Data;
using Junheng.App.Users;

namespace Junheng.App.Audit;

/// <summary>记录查阅与导出: what somebody took out or looked at, where that matters though nothing was written.</summary>
public sealed class RecordReading(Db db, TimeProvider clock)
{
    /// <param name="county">The county it belongs to, or <see cref="AuditEntry.Installation"/>.</param>
    /// <param name="action"><c>read</c> or <c>export</c>.</param>
    /// <param name="subject">What it was, e.g. the address of the file.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task Handle(string county, string action, string subject, CancellationToken cancel = default)
    {
        // What is read above the reader's counties is recorded there too.
        using var acting = db.As(db.Access.Everywhere());
        await AuditLog.Note(db, clock, county, action, subject, cancel);
    }
}
