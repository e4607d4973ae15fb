using OcopModular.Kernel;

namespace OcopModular.Host.Data;

/// <summary>SQLite has one writer: waiting here is fair and quick, waiting in the database ends in "database is locked".</summary>
internal sealed class WriteGate(SqliteOrPostgres database) : IDisposable
{
    private static readonly IDisposable Open = new Nothing();
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        if (database.IsPostgres)
        {
            return Open;
        }

        await _one.WaitAsync(ct);
        return new Turn(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
