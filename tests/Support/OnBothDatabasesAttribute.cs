using System.Reflection;
using Xunit.Sdk;

namespace OcopModular.Tests.Support;

/// <summary>Runs a theory on SQLite and on PostgreSQL; what is given stands after the name of the database.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothDatabasesAttribute(params object?[] others) : DataAttribute
{
    public override IEnumerable<object?[]> GetData(MethodInfo testMethod) => Databases.All.Select(d => new object?[] { d }.Concat(others).ToArray());
}

internal static class Databases
{
    public const string Sqlite = "Sqlite";
    public const string PostgreSql = "PostgreSQL";

    public static IReadOnlyList<string> All { get; } = [Sqlite, PostgreSql];
}
