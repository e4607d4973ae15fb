using OcopModular.Host.Files;
using OcopModular.Host.Imports;
using OcopModular.Host.Jobs;
using OcopModular.Host.Modules;
using OcopModular.Host.Web;

// The reader of a foreign sheet gets nothing of the host: no settings, no services, no database.
if (SheetReader.Asked(args) is { } sheet)
{
    await using var said = new StreamWriter(Console.OpenStandardOutput(), bufferSize: 64 * 1024);
    return SheetReader.Run(sheet, said);
}

StartFaults.SpeakPlainly();
var (settings, words) = CommandWords.Split(args);
while (true)
{
    await using var app = Build();
    if (words.Count > 0)
    {
        return await app.RunCommandAsync(words);
    }

    await app.PrepareAsync();
    app.UsePages();
    var watch = app.Services.GetRequiredService<ModuleWatch>();
    await app.RunAsync();
    if (!watch.BeginsAnew)
    {
        return 0;
    }
}

WebApplication Build()
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
    builder.AddRootSettings(isCommand: words.Count > 0);
    // The schema is brought up to date for all modules: one that is switched on later must find its tables.
    var catalogue = ModuleCatalogue.Find(builder.Configuration, words is ["migrate", ..] ? [] : ModuleSwitch.Read(builder.Configuration));
    catalogue.AddTo(builder.Services);
    builder.AddData();
    builder.AddFiles();
    builder.AddJobs();
    builder.AddImports();
    builder.AddAccounts(catalogue);
    builder.AddPages(catalogue);
    return builder.Build();
}

/// <summary>Named so that tests can start the host.</summary>
public sealed partial class Program;
