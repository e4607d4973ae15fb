using System.Text.Json;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>One member's sheet for one candidate in one pass (phiếu chấm). Nobody else reads it before the reader's own is sealed.</summary>
internal sealed class ScoreSheet : IRecord, IVersioned
{
    /// <summary>Most characters of the general remark, which goes into the minutes.</summary>
    public const int RemarkLength = 1000;

    public Guid Id { get; init; }

    public Guid SessionId { get; init; }

    public Guid CandidateId { get; init; }

    public Guid StaffId { get; init; }

    public string MemberName { get; init; } = "";

    public int Pass { get; init; }

    [Restricted]
    public string Remark { get; set; } = "";

    /// <summary>How many criteria are answered: progress without reading the picks.</summary>
    [Restricted]
    public int Answered { get; private set; }

    public DateTime? SavedAt { get; private set; }

    public DateTime? SealedAt { get; private set; }

    public List<Mark> Marks { get; } = [];

    /// <summary>The answers as they were sealed, with their points (JSON of <see cref="SealedMark"/>): from then on they alone count.</summary>
    [Restricted]
    public string? Sealed { get; private set; }

    public int Version { get; set; }

    Guid IRecord.Subject => CandidateId;

    public bool IsSealed => SealedAt is not null;

    /// <summary>Criterion → pick, of the answered criteria.</summary>
    public IReadOnlyDictionary<string, string> Picks() => Answers().Where(m => m.Pick.Length > 0).ToDictionary(m => m.Criterion, m => m.Pick, StringComparer.Ordinal);

    public string RemarkOn(string criterion) => Answers().FirstOrDefault(m => m.Criterion == criterion)?.Remark ?? "";

    /// <summary>Takes all of the answers or none of them. What is already so stays untouched.</summary>
    public Outcome Fill(Session session, CriteriaSet set, Answers answers, DateTime at)
    {
        var refusal = Refusal(session, answers.RefusalIn(set));
        if (refusal.IsDone && answers.DifferFrom(this))
        {
            foreach (var criterion in answers.Picks.Keys.Union(answers.Remarks.Keys))
            {
                Put(criterion, answers.Picks.GetValueOrDefault(criterion), answers.Remarks.GetValueOrDefault(criterion));
            }

            Remark = answers.Remark ?? Remark;
            Answered = Marks.Count(m => m.Pick.Length > 0);
            SavedAt = at;
        }

        return refusal;
    }

    /// <summary>From here on it is never changed; only a complete sheet is sealed.</summary>
    /// <param name="points">Of each criterion, for the picks as they stand.</param>
    public Outcome Seal(Session session, CriteriaSet set, IReadOnlyDictionary<string, decimal> points, DateTime at)
    {
        var left = set.Criteria.Count() - Picks().Count;
        var refusal = Refusal(session, left > 0 ? Outcome.Refuse("Score.Unanswered", left) : Outcome.Done);
        if (refusal.IsDone)
        {
            Sealed = SealedMark.Write(Marks.OrderBy(m => m.Criterion, StringComparer.Ordinal).Select(m => new SealedMark(m.Criterion, m.Pick, points.GetValueOrDefault(m.Criterion), m.Remark)));
            SealedAt = at;
        }

        return refusal;
    }

    private Outcome Refusal(Session session, Outcome otherwise)
    {
        if (session.Id != SessionId)
        {
            return Outcome.Refuse("Score.SessionNotOpen");
        }

        var may = session.MayScore();
        return !may.IsDone ? may : IsSealed ? Outcome.Refuse("Score.IsSealed") : otherwise;
    }

    private IEnumerable<SealedMark> Answers() => Sealed is { } text ? SealedMark.Read(text) : Marks.Select(m => new SealedMark(m.Criterion, m.Pick, 0, m.Remark));

    private void Put(string criterion, string? pick, string? remark)
    {
        var mark = Marks.Find(m => m.Criterion == criterion);
        if (mark is null)
        {
            Marks.Add(mark = new Mark { SheetId = Id, Criterion = criterion });
        }

        mark.Pick = pick ?? mark.Pick;
        mark.Remark = remark ?? mark.Remark;
    }
}

/// <summary>A member's pick in a criterion, with the remark.</summary>
internal sealed class Mark
{
    /// <summary>Most characters of a remark on a criterion.</summary>
    public const int RemarkLength = 2000;

    public Guid SheetId { get; init; }

    public string Criterion { get; init; } = "";

    /// <summary>An option's id, <c>-</c> or <c>stop</c>; empty while only a remark was written.</summary>
    public string Pick { get; set; } = "";

    public string Remark { get; set; } = "";
}

/// <summary>An answer of a sealed sheet.</summary>
/// <param name="Points">0 also for the gate, which stops the scoring.</param>
internal sealed record SealedMark(string Criterion, string Pick, decimal Points, string Remark)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<SealedMark> marks) => JsonSerializer.Serialize(marks, Json);

    public static IReadOnlyList<SealedMark> Read(string text) => JsonSerializer.Deserialize<List<SealedMark>>(text, Json)!;
}

/// <summary>What a member answered: the whole form, or the one pick that was just made.</summary>
/// <param name="Remark">General remark; <c>null</c> leaves it as it is.</param>
internal sealed record Answers(IReadOnlyDictionary<string, string> Picks, IReadOnlyDictionary<string, string> Remarks, string? Remark)
{
    /// <summary>The engine would silently make an unknown pick 0 points, so that nothing of it is taken.</summary>
    public Outcome RefusalIn(CriteriaSet set)
    {
        var criteria = set.Criteria.ToDictionary(c => c.Code, StringComparer.Ordinal);
        var foreign = Picks.Keys.Concat(Remarks.Keys).FirstOrDefault(code => !criteria.ContainsKey(code));
        if (foreign is not null)
        {
            return Outcome.Refuse("Score.UnknownCriterion", foreign);
        }

        var unknown = Picks.FirstOrDefault(p => !criteria[p.Key].Accepts(p.Value));
        return unknown.Key is not null ? Outcome.Refuse("Score.UnknownPick", unknown.Key, unknown.Value)
            : Remarks.Values.Any(r => r.Length > Mark.RemarkLength) ? Outcome.Refuse("Score.RemarkTooLong", Mark.RemarkLength)
            : Remark?.Length > ScoreSheet.RemarkLength ? Outcome.Refuse("Score.RemarkTooLong", ScoreSheet.RemarkLength)
            : Outcome.Done;
    }

    public bool DifferFrom(ScoreSheet sheet)
    {
        var marks = sheet.Marks.ToDictionary(m => m.Criterion, StringComparer.Ordinal);
        return Picks.Any(p => marks.GetValueOrDefault(p.Key)?.Pick != p.Value)
            || Remarks.Any(r => (marks.GetValueOrDefault(r.Key)?.Remark ?? "") != r.Value)
            || (Remark is not null && Remark != sheet.Remark);
    }
}
