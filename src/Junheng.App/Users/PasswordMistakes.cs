using Junheng.App.Data;
using Microsoft.AspNetCore.Identity;

namespace Junheng.App.Users;

/// <summary>What is wrong with a password somebody wants to take.</summary>
internal static class PasswordMistakes
{
    public static async Task<List<string>> Of(UserManager<Account> users, Account account, string password)
    {
        var mistakes = new List<string>();
        foreach (var validator in users.PasswordValidators)
        {
            var result = await validator.ValidateAsync(users, account, password);
            mistakes.AddRange(result.Errors.Select(e => e.Description));
        }

        return mistakes;
    }
}
