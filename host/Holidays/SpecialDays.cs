using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Holidays;

/// <summary>The administrator's table: enters and removes days; each is an entry of the log.</summary>
internal sealed class SpecialDays(HostDb db, TimeProvider clock) : IScoped
{
    public async Task<Outcome> AddAsync(DateOnly day, bool works, string reason, CancellationToken ct)
    {
        if (await RefusalAsync(day, works, ct) is { IsDone: false } refused)
        {
            return refused;
        }

        var entered = new SpecialDay { Id = Guid.CreateVersion7(clock.GetUtcNow()), Day = day, Works = works, Reason = reason };
        db.Add(entered);
        db.Because(entered, "SpecialDay.Entered", reason);
        try
        {
            await db.SaveChangesAsync(ct);
            return Outcome.Done;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await RefusalAsync(day, works, ct) is { IsDone: false } beaten)
            {
                return beaten;
            }

            throw;
        }
    }

    /// <returns>Whether it stood there in the version that was shown.</returns>
    public async Task<bool> RemoveAsync(Guid id, int version, CancellationToken ct)
    {
        var entered = await db.SpecialDays.SingleOrDefaultAsync(d => d.Id == id, ct);
        if (entered is null)
        {
            return false;
        }

        db.Entry(entered).Property(d => d.Version).OriginalValue = version;
        db.Remove(entered);
        db.Because(entered, "SpecialDay.Removed", $"{entered.Day.Show()}: {entered.Reason}");
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>A day stands in the table once, and only where it says something else than reckoned.</summary>
    private async Task<Outcome> RefusalAsync(DateOnly day, bool works, CancellationToken ct) =>
        day.Year is < PublicHolidays.First or > PublicHolidays.Last ? Outcome.Refuse("Holidays.OutOfYears", PublicHolidays.First, PublicHolidays.Last)
        : await db.SpecialDays.AnyAsync(d => d.Day == day, ct) ? Outcome.Refuse("Holidays.AlreadyEntered", day.Show())
        : WorkCalendar.IsReckonedWorking(day) == works ? Outcome.Refuse(works ? "Holidays.WorksAlready" : "Holidays.FreeAlready", day.Show())
        : Outcome.Done;
}
