using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Accounts;
using OcopModular.Host.Holidays;
using OcopModular.Kernel;

namespace OcopModular.Host.Notices;

/// <summary>How a person hears of notices besides the bell.</summary>
internal enum MailMode
{
    None, AtOnce, Daily,
}

/// <summary>A notice as one person has it.</summary>
internal sealed class KeptNotice
{
    public Guid Id { get; init; }

    public Guid AccountId { get; init; }

    public string Key { get; init; } = "";

    /// <summary>Class of the texts, with its assembly.</summary>
    public string Texts { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>JSON: an array of texts.</summary>
    public string Arguments { get; init; } = "[]";

    public string Url { get; init; } = "";

    public string Icon { get; init; } = "";

    public DateTime At { get; init; }

    public DateTime? ReadAt { get; set; }
}

/// <summary>A notice on its way by mail.</summary>
internal sealed class MailItem
{
    public Guid NoticeId { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>Goes out with the others of the day in one mail.</summary>
    public bool IsDigest { get; init; }

    /// <summary>Not before this instant; also how a sender claims it from the others.</summary>
    public DateTime NextAttempt { get; set; }

    public int Attempts { get; set; }

    public DateTime? SentAt { get; set; }

    public DateTime? GivenUpAt { get; set; }

    public string? LastError { get; set; }
}

/// <summary>What a person chose for mail and calendar.</summary>
internal sealed class PersonSettings : IRecord, IVersioned
{
    /// <summary>Of the account.</summary>
    public Guid Id { get; init; }

    public MailMode Mail { get; set; }

    [Personal]
    public string Address { get; set; } = "";

    /// <summary>SHA-256 of the calendar link's secret, lower-case hex: who reads the database cannot use it.</summary>
    [Personal]
    public string? CalendarHash { get; set; }

    public int Version { get; set; }
}

internal static class NoticeTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<SpecialDay>(e =>
        {
            e.HasIndex(d => d.Day).IsUnique();
            e.Property(d => d.Reason).HasMaxLength(300);
        });
        model.Entity<KeptNotice>(e =>
        {
            e.HasIndex(n => new { n.AccountId, n.Key }).IsUnique();
            e.HasIndex(n => n.ReadAt);
            e.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.Cascade);
            e.Property(n => n.Key).HasMaxLength(200);
            e.Property(n => n.Texts).HasMaxLength(200);
            e.Property(n => n.Text).HasMaxLength(100);
            e.Property(n => n.Url).HasMaxLength(400);
            e.Property(n => n.Icon).HasMaxLength(40);
        });
        model.Entity<MailItem>(e =>
        {
            e.HasKey(m => m.NoticeId);
            e.HasIndex(m => new { m.SentAt, m.NextAttempt });
            e.HasOne<KeptNotice>().WithOne().HasForeignKey<MailItem>(m => m.NoticeId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<PersonSettings>(e =>
        {
            e.HasIndex(s => s.CalendarHash).IsUnique();
            e.HasOne<Account>().WithOne().HasForeignKey<PersonSettings>(s => s.Id).OnDelete(DeleteBehavior.Cascade);
            e.Property(s => s.Address).HasMaxLength(200);
            e.Property(s => s.CalendarHash).HasMaxLength(64);
        });
    }
}
