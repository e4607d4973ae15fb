using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Accounts;
using OcopModular.Host.Audit;
using OcopModular.Host.Calendar;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Host.Health;
using OcopModular.Host.Modules;
using OcopModular.Host.Notices;
using OcopModular.Host.Outbox;
using OcopModular.Host.Sample;
using OcopModular.Host.Search;
using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>Puts the host together, a matter at a time.</summary>
internal static class Composition
{
    private const long FormLimit = 32L * 1024 * 1024;

    public static void AddRootSettings(this WebApplicationBuilder builder, bool isCommand)
    {
        // The one settings file lies at the repository's root and is copied beside the program; variables and arguments still win.
        builder.Configuration.Sources.Insert(0, new JsonConfigurationSource { Path = "appsettings.json", FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory) });
        builder.WebHost.UseDefaultServiceProvider(o => o.ValidateScopes = o.ValidateOnBuild = true);
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = isCommand ? LogLevel.Trace : LogLevel.None);
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, $"{builder.Environment.ApplicationName}.staticwebassets.runtime.json")))
        {
            builder.WebHost.UseStaticWebAssets();
        }

        if (builder.Environment.IsDevelopment() && builder.Configuration["urls"] is null)
        {
            builder.WebHost.UseUrls("http://127.0.0.1:5080");
        }
    }

    public static void AddData(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<DataFolder>();
        services.AddSingleton<SqliteOrPostgres>();
        services.AddSingleton<IDatabase>(p => p.GetRequiredService<SqliteOrPostgres>());
        services.AddDbContext<HostDb>((p, o) => p.GetRequiredService<IDatabase>().Configure(o, "host_migrations"));
        services.AddSingleton<AppClock>();
        services.AddSingleton<TimeProvider>(p => p.GetRequiredService<AppClock>());
        services.AddSingleton<WriteGate>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxPump>();
        services.AddHostedService(p => p.GetRequiredService<OutboxPump>());
        services.AddSingleton<ModuleWatch>();
        services.AddHostedService(p => p.GetRequiredService<ModuleWatch>());
        services.AddHealth();
        services.AddScoped<IChange, Change>();
        services.AddSingleton<MailSettings>();
        services.AddSingleton<AuditWords>();
        services.AddSingleton<AuditKey>();
        services.AddSingleton<ICommand, AuditCommand>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<PostedForm>();
        services.AddScoped<Migrator>();
        services.AddScoped<Durability>();
        services.AddSingleton<ICommand, MigrateCommand>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<ICommand, SearchCommand>();
        services.AddSingleton<SampleStage>();
        services.AddSingleton<ISampleStage>(p => p.GetRequiredService<SampleStage>());
        services.AddSingleton<StaffScene>();
    }

    public static void AddAccounts(this WebApplicationBuilder builder, ModuleCatalogue catalogue)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("OcopModular").PersistKeysToDbContext<HostDb>();
        services.AddIdentity<Account, AccountRole>(o =>
        {
            o.Password.RequiredLength = 15;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            o.Password.RequiredUniqueChars = 5;
        }).AddEntityFrameworkStores<HostDb>().AddDefaultTokenProviders().AddErrorDescriber<AccountWords>();
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromDays(1)); // RightsMiddleware looks at each request
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.ConfigureApplicationCookie(o =>
        {
            o.Cookie.Name = "ocop";
            o.Cookie.SameSite = SameSiteMode.Lax;
            o.LoginPath = "/Account/SignIn";
            o.AccessDeniedPath = "/Error/403";
            o.ExpireTimeSpan = TimeSpan.FromHours(12);
            o.SlidingExpiration = false;
        });
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorization(o =>
        {
            o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            foreach (var permission in catalogue.Permissions.Concat(HostCan.All).Select(p => p.Name).Distinct())
            {
                o.AddPolicy(permission, p => p.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
            }
        });
    }

    public static void AddPages(this WebApplicationBuilder builder, ModuleCatalogue catalogue)
    {
        var services = builder.Services;
        services.AddLocalization();
        services.AddSingleton(typeof(IStringLocalizer<>), typeof(TextsWithFallback<>));
        services.AddWebEncoders(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddHttpContextAccessor();
        services.AddScoped(YearOfRequest.Read);
        services.AddHostMenu();
        services.AddSingleton<Manual>();
        services.ConfigureOptions<BindingWords>();
        services.AddScoped<OnceFilter>();
        services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = FormLimit);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(o =>
        {
            o.Limits.MaxRequestBodySize = FormLimit;
            o.AddServerHeader = false;
        });
        services.AddRazorPages()
            .ConfigureApplicationPartManager(catalogue.RemovePagesOfModulesOff)
            .AddMvcOptions(o => o.Filters.AddService<OnceFilter>())
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = (type, factory) => factory.TextsOf(type));
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture("vi-VN", "vi");
            o.SupportedCultures = [CultureInfo.GetCultureInfo("vi-VN")];
            o.SupportedUICultures = [new CultureInfo("vi"), new CultureInfo("en")];
            o.RequestCultureProviders = [new QueryStringRequestCultureProvider(), new CookieRequestCultureProvider { CookieName = Shell.LanguageCookie }];
        });
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseExceptionHandler("/Error/500");
        app.UseStatusCodePagesWithReExecute("/Error/{0}");
        app.UseMiddleware<ErrorsAsGet>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<RightsMiddleware>();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealth();
        app.MapUploads();
        app.MapCalendarFeed();
    }
}
