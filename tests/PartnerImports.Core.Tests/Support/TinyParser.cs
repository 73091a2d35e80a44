using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime.Text;

namespace PartnerImports.Core.Tests;

/// <summary>
/// A parser of a tiny language, so that the tests of Core say what a file holds and nothing of formats: a line is
/// <c>journal;number;date;account;debit;credit;label;third party</c>, and <c>#name value</c> says what a format would tell.
/// </summary>
internal sealed class TinyParser : IImportParser
{
    public static DiagnosticDescriptor Fault { get; } = new("TNY0001", Severity.Blocking, new(typeof(TinyParser).Assembly, "PartnerImports.Core.Tests.tiny.diagnostics.json"));

    public static DiagnosticDescriptor Presumption { get; } = new("TNY0002", Severity.Warning, Fault.Catalog) { PresumesFiscalYear = true };

    public ImmutableArray<IImportFormat> Formats => [];

    /// <summary>How often a content was analysed.</summary>
    public int Analyses { get; private set; }

    /// <summary>Runs before the second pass, as somebody who changes the file meanwhile.</summary>
    public Func<bool> ChangedMeanwhile { get; set; } = () => false;

    public ValueTask<ImportAnalysis> AnalyseAsync(IImportContent content, ReadOptions options, CancellationToken cancellationToken = default)
    {
        Analyses++;
        var bytes = Read(content);
        var look = new ContentLook { Name = content.Name, Hash = options.TakesHash ? ContentHash.Of(bytes) : default, Length = bytes.Length, Head = bytes, Encoding = ContentEncoding.Utf8 };
        var file = TinyFile.Parse(Encoding.UTF8.GetString(bytes));
        var bag = new DiagnosticBag(options.Severities, options.MaxDiagnostics);
        foreach (var line in file.Faults) bag.Add(Fault, new SourcePlace { Line = line }, "montant", "x", "un montant");
        if (file["presumes"] is not null) bag.Add(Presumption, SourcePlace.File);
        var batch = file.Fill(new EntryLineBatch(Math.Max(1, file.Lines.Count)), 0, int.MaxValue);
        foreach (var check in options.Checks) check.Check(batch, bag);
        return new(new ImportAnalysis
        {
            Look = look,
            Encoding = ContentEncoding.Utf8,
            Options = options,
            Diagnostics = bag.ToDiagnostics(),
            Counts = bag.Counts,
            Format = file["format"] switch { "fec" => ImportFormat.Fec, "json" => ImportFormat.Json, "none" => default, _ => ImportFormat.Tra },
            Summary = file.Summary,
            ReferenceData = file.References,
            Fingerprint = file.Fingerprint,
            Title = file["title"],
            PushKey = file["key"],
            CreationWishes = file["wish"] is { } wish ? new() { Journals = bool.Parse(wish), Accounts = bool.Parse(wish), ThirdParties = bool.Parse(wish) } : CreationWishes.None,
            DossierCode = file["dossier"],
            Siren = file["siren"] is { } siren ? Siren.Parse(siren) : default,
            NamedYears = file["years"] is { } years ? [.. World.Calendar(years).Years.Select(year => year.Period)] : [],
            ClosingDate = file["closing"] is { } closing ? TinyFile.Date(closing) : null,
            EntryIds = file["ids"] is { } ids ? [.. ids.Split(',')] : [],
        });
    }

    public IEntryReader OpenEntries(IImportContent content, ImportAnalysis analysis)
    {
        if (analysis.HasBlocking) throw new InvalidOperationException("The analysis blocks.");
        return new Reader(TinyFile.Parse(Encoding.UTF8.GetString(Read(content))), ChangedMeanwhile());
    }

