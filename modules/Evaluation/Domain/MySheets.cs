using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Evaluation.Domain;

/// <summary>How far a member is with a sheet.</summary>
internal enum SheetState
{
    /// <summary>Đọc hồ sơ: the session is called, but not open yet.</summary>
    [Tone(Tone.Plain)]
    ToRead,

    /// <summary>Chưa chấm.</summary>
    [Tone(Tone.Wait)]
    NotBegun,

    /// <summary>Đang chấm.</summary>
    [Tone(Tone.Run)]
    Begun,

    /// <summary>Đã niêm phong.</summary>
    [Tone(Tone.Ok)]
    Sealed,

    /// <summary>Không chấm: the session was closed before it was sealed.</summary>
    [Tone(Tone.Plain)]
    NotCounted,
}

/// <summary>A candidate in the list of a member's own sheets.</summary>
internal sealed record MySheet(Candidate Candidate, Session Session, int Answered, DateTime? SealedAt)
{
    public bool IsOpen => Session.State == SessionState.Scoring;

    public bool IsToRead => Session.State == SessionState.Planned;

    public SheetState State => IsToRead ? SheetState.ToRead : SealedAt is not null ? SheetState.Sealed : !IsOpen ? SheetState.NotCounted : Answered == 0 ? SheetState.NotBegun : SheetState.Begun;
}

/// <summary>What the actor scores, has scored or reads before, the open sessions first.</summary>
internal sealed class MySheets(EvaluationDb db, CurrentActor current) : IScoped
{
    public async Task<IReadOnlyList<MySheet>> ListAsync(CancellationToken ct)
    {
        var staff = current.Actor.Id;
        var rows = await db.Candidates.AsNoTracking().ScorableBy(current.Actor, db)
            .Join(db.Sessions.AsNoTracking(), c => c.SessionId, s => s.Id, (Candidate, Session) => new { Candidate, Session })
            .Select(r => new
            {
                r.Candidate,
                r.Session,
                Sheet = db.Sheets.Where(s => s.CandidateId == r.Candidate.Id && s.StaffId == staff && s.Pass == r.Candidate.Pass).Select(s => new { s.Answered, s.SealedAt }).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return rows.Select(r => new MySheet(r.Candidate, r.Session, r.Sheet?.Answered ?? 0, r.Sheet?.SealedAt))
            .OrderByDescending(m => m.IsOpen).ThenByDescending(m => m.IsToRead).ThenByDescending(m => m.Session.HeldOn).ThenBy(m => m.Candidate.SampleNumber, StringComparer.Ordinal).ToList();
    }
}
