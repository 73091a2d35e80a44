using System.Text;

namespace PartnerImports.Parsers.Analysis;

/// <summary>Gathers the journals, accounts, third parties and sections that records and lines name.</summary>
/// <remarks>A code that the books cannot hold is reported where it first appears. A record's values win over those of lines that come later.</remarks>
internal sealed class ReferenceCollector
{
    private readonly DiagnosticBag _diagnostics;
    private readonly CodeIndex<object> _journals = new();
    private readonly CodeIndex<object> _accounts = new();
    private readonly CodeIndex<AccountNumber> _thirdParties = new();
    private readonly CodeIndex<(AxisCode, SectionCode)> _sections = new();
    private readonly CodeColumn<AccountNumber> _thirdPartyOf;

    public ReferenceCollector(DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        JournalOf = new(_journals, AddJournal);
        AccountOf = new(_accounts, AddAccount);
        _thirdPartyOf = new(_thirdParties, AddThirdParty);
    }

    /// <summary>The journal of each line of the batch taken last.</summary>
    public CodeColumn<object> JournalOf { get; }

    /// <summary>The account of each line of the batch taken last.</summary>
    public CodeColumn<object> AccountOf { get; }

    public int Journals => _journals.Count;
    public int Accounts => _accounts.Count;
    public int ThirdParties => _thirdParties.Count;
    public int Sections => _sections.Count;

    /// <summary>Whether nothing was named.</summary>
    public bool IsEmpty => Journals + Accounts + ThirdParties + Sections == 0;

    /// <summary>The number of an account, by ordinal.</summary>
    public ReadOnlySpan<byte> Account(int ordinal) => _accounts.Code(ordinal);

    /// <summary>Takes what the lines of a batch name.</summary>
    public void Add(LineDigest digest)
    {
        var batch = digest.Batch;
        JournalOf.Take(batch, digest.Journals);
        AccountOf.Take(batch, digest.Accounts);
        _thirdPartyOf.Take(batch, digest.ThirdParties);
        foreach (var share in batch.Allocations)
        {
            var axis = batch.Bytes(share.Axis);
            var section = batch.Bytes(share.Section);
            if (AddSection(axis, section, batch.Bytes(share.SectionLabel)) && !(AxisCode.TryParse(axis, null, out _) && SectionCode.TryParse(section, null, out _)))
                Unfit(batch, share.Row, EntryField.Allocations, section, SectionCode.MaxLength);
        }
    }

    private int AddJournal(EntryLineBatch batch, int row)
    {
        var code = batch.Text(EntryText.Journal, row);
        if (_journals.Add(code, batch.Text(EntryText.JournalLabel, row)) && !JournalCode.TryParse(code, null, out _))
            Unfit(batch, row, EntryField.Journal, code, JournalCode.MaxLength);
        return _journals.Last;
    }

    private int AddAccount(EntryLineBatch batch, int row)
    {
        var number = batch.Text(EntryText.Account, row);
        if (_accounts.Add(number, batch.Text(EntryText.AccountLabel, row)) && !AccountNumber.TryParse(number, null, out _))
            Unfit(batch, row, EntryField.Account, number, AccountNumber.MaxLength);
        return _accounts.Last;
    }

    private int AddThirdParty(EntryLineBatch batch, int row)
    {
        var code = batch.Text(EntryText.ThirdParty, row);
        if (AddThirdParty(code, batch.Text(EntryText.ThirdPartyLabel, row), batch.Text(EntryText.Account, row)) && !ThirdPartyCode.TryParse(code, null, out _))
            Unfit(batch, row, EntryField.ThirdParty, code, ThirdPartyCode.MaxLength);
        return _thirdParties.Last;
    }

    /// <summary>Takes a journal record; true when its code is new.</summary>
    public bool AddJournal(ReadOnlySpan<byte> code, ReadOnlySpan<byte> label) => _journals.Add(code, label);

    /// <summary>Takes an account record; true when its number is new.</summary>
    public bool AddAccount(ReadOnlySpan<byte> number, ReadOnlySpan<byte> label) => _accounts.Add(number, label);

    /// <summary>Takes a third party; true when its code is new.</summary>
    public bool AddThirdParty(ReadOnlySpan<byte> code, ReadOnlySpan<byte> label, ReadOnlySpan<byte> collective)
    {
        if (_thirdParties.Knows(code, label)) return false;
        AccountNumber.TryParse(collective, null, out var account);
        return _thirdParties.Add(code, label, account);
    }

    /// <summary>Takes a section; true when it is new on its axis.</summary>
    public bool AddSection(ReadOnlySpan<byte> axis, ReadOnlySpan<byte> code, ReadOnlySpan<byte> label)
    {
        Span<byte> key = stackalloc byte[Math.Min(axis.Length + 1 + code.Length, 1024)];
        if (key.Length < axis.Length + 1 + code.Length) key = new byte[axis.Length + 1 + code.Length];
        axis.CopyTo(key);
        key[axis.Length] = 0;
        code.CopyTo(key[(axis.Length + 1)..]);
        if (_sections.Knows(key, label)) return false;
        AxisCode.TryParse(axis, null, out var axisCode);
        SectionCode.TryParse(code, null, out var sectionCode);
        return _sections.Add(key, label, (axisCode, sectionCode));
    }

    /// <summary>All of it; codes that the books cannot hold are left out.</summary>
    public ReferenceData ToReferenceData() => new()
    {
        Journals = [.. _journals.Select(i => JournalCode.TryParse(_journals.Code(i), null, out var code) ? new Journal(code, _journals.Label(i)) : null)],
        Accounts = [.. _accounts.Select(i => AccountNumber.TryParse(_accounts.Code(i), null, out var number) ? new Account(number, _accounts.Label(i)) : null)],
        ThirdParties = [.. _thirdParties.Select(i => ThirdPartyCode.TryParse(_thirdParties.Code(i), null, out var code) ? new ThirdParty(code, _thirdParties.Label(i), _thirdParties.Value(i)) : null)],
        Sections = [.. _sections.Select(i => _sections.Value(i) is { Item1.HasValue: true, Item2.HasValue: true } known ? new AnalyticSection(known.Item1, known.Item2, _sections.Label(i)) : null)],
    };

    /// <summary>What keeps a text that is not blank from being a code: its length, else one of its characters.</summary>
    public static DiagnosticDescriptor ReasonOf(ReadOnlySpan<byte> code, int length) =>
        Encoding.UTF8.GetString(code).AsSpan().Trim().Length > length ? EntryDiagnostics.CodeTooLong : EntryDiagnostics.CodeCharacter;

    private void Unfit(EntryLineBatch batch, int row, EntryField field, ReadOnlySpan<byte> code, int length) =>
        _diagnostics.Add(ReasonOf(code, length), batch.Locate(row, field), batch.NameOf(field), Encoding.UTF8.GetString(code), length.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
