using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>How pressing a duty is.</summary>
internal enum Urgency
{
    Late, Near, Waiting,
}

/// <summary>A duty with its distance, counted once for all that show it.</summary>
/// <param name="WorkingDays">Working days left, negative when it is late; <c>null</c> without a deadline.</param>
internal sealed record DutyCard(Duty Duty, Urgency Urgency, int? WorkingDays);

/// <summary>All that waits for the person, from every module; asked once a request.</summary>
internal sealed class DutyList(IEnumerable<IDutySource> sources, IWorkCalendar calendar, CurrentActor current, TimeProvider clock) : IScoped
{
    /// <summary>Days in which a deadline counts as near.</summary>
    public const int Near = 14;

    private IReadOnlyList<DutyCard>? _all;

    public async Task<IReadOnlyList<Duty>> AllAsync(CancellationToken ct) => [.. (await CardsAsync(ct)).Select(c => c.Duty)];

    public async Task<IReadOnlyList<DutyCard>> CardsAsync(CancellationToken ct)
    {
        if (_all is null)
        {
            var found = new List<Duty>();
            foreach (var source in sources)
            {
                found.AddRange(await source.ForAsync(current.Actor, ct));
            }

            var days = found.Exists(d => d.Due is not null) ? await calendar.ReadAsync(ct) : null;
            _all = [.. found.OrderBy(d => d.Due ?? DateOnly.MaxValue).ThenBy(d => d.Text, StringComparer.CurrentCulture).Select(d => Card(d, days))];
        }

        return _all;
    }

    private DutyCard Card(Duty duty, WorkDays? days)
    {
        var today = clock.Today();
        return duty.Due switch
        {
            null => new(duty, Urgency.Waiting, null),
            { } due when due < today => new(duty, Urgency.Late, -days!.Between(due, today)),
            { } due => new(duty, due <= today.AddDays(Near) ? Urgency.Near : Urgency.Waiting, days!.Between(today, due)),
        };
    }
}
