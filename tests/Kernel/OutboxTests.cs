using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OcopModular.Host.Outbox;
using OcopModular.Kernel;

namespace OcopModular.Tests.KernelTests;

public sealed class OutboxTests
{
    private const string Poison = "poison";

    [Theory, OnBothDatabases]
    public async Task A_poison_message_does_not_hold_up_the_others(string database)
    {
        var heard = new Heard();
        await using var app = await NotesHost.StartAsync(database, heard.Listen);
        await app.WriteAsync(new Note { Text = Poison }, announces: true);
        await app.WriteAsync(new Note { Text = "good" }, announces: true);

        await app.DeliverAsync();

        heard.Texts.Should().Equal("good");
        var messages = await MessagesAsync(app);
        messages.Should().ContainSingle(m => m.DeliveredAt != null).Which.Payload.Should().Contain("good");
        messages.Single(m => m.DeliveredAt is null).LastError.Should().Contain("cannot be swallowed");
    }

    [Theory, OnBothDatabases]
    public async Task A_message_that_failed_is_tried_again_later_and_then_left(string database)
    {
        var heard = new Heard();
        await using var app = await NotesHost.StartAsync(database, heard.Listen);
        await app.WriteAsync(new Note { Text = Poison }, announces: true);

        await app.DeliverAsync();
        await app.DeliverAsync();
        (await MessagesAsync(app))[0].Attempts.Should().Be(1, "it is not yet due again");
        for (var i = 0; i < 20; i++)
        {
            app.Time.Advance(TimeSpan.FromHours(1));
            await app.DeliverAsync();
        }

        var message = (await MessagesAsync(app))[0];
        message.Attempts.Should().Be(10);
        message.DeliveredAt.Should().BeNull();
    }

    [Theory, OnBothDatabases]
    public async Task The_attempt_is_counted_before_it_is_made(string database)
    {
        var heard = new Heard();
        await using var app = await NotesHost.StartAsync(database, heard.Listen);
        await app.WriteAsync(new Note { Text = "good" }, announces: true);

        await app.DeliverAsync();

        heard.AttemptsSeen.Should().Equal(1);
    }

    [Theory, OnBothDatabases]
    public async Task A_crash_between_change_and_delivery_loses_no_event(string database)
    {
        await using var store = await TestDatabase.MigratedAsync(database);
        await using (var first = await NotesHost.WithTableAsync(await NotesHost.StartAsync(store)))
        {
            await first.WriteAsync(new Note { Text = "good" }, announces: true);
        }

        var heard = new Heard();
        await using var second = await NotesHost.StartAsync(store, heard.Listen);
        await second.DeliverAsync();

        heard.Texts.Should().Equal("good");
    }

    [Theory, OnBothDatabases]
    public async Task A_message_whose_delivery_was_cut_off_is_delivered_when_its_claim_is_over(string database)
    {
        var heard = new Heard();
        await using var app = await NotesHost.StartAsync(database, heard.Listen);
        await app.WriteAsync(new Note { Text = "good" }, announces: true);
        var until = app.Time.GetUtcNow().UtcDateTime.AddMinutes(2);
        await app.DoAsync<NotesDb>(db => db.Set<OutboxMessage>().ExecuteUpdateAsync(s => s.SetProperty(m => m.Attempts, 1).SetProperty(m => m.NextAttempt, until)));

        await app.DeliverAsync();
        heard.Texts.Should().BeEmpty("another process holds it");
        app.Time.Advance(TimeSpan.FromMinutes(3));
        await app.DeliverAsync();

        heard.Texts.Should().Equal("good");
    }

    [Theory, OnBothDatabases]
    public async Task Each_handler_runs_in_a_scope_of_its_own_as_the_program(string database)
    {
        var heard = new Heard();
        await using var app = await NotesHost.StartAsync(database, services =>
        {
            heard.Listen(services);
            services.AddScoped<IWhen<NoteWritten>, SecondListener>();
        });
        await app.WriteAsync(new Note { Text = "good" }, announces: true);

        await app.DeliverAsync();

        heard.Actors.Should().HaveCount(2).And.OnlyContain(a => ReferenceEquals(a, Actor.System));
        heard.Scopes.Distinct().Should().HaveCount(2);
    }

    [Theory, OnBothDatabases]
    public async Task An_event_that_nobody_knows_any_more_is_kept_and_told(string database)
    {
        await using var app = await NotesHost.StartAsync(database);
        await app.DoAsync<NotesDb>(db =>
        {
            db.Add(new OutboxMessage { Id = Guid.CreateVersion7(), Type = "OcopModular.Gone.Contracts.Left, OcopModular.Gone", Payload = "{}", NextAttempt = app.Time.GetUtcNow().UtcDateTime });
            return db.SaveChangesAsync();
        });

        await app.DeliverAsync();

        (await MessagesAsync(app))[0].LastError.Should().Contain("switched off or gone");
        app.Log.Lines.Should().ContainMatch("*was not delivered*");
    }

    [Theory, OnBothDatabases]
    public async Task Two_pumps_deliver_a_message_once(string database)
    {
        var heard = new Heard();
        await using var app = await NotesHost.StartAsync(database, heard.Listen);
        for (var i = 0; i < 10; i++)
        {
            await app.WriteAsync(new Note { Text = $"good {i}" }, announces: true);
        }

        var pump = app.Services.GetRequiredService<OutboxPump>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => pump.DeliverDueAsync(CancellationToken.None))));

        heard.Texts.Should().HaveCount(10).And.OnlyHaveUniqueItems();
    }

    private static Task<List<OutboxMessage>> MessagesAsync(App app) => app.AskAsync<NotesDb, List<OutboxMessage>>(db => db.Set<OutboxMessage>().OrderBy(m => m.Id).ToListAsync());

    private sealed class Heard
    {
        private readonly Lock _lock = new();

        public List<string> Texts { get; } = [];

        public List<int> AttemptsSeen { get; } = [];

        public List<Actor> Actors { get; } = [];

        public List<object> Scopes { get; } = [];

        public void Listen(IServiceCollection services)
        {
            services.AddSingleton(this);
            services.AddScoped<IWhen<NoteWritten>, Listener>();
        }

        public void Note(string? text, Actor actor, object scope)
        {
            lock (_lock)
            {
                if (text is not null)
                {
                    Texts.Add(text);
                }

                Actors.Add(actor);
                Scopes.Add(scope);
            }
        }
    }

    private sealed class Listener(Heard heard, NotesDb db, CurrentActor current) : IWhen<NoteWritten>
    {
        public async Task HandleAsync(NoteWritten happened, CancellationToken ct)
        {
            heard.AttemptsSeen.Add(await db.Set<OutboxMessage>().Where(m => m.Payload.Contains(happened.Text)).Select(m => m.Attempts).FirstAsync(ct));
            if (happened.Text == Poison)
            {
                throw new InvalidOperationException("cannot be swallowed");
            }

            heard.Note(happened.Text, current.Actor, db);
        }
    }

    private sealed class SecondListener(Heard heard, NotesDb db, CurrentActor current) : IWhen<NoteWritten>
    {
        public Task HandleAsync(NoteWritten happened, CancellationToken ct)
        {
            heard.Note(text: null, current.Actor, db);
            return Task.CompletedTask;
        }
    }
}
