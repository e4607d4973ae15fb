using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Rules.Contracts;
using OcopModular.Tests.Dossiers;
using OcopModular.Tests.ProgrammeTests;

namespace OcopModular.Tests.Evaluation;

/// <summary>A round with its council, and dossiers that the standing body has accepted; all through the pages from here on.</summary>
internal sealed record Rooms(App App, Office Office, Guid Round, IReadOnlyList<Story> Dossiers)
{
    public string Put => $"/Evaluation/Rounds/Put/{Round}";

    public string Call => $"/Evaluation/Sessions/New/{Round}";

    public static async Task<Rooms> BeginAsync(App app, int dossiers = 1, DossierKind kind = DossierKind.First)
    {
        var stories = new List<Story>();
        for (var i = 0; i < dossiers; i++)
        {
            stories.Add(await app.AcceptedAsync(kind));
        }

        var (office, _) = await Office.SeatedAsync(app);
        var round = await (await office.OpenAsync("/Evaluation/Rounds/New")).SubmitAsync(f => f["Input.EndsBefore"] = app.Time.GetUtcNow().AddMonths(3).ToString("dd/MM/yyyy"));
        return new Rooms(app, office, round.Id(), stories);
    }

    /// <summary>With all its dossiers put in.</summary>
    public static async Task<Rooms> FullAsync(App app, int dossiers = 1, DossierKind kind = DossierKind.First)
    {
        var rooms = await BeginAsync(app, dossiers, kind);
        await (await rooms.Office.OpenAsync(rooms.Put)).SubmitAsync(rooms.Choose);
        await app.DeliverAsync();
        return rooms;
    }

    public void Choose(PageForm form)
    {
        foreach (var story in Dossiers)
        {
            form.Tick("Chosen", story.Dossier.ToString());
        }
    }

    /// <summary>Everybody of the council, all candidates, unless some stay away.</summary>
    public async Task<Guid> CallAsync(string day, params Person[] away) =>
        (await (await Office.OpenAsync(Call)).SubmitAsync(f => FillCall(f, day, away))).Id();

    public static void FillCall(PageForm form, string day, params Person[] away)
    {
        form["Input.HeldOn"] = day;
        form["Input.Place"] = "Phòng họp số 2";
        foreach (var person in away)
        {
            form.Untick("Input.Members", person.Id.ToString());
        }
    }

    public Task<Page> OpenFormAsync(Guid session) => Office.OpenAsync($"/Evaluation/Sessions/Open/{session}");

    public Task<T> AskAsync<T>(Func<EvaluationDb, Task<T>> askAsync) => App.AskAsync(askAsync);

    public Task<Session> SessionAsync(Guid id) => AskAsync(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == id));
}

internal static class AcceptedDossiers
{
    private static int _count;

    public static async Task<Story> AcceptedAsync(this App app, DossierKind kind = DossierKind.First)
    {
        var story = await Story.BeginAsync(app, $"Xã số {Interlocked.Increment(ref _count)}", kind);
        await story.ForwardAsync();
        await app.ActAsync(story.Standing, async services =>
        {
            var dossier = await services.GetRequiredService<DossiersDb>().Dossiers.SingleAsync(d => d.Id == story.Dossier);
            Story.Done(await services.GetRequiredService<CheckDossier>().AcceptAsync(dossier, null, new CheckSheet([]), default));
            return true;
        });
        return story;
    }

    public static Task WithdrawAsync(this Story story) => story.App.ActAsync(story.Officer, async services =>
    {
        var db = services.GetRequiredService<DossiersDb>();
        Story.Done((await db.Dossiers.SingleAsync(d => d.Id == story.Dossier)).Withdraw("Chủ thể ngừng sản xuất"));
        return await db.SaveChangesAsync();
    });
}
