using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using PartnerImports.Cli.CommandLine;
using PartnerImports.PostgreSql;
using PartnerImports.Sqlite;

namespace PartnerImports.Cli.Hosting;

/// <summary>The host that lives as long as one command: the library over the store that the command line names.</summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private static readonly Option<string?> StoreOption = new("--store") { Description = "FILE.db | connexion PostgreSQL / PostgreSQL connection string" };
    private static readonly Option<string?> DossierOption = new("--dossier") { Description = "CODE" };

    /// <summary>Short: a command that was killed is taken over by the next one within seconds, and fencing tokens keep two of them apart.</summary>
    private static readonly Duration Lease = Duration.FromSeconds(2);

    private readonly ServiceProvider _services;

    private StoreHost(ServiceProvider services) => _services = services;

    public ImportReception Reception => Get<ImportReception>();

    public ImportConsole Console => Get<ImportConsole>();

    public ImportDecisions Decisions => Get<ImportDecisions>();

    public ImportWorker Worker => Get<ImportWorker>();

    public CountingSink Notifications => Get<CountingSink>();

    public INotificationInbox Inbox => Get<INotificationInbox>();

    public IImportStore Store => Get<IImportStore>();

    public IBooks Books => Get<IBooks>();

    public IDossierDirectory Dossiers => Get<IDossierDirectory>();

    public IFiscalCalendar Calendars => Get<IFiscalCalendar>();

    /// <summary>Adds the options that name store and dossier.</summary>
    public static void AddTo(Command command)
    {
        command.Options.Add(StoreOption);
        command.Options.Add(DossierOption);
    }

    /// <summary>The dossier given; wrong usage when there is none.</summary>
    public static DossierId Dossier(ParseResult parsed) => DossierOrAll(parsed)
        ?? throw new UsageException("L'option --dossier est attendue.", "The option --dossier is required.");

    /// <summary>The dossier given; null when none is.</summary>
    public static DossierId? DossierOrAll(ParseResult parsed) => parsed.GetValue(DossierOption) is { } code ? Arguments.Dossier(code) : null;

    /// <summary>Why the SQLite file given holds no store, not even a damaged one: it is not there, or is empty. Null otherwise.</summary>
    public static LocalizedText? MissingFile(ParseResult parsed)
    {
        if (parsed.GetValue(StoreOption) is not { } store || IsConnectionString(store) || Directory.Exists(store)) return null;
        if (!File.Exists(store)) return new($"{store} n'existe pas ; « dossier init » le crée.", $"{store} does not exist; 'dossier init' makes it.");
        return new FileInfo(store).Length == 0 ? new($"{store} est vide ; « dossier init » en fait un magasin.", $"{store} is empty; 'dossier init' makes a store of it.") : null;
    }

    /// <summary>Wrong usage when the SQLite file given is not there.</summary>
    public static void RequireFile(ParseResult parsed)
    {
        if (MissingFile(parsed) is { } missing) throw new UsageException(missing);
    }

    /// <summary>
    /// Opens the store given. An SQLite file that is not there, or is empty, is made by a command that begins something; to all others it is a store without anything in it,
    /// so that a mistyped path leaves no file behind and harms none.
    /// </summary>
    public static StoreHost Open(ParseResult parsed, TextWriter error, bool makesStore)
    {
        var store = parsed.GetValue(StoreOption);
        if (string.IsNullOrWhiteSpace(store)) throw new UsageException("L'option --store est attendue.", "The option --store is required.");
        var services = new ServiceCollection().AddPartnerImportParsers();
        if (IsConnectionString(store)) services.AddPartnerImportPostgreSql(store);
        else if (Directory.Exists(store)) throw new UsageException($"{store} est un dossier de fichiers : un fichier est attendu.", $"{store} is a directory: a file is expected.");
        else if (!makesStore && MissingFile(parsed) is not null) services.AddInMemoryStore();
        else services.AddPartnerImportSqlite(store, new() { WhenBusy = file => error.WriteLine(Busy(file).In(CommandRunner.LanguageOf(parsed))) });
        services.AddSingleton<CountingSink>(provider => new((INotificationSink)provider.GetRequiredService<INotificationInbox>()));
        services.Replace(ServiceDescriptor.Singleton<INotificationSink>(provider => provider.GetRequiredService<CountingSink>()));
        services.AddPartnerImports(options => options.Lease = Lease);
        var provider = services.BuildServiceProvider();
        try
        {
            if (IsConnectionString(store)) provider.GetRequiredService<PostgreSqlDatabase>();
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"La connexion PostgreSQL ne se lit pas : {exception.Message}", $"The PostgreSQL connection cannot be read: {exception.Message}");
        }
        return new(provider);
    }

    private static LocalizedText Busy(string file)
    {
        var seconds = new SqliteFileOptions().BusyTimeout.TotalSeconds;
        return new($"{file} est utilisé par un autre processus ; attente de {seconds:0} secondes au plus…", $"{file} is in use by another process; waiting for {seconds:0} seconds at most…");
    }

    /// <summary>
    /// Executes the request on an import; null when it has none any more. A request that another process holds is waited for until
    /// that process has ended it or its lease has run out.
    /// </summary>
    public async Task<ExecutedRequest?> ExecuteAsync(DossierId dossier, ImportId import, CancellationToken cancellationToken)
    {
        ExecutedRequest? executed = null;
        await RetryAsync(async () =>
        {
            executed = await Worker.ProcessOneAsync(dossier, import, cancellationToken).ConfigureAwait(false);
            return executed is not null || await Store.FindAsync(dossier, import, cancellationToken).ConfigureAwait(false) is not { Request: not null };
        }, cancellationToken).ConfigureAwait(false);
        await DeliverAsync(dossier, cancellationToken).ConfigureAwait(false);
        return executed;
    }

    /// <summary>Executes what is queued on a dossier, or on all, and delivers what is due; waits for requests that another process holds.</summary>
    public async Task<ProcessingReport> ProcessAsync(DossierId? dossier, CancellationToken cancellationToken)
    {
        var report = new ProcessingReport([], 0, 0);
        await RetryAsync(async () =>
        {
            var round = await Worker.ProcessAsync(dossier, cancellationToken).ConfigureAwait(false);
            report = round with { Executed = [.. report.Executed, .. round.Executed] };
            return round.Waiting == 0 || round.Deferred > 0;
        }, cancellationToken).ConfigureAwait(false);
        await DeliverAsync(dossier, cancellationToken).ConfigureAwait(false);
        return report;
    }

    /// <summary>Delivers what is due, on a dossier or on all; waits for messages that another process has taken, be it one that was killed.</summary>
    public Task DeliverAsync(DossierId? dossier, CancellationToken cancellationToken) => RetryAsync(async () =>
    {
        var round = await Get<MessageDelivery>().DeliverAsync(dossier, cancellationToken).ConfigureAwait(false);
        return round.Returned > 0 || await Store.CountMessagesAsync(dossier, cancellationToken).ConfigureAwait(false) == 0;
    }, cancellationToken);

    private static async Task RetryAsync(Func<Task<bool>> isDone, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(200);
        for (var waited = TimeSpan.Zero; !await isDone().ConfigureAwait(false) && waited < Lease.ToTimeSpan() * 2; waited += pause)
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes or changes a dossier.</summary>
    public ValueTask SaveAsync(Dossier dossier, FiscalCalendar calendar, CancellationToken cancellationToken) => Dossiers switch
    {
        SqliteDossiers sqlite => sqlite.SaveAsync(dossier, calendar, cancellationToken),
        PostgreSqlDossiers postgres => postgres.SaveAsync(dossier, calendar, cancellationToken),
        var other => throw new InvalidOperationException($"{other.GetType().Name} keeps no dossiers."),
    };

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Brings the schema up to date.</summary>
    public ValueTask<SchemaMigration> MigrateAsync(CancellationToken cancellationToken) =>
        _services.GetService<PostgreSqlDatabase>() is { } database ? database.MigrateAsync(cancellationToken) : Get<SqliteFile>().MigrateAsync(cancellationToken);

    /// <summary>The keys that make a connection string of what may be a path, one without a host included: no file is to be named by a password.</summary>
    private static readonly string[] ConnectionKeys = ["Host", "Server", "Database", "DB", "Username", "User Name", "User Id", "UserId", "UID", "Password", "PWD"];

    /// <summary>A connection string has one of these keys with a value; a path, whatever it holds, has none.</summary>
    private static bool IsConnectionString(string store)
    {
        if (store.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || store.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            throw new UsageException("Une connexion PostgreSQL s'écrit Host=…;Database=…;Username=….", "A PostgreSQL connection is written Host=…;Database=…;Username=….");
        return store.Split(';').Any(part => part.Split('=', 2) is [var key, _] && ConnectionKeys.Contains(key.Trim(), StringComparer.OrdinalIgnoreCase));
    }
}
