using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Documents;

internal enum DocumentState
{
    /// <summary>Dự thảo.</summary>
    [Tone(Tone.Wait)]
    Draft,

    /// <summary>Đã có bản ký (quét).</summary>
    [Tone(Tone.Run)]
    Signed,

    /// <summary>Đã ban hành: nothing of it changes any more.</summary>
    [Tone(Tone.Ok)]
    Issued,

    /// <summary>Đã hủy; a number that it took stays in the book with the reason.</summary>
    [Tone(Tone.Plain)]
    Void,
}

/// <summary>An official document (văn bản) of a record, from draft to issue.</summary>
internal sealed class Document : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public int Version { get; set; }

    /// <summary>Name of its <see cref="IDocumentKind"/>.</summary>
    public string Kind { get; init; } = "";

    public Guid RecordId { get; init; }

    public string Title { get; init; } = "";

    public DateTime MadeAt { get; init; }

    public string MadeBy { get; init; } = "";

    public DocumentState State { get; private set; }

    /// <summary>Version of the template with which the draft was made; 0 is the one that comes with the program.</summary>
    public int Template { get; private set; }

    /// <summary>The Word file.</summary>
    public string DraftSha256 { get; private set; } = "";

    public string DraftName { get; private set; } = "";

    public long DraftLength { get; private set; }

    /// <summary>The draft was edited in Word and put in the place of the generated one.</summary>
    public bool IsEdited { get; private set; }

    public int? Number { get; private set; }

    /// <summary>Year of the book from which the number is.</summary>
    public int? NumberYear { get; private set; }

    public DateOnly? NumberedOn { get; private set; }

    /// <summary>As it is written: 05/QĐ-UBND.</summary>
    public string? NumberText { get; private set; }

    public string? ScanSha256 { get; private set; }

    public string? ScanName { get; private set; }

    public long? ScanLength { get; private set; }

    public DateTime? IssuedAt { get; private set; }

    public string? VoidReason { get; private set; }

    public StoredFile Draft => new(DraftSha256, DraftName, DocumentFiles.Word, DraftLength);

    public StoredFile? Scan => ScanSha256 is null ? null : new(ScanSha256, ScanName!, DocumentFiles.Pdf, ScanLength!.Value);

    public bool IsOver => State is DocumentState.Issued or DocumentState.Void;

    /// <summary>A generated or edited Word file takes the place of the one before, until it is signed.</summary>
    public Outcome Write(StoredFile file, int template, bool isEdited) => While(DocumentState.Draft, () =>
        (DraftSha256, DraftName, DraftLength, Template, IsEdited) = (file.Sha256, file.Name, file.Length, template, isEdited));

    /// <summary>Whether it may take a number now.</summary>
    public Outcome MayTakeNumber() => Number is not null ? Outcome.Refuse("Document.HasNumber", NumberText!) : While(DocumentState.Draft, () => { });

    public void TakeNumber(int number, string sign, DateOnly on) => (Number, NumberYear, NumberedOn, NumberText) = (number, on.Year, on, $"{number:00}/{sign}");

    /// <summary>The signed and stamped paper, scanned; again until it is issued.</summary>
    public Outcome Sign(StoredFile scan, bool needsNumber)
    {
        if (IsOver || (needsNumber && Number is null))
        {
            return Outcome.Refuse(IsOver ? "Document.IsOver" : "Document.NoNumber");
        }

        (ScanSha256, ScanName, ScanLength, State) = (scan.Sha256, scan.Name, scan.Length, DocumentState.Signed);
        return Outcome.Done;
    }

    public Outcome Issue(DateTime now) => While(DocumentState.Signed, () => (State, IssuedAt) = (DocumentState.Issued, now));

    public Outcome Cancel(string? reason)
    {
        if (IsOver || string.IsNullOrWhiteSpace(reason))
        {
            return Outcome.Refuse(IsOver ? "Document.IsOver" : "Document.NeedsReason");
        }

        (State, VoidReason) = (DocumentState.Void, reason.Trim());
        return Outcome.Done;
    }

    private Outcome While(DocumentState state, Action act)
    {
        if (State != state)
        {
            return Outcome.Refuse(IsOver ? "Document.IsOver" : state == DocumentState.Draft ? "Document.IsSigned" : "Document.NotSigned");
        }

        act();
        return Outcome.Done;
    }
}

/// <summary>A version of a kind's template (mẫu văn bản); older ones are kept.</summary>
internal sealed class DocumentTemplate : IRecord
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>1, 2, 3 …; the newest is in use.</summary>
    public int Number { get; init; }

    /// <summary><c>null</c>: the one that comes with the program was put back.</summary>
    public string? Sha256 { get; init; }

    public string FileName { get; init; } = "";

    public long Length { get; init; }

    /// <summary>The earlier version that was put back.</summary>
    public int? PutBack { get; init; }

    public DateTime At { get; init; }

    public string By { get; init; } = "";
}

/// <summary>A book that does not begin with 1 in a year: numbers below were given elsewhere, for the reason that stands here.</summary>
internal sealed class BookStart : IRecord
{
    public Guid Id { get; init; }

    public string Kind { get; init; } = "";

    public int Year { get; init; }

    public int First { get; init; }

    public string Reason { get; init; } = "";
}

internal static class DocumentFiles
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Pdf = "application/pdf";
}
