using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OcopModular.Dossiers.Data;
using OcopModular.Dossiers.Domain;
using OcopModular.Kernel;
using OcopModular.Kernel.Ui;

namespace OcopModular.Dossiers.Pages.Products;

[Authorize(Can.Edit)]
internal sealed class EditModel(DossiersDb db, DossierRules rules, CurrentActor current, IStringLocalizer<Texts> texts) : PageModel, IProductPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ProductForm Input { get; set; } = new();

    public IReadOnlyList<Difference> Both { get; private set; } = [];

    public string Name { get; private set; } = "";

    public SetChoice Choice => new(SetFinder.Find(rules.SetsToday(), Input.Words), Input.Set, Input.Words);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } product)
        {
            return NotFound();
        }

        Input = FormOf(product);
        return Page();
    }

    [Repeatable]
    public async Task<IActionResult> OnPostFindAsync(CancellationToken ct)
    {
        ModelState.Clear();
        return await FindAsync(ct) is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } product)
        {
            return NotFound();
        }

        var set = rules.SetsToday().FirstOrDefault(s => s.Number == Input.Set);
        if (set is null)
        {
            ModelState.AddModelError("Input.Set", texts["Product.NoSet"]);
        }
        else if (set.Number != product.Set && await db.Dossiers.AnyAsync(d => d.ProductId == Id, ct))
        {
            ModelState.AddModelError("Input.Set", texts["Product.SetStays"]);
        }

        return ModelState.IsValid ? await SaveAsync(product, set!, ct) : Page();
    }

    private static ProductForm FormOf(Product product) => new() { Version = product.Version, Name = product.Name, Description = product.Description, Set = product.Set, Words = product.SetName };

    private async Task<IActionResult> SaveAsync(Product product, OcopModular.Rules.Contracts.SetCard set, CancellationToken ct)
    {
        try
        {
            db.Expect(product, Input.Version);
            product.Describe(Input.Name, Input.Description, set);
            await db.SaveChangesAsync(ct);
            this.Say(texts["Saved"]);
            return Redirect($"/Dossiers/Products/View/{Id}");
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            var theirs = FormOf((await FindAsync(ct))!);
            theirs.Words = Input.Words;
            Both = BothVersions.Of(Input, theirs, texts);
            ModelState.Remove("Input.Version");
            Input.Version = theirs.Version;
            return this.Stale(texts);
        }
    }

    private async Task<Product?> FindAsync(CancellationToken ct)
    {
        var product = await db.Products.VisibleTo(current.Actor).Include(p => p.Producer).SingleOrDefaultAsync(p => p.Id == Id, ct);
        Name = product?.Name ?? "";
        return product;
    }
}
