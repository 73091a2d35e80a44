using System.Globalization;
using System.Text;
using NodaTime;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tra;

/// <summary>What the parameter records of a file say, as far as reading movements or the analysis needs it.</summary>
/// <remarks>A pass has its own and fills it while it reads.</remarks>
internal sealed class TraParameters(TraFindings findings, ReferenceCollector? reference)
{
    private static readonly string[] UsualPaymentModes = ["CB", "CHQ", "ESP", "LCR", "PRE", "TEP", "TIP", "TRI", "VIC", "VIR", "VIT"];

    private readonly Dictionary<(string Kind, string Code), string> _labels = [];
    private readonly Dictionary<(string Code, string Regime), TraVatCode> _vatCodes = [];
    private readonly Dictionary<byte[], bool> _collective = new(Utf8Keys.Comparer);
    private readonly HashSet<byte[]> _paymentModes = new(UsualPaymentModes.Select(Encoding.ASCII.GetBytes), Utf8Keys.Comparer);
    private readonly HashSet<byte[]> _folioJournals = new(Utf8Keys.Comparer);
    private readonly List<TraFiscalYear> _fiscalYears = [];
    private string _ownCurrency = "EUR";

    /// <summary>The usual payment modes, for messages.</summary>
    public static string PaymentModeList { get; } = string.Join(", ", UsualPaymentModes);

    /// <summary>Exchange rates.</summary>
    public TraRates Rates { get; } = new();

    /// <summary>The company; null when the file has no PS1.</summary>
    public TraCompany? Company { get; private set; }

    /// <summary>The fiscal years, unreadable ones left out.</summary>
    public IReadOnlyList<TraFiscalYear> FiscalYears => _fiscalYears;

    /// <summary>The fiscal years as periods.</summary>
    public IEnumerable<ReferencePeriod> Periods => _fiscalYears.Select(PeriodOf);

    /// <summary>The codes (UTF-8) of journals whose piece number is a folio.</summary>
    public IReadOnlySet<byte[]> FolioJournals => _folioJournals;

    /// <summary>Whether a currency is that of the company.</summary>
    public bool IsOwnCurrency(string code) => code.Length == 0 || code == "EUR" || code == _ownCurrency;

    /// <summary>Whether an account is declared, and then whether it is collective.</summary>
    public bool? IsCollective(ReadOnlySpan<byte> account) =>
        _collective.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(account, out var isCollective) ? isCollective : null;

    /// <summary>Whether a payment mode is a usual one or declared.</summary>
    public bool IsPaymentMode(ReadOnlySpan<byte> mode) => _paymentModes.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(mode);

    /// <summary>Whether a day lies in a fiscal year of the file; true when the file has none.</summary>
    public bool IsInFiscalYears(LocalDate date) => _fiscalYears.Count == 0 || _fiscalYears.Exists(year => year.Contains(date));

    /// <summary>The fiscal years as messages show them.</summary>
    public string FiscalYearList => string.Join(", ", _fiscalYears.Select(year => $"{Iso(year.Start!.Value)}..{Iso(year.End!.Value)}"));

    /// <summary>Whether the codes of lines without a row are noted: in a first pass.</summary>
    public bool IsNoting => reference is not null;

    /// <summary>Notes the codes that a line names which makes no row; empty ones are left out.</summary>
    public void Note(string journal, string account, string thirdParty, string axis, string section)
    {
        if (reference is null) return;
        if (journal.Length > 0) reference.AddJournal(Utf8(journal), default);
        if (account.Length > 0) reference.AddAccount(Utf8(account), default);
        if (thirdParty.Length > 0) reference.AddThirdParty(Utf8(thirdParty), default, Utf8(account));
        if (axis.Length > 0 && section.Length > 0) reference.AddSection(Utf8(axis), Utf8(section), default);
    }

