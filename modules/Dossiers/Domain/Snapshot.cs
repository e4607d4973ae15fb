using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OcopModular.Dossiers.Contracts;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>What was filed, as it stands in a version. Field names of the form are keys of the module's texts.</summary>
internal sealed record Snapshot(
    int Format,
    Guid Dossier,
    int Version,
    string Number,
    DateOnly FiledOn,
    string? PaperNumber,
    DossierKind Kind,
    string Pack,
    string PackHash,
    int Set,
    IReadOnlyList<KeyValuePair<string, string>> Registration,
    Facts Facts,
    IReadOnlyList<SelfAnswer> Answers,
    IReadOnlyList<Evidence> Evidence)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Snapshot Of(Dossier dossier, Producer producer, IEnumerable<Answer> answers, IEnumerable<Attachment> files) => new(
        1,
        dossier.Id,
        dossier.Versions,
        dossier.Number!,
        dossier.FiledOn!.Value,
        dossier.PaperNumber,
        dossier.Kind,
        dossier.Pack!,
        dossier.PackHash!,
        dossier.Set,
        [.. RegistrationForm.Fields(dossier, producer)],
        dossier.Facts,
        [.. answers.OrderBy(a => a.Criterion, StringComparer.Ordinal).Select(a => new SelfAnswer(a.Criterion, a.Pick, a.Note))],
        [.. files.OrderBy(f => f.Id).Select(f => new Evidence(f.Id, f.File, f.Title, f.Criterion, f.Paper))]);

    public static Snapshot Read(string content) => JsonSerializer.Deserialize<Snapshot>(content, Json)!;

    /// <summary>The canonical text: properties in declared order, answers by code, files by id, no white space.</summary>
    public string ToCanonical() => JsonSerializer.Serialize(this, Json);

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
