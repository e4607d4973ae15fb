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

    internal Task<App> OnAsync(string database) => _apps.GetOrAdd(database, d => new Lazy<Task<App>>(() => App.StartAsync(d))).Value;
}

[CollectionDefinition(SharedApps.Name)]
public sealed class SharedAppsGroup : ICollectionFixture<SharedApps>;
