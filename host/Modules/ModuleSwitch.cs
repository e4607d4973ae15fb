using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using OcopModular.Host.Data;
using OcopModular.Kernel;

namespace OcopModular.Host.Modules;

/// <summary>A module (phân hệ) that the administrator has switched off, or on again.</summary>
internal sealed class ModuleSwitch : IRecord
{
    public Guid Id { get; init; }

    public string Name { get; init; } = "";

    public bool IsOff { get; set; }

    public static void Map(ModelBuilder model)
    {
        model.Entity<ModuleSwitch>().HasIndex(s => s.Name).IsUnique();
        model.Entity<ModuleSwitch>().Property(s => s.Name).HasMaxLength(100);
    }

    /// <summary>Names of the modules that are switched off. Asked before there are services, so it asks the database itself.</summary>
    /// <returns><c>null</c> where there is no database or no such table yet: what starts makes them, or says what is wrong.</returns>
    public static IReadOnlyList<string>? Read(IConfiguration configuration)
    {
        var database = new SqliteOrPostgres(configuration, new DataFolder(configuration));
        if (!database.MayExist)
        {
            return null;
        }

        try
        {
            using var connection = database.Open();
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = """SELECT "Name" FROM "host_module_switch" WHERE "IsOff" ORDER BY "Name" """;
            using var reader = command.ExecuteReader();
            var names = new List<string>();
            while (reader.Read())
            {
                names.Add(reader.GetString(0));
            }

            return names;
        }
        catch (DbException)
        {
            return null;
        }
    }
}
