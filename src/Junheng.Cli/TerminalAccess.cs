using Junheng.App.Users;

namespace Junheng.Cli;

/// <summary>Who acts on a terminal: whoever can open the database, named by the account of the operating system.</summary>
internal static class TerminalAccess
{
    public static readonly Access Operator = Access.Program("终端") with { Account = Environment.UserName };
}
