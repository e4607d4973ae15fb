using OcopModular.Dossiers.Domain;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages.Producers;

/// <summary>What a list of producers is asked for.</summary>
internal sealed class ProducerFilter : ListQuery
{
    public Guid? Commune { get; set; }

    public ProducerKind? Kind { get; set; }

    public IQueryable<Producer> Of(IQueryable<Producer> producers) =>
        producers.WithWords(p => p.Search, Q).Where(p => (Commune == null || p.CommuneId == Commune) && (Kind == null || p.Kind == Kind));
}
