namespace OcopModular.Kernel;

/// <summary>Work that nobody starts by hand (việc chạy định kỳ): done by the host at set times, on several hosts never twice at once. It may be cut off by a crash and is then begun again, so it claims what it does row by row.</summary>
public interface IScheduledWork
{
    /// <summary>Short and stable; the texts of the class's assembly hold it as <c>Work.{Name}</c>.</summary>
    string Name { get; }

    /// <summary>Cron with seconds, in Asia/Ho_Chi_Minh time, for example <c>0 30 6 * * ?</c>.</summary>
    string Schedule { get; }

    /// <returns>What was done, in a few words for the administrator; <c>null</c> when there was nothing to do.</returns>
    Task<string?> RunAsync(CancellationToken ct);
}
