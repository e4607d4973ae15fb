using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Localization;
using OcopModular.Host.Modules;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Health;

internal enum HealthState
{
    /// <summary>Tốt.</summary>
    [Tone(Tone.Ok)]
    Well,

    /// <summary>Cần xem.</summary>
    [Tone(Tone.Wait)]
    Look,

    /// <summary>Hỏng.</summary>
    [Tone(Tone.Bad)]
    Broken,
}

/// <summary>What a check found, in the reader's words.</summary>
internal sealed record HealthCard(string Name, string Title, HealthState State, IReadOnlyList<string> Findings, IReadOnlyList<(string Name, string Value)> Facts);

/// <summary>Runs the checks: all for the page, the few that count for those who watch from outside.</summary>
internal sealed class HealthBook(HealthCheckService checks, ModuleCatalogue catalogue, IStringLocalizerFactory factory, IStringLocalizer<Texts> texts, TimeProvider clock) : IDisposable
{
    /// <summary>Anybody may ask from outside: the answer is kept, so that asking often costs nothing.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _one = new(1, 1);
    private (DateTime At, HealthStatus Status)? _last;

    public async Task<IReadOnlyList<HealthCard>> AllAsync(CancellationToken ct)
    {
        var report = await checks.CheckHealthAsync(ct);
        return [.. report.Entries.Select(e => CardOf(e.Key, e.Value)).OrderByDescending(c => c.State)];
    }

    public async Task<HealthStatus> ReadyAsync()
    {
        await _one.WaitAsync();
        try
        {
            var now = clock.UtcNow();
            _last = _last is { } last && now - last.At < Kept ? last : (now, (await checks.CheckHealthAsync(r => r.Tags.Contains(HealthSetup.Ready), CancellationToken.None)).Status);
            return _last.Value.Status;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private HealthCard CardOf(string name, HealthReportEntry entry)
    {
        var state = entry.Status switch { HealthStatus.Healthy => HealthState.Well, HealthStatus.Degraded => HealthState.Look, _ => HealthState.Broken };
        var said = entry.Exception is { } fault ? texts["Health.CheckFailed", fault.Message].Value : entry.Description ?? "";
        return new HealthCard(name, TitleOf(name), state, said.Split('\n', StringSplitOptions.RemoveEmptyEntries), [.. entry.Data.Select(d => (d.Key, $"{d.Value}"))]);
    }

    private string TitleOf(string name) => catalogue.Modules.Select(m => factory.TextsOf(m.GetType())).Prepend(texts)
        .Select(t => t[$"Health.{name}"]).FirstOrDefault(t => !t.ResourceNotFound)?.Value ?? name;
}

/// <summary>Collects what a check finds; the worst decides.</summary>
internal sealed class Findings
{
    private readonly List<string> _said = [];
    private readonly Dictionary<string, object> _facts = [];
    private HealthStatus _worst = HealthStatus.Healthy;

    public void Fact(string name, object? value) => _facts[name] = value ?? "–";

    /// <summary>Something to look at.</summary>
    public void Warn(bool isSo, Func<string> text) => Say(isSo, HealthStatus.Degraded, text);

    /// <summary>Something that does not work.</summary>
    public void Fail(bool isSo, Func<string> text) => Say(isSo, HealthStatus.Unhealthy, text);

    public HealthCheckResult Result() => new(_worst, string.Join('\n', _said), data: _facts);

    private void Say(bool isSo, HealthStatus status, Func<string> text)
    {
        if (isSo)
        {
            _said.Add(text());
            _worst = status < _worst ? status : _worst;
        }
    }
}
