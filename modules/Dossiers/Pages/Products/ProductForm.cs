using System.ComponentModel.DataAnnotations;

namespace OcopModular.Dossiers.Pages.Products;

/// <summary>What is typed about a product.</summary>
internal sealed class ProductForm
{
    public int Version { get; set; }

    [Display(Name = "Product.Name"), Required(ErrorMessage = "Required"), StringLength(200, ErrorMessage = "TooLong")]
    public string Name { get; set; } = "";

    [Display(Name = "Product.Description"), StringLength(2000, ErrorMessage = "TooLong")]
    public string? Description { get; set; }

    /// <summary>Words by which the set is looked for.</summary>
    [Display(Name = "Product.SetWords"), StringLength(100, ErrorMessage = "TooLong")]
    public string? Words { get; set; }

    [Display(Name = "Product.Set"), Required(ErrorMessage = "Product.ChooseSet")]
    public int? Set { get; set; }
}

/// <summary>The sets among which to choose.</summary>
internal sealed record SetChoice(IReadOnlyList<OcopModular.Rules.Contracts.SetCard> Sets, int? Chosen, string? Words);
