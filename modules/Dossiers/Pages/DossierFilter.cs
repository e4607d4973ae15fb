using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel.Ui;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

/// <summary>How far a dossier has come, beyond its state.</summary>
internal enum WantedCourse
{
    /// <summary>Đã nộp: whatever became of it.</summary>
    Filed,

    /// <summary>Quá hạn kiểm tra.</summary>
    Late,
}

/// <summary>What a list of dossiers is asked for.</summary>
internal sealed class DossierFilter : ListQuery
{
    public DossierState? State { get; set; }

    public WantedCourse? Course { get; set; }

    public Guid? Commune { get; set; }

    public int? Year { get; set; }

    public int? Set { get; set; }

    public DossierKind? Kind { get; set; }

    public IQueryable<Dossier> Of(IQueryable<Dossier> dossiers, CheckDeadline deadline)
    {
        var lateBefore = deadline.LateBefore;
        dossiers = dossiers.WithWords(d => d.Search, Q).Where(d =>
            (State == null || d.State == State) && (Commune == null || d.CommuneId == Commune) && (Year == null || d.Year == Year)
            && (Set == null || d.Set == Set) && (Kind == null || d.Kind == Kind));
        return Course switch
        {
            WantedCourse.Filed => dossiers.Where(d => d.FiledOn != null),
            WantedCourse.Late => dossiers.Where(d => d.State == DossierState.Forwarded && d.ForwardedAt < lateBefore),
            _ => dossiers,
        };
    }
}
