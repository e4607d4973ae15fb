using OcopModular.Host.Data;

namespace OcopModular.Host.Files;

/// <summary>One at a time a content: it is not taken in while it is being removed.</summary>
internal interface IContentLocks
{
    Task<IAsyncDisposable> EnterAsync(string sha256, CancellationToken ct);
}

/// <summary>On PostgreSQL a lock of the database's session, for all hosts and gone with a killed one; SQLite has one process.</summary>
internal sealed class ContentLocks(SqliteOrPostgres database) : IContentLocks, IDisposable
{
    private const int Kind = 4_863_152;
    private readonly SemaphoreSlim[] _stripes = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<IAsyncDisposable> EnterAsync(string sha256, CancellationToken ct)
    {
        var number = Convert.ToInt32(sha256[..7], 16);
        if (database.IsPostgres)
        {
            return await AdvisoryAsync(number, ct);
        }

        var stripe = _stripes[number % _stripes.Length];
        await stripe.WaitAsync(ct);
        return new Turn(stripe);
    }

    public void Dispose() => Array.ForEach(_stripes, s => s.Dispose());

    private async Task<IAsyncDisposable> AdvisoryAsync(int number, CancellationToken ct)
    {
        var connection = database.Open();
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT pg_advisory_lock({Kind}, {number})";
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class Turn(SemaphoreSlim stripe) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            stripe.Release();
            return ValueTask.CompletedTask;
        }
    }
}
