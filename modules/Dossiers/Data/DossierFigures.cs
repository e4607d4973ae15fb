using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Domain;
using OcopModular.Dossiers.Pages;
using OcopModular.Dossiers.Pages.Producers;
using OcopModular.Dossiers.Pages.Products;
using OcopModular.Kernel;

namespace OcopModular.Dossiers.Data;

/// <summary>Counts producers, products and the dossiers of a year.</summary>
internal sealed class DossierFigures(DossiersDb db, CheckDeadlines deadlines) : IFigureSource, IScoped
{
    public IReadOnlyList<Figure> Of(Actor actor, int year) =>
    [
        Producers(actor),
        Products(actor) with { IsMain = true },
        ProductGroups(actor) with { IsMain = true },
        Dossiers("dossiers.opened", new() { Year = year }, actor),
        Dossiers("dossiers.filed", new() { Year = year, Course = WantedCourse.Filed }, actor) with { IsMain = true },
        Dossiers("dossiers.atcommune", new() { Year = year, State = DossierState.Filed }, actor),
        Dossiers("dossiers.forwarded", new() { Year = year, State = DossierState.Forwarded }, actor),
        Dossiers("dossiers.late", new() { Year = year, Course = WantedCourse.Late }, actor) with { IsMain = true },
        Dossiers("dossiers.returned", new() { Year = year, State = DossierState.Returned }, actor),
        Dossiers("dossiers.accepted", new() { Year = year, State = DossierState.Accepted }, actor),
    ];

    private Figure Producers(Actor actor)
    {
        var filter = new ProducerFilter();
        return new Figure("base.producers", "producer", Can.Read, "/Dossiers/Producers", filter, ct =>
            filter.Of(db.Producers.VisibleTo(actor)).Select(p => new FigureRow<Guid> { Key = p.CommuneId, Text = p.CommuneName }).CountAsync(ct));
    }

    private Figure Products(Actor actor)
    {
        var filter = new ProductFilter();
        return new Figure("base.products", "product", Can.Read, "/Dossiers/Products", filter, ct =>
            filter.Of(db.Products.VisibleTo(actor)).Select(p => new FigureRow<Guid> { Key = p.CommuneId, Text = p.CommuneName }).CountAsync(ct));
    }

    private Figure ProductGroups(Actor actor)
    {
        var filter = new ProductFilter();
        return new Figure("base.groups", "product", Can.Read, "/Dossiers/Products", filter, ct =>
            filter.Of(db.Products.VisibleTo(actor)).Select(p => new FigureRow<string> { Key = p.Group, Text = p.Group }).CountAsync(ct)) { By = "group" };
    }

    private Figure Dossiers(string name, DossierFilter filter, Actor actor) => new(name, "dossier", Can.Read, "/Dossiers", filter, async ct =>
        await filter.Of(db.Dossiers.VisibleTo(actor), await deadlines.ReadAsync(ct)).Select(d => new FigureRow<Guid> { Key = d.CommuneId, Text = d.CommuneName }).CountAsync(ct)) { IsOfYear = true };
}
