namespace OcopModular.Kernel;

/// <summary>A field that a template may name as «Name», written with or without diacritics; <c>List.Name</c> is a column of a list, whose table row is repeated.</summary>
/// <param name="Sample">Shown in the preview of a template.</param>
/// <param name="IsNeeded">A template without it is warned about.</param>
public sealed record DocumentField(string Name, string Sample, bool IsNeeded = false);

/// <summary>What is written into a template; an empty value is printed as dots.</summary>
public sealed class DocumentContent
{
    public IDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Rows of each list, by the column's own name.</summary>
    public IDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>> Lists { get; } = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>(StringComparer.Ordinal);

    /// <summary>PNG pictures that stand in the place of a field.</summary>
    public IDictionary<string, byte[]> Pictures { get; } = new Dictionary<string, byte[]>(StringComparer.Ordinal);
}

/// <summary>The record of which a document is made.</summary>
/// <param name="Ready">Why none can be made of it now, or done.</param>
public sealed record DocumentSubject(string Title, string Url, Outcome Ready);

/// <summary>A kind of official document (loại văn bản), contributed by a module. Its first template is the resource <c>{Name}.docx</c> of the module; texts: <c>DocumentKind.{Name}</c>, <c>DocumentField.{Field}</c>.</summary>
public interface IDocumentKind
{
    string Name { get; }

    /// <summary>The kind of record of which it is made, as <see cref="DocumentsOf"/> names it.</summary>
    string Subject { get; }

    /// <summary>Who makes, signs and issues it.</summary>
    string Permission { get; }

    /// <summary>What stands behind its number, for example <c>QĐ-UBND</c>; <c>null</c>: it takes no number of a book.</summary>
    string? Sign { get; }

    IReadOnlyList<DocumentField> Fields { get; }

    /// <summary>The record, where the actor may read documents of it; else <c>null</c>.</summary>
    Task<DocumentSubject?> FindAsync(Guid record, CancellationToken ct);

    /// <summary>Those of the records whose documents the actor may read: the scope of <see cref="FindAsync"/> for many at once.</summary>
    Task<IReadOnlyCollection<Guid>> ReadableAsync(IReadOnlyCollection<Guid> records, CancellationToken ct);

    /// <summary>What the record says now; asked only where <see cref="FindAsync"/> found it ready.</summary>
    Task<DocumentContent> FillAsync(Guid record, CancellationToken ct);
}

/// <summary>The number that a document took from its book.</summary>
public sealed record DocumentNumber(string Text, DateOnly On);

/// <summary>Asks for the documents of a record.</summary>
public interface IDocuments
{
    /// <summary>Number of the newest document of this kind and record that has one and is not void.</summary>
    Task<DocumentNumber?> NumberOfAsync(string kind, Guid record, CancellationToken ct);
}

/// <summary>Model of the partial <c>_Documents</c>: the documents of a record, with what can be done next.</summary>
public sealed record DocumentsOf(string Subject, Guid Record);
