using OcopModular.Host.Audit;
using OcopModular.Host.Data;
using OcopModular.Host.Files;
using OcopModular.Kernel;
using Quartz;

namespace OcopModular.Host.Jobs;

/// <summary>Puts the scheduler together: Quartz, kept in the same database.</summary>
internal static class JobSetup
{
    public const string Prefix = "host_quartz_";
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Missing = TimeSpan.FromSeconds(6);

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Works>();
        services.AddSingleton<Timetable>();
        services.AddScoped<IScheduledWork, SealWork>();
        services.AddScoped<IScheduledWork, ExpireUploadsWork>();
        services.AddScoped<IScheduledWork, SweepFilesWork>();
        services.AddScoped<IScheduledWork, VerifyFilesWork>();
        services.AddScoped<IScheduledWork, VerifyAuditWork>();
        services.AddScoped<IScheduledWork, TidyWork>();
        services.AddScoped<IScheduledWork, BackupWork>();
        services.AddSingleton<ICommand, BackupCommand>();
        if (builder.Configuration.GetValue("Jobs:Run", true))
        {
            AddScheduler(builder);
            services.AddHostedService(p => p.GetRequiredService<Timetable>());
        }
    }

    private static void AddScheduler(WebApplicationBuilder builder)
    {
        var database = new SqliteOrPostgres(builder.Configuration, new DataFolder(builder.Configuration));
        builder.Services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "ocop";
                o.GenerateInstanceId = true;
            });
            q.UseDefaultThreadPool(2);
            q.UsePersistentStore(s =>
            {
                s.ConfigureStore(o =>
                {
                    o.TablePrefix = Prefix;
                    o.StoreJobDataAsStrings = true;
                });
                database.KeepJobs(s, (CheckIn, Missing));
                if (!database.IsPostgres || builder.Environment.IsDevelopment())
                {
                    s.ProvisionSchema();
                }
            });
        });
        builder.Services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
    }
}
