using OcopModular.Dossiers.Domain;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages.Products;

/// <summary>What a list of products is asked for.</summary>
internal sealed class ProductFilter : ListQuery
{
    public Guid? Commune { get; set; }

    /// <summary>Nhóm sản phẩm.</summary>
    public string? Group { get; set; }

    public IQueryable<Product> Of(IQueryable<Product> products)
    {
        products = products.WithWords(p => p.Search, Q).Where(p => Commune == null || p.CommuneId == Commune);
        return string.IsNullOrEmpty(Group) ? products : products.Where(p => p.Group == Group);
    }
}
