using System.Globalization;
using Microsoft.Extensions.Localization;
using OcopModular.Kernel;

namespace OcopModular.Host.Documents;

/// <summary>All kinds of documents that the modules contribute, with the fields that every document has.</summary>
internal sealed class DocumentKinds(IEnumerable<IDocumentKind> kinds, IStringLocalizerFactory factory, IStringLocalizer<Texts> own, IConfiguration settings) : IScoped
{
    private static readonly IReadOnlyList<DocumentField> Common =
    [
        new("Huyen", "Phong Thổ"), new("Tinh", "Lai Châu"), new("NgayVanBan", "ngày 05 tháng 11 năm 2024"),
    ];

    private static readonly DocumentField Number = new("SoVanBan", "12", IsNeeded: true);

    public IReadOnlyList<IDocumentKind> All { get; } = [.. kinds.OrderBy(k => k.Subject, StringComparer.Ordinal).ThenBy(k => k.Name, StringComparer.Ordinal)];

    public IDocumentKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);

    public string TextOf(IDocumentKind kind) => factory.TextsOf(kind.GetType())[$"DocumentKind.{kind.Name}"];

    /// <summary>Kinds of a module that is switched off keep their name.</summary>
    public string TextOf(string kind) => Find(kind) is { } found ? TextOf(found) : kind;

    public static IReadOnlyList<DocumentField> FieldsOf(IDocumentKind kind) => [.. kind.Sign is null ? Common : Common.Prepend(Number), .. kind.Fields];

    /// <summary>What a field means, for who writes a template.</summary>
    public string Explain(IDocumentKind kind, DocumentField field) => own[$"DocumentField.{field.Name}"] is { ResourceNotFound: false } common ? common : factory.TextsOf(kind.GetType())[$"DocumentField.{field.Name}"];

    /// <summary>The refusal in the words of the module that refuses.</summary>
    public string Say(IDocumentKind kind, Outcome outcome) => factory.TextsOf(kind.GetType())[outcome.Reason ?? "Done", outcome.Arguments] is { ResourceNotFound: false } text ? text : own.Say(outcome);

    /// <summary>The template that comes with the program.</summary>
    public static Stream BuiltIn(IDocumentKind kind) => kind.GetType().Assembly.GetManifestResourceStream($"{kind.Name}.docx") ?? throw new InvalidOperationException($"{kind.GetType().Assembly.GetName().Name} has no resource {kind.Name}.docx.");

    /// <summary>Adds what every document has: place, number, day.</summary>
    public DocumentContent WithCommon(DocumentContent content, int? number, DateOnly? on, int year)
    {
        content.Values.TryAdd("Huyen", settings["District:Name"]);
        content.Values.TryAdd("Tinh", settings["District:Province"]);
        content.Values.TryAdd("SoVanBan", number?.ToString("00", CultureInfo.InvariantCulture) ?? "……");
        content.Values.TryAdd("NgayVanBan", on?.Written() ?? $"ngày …… tháng …… năm {year}");
        return content;
    }

    /// <summary>Made-up content, to see what a template looks like.</summary>
    public static DocumentContent Samples(IDocumentKind kind)
    {
        var fields = FieldsOf(kind);
        var content = new DocumentContent { Values = fields.Where(f => !f.Name.Contains('.', StringComparison.Ordinal)).ToDictionary(f => f.Name, f => (string?)f.Sample, StringComparer.Ordinal) };
        foreach (var list in fields.Where(f => f.Name.Contains('.', StringComparison.Ordinal)).GroupBy(f => f.Name.Split('.')[0], StringComparer.Ordinal))
        {
            var row = list.Where(f => !f.Name.EndsWith(".STT", StringComparison.Ordinal)).ToDictionary(f => f.Name.Split('.')[1], f => (string?)f.Sample, StringComparer.Ordinal);
            content.Lists[list.Key] = [row, row];
        }

        return content;
    }
}
