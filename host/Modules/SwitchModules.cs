using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Modules;

/// <summary>Keeps which modules are off; what runs follows soon after.</summary>
internal sealed class SwitchModules(HostDb db, ModuleCatalogue catalogue, IStringLocalizerFactory factory, TimeProvider clock) : IScoped
{
    /// <summary>Names of what is switched off here, or by the setting.</summary>
    public async Task<IReadOnlySet<string>> OffAsync(CancellationToken ct) =>
        (await db.ModuleSwitches.Where(s => s.IsOff).Select(s => s.Name).ToListAsync(ct)).Concat(catalogue.All.Where(m => m.IsOffBySetting).Select(m => m.Name)).ToHashSet(StringComparer.Ordinal);

    public string TitleOf(ModuleCard module) => factory.TextsOf(module.Type)[$"{module.Name}.Title"] is { ResourceNotFound: false } title ? title.Value : module.Name;

    public Task<Outcome> SwitchAsync(string name, bool off, string reason, CancellationToken ct) => db.InTransactionAsync(async () =>
    {
        if (await RefusalAsync(name, off, ct) is { IsDone: false } refused)
        {
            return refused;
        }

        var kept = await db.ModuleSwitches.SingleOrDefaultAsync(s => s.Name == name, ct);
        if (kept is null)
        {
            kept = new ModuleSwitch { Id = Guid.CreateVersion7(clock.GetUtcNow()), Name = name };
            db.Add(kept);
        }

        kept.IsOff = off;
        db.Because(kept, off ? "Module.SwitchedOff" : "Module.SwitchedOn", reason);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }, ct);

    private async Task<Outcome> RefusalAsync(string name, bool off, CancellationToken ct)
    {
        var all = catalogue.All.ToDictionary(m => m.Name, StringComparer.Ordinal);
        if (!all.TryGetValue(name, out var module))
        {
            return Outcome.Refuse("Modules.Unknown");
        }

        var isOff = await OffAsync(ct);
        var against = off ? module.NeededBy.Where(n => !isOff.Contains(n)) : module.Needs.Where(isOff.Contains);
        return module.IsOffBySetting ? Outcome.Refuse("Modules.BySetting", TitleOf(module))
            : isOff.Contains(name) == off ? Outcome.Refuse(off ? "Modules.OffAlready" : "Modules.OnAlready", TitleOf(module))
            : against.Select(n => TitleOf(all[n])).ToList() is { Count: > 0 } names ? Outcome.Refuse(off ? "Modules.NeededByOthers" : "Modules.NeedsOthers", TitleOf(module), string.Join(", ", names))
            : Outcome.Done;
    }
}
