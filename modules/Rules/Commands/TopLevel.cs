namespace OcopModular.Rules.Commands;

/// <summary>What was seen so far at the top of an input line.</summary>
internal sealed class TopLevel
{
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public string? Pack { get; set; }

    /// <summary>The number as written.</summary>
    public string? Set { get; set; }

    /// <summary>Pack and set were looked up.</summary>
    public bool IsFound { get; set; }

    public int SheetsAt { get; set; } = -1;

    public int FactsAt { get; set; } = -1;
}
