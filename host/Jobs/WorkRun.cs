using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Jobs;

internal enum WorkState
{
    /// <summary>Đang chạy.</summary>
    [Tone(Tone.Run)]
    Running,

    /// <summary>Xong.</summary>
    [Tone(Tone.Ok)]
    Done,

    /// <summary>Lỗi.</summary>
    [Tone(Tone.Bad)]
    Failed,

    /// <summary>Bị ngắt: the host ended in the middle; the work is begun again.</summary>
    [Tone(Tone.Wait)]
    CutOff,
}

/// <summary>One run of a scheduled work (lần chạy).</summary>
internal sealed class WorkRun
{
    public const int ResultLength = 2000;

    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The machine and process that ran it.</summary>
    public string Host { get; init; } = "";

    public DateTime StartedAt { get; init; }

    public DateTime? EndedAt { get; set; }

    public WorkState State { get; set; }

    /// <summary>What was done, or why it failed; <c>null</c> when there was nothing to do.</summary>
    public string? Result { get; set; }

    public static void Map(ModelBuilder builder)
    {
        builder.Entity<WorkRun>().Property(r => r.Name).HasMaxLength(100);
        builder.Entity<WorkRun>().Property(r => r.Host).HasMaxLength(200);
        builder.Entity<WorkRun>().Property(r => r.Result).HasMaxLength(ResultLength);
        builder.Entity<WorkRun>().HasIndex(r => new { r.Name, r.StartedAt });
    }
}
