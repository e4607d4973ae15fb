using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>Until when the standing body checks what was sent up, and what is late today.</summary>
internal sealed record CheckDeadline(WorkDays Days, DateOnly Today)
{
    /// <summary>What was sent up before this instant and still waits is late.</summary>
    public DateTime LateBefore
    {
        get
        {
            var day = Today;
            while (DueOf(day.StartUtc()) >= Today)
            {
                day = day.AddDays(-1);
            }

            return day.AddDays(1).StartUtc();
        }
    }

    public DateOnly DueOf(DateTime forwardedAt) => CheckDossier.DueFrom(forwardedAt, Days);
}

/// <summary>Asked once a request.</summary>
internal sealed class CheckDeadlines(IWorkCalendar calendar, TimeProvider clock) : IScoped
{
    private CheckDeadline? _read;

    public async Task<CheckDeadline> ReadAsync(CancellationToken ct) => _read ??= new CheckDeadline(await calendar.ReadAsync(ct), clock.Today());
}
