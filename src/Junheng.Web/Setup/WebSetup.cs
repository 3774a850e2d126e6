using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Junheng.App;
using Junheng.App.Audit;
using Junheng.App.Compute;
using Junheng.App.Data;
using Junheng.App.Demo;
using Junheng.App.Import;
using Junheng.App.Import.Statistics;
using Junheng.App.Judge;
using Junheng.App.Schools;
using Junheng.App.Standards;
using Junheng.App.Users;
using Junheng.App.Validate;
using Junheng.Web.SingleSignOn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Junheng.Web.Setup;

/// <summary>What the host is made of.</summary>
public static class WebSetup
{
    private static readonly CultureInfo[] Languages = [new("zh-CN"), new("en")];

    /// <summary>Registers everything.</summary>
    public static WebApplicationBuilder AddJunheng(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var database = builder.Configuration["Database"] ?? Path.Combine("var", "junheng.db");
        Db.MakeFolder(database);
        services.AddDbContextFactory<Db>(o => Db.Use(o, database));
        services.AddHealth().AddTelemetry(builder.Configuration).AddSharedKeys(builder.Configuration);
        builder.AddLogs();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(_ => PackLibrary.Delivered());
        services.AddSingleton<YearCache>();
        services.AddSingleton<ImportBell>();
        services.AddHostedService<ImportWorker>();
        services
            .AddScoped<OpenYear>()
            .AddScoped<SchoolHistory>()
            .AddScoped<MakeReturn>()
            .AddScoped<FreezeVersion>()
            .AddScoped<AnswerFinding>()
            .AddScoped<StartImport>()
            .AddScoped<KeepStatistics>()
            .AddScoped<StartStatistics>()
            .AddScoped<SavedMappings>()
            .AddScoped<ReadImport>()
            .AddScoped<ImportClaim>()
            .AddScoped<OpenImport>()
            .AddScoped<AnnotateImport>()
            .AddScoped<ConfirmImport>()
            .AddScoped<DiscardImport>()
            .AddScoped<CreateVersion>()
            .AddScoped<SaveEvidence>()
            .AddScoped<SaveCountyFigures>()
            .AddScoped<SaveItemUnits>()
            .AddScoped<RecordRecognition>()
            .AddScoped<SaveView>()
            .AddScoped<DeleteView>()
            .AddScoped<RegisterCounty>()
            .AddScoped<ChangeCounty>()
            .AddScoped<DemoCampaign>()
            .AddScoped<LoadDemo>()
            .AddScoped<RecordReading>()
            .AddScoped<AuditQuery>()
            .AddScoped<VerifyAudit>();
        services.AddUsers().AddSingleSignOn().AddCampaign();
        services.AddSingleton(SessionSettings.Of(builder.Configuration));
        services.AddSingleton<SecondStep>();
        services
            .AddAuthentication(SessionHandler.Name)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Name, null);
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddSignInLimits(builder.Configuration);
        services.AddLocalization(o => o.ResourcesPath = "Resources");
        // Pages check the antiforgery token of every post by themselves.
        services
            .AddRazorPages(o => o.Conventions.ConfigureFilter(new HandlerFilter()))
            .AddMvcOptions(o => o.Filters.Add(new AccessFilter()));
        services.AddAntiforgery(o => o.Cookie.SameSite = SameSiteMode.Strict);
        // Chinese stays Chinese in the page's source instead of turning into entities.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddResponseCompression(o => o.EnableForHttps = true);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = BodyLimit.Largest);
        return builder;
    }

    /// <summary>Puts the pipeline together.</summary>
    public static WebApplication UseJunheng(this WebApplication app)
    {
        app.UseSingleSignOn();
        app.UseTrustedProxies();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error", "?status={0}");
        app.Use(SecurityHeaders);
        app.Use(SafeConnection.Demand);
        app.Use(BodyLimit.Refuse);
        app.UseResponseCompression();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseRequestLocalization(o =>
        {
            o.DefaultRequestCulture = new(Languages[0]);
            o.SupportedCultures = [Languages[0]];
            o.SupportedUICultures = Languages;
            o.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages();
        return app;
    }

    private static Task SecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }
}
