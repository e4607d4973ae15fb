using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>Whose records an actor sees: a producer its own, a commune its own and those of communes merged into it, the district all.</summary>
internal static class Scope
{
    public static IQueryable<Producer> VisibleTo(this IQueryable<Producer> producers, Actor actor) =>
        actor.IsUnassigned ? producers.Where(p => false)
        : actor.OnlyProducer is { } own ? producers.Where(p => p.Id == own)
        : actor.OnlyUnits is { } communes ? producers.Where(p => communes.Contains(p.CommuneId))
        : producers;

    public static IQueryable<Product> VisibleTo(this IQueryable<Product> products, Actor actor) =>
        actor.IsUnassigned ? products.Where(p => false)
        : actor.OnlyProducer is { } own ? products.Where(p => p.ProducerId == own)
        : actor.OnlyUnits is { } communes ? products.Where(p => communes.Contains(p.CommuneId))
        : products;

    public static IQueryable<Dossier> VisibleTo(this IQueryable<Dossier> dossiers, Actor actor) =>
        actor.IsUnassigned ? dossiers.Where(d => false)
        : actor.OnlyProducer is { } own ? dossiers.Where(d => d.ProducerId == own)
        : actor.OnlyUnits is { } communes ? dossiers.Where(d => communes.Contains(d.CommuneId))
        : dossiers;
}
