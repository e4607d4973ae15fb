using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;
using OcopModular.NewModule.Data;
using OcopModular.NewModule.Domain;

namespace OcopModular.NewModule.Pages;

/// <summary>What is typed, when it is made and when it is corrected.</summary>
internal sealed class NewRecordForm
{
    public int Version { get; set; }

    [Display(Name = "NewRecord.Name"), Required(ErrorMessage = "Required"), StringLength(200, ErrorMessage = "TooLong")]
    public string Name { get; set; } = "";

    [Display(Name = "NewRecord.Number"), StringLength(50, ErrorMessage = "TooLong")]
    public string? Number { get; set; }

    [Display(Name = "NewRecord.Note"), StringLength(2000, ErrorMessage = "TooLong")]
    public string? Note { get; set; }

    public static NewRecordForm Of(NewRecord record) => new() { Version = record.Version, Name = record.Name, Number = record.Number, Note = record.Note };

    /// <summary>Done, or who has the number already.</summary>
    public async Task<Outcome> MayKeepAsync(NewModuleDb db, Guid? id, CancellationToken ct)
    {
        var number = Number?.Trim();
        return string.IsNullOrEmpty(number) || await db.Records.Where(r => r.Number == number && r.Id != id).Select(r => r.Name).FirstOrDefaultAsync(ct) is not { } other
            ? Outcome.Done
            : Outcome.Refuse("NewRecord.NumberTaken", number, other);
    }
}
