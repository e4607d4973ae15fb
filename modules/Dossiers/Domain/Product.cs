using OcopModular.Kernel;
using OcopModular.Rules.Contracts;

namespace OcopModular.Dossiers.Domain;

/// <summary>A product (sản phẩm) and the criteria set under which it is judged. Its id never changes; official product codes do.</summary>
internal sealed class Product : IRecord, IVersioned
{
    public Guid Id { get; init; }

    public int Version { get; set; }

    public string Name { get; private set; } = "";

    public string? Description { get; private set; }

    /// <summary>Number of the criteria set.</summary>
    public int Set { get; private set; }

    public string SetName { get; private set; } = "";

    public string Sector { get; private set; } = "";

    public string Group { get; private set; } = "";

    public Guid ProducerId { get; init; }

    public Producer Producer { get; init; } = null!;

    public Guid CommuneId { get; init; }

    public string CommuneName { get; init; } = "";

    public DateTime RegisteredAt { get; init; }

    public string Search { get; private set; } = "";

    public static Product Register(Guid id, Producer producer, Commune commune, string name, string? description, SetCard set, DateTime now)
    {
        var product = new Product { Id = id, ProducerId = producer.Id, Producer = producer, CommuneId = commune.Id, CommuneName = commune.Name, RegisteredAt = now };
        product.Describe(name, description, set);
        return product;
    }

    public void Describe(string name, string? description, SetCard set)
    {
        Name = name.Trim();
        Description = description?.Trim();
        Set = set.Number;
        SetName = set.Name;
        Sector = set.Sector;
        Group = set.Group;
        Search = SearchText.Of(Name, Producer.Name, CommuneName, SetName);
    }
}
