using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OcopModular.Host.Accounts;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Host.Imports;
using OcopModular.Host.Jobs;
using OcopModular.Host.Modules;
using OcopModular.Host.Outbox;
using OcopModular.Kernel;

namespace OcopModular.Tests.Support;

/// <summary>What a test wants otherwise than usual.</summary>
internal sealed class AppSettings
{
    public string Environment { get; set; } = "Development";

    /// <summary>No sample data, unless a test asks for it with an empty text.</summary>
    public string SampleScene { get; set; } = "None";

    /// <summary>The host's own clock instead of <see cref="App.Time"/>: with <c>Clock:Start</c> and sample data.</summary>
    public bool KeepsClock { get; set; }

    /// <summary>Delivers events and looks after files and imports in the background as in life; else only a test's own call does.</summary>
    public bool Pumps { get; set; }

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public Action<IServiceCollection>? Services { get; set; }
}

/// <summary>The whole host on a database of its own, with a clock that stands until a test moves it.</summary>
internal sealed class App : WebApplicationFactory<Program>
{
    private const int MostTries = 20;
    private readonly AppSettings _settings;
    private readonly bool _ownsDatabase;
    private HttpClient? _client;

    private App(TestDatabase database, AppSettings settings, bool ownsDatabase)
    {
        Database = database;
        _settings = settings;
        _ownsDatabase = ownsDatabase;
    }

    public TestDatabase Database { get; }

    /// <summary>05/11/2024, 09:00 in Viet Nam.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2024, 11, 5, 2, 0, 0, TimeSpan.Zero));

    /// <summary>Sends as it is told: no redirects, no cookies of its own.</summary>
    public HttpClient Client => _client ??= new HttpClient(Server.CreateHandler());

    /// <summary>What the host logged as error, for tests that expect none.</summary>
    public LogBook Log { get; } = new();

    /// <summary>A host on a fresh, migrated database without accounts of staff.</summary>
    public static async Task<App> StartAsync(string database, Action<AppSettings>? set = null)
    {
        var settings = new AppSettings();
        set?.Invoke(settings);
        // Sample data is made only on an empty database.
        var store = settings.SampleScene == "None" ? await TestDatabase.MigratedAsync(database) : await TestDatabase.EmptyAsync(database);
        return Start(store, settings, ownsDatabase: true);
    }

    /// <summary>A host on a database that the test keeps.</summary>
    public static Task<App> StartAsync(TestDatabase database, Action<AppSettings>? set = null) =>
        Task.Run(() =>
        {
            var settings = new AppSettings();
            set?.Invoke(settings);
            return Start(database, settings, ownsDatabase: false);
        });

    /// <summary>A browser in which the person is signed in; <c>null</c> is nobody.</summary>
    public Browser As(Person? person) => new(this, person);

    public Browser Anonymous() => As(null);

    /// <summary>Delivers what waits in the outbox, and what follows from it.</summary>
    public async Task DeliverAsync()
    {
        while (await Services.GetRequiredService<OutboxPump>().DeliverDueAsync(CancellationToken.None) > 0)
        {
            // Handlers may have announced more.
        }
    }

    /// <summary>Lets a scheduled work run now.</summary>
    public Task WorkAsync(string name) => Services.GetRequiredService<Works>().RunAsync(name, CancellationToken.None);

    /// <summary>Does something in a scope of its own, as the program itself.</summary>
    public Task DoAsync<TService>(Func<TService, Task> actAsync) where TService : notnull => AskAsync<TService, bool>(async service =>
    {
        await actAsync(service);
        return true;
    });

    /// <summary>Asks something in a scope of its own, as the program itself.</summary>
    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> askAsync) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = Actor.System;
        return await askAsync(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Does something below the pages as a person, with that person's rights and scope.</summary>
    public async Task<T> ActAsync<T>(Person person, Func<IServiceProvider, Task<T>> actAsync)
    {
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var actor = await services.GetRequiredService<ActorReader>().ReadAsync(a => a.Id == person.Id, Guid.CreateVersion7(), CancellationToken.None);
        services.GetRequiredService<CurrentActor>().Actor = actor ?? throw new InvalidOperationException($"{person.Name} has no account here.");
        return await actAsync(services);
    }

    public override async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        await base.DisposeAsync();
        if (_ownsDatabase)
        {
            await Database.DisposeAsync();
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(_settings.Environment);
        builder.UseSetting("Data:Folder", Database.Folder);
        builder.UseSetting("Database:Provider", Database.Kind);
        builder.UseSetting("ConnectionStrings:Ocop", Database.Connection);
        builder.UseSetting("Sample:Scene", _settings.SampleScene);
        // Time leaps in tests: scheduled work runs when they ask for it.
        builder.UseSetting("Jobs:Run", "false");
        // The server of the tests is thrown away and runs without fsync.
        builder.UseSetting(Durability.Setting, (_settings.Environment != "Production").ToString());
        foreach (var (key, value) in _settings.Values)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(log => log.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(Replace);
    }

    private void Replace(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter, Entrance>();
        if (!_settings.KeepsClock)
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
        }

        if (!_settings.Pumps)
        {
            Type[] background = [typeof(OutboxPump), typeof(VirusWatch), typeof(ImportJobs), typeof(ModuleWatch)];
            foreach (var work in services.Where(d => d.ServiceType == typeof(IHostedService) && background.Contains(d.ImplementationFactory?.Method.ReturnType)).ToList())
            {
                services.Remove(work);
            }
        }

        _settings.Services?.Invoke(services);
    }

    private static App Start(TestDatabase database, AppSettings settings, bool ownsDatabase)
    {
        for (var tries = 1; ; tries++)
        {
            var app = new App(database, settings, ownsDatabase);
            try
            {
                _ = app.Server;
                return app;
            }
            catch (ObjectDisposedException) when (tries < MostTries)
            {
                // A start that is refused at once may have cleaned up before the factory asks it why: ask again.
                app.Dispose();
            }
            catch
            {
                app.Dispose();
                throw;
            }
        }
    }
}
