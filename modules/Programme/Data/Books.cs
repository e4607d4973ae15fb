using Microsoft.EntityFrameworkCore;
using OcopModular.Kernel;
using OcopModular.Programme.Contracts;
using OcopModular.Programme.Domain;

namespace OcopModular.Programme.Data;

internal sealed class CouncilBook(ProgrammeDb db) : ICouncilBook, IScoped
{
    public async Task<IReadOnlyList<CouncilCard>> OfYearAsync(int year, CancellationToken ct) =>
        (await Councils().Where(b => b.Year == year).ToListAsync(ct)).OrderByDescending(b => b.DecisionDate).ThenByDescending(b => b.RecordedAt).Select(b => b.Card()).ToList();

    public async Task<CouncilCard?> FindAsync(Guid id, CancellationToken ct) => (await Councils().SingleOrDefaultAsync(b => b.Id == id, ct))?.Card();

    private IQueryable<Body> Councils() => db.Bodies.AsNoTracking().Include(b => b.Members).Where(b => b.Kind == BodyKind.Council);
}

internal sealed class YearBook(ProgrammeDb db) : IYearBook, IScoped
{
    public async Task<IReadOnlyList<int>> OpenAsync(CancellationToken ct) => await db.Years.Select(y => y.Year).OrderByDescending(y => y).ToListAsync(ct);
}
