namespace OcopModular.E2E.Journey;

/// <summary>One real tea, from an empty district to the certificate with stars, as each of its people, on the national criteria.</summary>
[Collection(OnTheSite.Name)]
public sealed class JourneyTests(Site site)
{
    [Fact]
    public async Task A_tea_goes_from_an_empty_district_to_a_certificate_with_three_stars()
    {
        await using var visitor = await site.VisitBareAsync(Screen.Desk);

        await visitor.EnterAsync(Cast.StandingBody);
        await ProgrammeSteps.OpenYearAsync(visitor);
        await ProgrammeSteps.EstablishCouncilAsync(visitor);
        await ProgrammeSteps.OpenRoundAsync(visitor);

        await visitor.SwitchAsync(Cast.Officer);
        var dossier = await DossierSteps.RegisterAsync(visitor);
        await DossierSteps.FillAsync(visitor, dossier);
        await DossierSteps.FileAsync(visitor, dossier);
        await DossierSteps.ReportAsync(visitor, dossier);

        await visitor.SwitchAsync(Cast.StandingBody);
        await CheckSteps.ReturnAsync(visitor, dossier);
        await visitor.SwitchAsync(Cast.Officer);
        await CheckSteps.CorrectAsync(visitor, dossier);
        await visitor.SwitchAsync(Cast.StandingBody);
        await CheckSteps.AcceptAsync(visitor, dossier);
        var session = await SessionSteps.CallAsync(visitor);

        var candidate = await ScoreSteps.ScoreByKeysAsync(visitor, Cast.Members[0]);
        await ScoreSteps.SeesNobodyElseAsync(visitor, Cast.Members[1], session, candidate);
        foreach (var (i, person) in Cast.Members.Skip(1).Append(Cast.Chair).Index())
        {
            await ScoreSteps.ScoreAsync(visitor, person, candidate, higher: i);
        }

        await SessionSteps.SeeWhoIsDoneAsync(visitor, session);
        await CloseSteps.CloseAsync(visitor, session, candidate);
        await CloseSteps.ChangeNothingAsync(visitor, Cast.Members[0], session, candidate);
        var check = await RecognitionSteps.RecogniseAsync(visitor, session);
        await RecognitionSteps.CheckInPublicAsync(visitor, check);

        visitor.Complaints.Where(c => !c.Contains(ScoreSteps.NoLine, StringComparison.Ordinal)).Should().BeEmpty();
    }
}
