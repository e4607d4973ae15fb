using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OcopModular.Tests.Rules;

/// <summary>Reads the files of <c>rules/</c> beside the test assembly as plain JSON.</summary>
internal static class PackFiles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "rules");

    /// <summary>Names of the packs.</summary>
    public static IEnumerable<string> Folders => Directory.GetDirectories(Folder).Where(d => File.Exists(Path.Combine(d, "pack.json")))
        .Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal);

    /// <summary>Paths of a pack's files, relative to the folder.</summary>
    public static IEnumerable<string> Files(string pack) => Directory.GetFiles(Path.Combine(Folder, pack), "*.json", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>Name of the schema that describes the file.</summary>
    public static string KindOf(string file) => Path.GetFileName(Path.GetDirectoryName(file)) switch
    {
        "criteria" => "criteria",
        "cases" => "case",
        _ => Path.GetFileNameWithoutExtension(file),
    };

    public static JsonElement Read(string file) => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Folder, file)));

    public static List<(int Number, JsonElement Workflow)> Sets(string pack) =>
        [.. Files(pack).Where(f => KindOf(f) == "criteria").Select(f => (Whole(Path.GetFileName(f)[..2]), Read(f)))];

    public static IEnumerable<(string File, JsonElement Workflow)> Workflows(string pack) =>
        from file in Files(pack)
        where KindOf(file) is not ("case" or "pack")
        let content = Read(file)
        from workflow in content.ValueKind == JsonValueKind.Array ? content.EnumerateArray().ToList() : [content]
        select (Path.GetFileName(file), workflow);

    /// <summary>Set and rule names of the workflows <c>…/{set}/{kind}</c> of a file.</summary>
    public static List<(int Number, string Rule)> Named(string pack, string file, string kind) =>
        [.. from workflow in Read($"{pack}/{file}").EnumerateArray()
            let name = Name(workflow, "WorkflowName").Split('/')
            where name[^1] == kind
            from rule in RulesOf(workflow)
            select (Whole(name[1]), Name(rule))];

    public static IEnumerable<JsonElement> RulesOf(JsonElement of) => of.GetProperty("Rules").EnumerateArray();

    public static string Name(JsonElement of, string member = "RuleName") => of.GetProperty(member).GetString()!;

    public static JsonElement? Property(JsonElement rule, string name) => Member(rule.GetProperty("Properties"), name);

    public static JsonElement? Member(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value : null;

    public static IEnumerable<string> Texts(JsonElement of, string name) =>
        of.TryGetProperty(name, out var texts) ? texts.EnumerateArray().Select(t => t.GetString()!) : [];

    /// <summary>The same content in the one form of the folder: two spaces, LF, letters as letters, a line feed at the end.</summary>
    public static string Rewritten(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
