using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;

namespace OcopModular.Tests.Figures;

public sealed class CheckDeadlineTests
{
    [Fact]
    public void What_the_filter_calls_late_is_what_has_its_deadline_behind_it()
    {
        // A week of holidays in the middle, as at Tết.
        var holiday = new DateOnly(2025, 1, 27);
        var days = new WorkDays(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && (d < holiday || d >= holiday.AddDays(7)));
        var wrong = new List<string>();
        for (var today = holiday.AddDays(-20); today < holiday.AddDays(30); today = today.AddDays(1))
        {
            var deadline = new CheckDeadline(days, today);
            for (var back = 0; back < 30; back++)
            {
                foreach (var at in new[] { today.AddDays(-back).StartUtc(), today.AddDays(1 - back).StartUtc().AddSeconds(-1) })
                {
                    wrong.AddRange((at < deadline.LateBefore) == (deadline.DueOf(at) < today) ? [] : [$"{today.Show()}: sent up {at.ShowTime()}"]);
                }
            }
        }

        wrong.Should().BeEmpty();
    }
}
