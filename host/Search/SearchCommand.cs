using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Search;

/// <summary>Fills the index of all kinds from the records.</summary>
internal sealed class RebuildSearch(SearchIndex index, SearchTables tables, HostDb hostDb, IEnumerable<ModuleDb> moduleDbs, IEnumerable<ISearchSource> sources) : IScoped
{
    public Task<bool> IsThereAsync(CancellationToken ct) => tables.IsThereAsync(ct);

    public Task<IReadOnlyList<(string Kind, int Count)>> RunAsync(CancellationToken ct) => RunAsync(sources, ct);

    /// <summary>The table comes with the schema; kinds that were never taken in whole (older records, a start that was killed, a new module) follow.</summary>
    public async Task EnsureAsync(CancellationToken ct)
    {
        await tables.EnsureAsync(ct);
        var filled = await tables.FilledAsync(ct);
        await RunAsync(sources.Where(s => !filled.Contains(s.Kind)), ct);
    }

    private async Task<IReadOnlyList<(string Kind, int Count)>> RunAsync(IEnumerable<ISearchSource> kinds, CancellationToken ct)
    {
        var contexts = moduleDbs.Prepend<DbContext>(hostDb).ToDictionary(c => c.GetType());
        var counts = new List<(string Kind, int Count)>();
        foreach (var source in kinds)
        {
            counts.Add((source.Kind, await index.RebuildAsync(contexts[source.Context], source, ct)));
            await tables.FillAsync(source.Kind, ct);
        }

        return counts;
    }
}

/// <summary><c>host -- search rebuild</c>.</summary>
internal sealed class SearchCommand(IServiceScopeFactory scopes) : ICommand
{
    public string Name => "search";

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        if (words is not ["rebuild"])
        {
            await Console.Error.WriteLineAsync("Usage: search rebuild");
            return 2;
        }

        await using var scope = scopes.CreateAsyncScope();
        var search = scope.ServiceProvider.GetRequiredService<RebuildSearch>();
        if (!await search.IsThereAsync(ct))
        {
            await Console.Error.WriteLineAsync("The schema is older than the program. Run the command 'migrate' first.");
            return 1;
        }

        foreach (var (kind, count) in await search.RunAsync(ct))
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kind}: {count} in the index."));
        }

        return 0;
    }
}
