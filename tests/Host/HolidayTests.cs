using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Domain;
using OcopModular.Host.Holidays;
using OcopModular.Kernel;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.ProgrammeTests;

namespace OcopModular.Tests.HostTests;

/// <summary>Public holidays as reckoned, corrected by the administrator; deadlines follow.</summary>
public sealed class HolidayTests
{
    /// <summary>The first day of Tết in each year from 1976 on, as Vietnamese calendars print it.</summary>
    private const string Tet = """
        31/01 18/02 07/02 28/01 16/02 05/02 25/01 13/02 02/02 21/01 09/02 29/01 17/02 06/02 27/01 15/02 04/02 23/01 10/02 31/01
        19/02 07/02 28/01 16/02 05/02 24/01 12/02 01/02 22/01 09/02 29/01 17/02 07/02 26/01 14/02 03/02 23/01 10/02 31/01 19/02
        08/02 28/01 16/02 05/02 25/01 12/02 01/02 22/01 10/02 29/01 17/02 06/02 26/01 13/02 02/02 23/01 11/02 31/01 19/02 08/02
        28/01 15/02 04/02 24/01 12/02 01/02 22/01 10/02 30/01 17/02 06/02 26/01 14/02 02/02 23/01
        """;

    [Fact]
    public void Tet_is_on_the_day_that_vietnamese_calendars_print()
    {
        var known = Tet.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        known.Should().HaveCount(75);
        Enumerable.Range(1976, 75).Select(y => LunarCalendar.NewYear(y).ToString("dd/MM", CultureInfo.InvariantCulture)).Should().Equal(known);
    }

    [Fact]
    public void It_is_the_chinese_new_year_but_for_the_years_in_which_an_hour_makes_another_day()
    {
        var chinese = new ChineseLunisolarCalendar();

        var others = Enumerable.Range(1976, 75).Where(y => LunarCalendar.NewYear(y) != DateOnly.FromDateTime(chinese.ToDateTime(y, 1, 1, 0, 0, 0, 0)));

        others.Should().Equal(1985, 2007, 2030);
        LunarCalendar.NewYear(1985).Should().Be(new DateOnly(1985, 1, 21), "in China it was 20/02");
        LunarCalendar.NewYear(2007).Should().Be(new DateOnly(2007, 2, 17), "in China it was 18/02");
        LunarCalendar.NewYear(2030).Should().Be(new DateOnly(2030, 2, 2), "in China it is 03/02");
    }

    [Theory]
    [InlineData(2022, "10/04")]
    [InlineData(2023, "29/04")] // after the leap second month
    [InlineData(2024, "18/04")]
    [InlineData(2025, "07/04")]
    [InlineData(2026, "26/04")]
    public void The_Hung_Kings_are_remembered_on_the_tenth_of_the_third_lunar_month(int year, string day) =>
        LunarCalendar.Day(year, 3, 10).ToString("dd/MM", CultureInfo.InvariantCulture).Should().Be(day);

    [Fact]
    public void Every_year_that_is_reckoned_has_eleven_days_and_a_day_in_lieu_for_each_on_a_weekend()
    {
        for (var year = PublicHolidays.First; year <= PublicHolidays.Last; year++)
        {
            var holidays = PublicHolidays.Of(year);
            var named = holidays.Where(h => h.Kind != HolidayKind.Substitute).ToList();
            named.Should().HaveCount(11);
            holidays.Count(h => h.Kind == HolidayKind.Substitute).Should().Be(named.Select(h => h.Day).Distinct().Count(PublicHolidays.IsWeekend), $"{year}");
            holidays.Where(h => h.Kind == HolidayKind.Substitute).Should().NotContain(h => PublicHolidays.IsWeekend(h.Day));
        }

        PublicHolidays.Of(PublicHolidays.First - 1).Should().BeEmpty();
    }

    [Theory]
    [InlineData(2022, "02/05 03/05")] // 30/04 and 01/05 on a weekend
    [InlineData(2023, "02/05 03/05")] // with Giỗ Tổ on the Saturday before: a rest of five days, as announced
    public void Days_in_lieu_follow_the_holidays_one_after_the_other(int year, string days) =>
        string.Join(' ', PublicHolidays.Of(year).Where(h => h.Kind == HolidayKind.Substitute && h.Day.Month == 5).Select(h => h.Day.ToString("dd/MM", CultureInfo.InvariantCulture))).Should().Be(days);

