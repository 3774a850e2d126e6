namespace Junheng.App.Users.Bulk;

/// <summary>A line of the list of school accounts.</summary>
/// <param name="Line">Its row in the sheet, for messages.</param>
/// <param name="School">学校标识码.</param>
/// <param name="Title">学校名称.</param>
/// <param name="Role">What the post is in the work.</param>
/// <param name="Name">Sign-in name.</param>
public sealed record AccountRow(int Line, string School, string Title, Role Role, string Name)
{
    /// <summary>The post's name without the unit's.</summary>
    public string Post => AccountSheet.PostOf(Role);
}