    private static byte[] Read(IImportContent content)
    {
        using var stream = content.OpenRead();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed class Reader(TinyFile file, bool changed) : IEntryReader
    {
        private int _next;

        public ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken = default)
        {
            batch.Clear();
            if (changed && _next >= file.Lines.Count) throw new ContentChangedException();
            file.Fill(batch, _next, batch.Capacity);
            _next += batch.Count;
            return new(batch.Count > 0);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>A file of the tiny language.</summary>
internal sealed class TinyFile
{
    private readonly Dictionary<string, string> _says = [];
    private readonly Dictionary<(string, string), int> _entries = [];

    public List<(int Number, string[] Fields)> Lines { get; } = [];

    public List<int> Faults { get; } = [];

    public string? this[string name] => _says.GetValueOrDefault(name);

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static TinyFile Parse(string text)
    {
        var file = new TinyFile();
        foreach (var (number, line) in text.Split('\n').Index().Where(line => line.Item.Length > 0))
        {
            if (line == "!") file.Faults.Add(number + 1);
            else if (line[0] != '#') file.Lines.Add((number + 1, line.Split(';')));
            else if (line.Split(' ', 2) is [var name, var value]) file._says[name[1..]] = value;
        }
        return file;
    }

    public ImportSummary Summary => new()
    {
        Entries = Lines.Select(line => (line.Fields[0], line.Fields[1])).Distinct().Count(),
        Lines = Lines.Count,
        TotalDebit = Sum(4),
        TotalCredit = Sum(5),
        FirstMovement = Lines.Count == 0 ? null : Lines.Min(line => Date(line.Fields[2])),
        LastMovement = Lines.Count == 0 ? null : Lines.Max(line => Date(line.Fields[2])),
        Journals = References.Journals.Length,
        Accounts = References.Accounts.Length,
        ThirdParties = References.ThirdParties.Length,
        Sections = References.Sections.Length,
    };

    public ReferenceData References => new()
    {
        Journals = [.. Column(0, "journals").Select(code => new Journal(JournalCode.Parse(code), "Journal " + code))],
        Accounts = [.. Column(3, "accounts").Select(code => new Account(AccountNumber.Parse(code), "Compte " + code))],
        ThirdParties = [.. Column(7, "thirdParties").Select(code => new ThirdParty(ThirdPartyCode.Parse(code), "Tiers " + code))],
        Sections = [.. (this["sections"]?.Split(',') ?? []).Select(code => new AnalyticSection(AxisCode.Parse("A1"), SectionCode.Parse(code), "Section " + code))],
    };

    public string Fingerprint => Lines.Count == 0 ? "" : ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\n', Lines.Select(line => string.Join(';', line.Fields))))).ToString();

    public EntryLineBatch Fill(EntryLineBatch batch, int from, int count)
    {
        foreach (var (number, fields) in Lines.Skip(from).Take(count))
        {
            var row = batch.Add(number, 0);
            batch.Dates[row] = Date(fields[2]);
            batch.Debits[row] = Amount.Parse(fields[4]);
            batch.Credits[row] = Amount.Parse(fields[5]);
            batch.Entries[row] = _entries.TryGetValue((fields[0], fields[1]), out var entry) ? entry : _entries[(fields[0], fields[1])] = _entries.Count;
            batch.SetText(EntryText.Entry, row, $"{fields[0]}/{fields[1]}");
            batch.SetText(EntryText.Journal, row, fields[0]);
            batch.SetText(EntryText.Number, row, fields[1]);
            batch.SetText(EntryText.Account, row, fields[3]);
            batch.SetText(EntryText.Label, row, fields[6]);
            batch.SetText(EntryText.ThirdParty, row, fields.Length > 7 ? fields[7] : "");
        }
        return batch;
    }

    private AmountTotal Sum(int column) => Lines.Aggregate(AmountTotal.Zero, (sum, line) => sum.Add(Amount.Parse(line.Fields[column], CultureInfo.InvariantCulture)));

    private IEnumerable<string> Column(int column, string name) =>
        Lines.Where(line => line.Fields.Length > column).Select(line => line.Fields[column]).Concat(this[name]?.Split(',') ?? []).Where(code => code.Length > 0).Distinct();
}
