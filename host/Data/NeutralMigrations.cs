using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace OcopModular.Host.Data;

/// <summary>Lets <c>dotnet ef</c> write one set of migrations that both databases understand: no column types, no provider annotations.</summary>
internal sealed class NeutralMigrations : IDesignTimeServices
{
    private static readonly string[] Providers = ["Npgsql:", "Sqlite:"];
    private const string Identity = "Npgsql:ValueGenerationStrategy";
    private static readonly string[] Types = [RelationalAnnotationNames.ColumnType, "Relational:ContainerColumnType"];

    public void ConfigureDesignTimeServices(IServiceCollection serviceCollection)
    {
        serviceCollection.AddSingleton<IAnnotationCodeGenerator, Snapshot>();
        var differ = serviceCollection.LastOrDefault(s => s.ServiceType == typeof(IMigrationsModelDiffer))?.ImplementationFactory;
        if (differ is not null)
        {
            serviceCollection.AddTransient<IMigrationsModelDiffer>(s => new Differ((IMigrationsModelDiffer)differ(s)));
        }
    }

    private static bool IsForeign(string annotation) => Providers.Any(p => annotation.StartsWith(p, StringComparison.Ordinal));

    private sealed class Snapshot(AnnotationCodeGeneratorDependencies dependencies) : AnnotationCodeGenerator(dependencies)
    {
        public override IEnumerable<IAnnotation> FilterIgnoredAnnotations(IEnumerable<IAnnotation> annotations)
        {
            var all = base.FilterIgnoredAnnotations(annotations).ToList();
            var isModel = all.Exists(a => a.Name == RelationalAnnotationNames.MaxIdentifierLength);
            return all.Where(a => !IsForeign(a.Name) || (a.Name == Identity && !isModel));
        }

        public override IReadOnlyList<MethodCallCodeFragment> GenerateFluentApiCalls(IAnnotatable annotatable, IDictionary<string, IAnnotation> annotations)
        {
            foreach (var name in Types)
            {
                annotations.Remove(name);
            }

            return base.GenerateFluentApiCalls(annotatable, annotations);
        }
    }

    private sealed class Differ(IMigrationsModelDiffer inner) : IMigrationsModelDiffer
    {
        public bool HasDifferences(IRelationalModel? source, IRelationalModel? target) => inner.HasDifferences(source, target);

        public IReadOnlyList<MigrationOperation> GetDifferences(IRelationalModel? source, IRelationalModel? target)
        {
            var operations = inner.GetDifferences(source, target);
            foreach (var operation in operations)
            {
                Clean(operation);
            }

            return operations;
        }

        private static void Clean(MigrationOperation operation)
        {
            var identity = operation[Identity];
            Forget(operation);
            switch (operation)
            {
                case CreateTableOperation table:
                    table.Columns.ForEach(Clean);
                    break;
                case AlterColumnOperation changed:
                    Clean(changed.OldColumn);
                    RefuseNewType(changed);
                    break;
            }

            if (operation is ColumnOperation column)
            {
                column.ColumnType = null;
                if (identity is not null)
                {
                    column[Identity] = identity;
                    column["Sqlite:Autoincrement"] = true;
                }
            }
        }

        // Without column types PostgreSQL would keep the old type when only the CLR type changes: add a column, copy, drop.
        private static void RefuseNewType(AlterColumnOperation column)
        {
            if (column.ClrType != column.OldColumn.ClrType)
            {
                throw new InvalidOperationException($"{column.Table}.{column.Name} changes from {column.OldColumn.ClrType.Name} to {column.ClrType.Name}: add a column, copy, drop the old one.");
            }
        }

        private static void Forget(AnnotatableBase thing)
        {
            foreach (var annotation in thing.GetAnnotations().Where(a => IsForeign(a.Name)).ToList())
            {
                thing.RemoveAnnotation(annotation.Name);
            }
        }
    }
}
