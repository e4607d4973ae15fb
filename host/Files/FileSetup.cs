using OcopModular.Kernel;

namespace OcopModular.Host.Files;

/// <summary>Puts the file store together from its settings.</summary>
internal static class FileSetup
{
    public static void AddFiles(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var store = builder.Configuration["Files:Store"] is { Length: > 0 } given ? given : "Disk";
        if (store.Equals("S3", StringComparison.OrdinalIgnoreCase))
        {
            services.AddSingleton(S3Settings.Of(builder.Configuration.GetSection("Files:S3")));
            services.AddSingleton<IContents, S3Contents>();
        }
        else if (store.Equals("Disk", StringComparison.OrdinalIgnoreCase))
        {
            services.AddSingleton<IContents, DiskContents>();
        }
        else
        {
            throw new InvalidOperationException($"Files:Store is '{store}'; it can be Disk or S3.");
        }

        services.AddSingleton<IContentLocks, ContentLocks>();
        services.AddSingleton(new Clamd(builder.Configuration["Files:Clamd"]));
        services.AddSingleton<Pictures>();
        services.AddSingleton<Intake>();
        services.AddSingleton<FileBook>();
        services.AddSingleton<Keeper>();
        services.AddSingleton<Reading>();
        services.AddSingleton<Thumbnails>();
        services.AddSingleton<UploadsAtWork>();
        services.AddSingleton<VirusCheck>();
        services.AddSingleton<Verifier>();
        services.AddSingleton<SweepSources>();
        services.AddSingleton<Sweeper>();
        services.AddSingleton<VirusWatch>();
        services.AddHostedService(p => p.GetRequiredService<VirusWatch>());
        services.AddSingleton<ICommand, FilesCommand>();
    }
}
