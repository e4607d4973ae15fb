using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>The communes (xã, thị trấn) of today: where one was merged into another, that one goes on with its producers.</summary>
internal sealed class Communes(IDirectory directory, CurrentActor current, TimeProvider clock) : IScoped
{
    /// <summary>Those among which the actor may choose.</summary>
    public async Task<IReadOnlyList<UnitCard>> ChoicesAsync(CancellationToken ct) => [.. (await directory.UnitsAsync(ct)).Where(MayChoose)];

    /// <summary>Each commune, past or present, with the one of <see cref="ChoicesAsync"/> that goes on for it.</summary>
    public async Task<IReadOnlyDictionary<Guid, UnitCard>> HomesAsync(CancellationToken ct)
    {
        var units = await directory.UnitsAsync(ct);
        return units.Select(u => (u.Id, Home: units.SuccessorOn(u.Id, clock.Today())!)).Where(u => MayChoose(u.Home)).ToDictionary(u => u.Id, u => u.Home);
    }

    /// <summary>The commune under which something of this one's producers is opened or filed today; <c>null</c> where none goes on for it.</summary>
    public async Task<Commune?> HomeAsync(Guid commune, CancellationToken ct)
    {
        var today = clock.Today();
        return (await directory.UnitsAsync(ct)).SuccessorOn(commune, today) is { } home && home.ExistsOn(today) ? Commune.Of(home) : null;
    }

    private bool MayChoose(UnitCard unit) => unit.Kind == UnitKind.Commune && unit.ExistsOn(clock.Today()) && current.Actor.OnlyUnits?.Contains(unit.Id) != false;
}
