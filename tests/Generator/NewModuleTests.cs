using System.Diagnostics;
using OcopModular.Tests.Architecture;

namespace OcopModular.Tests.Generator;

/// <summary>Alone, after the others: it builds, and both processors are needed for that.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>What <c>modules/README.md</c> promises of <c>dotnet new ocop-module</c>, done in a copy of the repository.</summary>
[Collection(nameof(Alone))]
public sealed class NewModuleTests
{
    /// <summary>What the build makes of the front and of Node's packages: taken as it is, so that npm is not asked again.</summary>
    private static readonly string[] Made = ["host/wwwroot/built", "host/node_modules/.package-lock.json", "tests/Node/node_modules/.package-lock.json"];

    /// <summary>The module's own tests open its pages on both databases; the guards of the house know nothing of it beforehand.</summary>
    private const string Green = "FullyQualifiedName~Lending|FullyQualifiedName~Architecture|FullyQualifiedName~MenuIcon|FullyQualifiedName~The_matrix_is";

    [Fact]
    public async Task A_module_from_the_template_is_green_at_once_and_its_pages_open()
    {
        var copy = Directory.CreateTempSubdirectory("ocop-template-").FullName;
        try
        {
            CopyTo(copy);
            var hive = Path.Combine(copy, "artefacts", "hive");
            await RunAsync(copy, "new", "install", ".templates/module", "--debug:custom-hive", hive);
            await RunAsync(copy, "new", "ocop-module", "--name", "Lending", "--record", "Stand", "--title", "Cho mượn gian hàng", "--recordTitle", "Gian hàng", "--icon", "truck", "--debug:custom-hive", hive);
            File.ReadAllText(Path.Combine(copy, "OcopModular.sln")).Should().Contain("Lending.csproj");

            // Analyzers see the module; of the rest they have seen everything in the build of this run.
            await RunAsync(copy, "build", "modules/Lending", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false");
            await RunAsync(copy, "build", "tests/Tests.csproj", "-v", "q", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false");
            var said = await RunAsync(copy, "test", "tests/Tests.csproj", "--no-build", "--nologo", "-v", "n", "--filter", Green);

            said.Should().Contain("An_officer_adds_one_and_finds_it_in_list_search_and_history(database: \"Sqlite\")").And.Contain("An_officer_adds_one_and_finds_it_in_list_search_and_history(database: \"PostgreSQL\")");
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void CopyTo(string copy)
    {
        var made = Made.Select(m => Path.Combine(Repository.Root, m)).SelectMany(m => File.Exists(m) ? [m] : Directory.GetFiles(m, "*", SearchOption.AllDirectories)).Select(f => Path.GetRelativePath(Repository.Root, f));
        foreach (var file in Repository.Files.Concat(made))
        {
            var to = Path.Combine(copy, file);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(Path.Combine(Repository.Root, file), to);
        }
    }

    /// <summary>As somebody at a keyboard: without what the runner of this test has set, and with lock files that may change.</summary>
    private static async Task<string> RunAsync(string folder, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", words) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(k => k == "CI" || k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase) || k.StartsWith("OCOP_TEST_ARTEFACTS", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var all = await said + await complained;
        process.ExitCode.Should().Be(0, $"dotnet {string.Join(' ', words)} said: {all}");
        return all;
    }
}
