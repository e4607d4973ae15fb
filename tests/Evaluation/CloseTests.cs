using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Evaluation.Data;
using OcopModular.Evaluation.Domain;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;
using OcopModular.Rules.Contracts;

namespace OcopModular.Tests.Evaluation;

public sealed class CloseTests
{
    [Theory, OnBothDatabases]
    public async Task The_chair_closes_after_a_page_that_says_it_in_numbers_and_each_result_is_written(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        await sitting.AllSealAsync(1);

        var page = await app.As(sitting.Chair).OpenAsync($"/Evaluation/Consolidation/Close/{sitting.Session}");
        page.Text.Should().MatchRegex("Phiếu đã niêm phong\\s*4");
        var after = await page.SubmitAsync(button: "Chốt kết quả");

        after.Address.Should().Be($"/Evaluation/Consolidation/Session/{sitting.Session}");
        var closed = (await app.AskAsync<ClosedResults, IReadOnlyList<ClosedResult>>(r => r.OfSessionAsync(sitting.Session, CancellationToken.None))).Should().ContainSingle().Subject;
        closed.Result.Mean.Should().Be(closed.Panel.Mean);
        closed.Panel.Should().BeEquivalentTo(app.Services.GetRequiredService<IScorer>().ScorePanel("148-qd-ttg", 11, Enumerable.Range(0, 4).Select(i => new MemberSheet($"m{i}", sitting.Picks(1))).ToList(), new WorkingRules()));
        (await app.AskAsync<ExplainLoader, ExplainView?>(e => e.LoadAsync(sitting.Candidate, Actor.System, CancellationToken.None)))!.Parts.SelectMany(p => p.Criteria).Should().HaveCount(32).And.OnlyContain(c => c.Picks.Sum(p => p.Count) == 4);
    }

    [Theory, OnBothDatabases]
    public async Task The_minutes_carry_the_seal_of_the_log_as_it_was_at_the_closing(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        await sitting.AllSealAsync(1);
        await sitting.CloseAsync(sitting.Chair);
        await app.DeliverAsync();

        var minutes = await app.As(sitting.Secretary).OpenAsync($"/Evaluation/Consolidation/Print/{sitting.Session}");

        var seal = await app.AskAsync<IAuditSeals, AuditSeal?>(s => s.FirstSinceAsync(app.Time.GetUtcNow().UtcDateTime, CancellationToken.None));
        minutes.Text.Should().Contain(seal!.Digits);
        minutes.Document.QuerySelectorAll("svg.o-qr path").Should().ContainSingle();
        (await app.AskAsync<HostDb, long>(db => db.Set<AuditEntry>().Where(e => e.Action == "Session.Closed").Select(e => e.Seq).SingleAsync())).Should().BeLessThanOrEqualTo(seal.Entries);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_quorum_it_is_not_closed(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        await sitting.FillAndSealAsync(sitting.Chair, 1);
        await sitting.FillAndSealAsync(sitting.Members[0], 1);

        (await sitting.CloseAsync(sitting.Chair, "Vội"))!.Value.Reason.Should().Be("Consolidation.NoQuorum");
        (await app.As(sitting.Chair).OpenAsync($"/Evaluation/Consolidation/Close/{sitting.Session}")).Document.QuerySelectorAll("main form[method=post]").Should().BeEmpty();
        (await sitting.AskAsync(db => db.Results.CountAsync())).Should().Be(0);
    }

    [Fact]
    public async Task With_a_quorum_and_a_sheet_unsealed_the_chair_gives_a_reason()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var sitting = await app.SittingAsync();
        foreach (var person in sitting.Scorers.Take(3))
        {
            await sitting.FillAndSealAsync(person, 1);
        }

        (await sitting.CloseAsync(sitting.Chair))!.Value.Reason.Should().Be("Consolidation.ReasonMissing");
        (await sitting.CloseAsync(sitting.Chair, "Một thành viên vắng mặt."))!.Value.IsDone.Should().BeTrue();
        (await sitting.AskAsync(db => db.Results.SingleAsync())).Sheets.Should().Be(3);
    }

    [Fact]
    public async Task Only_the_chair_of_the_session_closes_it_and_only_once()
    {
        await using var app = await App.StartAsync(Databases.Sqlite);
        var sitting = await app.SittingAsync();
        var other = await app.SittingAsync();
        await sitting.AllSealAsync(1);

        (await sitting.CloseAsync(other.Chair)).Should().BeNull();
        (await sitting.CloseAsync(sitting.Secretary)).Should().BeNull();
        (await sitting.CloseAsync(sitting.Chair))!.Value.IsDone.Should().BeTrue();
        (await sitting.CloseAsync(sitting.Chair))!.Value.Reason.Should().Be("Score.SessionClosed");
    }