    [Theory]
    [InlineData(2021, "02/09 03/09")]
    [InlineData(2022, "01/09 02/09")]
    [InlineData(2024, "02/09 03/09")]
    [InlineData(2025, "01/09 02/09")]
    [InlineData(2026, "01/09 02/09")]
    public void Beside_the_national_day_stands_the_day_that_was_announced(int year, string days) =>
        string.Join(' ', PublicHolidays.Of(year).Where(h => h.Kind == HolidayKind.National).Select(h => h.Day.ToString("dd/MM", CultureInfo.InvariantCulture))).Should().Be(days);

    [Theory, OnBothDatabases]
    public async Task A_deadline_leaps_over_holidays_and_follows_the_administrators_table_at_once(string database)
    {
        await using var app = await App.StartAsync(database);
        var admin = app.As(await app.PersonAsync(Role.Administrator));
        var story = await ForwardedAsync(app);
        var standing = app.As(await app.StandingBodyAsync());
        (await standing.OpenAsync("/")).Text.Should().Contain("12/11/2024").And.Contain("còn 5 ngày làm việc");

        var page = await admin.OpenAsync("/Admin/Holidays?year=2024");
        var saved = await EnterAsync(page, "11/11/2024", "Nghỉ thêm theo Thông báo 12/TB-UBND");

        saved.Text.Should().Contain("11/11/2024").And.Contain("Thông báo 12/TB-UBND");
        (await standing.OpenAsync("/")).Text.Should().Contain("13/11/2024").And.Contain("còn 5 ngày làm việc");
        (await standing.OpenAsync($"/Dossiers/Check/{story.Dossier}")).Text.Should().Contain("13/11/2024");
        (await standing.OpenAsync("/Dossiers")).Text.Should().Contain("13/11/2024");
        await EnterAsync(saved, "09/11/2024", "Làm bù thứ bảy", works: true);
        (await standing.OpenAsync("/")).Text.Should().Contain("12/11/2024");
    }

    [Theory, OnBothDatabases]
    public async Task A_day_is_entered_once_with_a_reason_and_only_where_it_changes_something(string database)
    {
        await using var app = await App.StartAsync(database);
        var admin = app.As(await app.PersonAsync(Role.Administrator));
        var page = await admin.OpenAsync("/Admin/Holidays?year=2024");
        page.Text.Should().Contain("Giỗ Tổ Hùng Vương").And.Contain("18/04/2024").And.Contain("Tháng 12/2024");

        (await EnterAsync(page, "11/11/2024", "")).At("Input.Reason").Should().NotBeEmpty();
        (await EnterAsync(page, "", "Thiếu ngày")).At("Input.Day").Should().NotBeEmpty();
        (await EnterAsync(page, "10/11/2024", "Chủ nhật")).At("Input.Day").Should().Contain("vốn là ngày nghỉ");
        (await EnterAsync(page, "11/11/2024", "Thứ hai", works: true)).At("Input.Day").Should().Contain("vốn là ngày làm việc");
        await EnterAsync(page, "11/11/2024", "Nghỉ thêm");
        var twice = await EnterAsync(await admin.OpenAsync("/Admin/Holidays?year=2024"), "11/11/2024", "Nghỉ thêm nữa");
        twice.At("Input.Day").Should().Contain("đã có trong bảng");

        var (mine, others) = (await admin.OpenAsync("/Admin/Holidays?year=2024"), await admin.OpenAsync("/Admin/Holidays?year=2024"));
        (await mine.SubmitAsync(button: "Bỏ – 11/11/2024")).Text.Should().Contain("Chưa nhập ngày nào");
        (await others.SubmitAsync(button: "Bỏ – 11/11/2024")).Status.Should().Be(HttpStatusCode.Conflict);
        var log = await app.AskAsync<OcopModular.Host.Data.HostDb, List<string>>(db => db.Set<AuditEntry>().Where(a => a.Kind == "SpecialDay").OrderBy(a => a.Seq).Select(a => a.Action).ToListAsync());
        log.Should().Equal("SpecialDay.Entered", "SpecialDay.Removed");
    }

    private static async Task<Story> ForwardedAsync(App app)
    {
        var story = await Story.BeginAsync(app);
        await story.ForwardAsync();
        return story;
    }

    private static Task<Page> EnterAsync(Page page, string day, string reason, bool works = false) => page.SubmitAsync(f =>
    {
        f["Input.Day"] = day;
        f["Input.Reason"] = reason;
        if (works)
        {
            f.Force("Input.Works", "true");
        }
    }, "Thêm ngày");
}
