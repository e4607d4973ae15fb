using System.Text.RegularExpressions;

namespace OcopModular.Tests.Architecture;

public sealed partial class HygieneTests
{
    private static readonly string[] Texts = [".cs", ".cshtml", ".csproj", ".props", ".targets", ".json", ".md", ".resx", ".js", ".mjs", ".css", ".csv", ".sln", ".npmrc", ".html", ".editorconfig", ".gitignore", "run"];

    [Fact]
    public void No_file_names_a_registry_or_a_folder_of_one_machine() =>
        Repository.Files.Where(f => Texts.Any(t => f.EndsWith(t, StringComparison.Ordinal))).SelectMany(f => Traces(Repository.Read(f)).Select(t => $"{f}: {t}")).Together().Should().BeEmpty();

    [Fact]
    public void A_registry_and_a_folder_of_one_machine_are_found()
    {
        Traces("\"resolved\": \"https://registry" + ".npmjs.org/x.tgz\"").Should().ContainSingle();
        Traces("https://api" + ".nuget.org/v3/index.json").Should().ContainSingle();
        Traces("see /ro" + "ot/.nuget or /wo" + "rk/x or C:\\Us" + "ers\\an or /ho" + "me/an/x").Should().HaveCount(4);
        Traces("tests/run and /Account/SignIn and data/files").Together().Should().BeEmpty();
    }

    [Fact]
    public void Every_project_has_its_lock_file() =>
        Projects().Where(f => !Repository.Files.Contains(Path.GetDirectoryName(f)!.Replace('\\', '/') + "/packages.lock.json")).Together().Should().BeEmpty();

    [Fact]
    public void Every_project_stands_in_the_solution() =>
        Projects().Where(f => !Repository.Read("OcopModular.sln").Contains(f.Replace('/', '\\'), StringComparison.Ordinal)).Together().Should().BeEmpty();

    [Fact]
    public void No_test_asserts_in_a_second_way() =>
        Repository.Files.Where(f => f.StartsWith("tests/", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal)).Where(f => AsksAssert(Repository.Read(f))).Together().Should().BeEmpty();

    [Fact]
    public void A_second_way_to_assert_is_found()
    {
        AsksAssert("        Assert" + ".Equal(1, 2);").Should().BeTrue();
        AsksAssert("AssertionScope.Current").Should().BeFalse();
    }

    [Fact]
    public void No_file_leaves_work_for_later() =>
        Repository.Sources.Concat(Repository.Views).Where(f => Later().IsMatch(Repository.Read(f))).Together().Should().BeEmpty();

    // What lies in .templates becomes a project elsewhere.
    private static IEnumerable<string> Projects() => Repository.Files.Where(f => f.EndsWith(".csproj", StringComparison.Ordinal) && !f.StartsWith(".templates/", StringComparison.Ordinal));

    private static bool AsksAssert(string source) => SecondWay().IsMatch(source);

    private static IEnumerable<string> Traces(string text) => Trace().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"\bAssert\.[A-Z]", RegexOptions.None, 60_000)]
    private static partial Regex SecondWay();

    [GeneratedRegex(@"registry\.npmjs\.|api\.nuget\.|pypi\.org|(?<![\w./-])/(?:root|work|home/\w+)/|\b[A-Z]:\\Users\\", RegexOptions.None, 60_000)]
    private static partial Regex Trace();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.None, 60_000)]
    private static partial Regex Later();
}
