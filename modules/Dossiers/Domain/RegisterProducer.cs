using Microsoft.EntityFrameworkCore;
using OcopModular.Dossiers.Data;
using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>Registers producers, in the commune of the officer or, for the district, in any that exists today.</summary>
internal sealed class RegisterProducer(DossiersDb db, Communes communes, TimeProvider clock) : IScoped
{
    public async Task<(Outcome Outcome, Guid Id)> RunAsync(Guid communeId, ProducerDetails details, CancellationToken ct)
    {
        var homes = await communes.HomesAsync(ct);
        if (!homes.TryGetValue(communeId, out var commune) || commune.Id != communeId)
        {
            return (Outcome.Refuse("Producer.NoCommune"), Guid.Empty);
        }

        var (name, before) = (details.Name.Trim(), homes.Where(h => h.Value.Id == communeId).Select(h => h.Key).ToList());
        if (await db.Producers.AnyAsync(p => before.Contains(p.CommuneId) && p.Name == name, ct))
        {
            return (Outcome.Refuse("Producer.Twice", name, commune.Name), Guid.Empty);
        }

        var producer = Add(commune, details);
        await db.SaveChangesAsync(ct);
        return (Outcome.Done, producer.Id);
    }

    /// <summary>For the caller to save; that it is none of today's is known.</summary>
    public Producer Add(UnitCard commune, ProducerDetails details)
    {
        var producer = Producer.Register(Guid.CreateVersion7(clock.GetUtcNow()), Commune.Of(commune), details, clock.UtcNow());
        db.Add(producer);
        db.Because(producer, "Producer.Registered");
        return producer;
    }
}

/// <summary>Registers products of a producer of one's own scope, under a set of the pack in force.</summary>
internal sealed class RegisterProduct(DossiersDb db, DossierRules rules, Communes communes, CurrentActor current, TimeProvider clock) : IScoped
{
    public async Task<(Outcome Outcome, Guid Id)> RunAsync(Guid producerId, string name, string? description, int set, CancellationToken ct)
    {
        var producer = await db.Producers.VisibleTo(current.Actor).SingleOrDefaultAsync(p => p.Id == producerId, ct);
        if (producer is null)
        {
            return (Outcome.Refuse("Product.NoProducer"), Guid.Empty);
        }

        if (rules.SetsToday().FirstOrDefault(s => s.Number == set) is not { } card)
        {
            return (Outcome.Refuse("Product.NoSet"), Guid.Empty);
        }

        if (await db.Products.AnyAsync(p => p.ProducerId == producerId && p.Name == name.Trim(), ct))
        {
            return (Outcome.Refuse("Product.Twice", name.Trim(), producer.Name), Guid.Empty);
        }

        if (await communes.HomeAsync(producer.CommuneId, ct) is not { } commune)
        {
            return (Outcome.Refuse("Producer.CommuneGone", producer.CommuneName), Guid.Empty);
        }

        var product = Add(producer, commune, name, description, card);
        await db.SaveChangesAsync(ct);
        return (Outcome.Done, product.Id);
    }

    /// <summary>For the caller to save; that it is none of today's is known.</summary>
    public Product Add(Producer producer, Commune commune, string name, string? description, SetCard card)
    {
        var product = Product.Register(Guid.CreateVersion7(clock.GetUtcNow()), producer, commune, name, description, card, clock.UtcNow());
        db.Add(product);
        db.Because(product, "Product.Registered");
        return product;
    }
}
