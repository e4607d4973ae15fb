using OcopModular.Dossiers.Contracts;
using OcopModular.Dossiers.Domain;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Pages;

/// <summary>What every page of a dossier says at its top.</summary>
internal sealed record DossierHead(
    Guid Id,
    int Version,
    Guid ProductId,
    string Product,
    Guid ProducerId,
    string Producer,
    string Commune,
    DossierKind Kind,
    DossierState State,
    int Year,
    int Set,
    string SetName,
    string? Number,
    string? Pack,
    DateOnly? FiledOn,
    int Versions,
    string? ReturnReason,
    bool IsEditable)
{
    public static DossierHead Of(Dossier d) => new(
        d.Id, d.Version, d.ProductId, d.Product.Name, d.ProducerId, d.Product.Producer.Name, d.CommuneName, d.Kind, d.State, d.Year, d.Set, d.Product.SetName,
        d.Number, d.Pack, d.FiledOn, d.Versions, d.ReturnReason, d.IsEditable);
}

/// <summary>The head of a page: where it lies under the dossier, its title.</summary>
internal sealed record PageHead(DossierHead Dossier, string? Title = null);
