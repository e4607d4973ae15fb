using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Host.Imports;

internal enum ImportState
{
    /// <summary>Read and looked at; waits for its person to mend or confirm it.</summary>
    [Tone(Tone.Wait)]
    Checked,

    [Tone(Tone.Run)]
    Saving,

    [Tone(Tone.Ok)]
    Done,

    [Tone(Tone.Bad)]
    Failed,

    [Tone(Tone.Plain)]
    Dropped,
}

/// <summary>A list that a person sent (lần nhập dữ liệu): what came of it. Nothing of it is saved before its own state is <see cref="ImportState.Done"/>, in one transaction.</summary>
internal sealed class ImportRun : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public int Version { get; set; }

    /// <summary>Name of the import.</summary>
    public string Import { get; init; } = "";

    public Guid AccountId { get; init; }

    public string FileName { get; init; } = "";

    public string Sha256 { get; init; } = "";

    public ImportState State { get; set; }

    public int Rows { get; set; }

    public int New { get; set; }

    public int Changed { get; set; }

    public int Unchanged { get; set; }

    public int FaultyRows { get; set; }

    public int Faults { get; set; }

    public DateTime SentAt { get; init; }

    public DateTime? EndedAt { get; set; }

    /// <summary>Key of the text that says why it must be looked at again, or failed.</summary>
    public string? Problem { get; set; }

    public int ToSave => New + Changed;

    public bool MayBeConfirmed => State == ImportState.Checked && Faults == 0 && ToSave > 0;

    public void Take(CheckedSheet found)
    {
        (Rows, New, Changed, Unchanged) = (found.Rows, found.New, found.Changed, found.Unchanged);
        (FaultyRows, Faults) = (found.FaultyRows, found.FaultCount);
    }
}

/// <summary>What a check found, beside the counts; no record of its own, since it repeats what was typed.</summary>
internal sealed class ImportSheet
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Guid Id { get; init; }

    public string Content { get; set; } = "{}";

    public SheetContent Read() => JsonSerializer.Deserialize<SheetContent>(Content, Json)!;

    public void Write(SheetContent content) => Content = JsonSerializer.Serialize(content, Json);
}

/// <summary>A bad cell, named: row of the sheet, heading, what was typed, what is wrong and what to do.</summary>
internal sealed record ImportFault(int Row, string Heading, string Typed, string Text);

internal sealed record SheetHeading(int Column, string Text);

/// <param name="Session">The sign-in session in which it was sent; the acts are logged under it.</param>
/// <param name="Map">Name of the import's column → column of the sheet.</param>
/// <param name="Missing">Headings of obligatory columns that were not found.</param>
/// <param name="Faults">The first ones.</param>
/// <param name="First">The first rows as they were understood, by the order of the import's columns.</param>
/// <param name="Seen">Sums up what each row would do to which version.</param>
internal sealed record SheetContent(
    Guid Session, IReadOnlyList<SheetHeading> Headings, IReadOnlyDictionary<string, int> Map, IReadOnlyList<string> Missing,
    IReadOnlyList<ImportFault> Faults, IReadOnlyList<IReadOnlyList<string>> First, string Seen);

internal static class ImportTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ImportRun>(e =>
        {
            e.Property(r => r.Import).HasMaxLength(60);
            e.Property(r => r.FileName).HasMaxLength(150);
            e.Property(r => r.Sha256).HasMaxLength(64);
            e.Property(r => r.Problem).HasMaxLength(100);
            e.HasIndex(r => new { r.AccountId, r.State });
            e.HasIndex(r => r.State);
            e.Ignore(r => r.ToSave).Ignore(r => r.MayBeConfirmed);
        });
        model.Entity<ImportSheet>().HasOne<ImportRun>().WithOne().HasForeignKey<ImportSheet>(s => s.Id);
    }
}

/// <summary>A sent list is kept until it is saved or dropped.</summary>
internal sealed class ImportReferences(HostDb db) : IFileReferences, IScoped
{
    public IQueryable<string> Hashes => db.ImportRuns.Where(r => r.State == ImportState.Checked || r.State == ImportState.Saving || r.State == ImportState.Failed).Select(r => r.Sha256);
}
