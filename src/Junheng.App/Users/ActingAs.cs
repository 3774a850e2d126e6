using Junheng.App.Data;

namespace Junheng.App.Users;

/// <summary>Lets a context act for another while it is used, and gives it back as it was.</summary>
public static class ActingAs
{
    /// <summary>Acts for somebody until the result is disposed of.</summary>
    public static IDisposable As(this Db db, Access access)
    {
        var before = db.Access;
        db.Access = access;
        return new Back(db, before);
    }

    private sealed class Back(Db db, Access before) : IDisposable
    {
        public void Dispose() => db.Access = before;
    }
}
