namespace OcopModular.Rules.Contracts;

/// <summary>The pack folder cannot be taken into use; the message is one readable block that names file, rule, column and cause of each error.</summary>
public sealed class RulePackException(string block) : InvalidOperationException(block);
