using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;
using OcopModular.Host.Search;
using OcopModular.Kernel;

namespace OcopModular.Bench;

/// <summary>The host on a database of its own that is thrown away; saves write nothing beside, so that many records are made quickly.</summary>
internal sealed class BenchHost(string provider, string server) : WebApplicationFactory<SearchDesk>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ocop-bench-").FullName;
    private readonly string _name = $"ocop_bench_{Guid.CreateVersion7():N}";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        if (server.Length > 0)
        {
            NpgsqlConnection.ClearAllPools();
            await using var connection = new NpgsqlConnection(server + ";Database=postgres");
            await connection.OpenAsync();
            await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)", connection);
            await drop.ExecuteNonQueryAsync();
        }
    }

    /// <summary>In a scope of its own, as this person.</summary>
    public async Task<T> AsAsync<T>(Actor actor, Func<IServiceProvider, Task<T>> askAsync)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Actor = actor;
        return await askAsync(scope.ServiceProvider);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (server.Length > 0)
        {
            using var connection = new NpgsqlConnection(server + ";Database=postgres");
            connection.Open();
            using var create = new NpgsqlCommand($"CREATE DATABASE {_name}", connection);
            create.ExecuteNonQuery();
        }

        builder.UseEnvironment("Development");
        builder.UseSetting("Data:Folder", _folder);
        builder.UseSetting("Database:Provider", provider);
        builder.UseSetting("ConnectionStrings:Ocop", server.Length > 0 ? $"{server};Database={_name}" : "");
        builder.UseSetting("Database:AcceptsLoss", "true");
        builder.UseSetting("Sample:Scene", "None");
        builder.UseSetting("Jobs:Run", "false");
        builder.ConfigureLogging(log => log.ClearProviders());
        builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Scoped<IChange, Nothing>()));
    }

    private sealed class Nothing : IChange
    {
        public void Because(IRecord record, string action, string? reason)
        {
        }

        public void Announce(DbContext db, IEvent happened)
        {
        }

        public Task<int> SaveAsync(DbContext db, Func<Task<int>> saveAsync, CancellationToken ct) => saveAsync();

        public Task<T> InTransactionAsync<T>(DbContext db, Func<Task<T>> workAsync, CancellationToken ct) => workAsync();
    }
}
