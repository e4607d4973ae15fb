using OcopModular.Kernel;

namespace OcopModular.Dossiers.Domain;

/// <summary>Whose records an actor sees: a producer its own, a commune its own, the district all.</summary>
internal static class Scope
{
    public static IQueryable<Producer> VisibleTo(this IQueryable<Producer> producers, Actor actor) =>
        IsUnassigned(actor) ? producers.Where(p => false)
        : actor.OnlyProducer is { } own ? producers.Where(p => p.Id == own)
        : actor.OnlyUnit is { } commune ? producers.Where(p => p.CommuneId == commune)
        : producers;

    public static IQueryable<Product> VisibleTo(this IQueryable<Product> products, Actor actor) =>
        IsUnassigned(actor) ? products.Where(p => false)
        : actor.OnlyProducer is { } own ? products.Where(p => p.ProducerId == own)
        : actor.OnlyUnit is { } commune ? products.Where(p => p.CommuneId == commune)
        : products;

    public static IQueryable<Dossier> VisibleTo(this IQueryable<Dossier> dossiers, Actor actor) =>
        IsUnassigned(actor) ? dossiers.Where(d => false)
        : actor.OnlyProducer is { } own ? dossiers.Where(d => d.ProducerId == own)
        : actor.OnlyUnit is { } commune ? dossiers.Where(d => d.CommuneId == commune)
        : dossiers;

    /// <summary>An account of a commune or producer that is linked to none sees nothing, rather than everything.</summary>
    private static bool IsUnassigned(Actor actor) =>
        actor.OnlyUnit is null && actor.OnlyProducer is null && actor.Roles.Count > 0 && actor.Roles.All(r => r is Role.CommuneOfficer or Role.Producer);
}
