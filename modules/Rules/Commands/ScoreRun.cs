using System.Diagnostics;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Commands;

/// <summary>Scores lines as they come, in order, within bounded memory.</summary>
internal sealed class ScoreRun(LoadedPacks packs, bool throughRulesEngine)
{
    private static readonly TimeSpan FlushAfter = TimeSpan.FromMilliseconds(500);
    private const int FlushAt = 256 * 1024;
    private readonly LineReader _reader = new(packs);
    private readonly Dictionary<string, Engine> _engines = new(StringComparer.Ordinal);
    private long _read;

    /// <summary>Lines scored or refused.</summary>
    public long Count { get; private set; }

    public long Refused { get; private set; }

    /// <exception cref="BrokenPackException">A line names a pack that fails its checks.</exception>
    public async Task RunAsync(Stream input, Stream output, CancellationToken ct)
    {
        var lines = new Lines(input);
        using var writer = new ResultWriter();
        var flushed = Stopwatch.GetTimestamp();
        try
        {
            // Before each wait for input the output is handed over.
            while (await lines.ReadAsync(ct))
            {
                while (lines.TryTake(out var line, out var isTooLong))
                {
                    Score(line, isTooLong, writer);
                    if (writer.Length > FlushAt || Stopwatch.GetElapsedTime(flushed) > FlushAfter)
                    {
                        await writer.FlushAsync(output, ct);
                        flushed = Stopwatch.GetTimestamp();
                    }
                }

                await writer.FlushAsync(output, ct);
                flushed = Stopwatch.GetTimestamp();
            }
        }
        finally
        {
            await writer.FlushAsync(output, CancellationToken.None);
        }
    }

    /// <summary>One line, as the cases of a pack are run too.</summary>
    public (ScoreLine Line, PanelResult? Result) Score(ReadOnlySpan<byte> bytes)
    {
        var line = _reader.Read(bytes);
        return (line, line.Errors.Count == 0 ? Judge(line) : null);
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    private void Score(ReadOnlyMemory<byte> bytes, bool isTooLong, ResultWriter writer)
    {
        _read++;
        if (!isTooLong && IsBlank(bytes.Span))
        {
            return;
        }

        var (line, result) = isTooLong ? (TooLong(), null) : Score(bytes.Span);
        writer.Write(line.Id, result, line.Errors);
        Count++;
        Refused += line.Errors.Count > 0 ? 1 : 0;
    }

    private ScoreLine TooLong()
    {
        var line = new ScoreLine();
        line.Refuse(Refusal.TooLong, $"line {_read}");
        return line;
    }

    private PanelResult? Judge(ScoreLine line)
    {
        try
        {
            return new Panel(line.Pack!, line.Set!, JudgeOf(line.Pack!), new WorkingRules()).Combine(line.Sheets, line.Facts);
        }
        catch (RuleFailedException e)
        {
            line.Refuse(Refusal.RuleFailed, e.Rule);
            return null;
        }
    }

    private IJudge JudgeOf(RulePack pack)
    {
        if (!throughRulesEngine)
        {
            return BulkPlan.Instance;
        }

        if (!_engines.TryGetValue(pack.Name, out var engine))
        {
            _engines[pack.Name] = engine = Engine.Of(pack);
        }

        return engine;
    }
}
