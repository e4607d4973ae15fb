using OcopModular.Host.Jobs;
using OcopModular.Kernel;

namespace OcopModular.Host.Data;

/// <summary><c>host -- migrate</c>: brings the schema up to date, with a database user that may change it.</summary>
internal sealed class MigrateCommand(IServiceScopeFactory scopes, SqliteOrPostgres database) : ICommand
{
    public string Name => "migrate";

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(ct);
        if (database.IsPostgres)
        {
            await SchedulerTables.EnsureAsync(scope.ServiceProvider.GetRequiredService<HostDb>(), ct);
        }

        await Console.Error.WriteLineAsync("The schema is up to date.");
        return 0;
    }
}
