using System.Text;
using Junheng.App.Users;
using Junheng.Web.Setup;
using Microsoft.AspNetCore.Mvc;
using QRCoder;

namespace Junheng.Web.Pages.Users;

/// <summary>二次验证 of whoever reads it: to switch on, to switch off.</summary>
[Needs(Right.None, BeforeSecondFactor = true)]
public sealed class SecondFactorModel(AccountQuery accounts, TurnOnSecondFactor turnOn, TurnOffSecondFactor turnOff)
    : OfficePage
{
    private const string Issuer = "Junheng";
    private const int Dot = 5;
    private const int Group = 4;

    /// <summary>A secret that is offered.</summary>
    /// <param name="Spelled">In groups, to be typed.</param>
    /// <param name="Picture">As a QR code, to be scanned.</param>
    /// <param name="Sealed">As it comes back with the code.</param>
    public sealed record Offered(string Spelled, string Picture, string Sealed);

    public AccountQuery.OwnAccount Own { get; private set; } = null!;

    public Offered? Offer { get; private set; }

    /// <summary>Recovery codes just made: shown with this answer and never again.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task OnGet() => await Load();

    public async Task OnPostOffer()
    {
        var (secret, sealedSecret) = turnOn.Offer();
        Show(secret, sealedSecret);
        await Load();
    }

    public async Task<IActionResult> OnPostOn(string? key, string? password, string? code)
    {
        var outcome = await turnOn.Handle(new(key ?? "", password ?? "", code ?? ""), HttpContext.RequestAborted);
        if (outcome.Ok)
        {
            Codes = outcome.Value;
        }
        else if (turnOn.Offered(key) is { } secret)
        {
            Show(secret, key!);
        }

        await Load();
        return outcome.Ok ? Page() : Refuse(outcome.Mistakes);
    }

    public async Task<IActionResult> OnPostOff(string? password, string? code)
    {
        var outcome = await turnOff.Handle(new(password ?? "", code ?? ""), HttpContext.RequestAborted);
        if (!outcome.Ok)
        {
            await Load();
            return Refuse(outcome.Mistakes);
        }

        Done = "二次验证已停用。";
        return Redirect(Links.SecondFactor);
    }

    private void Show(string secret, string sealedSecret)
    {
        using var data = QRCodeGenerator.GenerateQrCode(
            Authenticator.Address(Issuer, Access.Account ?? "", secret),
            QRCodeGenerator.ECCLevel.M
        );
        using var code = new SvgQRCode(data);
        var picture =
            "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(Dot)));
        Offer = new(string.Join(' ', secret.Chunk(Group).Select(c => new string(c))), picture, sealedSecret);
    }

    private async Task Load() => Own = await accounts.Own(HttpContext.RequestAborted);
}
