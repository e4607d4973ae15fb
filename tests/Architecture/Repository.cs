using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace OcopModular.Tests.Architecture;

/// <summary>The repository's own files, for guards that read sources.</summary>
internal static partial class Repository
{
    private static readonly string[] Foreign = ["bin", "obj", "node_modules", "artefacts", "built", "TestResults", ".git", ".vs", ".idea"];

    public static string Root { get; } = FindRoot();

    /// <summary>All files of ours, by their path from the root.</summary>
    public static IReadOnlyList<string> Files { get; } = Walk(new DirectoryInfo(Root)).Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();

    /// <summary>C# of the product, without migrations.</summary>
    public static IReadOnlyList<string> Sources { get; } = Files.Where(f => IsProduct(f) && f.EndsWith(".cs", StringComparison.Ordinal) && !f.Contains("/Migrations/", StringComparison.Ordinal)).ToList();

    public static IReadOnlyList<string> Views { get; } = Files.Where(f => IsProduct(f) && f.EndsWith(".cshtml", StringComparison.Ordinal)).ToList();

    /// <summary>The folders of Kernel, the modules and the host.</summary>
    public static IReadOnlyList<string> Rooms { get; } = Files.Where(f => IsProduct(f) && f.EndsWith(".csproj", StringComparison.Ordinal)).Select(f => Path.GetDirectoryName(f)!.Replace('\\', '/')).ToList();

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    public static string RoomOf(string file) => Rooms.SingleOrDefault(r => file.StartsWith(r + "/", StringComparison.Ordinal)) ?? "modules/Kernel";

    /// <summary>Texts of a room in a language ("" is Vietnamese); empty when it has none.</summary>
    public static IReadOnlyDictionary<string, string> Texts(string room, string language)
    {
        var file = Path.Combine(Root, room, language.Length == 0 ? "Texts.resx" : $"Texts.{language}.resx");
        return File.Exists(file)
            ? XDocument.Load(file).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")?.Value ?? "", StringComparer.Ordinal)
            : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    private static bool IsProduct(string file) => file.StartsWith("modules/", StringComparison.Ordinal) || file.StartsWith("host/", StringComparison.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "OcopModular.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        foreach (var file in folder.EnumerateFiles())
        {
            yield return file.FullName;
        }

        foreach (var inner in folder.EnumerateDirectories().Where(d => !Foreign.Contains(d.Name) && !(d.Name == "data" && d.Parent!.FullName == FindRoot())))
        {
            foreach (var file in Walk(inner))
            {
                yield return file;
            }
        }
    }
}
