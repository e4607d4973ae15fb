using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>The producer's answer to one criterion, in the draft. What was filed stands in the version.</summary>
internal sealed class Answer
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    public string Criterion { get; init; } = "";

    public string Pick { get; set; } = "";

    public string? Note { get; set; }
}

/// <summary>An evidence file (minh chứng) of a dossier. A removed one stays readable in the versions that hold it.</summary>
internal sealed class Attachment : IRecord
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    Guid IRecord.Subject => DossierId;

    public string Sha256 { get; init; } = "";

    public string Name { get; init; } = "";

    public string ContentType { get; init; } = "";

    public long Length { get; init; }

    public string Title { get; init; } = "";

    public string? Criterion { get; init; }

    public string? Paper { get; init; }

    public DateTime AddedAt { get; init; }

    public string AddedBy { get; init; } = "";

    public DateTime? RemovedAt { get; private set; }

    public StoredFile File => new(Sha256, Name, ContentType, Length);

    public void Remove(DateTime now) => RemovedAt ??= now;
}

/// <summary>A filed version: canonical content and its hash, never changed. The act of filing is in the dossier's log; the content, with its personal data, is only here.</summary>
internal sealed class FiledVersion
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    public int Number { get; init; }

    public DateTime FiledAt { get; init; }

    public string FiledBy { get; init; } = "";

    public string Content { get; init; } = "";

    public string Hash { get; init; } = "";
}

/// <summary>The commune's report (báo cáo của UBND xã) on its four contents; it has no points.</summary>
internal sealed class Report : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public int Version { get; set; }

    public Guid DossierId { get; init; }

    Guid IRecord.Subject => DossierId;

    public ReportContent Content { get; private set; } = new();

    public DateTime WrittenAt { get; private set; }

    /// <summary>A report is dated and its meeting held no later than today.</summary>
    public Outcome Write(ReportContent content, DateOnly today, DateTime now)
    {
        if (content.Date > today || content.MeetingOn > today)
        {
            return Outcome.Refuse("Report.InFuture", today.Show());
        }

        (Content, WrittenAt) = (content, now);
        return Outcome.Done;
    }
}

/// <summary>What the report says (Mẫu số 03).</summary>
internal sealed record ReportContent
{
    public string Number { get; init; } = "";

    public DateOnly Date { get; init; }

    public string Signer { get; init; } = "";

    /// <summary>The meeting that the commune's chair calls with the parts concerned.</summary>
    public DateOnly? MeetingOn { get; init; }

    public string? Opinions { get; init; }

    public string LocalMaterial { get; init; } = "";

    public string LocalLabour { get; init; } = "";

    public string OriginOfIdea { get; init; } = "";

    public string Identity { get; init; } = "";

    public string Proposal { get; init; } = "";
}

/// <summary>One look of the standing body at a filed version.</summary>
internal sealed class Check : IRecord
{
    public Guid Id { get; init; }

    public Guid DossierId { get; init; }

    Guid IRecord.Subject => DossierId;

    /// <summary>The filed version that was checked.</summary>
    public int Number { get; init; }

    public DateTime At { get; init; }

    public string By { get; init; } = "";

    public bool IsAccepted { get; init; }

    public string? Reason { get; init; }

    public CheckSheet Sheet { get; init; } = new([]);
}

internal sealed record CheckSheet(IReadOnlyList<CheckItem> Items);

/// <param name="IsDisqualifier">A ground for rejection rather than a paper.</param>
/// <param name="IsFine">The paper is there and valid; the ground does not apply.</param>
internal sealed record CheckItem(string Code, string Title, bool IsDisqualifier, bool IsFine, string? Remark);
