using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NodaTime.Testing;

namespace PartnerImports.Core.Tests;

/// <summary>A host in memory with one dossier: what tests push into and decide in.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly DossierId Dupont = DossierId.Parse("DUPONT"), Martin = DossierId.Parse("MARTIN"), Nowhere = DossierId.Parse("NOWHERE");
    public static readonly PartnerRef Caisse = new(PartnerId.Parse("caisse"), "Caisse SA"), Paie = new(PartnerId.Parse("paie"), "Paie SARL");
    public static readonly Actor Anne = new(UserId.Parse("anne"), new Profile(3)), Bruno = new(UserId.Parse("bruno"), new Profile(4)), Zoe = new(UserId.Parse("zoe"), new Profile(2));

    public const string SixLines = """
        VE;1;2021-05-01;411000;120.00;0.00;Facture 1;CDUPOND
        VE;1;2021-05-01;707000;0.00;100.00;Facture 1
        VE;1;2021-05-01;445710;0.00;20.00;Facture 1
        VE;2;2021-10-12;411000;60.00;0.00;Facture 2;CDURAND
        VE;2;2021-10-12;707000;0.00;50.00;Facture 2
        VE;2;2021-10-12;445710;0.00;10.00;Facture 2
        """;

    private readonly ServiceProvider _services;

    public World(Action<IServiceCollection>? configure = null, Action<PartnerImportsOptions>? options = null)
    {
        var services = new ServiceCollection();
        configure?.Invoke(services);
        services.AddSingleton<IClock>(Clock).AddSingleton<IIdGenerator>(new SequentialIds()).AddSingleton<IImportParser>(Parser);
        services.AddInMemoryStore();
        services.AddPartnerImports(options);
        _services = services.BuildServiceProvider();
        Save(Dupont, "2021");
        Save(Martin, "2021");
    }

    public FakeClock Clock { get; } = new(Instant.FromUtc(2022, 8, 25, 9, 16, 59));
    public TinyParser Parser { get; } = new();

    public ImportReception Reception => Get<ImportReception>();
    public ImportDecisions Decisions => Get<ImportDecisions>();
    public ImportConsole Console => Get<ImportConsole>();
    public ImportWorker Worker => Get<ImportWorker>();
    public MessageDelivery Delivery => Get<MessageDelivery>();
    public ImportNotifications Notifications => Get<ImportNotifications>();
    public IImportStore Store => Get<IImportStore>();
    public InMemoryImportStore Memory => Get<InMemoryImportStore>();
    public IReadOnlyList<PartnerEvent> Events => Get<InMemoryPartnerEvents>().Events;

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A year is <c>2021</c>, <c>2021:closed</c> or <c>2021-04-01..2022-03-31</c>.</summary>
    public void Save(DossierId dossier, string years, bool open = true, string? siren = null) =>
        Get<InMemoryDossiers>().Save(new(dossier, siren is null ? default : Siren.Parse(siren), open), Calendar(years));

    public static FiscalCalendar Calendar(string years) => new(years.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Year));

    public static IImportContent Content(string text, string? name = "MAI2021.tra") => ImportContent.FromBytes(Encoding.UTF8.GetBytes(text), name);

    public ValueTask<PushOutcome> PushAsync(string text, string? key = null, string? name = "MAI2021.tra", PartnerRef? partner = null, DossierId? dossier = null) =>
        Reception.ReceiveAsync(new() { Dossier = dossier ?? Dupont, Partner = partner ?? Caisse, Key = key }, Content(text, name));

    public async Task<ImportRecord> ReceiveAsync(string text = SixLines, string? key = null, string? name = "MAI2021.tra", PartnerRef? partner = null, DossierId? dossier = null) =>
        (await PushAsync(text, key, name, partner, dossier)).Should().BeOfType<PushOutcome.Received>().Which.Record;

    public ValueTask<Answer<DecisionAccepted>> AskAsync(ImportRecord import, ImportDecision decision, Actor? actor = null, long? version = null) =>
        Decisions.RequestAsync(actor ?? Anne, import.Dossier, import.Id, decision, version);

    public async Task<ImportRecord> DecideAsync(ImportRecord import, ImportDecision decision, Actor? actor = null)
    {
        (await AskAsync(import, decision, actor)).Refusal.Should().BeNull();
        await Worker.ProcessAsync(import.Dossier);
        return await FindAsync(import);
    }

    public async Task<ImportRecord> FindAsync(ImportRecord import) => (await Store.FindAsync(import.Dossier, import.Id))!;

    public async Task<Notification> NotificationAsync(Actor? user = null)
    {
        await Delivery.DeliverAsync();
        return (await Notifications.ListAsync(Dupont, (user ?? Anne).User)).Items[0];
    }

    public async Task<int> HeldLinesAsync() => await Get<IBooks>().LinesAsync(Dupont, held: true).CountAsync();

    public async Task<int> OrdinaryLinesAsync() => await Get<IBooks>().LinesAsync(Dupont, held: false).CountAsync();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static FiscalYear Year(string text)
    {
        var parts = text.Split(':');
        var (start, end) = parts[0].Contains("..") && parts[0].Split("..") is [var first, var last]
            ? (TinyFile.Date(first), TinyFile.Date(last))
            : (new LocalDate(int.Parse(parts[0]), 1, 1), new LocalDate(int.Parse(parts[0]), 12, 31));
        return new(start, end, isOpen: parts.Length == 1);
    }
}
