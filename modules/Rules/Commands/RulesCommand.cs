using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using OcopModular.Kernel;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Commands;

/// <summary><c>rules score | check | list</c>: for maintainers, scripts and outside checks. Reads pack folders only; results go to standard output, all else to standard error.</summary>
internal sealed class RulesCommand(IConfiguration configuration) : ICommand
{
    private const int Failed = 2;

    public string Name => "rules";

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        await using var output = Console.OpenStandardOutput();
        await using var input = Console.OpenStandardInput();
        await using var log = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        return await RunAsync(words, input, output, log, ct);
    }

    /// <summary>The command on given streams.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> words, Stream input, Stream output, TextWriter log, CancellationToken ct)
    {
        var culture = CultureInfo.GetCultureInfo("vi");
        try
        {
            var arguments = Arguments.Read(words);
            culture = arguments.Culture;
            var folder = arguments.Folder is { } named ? Path.GetFullPath(named) : RuleBook.FolderOf(configuration);
            return arguments.Verb switch
            {
                "score" => await ScoreAsync(arguments, folder, input, output, log, ct),
                "check" => await CheckCommand.RunAsync(folder, culture, output, log, ct),
                _ => await ListCommand.RunAsync(folder, culture, output, log, ct),
            };
        }
        catch (ArgumentsException e)
        {
            await log.WriteLineAsync(string.Format(culture, Finding.Say(e.Text, culture), e.Word));
            await log.WriteLineAsync(Finding.Say("Command.Usage", culture));
            return Failed;
        }
        catch (Exception e) when (e is DirectoryNotFoundException or FileNotFoundException)
        {
            await log.WriteLineAsync(string.Format(culture, Finding.Say("Command.NotFound", culture), string.Join(", ", words.Skip(1).Where(w => w.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.Exists(w)).DefaultIfEmpty(e.Message))));
            return Failed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await log.WriteLineAsync(e.Message);
            return Failed;
        }
    }

    private static async Task<int> ScoreAsync(Arguments arguments, string folder, Stream input, Stream output, TextWriter log, CancellationToken ct)
    {
        var packs = PackLoader.Load(folder);
        await using var from = arguments.In == "-" ? null : File.OpenRead(arguments.In!);
        await using var to = arguments.Out == "-" ? null : Create(arguments);
        var run = new ScoreRun(packs, arguments.Engine == "rulesengine");
        try
        {
            await run.RunAsync(from ?? input, to ?? output, ct);
        }
        catch (BrokenPackException e)
        {
            await log.WriteLineAsync(string.Format(arguments.Culture, Finding.Say("Command.BrokenPack", arguments.Culture), e.Pack));
            foreach (var finding in packs.Findings.Where(f => f.IsError && f.Pack == e.Pack))
            {
                await log.WriteLineAsync(CheckCommand.InWords(finding, arguments.Culture));
            }

            return Failed;
        }

        await log.WriteLineAsync(string.Format(arguments.Culture, Finding.Say("Command.Scored", arguments.Culture), run.Count, run.Refused));
        return run.Refused > 0 ? 1 : 0;
    }

    private static FileStream Create(Arguments arguments)
    {
        if (arguments.In != "-" && Path.GetFullPath(arguments.In!) == Path.GetFullPath(arguments.Out))
        {
            throw new ArgumentsException("Command.SameFile", arguments.Out);
        }

        return File.Create(arguments.Out);
    }
}
