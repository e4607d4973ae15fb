using System.Collections.Concurrent;

namespace OcopModular.Tests.Support;

/// <summary>One host a database for all tests that only read; <c>[Collection(SharedApps.Name)]</c> and this class in the constructor.</summary>
public sealed class SharedApps : IAsyncLifetime
{
    public const string Name = "Shared hosts";
    private readonly ConcurrentDictionary<string, Lazy<Task<App>>> _apps = new(StringComparer.Ordinal);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var app in _apps.Values)
        {
            await (await app.Value).DisposeAsync();
        }
    }

    /// <summary>The sample district, with all events delivered; only for reading.</summary>
    internal Task<App> SampleAsync() => _apps.GetOrAdd("sample", _ => new Lazy<Task<App>>(StartSampleAsync)).Value;

    private static async Task<App> StartSampleAsync()
    {
        var app = await App.StartAsync(Databases.Sqlite, s =>
        {
            s.SampleScene = "";
            s.KeepsClock = true;
            s.Values["Clock:Start"] = "2024-11-05T08:00";
        });
        await app.DeliverAsync();
        return app;
    }

    internal Task<App> OnAsync(string database) => _apps.GetOrAdd(database, d => new Lazy<Task<App>>(() => App.StartAsync(d))).Value;
}

[CollectionDefinition(SharedApps.Name)]
public sealed class SharedAppsGroup : ICollectionFixture<SharedApps>;
