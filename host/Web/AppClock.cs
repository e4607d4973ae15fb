using System.Globalization;
using OcopModular.Kernel;

namespace OcopModular.Host.Web;

/// <summary>The time of the system. With <c>Clock:Start</c> it begins there and runs on: the sample year 2024 is lived under its own law.</summary>
internal sealed class AppClock : TimeProvider
{
    private TimeSpan _shift;
    private DateTime? _standing;

    public AppClock(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration["Clock:Start"] is not { Length: > 0 } start)
        {
            return;
        }

        if (environment.IsProduction())
        {
            throw new InvalidOperationException("Clock:Start is set: in Production the clock is the real one. Remove the setting.");
        }

        Start = DateTime.Parse(start, CultureInfo.InvariantCulture);
        var day = DateOnly.FromDateTime(Start.Value);
        StartAt(day.StartUtc() + Start.Value.TimeOfDay);
    }

    /// <summary>The shifted beginning in Viet Nam, or <c>null</c> where the clock is the real one.</summary>
    public DateTime? Start { get; }

    public bool IsShifted => Start is not null;

    /// <summary>Lets the shifted clock go on from this instant: a restarted sample must not run back in time.</summary>
    public void StartAt(DateTime utc) => _shift = utc - base.GetUtcNow().UtcDateTime;

    /// <summary>Stands still at an instant while sample data is made.</summary>
    public void StandAt(DateTime? utc) => _standing = utc;

    public override DateTimeOffset GetUtcNow() => _standing is { } standing ? new DateTimeOffset(standing, TimeSpan.Zero) : base.GetUtcNow() + _shift;
}
