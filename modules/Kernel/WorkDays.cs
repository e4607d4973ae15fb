namespace OcopModular.Kernel;

/// <summary>Working days (ngày làm việc): neither weekend nor public holiday, the swap days of each year included.</summary>
public sealed class WorkDays(Func<DateOnly, bool> isWorking)
{
    public bool IsWorking(DateOnly day) => isWorking(day);

    /// <summary>The day that lies so many working days after another, or before it where the number is negative. The first day does not count.</summary>
    public DateOnly Add(DateOnly day, int count)
    {
        for (var left = Math.Abs(count); left > 0; left -= isWorking(day) ? 1 : 0)
        {
            day = day.AddDays(Math.Sign(count));
        }

        return day;
    }

    /// <summary>How many working days lie after the first day, up to and with the last one.</summary>
    public int Between(DateOnly first, DateOnly last) => Enumerable.Range(1, Math.Max(0, last.DayNumber - first.DayNumber)).Count(n => isWorking(first.AddDays(n)));
}

/// <summary>Asks the host for the working days as they are known now; every deadline in working days is counted with it.</summary>
public interface IWorkCalendar
{
    Task<WorkDays> ReadAsync(CancellationToken ct);
}
