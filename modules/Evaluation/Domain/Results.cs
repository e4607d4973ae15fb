using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OcopModular.Evaluation.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Evaluation.Domain;

/// <summary>A result of a closed session, with what the decision and the certificate need.</summary>
internal sealed record ClosedResult(Result Result, Candidate Candidate, PanelResult Panel);

/// <summary>Results as they were written when the chair closed the session; an open session has none.</summary>
internal sealed class ClosedResults(EvaluationDb db) : IScoped
{
    /// <summary>All candidates of the session, the highest mean first, those without one last.</summary>
    public async Task<IReadOnlyList<ClosedResult>> OfSessionAsync(Guid sessionId, CancellationToken ct)
    {
        var rows = await Rows().Where(r => r.Result.SessionId == sessionId).ToListAsync(ct);
        return rows.Select(r => new ClosedResult(r.Result, r.Candidate, PanelText.Read(r.Result.Panel)))
            .OrderByDescending(r => r.Result.Mean ?? -1).ThenBy(r => r.Candidate.SampleNumber, StringComparer.Ordinal).ToList();
    }

    public async Task<ClosedResult?> OfCandidateAsync(Guid candidateId, CancellationToken ct)
    {
        var row = await Rows().SingleOrDefaultAsync(r => r.Result.CandidateId == candidateId, ct);
        return row is null ? null : new ClosedResult(row.Result, row.Candidate, PanelText.Read(row.Result.Panel));
    }

    private IQueryable<Row> Rows() =>
        db.Results.AsNoTracking().Join(db.Candidates.AsNoTracking(), r => r.CandidateId, c => c.Id, (r, c) => new Row { Result = r, Candidate = c });

    private sealed class Row
    {
        public required Result Result { get; init; }

        public required Candidate Candidate { get; init; }
    }
}

/// <summary>The panel's result as the one JSON text that is kept with it.</summary>
internal static class PanelText
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(PanelResult panel) => JsonSerializer.Serialize(panel, Json);

    public static PanelResult Read(string text) => JsonSerializer.Deserialize<PanelResult>(text, Json)!;
}
