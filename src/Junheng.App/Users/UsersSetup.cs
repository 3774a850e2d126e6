using Junheng.App.Data;
using Junheng.App.Users.Bulk;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Junheng.App.Users;

/// <summary>The rules of accounts, and what is needed to work with them.</summary>
public static class UsersSetup
{
    private const int ShortestPassword = 10;
    private const int DifferentCharacters = 5;

    /// <summary>
    /// Rounds of PBKDF2-HMAC-SHA512 for a password: the cost of one sign-in is measured in bench/.
    /// </summary>
    public const int HashRounds = 210_000;

    /// <summary>Registers the use cases of accounts with the identity library under them.</summary>
    public static IServiceCollection AddUsers(this IServiceCollection services)
    {
        services
            .AddIdentityCore<Account>(o =>
            {
                o.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
                o.Password.RequiredLength = ShortestPassword;
                o.Password.RequiredUniqueChars = DifferentCharacters;
                o.Password.RequireDigit = true;
                o.Password.RequireLowercase = true;
                o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
            })
            .AddUserStore<AccountStore>()
            .AddErrorDescriber<ChineseErrors>()
            .AddPasswordValidator<PlainPasswords>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = HashRounds);
        return services
            .AddScoped<SignIn>()
            .AddScoped<SecondFactor>()
            .AddScoped<FinishSignIn>()
            .AddScoped<TurnOnSecondFactor>()
            .AddScoped<TurnOffSecondFactor>()
            .AddScoped<RemoveSecondFactor>()
            .AddScoped<OpenSession>()
            .AddScoped<AccountQuery>()
            .AddScoped<UnitQuery>()
            .AddScoped<EndSession>()
            .AddScoped<ChoosePost>()
            .AddScoped<ChangePassword>()
            .AddScoped<CreateUnit>()
            .AddScoped<CreatePost>()
            .AddScoped<CreateAccount>()
            .AddScoped<CreateAccounts>()
            .AddScoped<Appoint>()
            .AddScoped<ResetPassword>()
            .AddScoped<CloseAccount>()
            .AddScoped<SignInLinked>()
            .AddScoped<LinkSubject>()
            .AddScoped<FirstAdministrators>()
            .AddScoped<DemoAccounts>();
    }
}
