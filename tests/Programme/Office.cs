using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;
using OcopModular.Programme.Data;

namespace OcopModular.Tests.ProgrammeTests;

/// <summary>The standing body and the people of a council, with what the standing body does through the pages.</summary>
internal sealed record Office(App App, Person Clerk, Person Chair, Person Secretary, IReadOnlyList<Person> Members)
{
    public const string NewCouncil = "/Programme/Bodies/New?kind=Council";

    /// <summary>As the decision lists them: the chair and the members score, the secretary does not.</summary>
    public IReadOnlyList<(Guid? Person, Seat Seat)> Bench => [(Chair.Id, Seat.Chair), .. Members.Select(m => ((Guid?)m.Id, Seat.Member)), (Secretary.Id, Seat.Secretary)];

    public static async Task<Office> BeginAsync(App app, Guid? firstMemberUnit = null)
    {
        var members = new List<Person>();
        for (var i = 0; i < 4; i++)
        {
            members.Add(await app.PersonAsync(Role.CouncilMember, i == 0 ? firstMemberUnit : null));
        }

        return new Office(app, await app.StandingBodyAsync(), await app.PersonAsync(Role.CouncilChair), await app.PersonAsync(Role.CouncilSecretary), members);
    }

    /// <summary>With the year of the clock open and its council in office.</summary>
    public static async Task<(Office Office, Guid Council)> SeatedAsync(App app, Guid? firstMemberUnit = null)
    {
        var office = await BeginAsync(app, firstMemberUnit);
        await office.OpenYearAsync();
        return (office, await office.EstablishAsync());
    }

    public Task<Page> OpenAsync(string path) => App.As(Clerk).OpenAsync(path);

    public async Task<Page> OpenYearAsync() => await (await OpenAsync("/Programme/Years/New")).SubmitAsync(FillYear);

    public void FillYear(PageForm form)
    {
        var today = Today;
        form["Input.Year"] = $"{today.Year}";
        form["Input.PlanNumber"] = "148/KH-UBND";
        form["Input.PlanDate"] = today.AddMonths(-6).Show();
        form["Input.PlanSigner"] = "Chủ tịch UBND huyện";
    }

    public async Task<Guid> EstablishAsync(string? termUntil = null)
    {
        var page = await (await OpenAsync(NewCouncil)).SubmitAsync(f =>
        {
            FillBody(f);
            f["Input.TermUntil"] = termUntil;
        });
        return page.Id();
    }

    public void FillBody(PageForm form) => FillBody(form, Bench);

    public void FillBody(PageForm form, IReadOnlyList<(Guid? Person, Seat Seat)> bench)
    {
        form["Input.DecisionNumber"] = "215/QĐ-UBND";
        form["Input.DecisionDate"] = Today.AddMonths(-5).Show();
        form["Input.Signer"] = "Người Ký Quyết Định";
        for (var i = 0; i < bench.Count; i++)
        {
            form.Force($"Input.Members[{i}].StaffId", bench[i].Person?.ToString() ?? "");
            form[$"Input.Members[{i}].Seat"] = bench[i].Seat.ToString();
        }
    }

    public Task<T> AskAsync<T>(Func<ProgrammeDb, Task<T>> askAsync) => App.AskAsync(askAsync);

    private DateOnly Today => App.Time.Today();
}

internal static class PageReading
{
    /// <summary>The record to which the redirects led.</summary>
    public static Guid Id(this Page page) => Guid.TryParse(page.Address.Split('/')[^1], out var id) ? id : throw new InvalidOperationException($"{page.Address} ({page.Status}) names no record. {page.Text}");

    /// <summary>The message that stands at a field, or nothing.</summary>
    public static string At(this Page page, string field) =>
        string.Join(' ', page.TextsIn($"[id='{field.Replace('.', '_').Replace('[', '_').Replace(']', '_')}-e']"));

    /// <summary>What a reader must mend, in one text.</summary>
    public static string Errors(this Page page) => string.Join(' ', page.TextsIn(".o-errors"));

    /// <summary>Every audit entry of a record; the clock of a test stands, so they have no order.</summary>
    public static Task<List<AuditEntry>> AuditOfAsync(this App app, Guid record) =>
        app.AskAsync<HostDb, List<AuditEntry>>(db => db.Set<AuditEntry>().AsNoTracking().Where(a => a.Record == record).ToListAsync());

    /// <summary>All at once: each fills its own copy of the page and posts it.</summary>
    public static async Task<Page[]> AtOnceAsync(this IEnumerable<Page> pages, Action<PageForm> fill)
    {
        var forms = pages.Select(page =>
        {
            var form = page.Form();
            fill(form);
            return form;
        }).ToList();
        return await Task.WhenAll(forms.Select(form => Task.Run(() => form.SendAsync(follows: false))));
    }

    /// <summary>The same page, opened by so many people that have the right.</summary>
    public static async Task<List<Page>> OpenedByAsync(this App app, string path, int people = 6)
    {
        var pages = new List<Page>();
        for (var i = 0; i < people; i++)
        {
            pages.Add(await app.As(await app.StandingBodyAsync()).OpenAsync(path));
        }

        return pages;
    }
}
