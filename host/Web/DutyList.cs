using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>All that waits for the person, from every module; asked once a request.</summary>
internal sealed class DutyList(IEnumerable<IDutySource> sources, CurrentActor current, TimeProvider clock) : IScoped
{
    /// <summary>Days in which a deadline counts as near.</summary>
    public const int Near = 14;

    private IReadOnlyList<Duty>? _all;

    public async Task<IReadOnlyList<Duty>> AllAsync(CancellationToken ct)
    {
        if (_all is null)
        {
            var found = new List<Duty>();
            foreach (var source in sources)
            {
                found.AddRange(await source.ForAsync(current.Actor, ct));
            }

            _all = found.OrderBy(d => d.Due ?? DateOnly.MaxValue).ThenBy(d => d.Text, StringComparer.CurrentCulture).ToList();
        }

        return _all;
    }

    public bool IsLate(Duty duty) => duty.Due < clock.Today();

    public bool IsNear(Duty duty) => duty.Due is { } due && !IsLate(duty) && due <= clock.Today().AddDays(Near);
}
