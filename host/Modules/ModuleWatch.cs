namespace OcopModular.Host.Modules;

/// <summary>Lets the host begin anew inside its process when modules were switched; each host that shares the database notices by itself.</summary>
internal sealed class ModuleWatch(ModuleCatalogue catalogue, IConfiguration configuration, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>Long enough for the page that switched to be answered and read.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>The host stops in order to begin anew.</summary>
    public bool BeginsAnew { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (ModuleSwitch.Read(configuration) is { } off && !catalogue.IsAs(off))
            {
                BeginsAnew = true;
                lifetime.StopApplication();
                return;
            }
        }
    }
}
