using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;
using OcopModular.Programme.Data;

namespace OcopModular.Programme.Domain;

/// <summary>The standing body opens the year by the district's plan.</summary>
internal sealed class OpenYear(ProgrammeDb db, TimeProvider clock) : IScoped
{
    public async Task<Objection?> OpenAsync(int year, string planNumber, DateOnly planDate, string planSigner, CancellationToken ct)
    {
        if (planDate > clock.Today())
        {
            return new("PlanDate", Outcome.Refuse("Year.PlanInFuture", clock.Today().Show()));
        }

        if (Math.Abs(planDate.Year - year) > 1)
        {
            return new("PlanDate", Outcome.Refuse("Year.PlanOfOtherYear", year));
        }

        if (await RefusalAsync(year, ct) is { IsDone: false } refusal)
        {
            return new("Year", refusal);
        }

        var opened = new ProgrammeYear { Id = Guid.CreateVersion7(clock.GetUtcNow()), Year = year, PlanNumber = planNumber, PlanDate = planDate, PlanSigner = planSigner, OpenedAt = clock.UtcNow() };
        db.Add(opened);
        db.Because(opened, "Year.Opened");
        var outcome = await db.UnlessBeatenAsync(() => SaveAsync(ct), () => RefusalAsync(year, ct));
        return outcome.IsDone ? null : new("Year", outcome);
    }

    private async Task<Outcome> RefusalAsync(int year, CancellationToken ct) =>
        await db.Years.AnyAsync(y => y.Year == year, ct) ? Outcome.Refuse("Year.AlreadyOpen", year) : Outcome.Done;

    private async Task<Outcome> SaveAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