    [Theory, OnBothDatabases]
    public async Task After_closing_each_act_is_refused_by_the_entity(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        await CloseWithOneAbsentAsync(sitting);

        (await sitting.FillAsync(sitting.Members[2], sitting.Picks(1)))!.Value.Reason.Should().Be("Score.SessionClosed");
        (await sitting.SealAsync(sitting.Members[2]))!.Value.Reason.Should().Be("Score.SessionClosed");
        (await sitting.AskAsync(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == sitting.Session);
            var candidate = await db.Candidates.SingleAsync(c => c.Id == sitting.Candidate);
            return new[] { candidate.ScoreAgain(session), session.Open(4, DateTime.UnixEpoch), session.Close("X", DateTime.UnixEpoch) };
        })).Should().NotContain(o => o.IsDone);
        (await app.As(sitting.Members[2]).OpenAsync($"/Evaluation/Score/{sitting.Candidate}")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    public static IEnumerable<object[]> Writes =>
        from database in Databases.All
        from write in new[] { "session", "member", "new member", "candidate", "candidate moved out", "sheet", "new sheet", "mark", "new mark", "discussion", "result", "result removed" }
        select new object[] { database, write };

    [Theory, MemberData(nameof(Writes))]
    public async Task After_closing_no_write_at_all_reaches_the_database(string database, string write)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        await CloseWithOneAbsentAsync(sitting);

        var act = () => app.DoAsync<EvaluationDb>(async db =>
        {
            await WriteAsync(db, write, sitting);
            await db.SaveChangesAsync();
        });

        (await act.Should().ThrowAsync<InvalidOperationException>()).WithMessage("The session is closed*");
    }

    [Theory, OnBothDatabases]
    public async Task A_pick_that_races_the_closing_is_either_in_the_result_or_refused(string database)
    {
        await using var app = await App.StartAsync(database);
        var sitting = await app.SittingAsync();
        foreach (var person in sitting.Scorers.Take(3))
        {
            await sitting.FillAndSealAsync(person, 1);
        }

        await sitting.FillAsync(sitting.Members[2], sitting.Picks(1));
        var close = sitting.CloseAsync(sitting.Chair, "Chốt khi đủ phiếu.");
        var seal = sitting.SealAsync(sitting.Members[2]);
        await Task.WhenAll(close, seal);

        (await close)!.Value.IsDone.Should().BeTrue();
        var counted = (await sitting.AskAsync(db => db.Results.SingleAsync())).Sheets;
        counted.Should().Be((await seal)!.Value.IsDone ? 4 : 3);
        (await sitting.AskAsync(db => db.Sheets.CountAsync(s => s.SealedAt != null))).Should().Be(counted);
    }

    private static async Task CloseWithOneAbsentAsync(OpenSitting sitting)
    {
        foreach (var person in sitting.Scorers.Take(3))
        {
            await sitting.FillAndSealAsync(person, 1);
        }

        (await sitting.CloseAsync(sitting.Chair, "Một thành viên vắng mặt."))!.Value.IsDone.Should().BeTrue();
    }

    private static async Task WriteAsync(EvaluationDb db, string write, OpenSitting sitting)
    {
        var session = await db.Sessions.SingleAsync(s => s.Id == sitting.Session);
        var candidate = await db.Candidates.SingleAsync(c => c.Id == sitting.Candidate);
        var sheet = await db.Sheets.Include(s => s.Marks).FirstAsync(s => s.CandidateId == sitting.Candidate);
        var result = await db.Results.SingleAsync(r => r.CandidateId == sitting.Candidate);
        switch (write)
        {
            case "session": session.Place = "Nơi khác"; break;
            case "member": db.Remove(await db.Members.FirstAsync(m => m.SessionId == session.Id)); break;
            case "new member": db.Add(new SessionMember { Id = Guid.CreateVersion7(), SessionId = session.Id, StaffId = Guid.CreateVersion7(), Seat = Seat.Member, Scores = true }); break;
            case "candidate": candidate.Pass = 2; break;
            case "candidate moved out": candidate.SessionId = null; break;
            case "sheet": sheet.Remark = "Sửa sau"; break;
            case "new sheet": db.Add(new ScoreSheet { Id = Guid.CreateVersion7(), SessionId = session.Id, CandidateId = candidate.Id, StaffId = sitting.Members[2].Id, Pass = 1 }); break;
            case "mark": sheet.Marks[0].Pick = Pick.Nothing; break;
            case "new mark": db.Add(new Mark { SheetId = sheet.Id, Criterion = "Z.1", Pick = "a" }); break;
            case "discussion": db.Add(new Discussion { Id = Guid.CreateVersion7(), CandidateId = candidate.Id, Pass = 1, Conclusion = "Thêm sau" }); break;
            case "result": db.Entry(result).Property(r => r.Spread).CurrentValue = 77m; break;
            default: db.Remove(result); break;
        }
    }
}