    /// <summary>Takes a parameter record.</summary>
    public void Take(TraRecord record)
    {
        if (record.Layout is null)
        {
            findings.Say(TraDiagnostics.UnknownRecord, 4, record.Code, record.Code);
            return;
        }
        switch (record.Code)
        {
            case "JAL": Take(record, TraJournal.From(record)); break;
            case "CGN" or "CGE": Take(record, TraAccount.From(record)); break;
            case "CAE": Take(record, TraThirdParty.From(record)); break;
            case "SAT" or "NSA": Take(record, TraSection.From(record)); break;
            case "EXO": Take(record, TraFiscalYear.From(record)); break;
            case "PS1": Take(TraCompany.From(record)); break;
            case "PS5": _ownCurrency = record["DEVISE"] is { Length: > 0 } own ? own : _ownCurrency; break;
            case "DEV": Rates.Add(TraCurrency.From(record)); break;
            case "CHA": Rates.Add(TraExchangeRate.From(record)); break;
            case "MDP": _paymentModes.Add(Utf8(TraPaymentMode.From(record).Code)); break;
            case "TVA": Take(TraVatCode.From(record)); break;
        }
    }

    /// <summary>The period of the file's fiscal years that movements from one day to another belong to; without movements, the first open one.</summary>
    public ReferencePeriod? PeriodOf(LocalDate? first, LocalDate? last)
    {
        var year = last is { } end
            ? _fiscalYears.Find(each => each.Contains(first ?? end) && each.Contains(end)) ?? _fiscalYears.Find(each => each.Contains(end))
            : _fiscalYears.Where(each => each.State is "OUV" or "").OrderBy(each => each.Start).FirstOrDefault();
        return year is null ? null : PeriodOf(year);
    }

    private static ReferencePeriod PeriodOf(TraFiscalYear year) => new(year.Start!.Value, year.End!.Value, ReferencePeriod.LabelFor(year.End.Value));

    private void Take(TraRecord record, TraJournal journal)
    {
        if (!IsNamed(record, journal.Code, journal.Label)) return;
        reference?.AddJournal(Utf8(journal.Code), Utf8(journal.Label));
        if (journal.HasFolios) _folioJournals.Add(Utf8(journal.Code));
    }

    private void Take(TraRecord record, TraAccount account)
    {
        if (!IsNamed(record, account.Code, account.Label)) return;
        reference?.AddAccount(Utf8(account.Code), Utf8(account.Label));
        _collective.TryAdd(Utf8(account.Code), account.IsCollective);
    }

    private void Take(TraRecord record, TraThirdParty thirdParty)
    {
        if (!IsNamed(record, thirdParty.Code, thirdParty.Name)) return;
        reference?.AddThirdParty(Utf8(thirdParty.Code), Utf8(thirdParty.Name), Utf8(thirdParty.Collective));
    }

    private void Take(TraRecord record, TraSection section)
    {
        if (!IsNamed(record, section.Code, section.Label, section.Axis)) return;
        reference?.AddSection(Utf8(section.Axis), Utf8(section.Code), Utf8(section.Label));
    }

    private void Take(TraRecord record, TraFiscalYear year)
    {
        if (year.IsReadable) _fiscalYears.Add(year);
        else findings.Say(TraDiagnostics.FiscalYearUnreadable, 10, "DATEDEBUT", record["DATEDEBUT"], record["DATEFIN"]);
    }

    private void Take(TraCompany company)
    {
        Company = company;
        if (company.HasDoubtfulSiret) findings.Say(TraDiagnostics.DoubtfulSiret, 391, "SIRET", company.Siret);
    }

    private void Take(TraVatCode vat)
    {
        if (vat.Code.Length == 0) return;
        if (!_vatCodes.TryGetValue((vat.Code, vat.Regime), out var before)) _vatCodes.Add((vat.Code, vat.Regime), vat);
        else if ((before.PurchaseRate, before.SalesRate) != (vat.PurchaseRate, vat.SalesRate))
            findings.Say(TraDiagnostics.VatCodeCollision, 7, "CODE", vat.Code, $"{vat.PurchaseRate} / {vat.SalesRate} %", $"{before.PurchaseRate} / {before.SalesRate} %");
    }

    /// <summary>Whether a record has a code; reports one without, and a code that names something else already.</summary>
    private bool IsNamed(TraRecord record, string code, string label, string axis = "")
    {
        if (code.Length == 0)
        {
            findings.Say(TraDiagnostics.RecordWithoutCode, 7, record.Code, record.Code);
            return false;
        }
        if (!findings.IsOn) return true;
        if (!_labels.TryGetValue((record.Code + axis, code), out var before)) _labels.Add((record.Code + axis, code), label);
        else if (before != label) findings.Say(TraDiagnostics.SameCodeOtherLabel, 7, record.Code, code, label, record.Code, before);
        return true;
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
