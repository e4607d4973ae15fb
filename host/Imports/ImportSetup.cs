using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Imports;

internal static class ImportSetup
{
    public static void AddImports(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SheetProcess>();
        services.AddSingleton<ImportProgress>();
        services.AddSingleton<ImportJobs>();
        services.AddHostedService(p => p.GetRequiredService<ImportJobs>());
    }
}

/// <summary>An import that was left waits on the home page.</summary>
internal sealed class ImportDuties(HostDb db, ImportProgress progress, IStringLocalizer<Texts> texts) : IDutySource, IScoped
{
    private const int Most = 20;

    public async Task<IReadOnlyList<Duty>> ForAsync(Actor actor, CancellationToken ct)
    {
        var runs = await db.ImportRuns.AsNoTracking().Where(r => r.AccountId == actor.Id && (r.State == ImportState.Checked || r.State == ImportState.Saving || r.State == ImportState.Failed))
            .OrderByDescending(r => r.Id).Take(Most).ToListAsync(ct);
        return [.. runs.Select(r => new Duty(texts["Import.Duty", r.FileName], Detail(r), $"/Imports/Run/{r.Id}", texts["Import.Duty.Button"], null, "file-import"))];
    }

    private string Detail(ImportRun run) => run switch
    {
        { State: ImportState.Saving } => texts["Import.SavedSoFar", progress[run.Id], run.ToSave],
        { State: ImportState.Failed } => texts[run.Problem ?? "Import.Failed"],
        { Faults: > 0 } => texts["Import.Duty.Mend", run.Faults],
        _ => texts["Import.Duty.Confirm", run.ToSave],
    };
}
