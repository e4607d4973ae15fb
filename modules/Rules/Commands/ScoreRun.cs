using System.Collections.Concurrent;
using System.Diagnostics;
using OcopModular.Rules.Contracts;
using OcopModular.Rules.Domain;
using OcopModular.Rules.Scoring;

namespace OcopModular.Rules.Commands;

/// <summary>Scores lines as they come, in order, within bounded memory.</summary>
internal sealed class ScoreRun(LoadedPacks packs, bool throughRulesEngine)
{
    private static readonly TimeSpan FlushAfter = TimeSpan.FromMilliseconds(250);
    private readonly LineReader _reader = new(packs);
    private readonly ConcurrentDictionary<string, Engine> _engines = new(StringComparer.Ordinal);

    // A workflow that is run for the first time is compiled: few lines a batch keep the output flowing.
    private readonly int _batch = throughRulesEngine ? 8 : 64;
    private long _read;

    /// <summary>Lines scored or refused.</summary>
    public long Count { get; private set; }

    public long Refused { get; private set; }

    /// <exception cref="BrokenPackException">A line names a pack that fails its checks.</exception>
    public async Task RunAsync(Stream input, Stream output, CancellationToken ct)
    {
        var lines = new Lines(input);
        var workers = Enumerable.Range(0, Math.Clamp(Environment.ProcessorCount, 1, 4)).Select(_ => new Worker(this)).ToArray();
        var flushed = Stopwatch.GetTimestamp();
        try
        {
            // Before each wait for input the output is handed over.
            while (await lines.ReadAsync(ct))
            {
                while (Take(lines, workers) > 0)
                {
                    await ScoreAsync(workers, output, ct);
                    if (Stopwatch.GetElapsedTime(flushed) > FlushAfter)
                    {
                        await output.FlushAsync(ct);
                        flushed = Stopwatch.GetTimestamp();
                    }
                }

                await output.FlushAsync(ct);
                flushed = Stopwatch.GetTimestamp();
            }
        }
        finally
        {
            Array.ForEach(workers, w => w.Dispose());
        }
    }

    /// <summary>One line, as the cases of a pack are run too.</summary>
    public (ScoreLine Line, PanelResult? Result) Score(ReadOnlySpan<byte> bytes)
    {
        var line = _reader.Read(bytes);
        return (line, line.Errors.Count == 0 ? Judge(line) : null);
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r"u8).IsEmpty;

    /// <summary>Shares the next lines out, each worker a run of neighbours.</summary>
    private int Take(Lines lines, Worker[] workers)
    {
        var taken = 0;
        foreach (var worker in workers)
        {
            worker.Todo.Clear();
            while (worker.Todo.Count < _batch && lines.TryTake(out var line, out var isTooLong))
            {
                _read++;
                taken++;
                worker.Todo.Add((line, isTooLong ? _read : 0));
            }
        }

        return taken;
    }

    private async Task ScoreAsync(Worker[] workers, Stream output, CancellationToken ct)
    {
        var busy = workers.Where(w => w.Todo.Count > 0).ToList();
        if (busy.Count > 1)
        {
            await Task.WhenAll(busy.Select(w => Task.Run(w.Score, ct)));
        }
        else
        {
            busy[0].Score();
        }

        foreach (var worker in busy)
        {
            Count += worker.Count;
            Refused += worker.Refused;
            await worker.Writer.HandOverAsync(output, ct);
            if (worker.Fault is { } fault)
            {
                throw fault;
            }
        }
    }

    private PanelResult? Judge(ScoreLine line)
    {
        try
        {
            IJudge judge = throughRulesEngine ? _engines.GetOrAdd(line.Pack!.Name, _ => Engine.Of(line.Pack)) : BulkPlan.Instance;
            return new Panel(line.Pack!, line.Set!, judge, new WorkingRules()).Combine(line.Sheets, line.Facts);
        }
        catch (RuleFailedException e)
        {
            line.Refuse(Refusal.RuleFailed, e.Rule);
            return null;
        }
    }

    /// <summary>Scores a run of lines into a buffer of its own.</summary>
    private sealed class Worker(ScoreRun run) : IDisposable
    {
        /// <summary>The lines; a number is that of a line too long to be kept.</summary>
        public List<(ReadOnlyMemory<byte> Line, long TooLong)> Todo { get; } = [];

        public ResultWriter Writer { get; } = new();

        public int Count { get; private set; }

        public int Refused { get; private set; }

        /// <summary>Why the run stops behind the lines written.</summary>
        public BrokenPackException? Fault { get; private set; }

        public void Score()
        {
            Count = Refused = 0;
            try
            {
                foreach (var (bytes, tooLong) in Todo)
                {
                    if (tooLong > 0 || !IsBlank(bytes.Span))
                    {
                        Score(bytes.Span, tooLong);
                    }
                }
            }
            catch (BrokenPackException e)
            {
                Fault = e;
            }
        }

        public void Dispose() => Writer.Dispose();

        private void Score(ReadOnlySpan<byte> bytes, long tooLong)
        {
            var (line, result) = tooLong > 0 ? (LineReader.TooLong(tooLong), null) : run.Score(bytes);
            Writer.Write(line.Id, result, line.Errors);
            Count++;
            Refused += line.Errors.Count > 0 ? 1 : 0;
        }
    }
}
