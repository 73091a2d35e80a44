using System.Text.Json;
using PartnerImports.Parsers.Analysis;

namespace PartnerImports.Parsers.Json;

/// <summary>Reads journals, accounts, third parties and sections: what may be created when the dossier lacks it.</summary>
internal sealed class ReferenceReader
{
    private static readonly PropertySet Parts = new("journaux", "comptes", "tiers", "sections");
    private static readonly PropertySet JournalMembers = new("code", "libelle", "nature");
    private static readonly PropertySet AccountMembers = new("numero", "libelle");
    private static readonly PropertySet ThirdPartyMembers = new("code", "libelle", "collectif", "nature", "siren");
    private static readonly PropertySet SectionMembers = new("axe", "code", "libelle");
    private static readonly PropertySet JournalKinds = new("achat", "vente", "banque", "caisse", "operations-diverses", "a-nouveaux");
    private static readonly PropertySet ThirdPartyKinds = new("client", "fournisseur", "salarie", "autre");

    private readonly JsonValues _values;
    private readonly ReferenceCollector? _reference;
    private readonly EntryLineBatch _texts = new(1);
    private readonly TextSlice[] _item = new TextSlice[3];
    private readonly JsonValues.MemberHandler _onPart, _onJournal, _onAccount, _onThirdParty, _onSection;
    private string? _kind, _siren;

    /// <param name="values">Reads values.</param>
    /// <param name="reference">Takes what is read; null in a second pass.</param>
    public ReferenceReader(JsonValues values, ReferenceCollector? reference)
    {
        _values = values;
        _reference = reference;
        _onPart = OnPart;
        _onJournal = OnJournal;
        _onAccount = OnAccount;
        _onThirdParty = OnThirdParty;
        _onSection = OnSection;
    }

    /// <summary>The kinds and SIREN numbers read in a first pass.</summary>
    public ReferenceDetails Details { get; } = new();

    /// <summary>Reads <c>referentiel</c>.</summary>
    public void Read(ref JsonCursor cursor)
    {
        if (_values.Expect(ref cursor, JsonTokenType.StartObject)) _values.Walk(ref cursor, Parts, _onPart);
    }

    /// <summary>Reads a journal.</summary>
    public void ReadJournal(ref JsonCursor cursor)
    {
        if (!Begin(ref cursor, JournalMembers, _onJournal, 0b11, out var mark)) return;
        Check(_reference?.AddJournal(Of(0), Of(1)), mark);
        if (_reference is not null) Details.AddJournal(Code, _kind);
    }

    /// <summary>Reads an account.</summary>
    public void ReadAccount(ref JsonCursor cursor)
    {
        if (Begin(ref cursor, AccountMembers, _onAccount, 0b11, out var mark)) Check(_reference?.AddAccount(Of(0), Of(1)), mark);
    }

    /// <summary>Reads a third party.</summary>
    public void ReadThirdParty(ref JsonCursor cursor)
    {
        if (!Begin(ref cursor, ThirdPartyMembers, _onThirdParty, 0b111, out var mark)) return;
        Check(_reference?.AddThirdParty(Of(0), Of(1), Of(2)), mark);
        if (_reference is not null) Details.AddThirdParty(Code, _kind, _siren);
    }

    /// <summary>Reads a section.</summary>
    public void ReadSection(ref JsonCursor cursor)
    {
        if (Begin(ref cursor, SectionMembers, _onSection, 0b111, out var mark)) Check(_reference?.AddSection(Of(2), Of(0), Of(1)), mark);
    }

    private void OnPart(ref JsonCursor cursor, int part)
    {
        if (!_values.Expect(ref cursor, JsonTokenType.StartArray)) return;
        for (var index = 0; cursor.Read() && cursor.Token != JsonTokenType.EndArray; index++)
        {
            _values.Report.Path.Push(index);
            if (part == 0) ReadJournal(ref cursor);
            else if (part == 1) ReadAccount(ref cursor);
            else if (part == 2) ReadThirdParty(ref cursor);
            else ReadSection(ref cursor);
            _values.Report.Path.Pop();
        }
    }

    private bool Begin(ref JsonCursor cursor, PropertySet members, JsonValues.MemberHandler handler, uint required, out JsonMark mark)
    {
        mark = cursor.Mark;
        if (!_values.Expect(ref cursor, JsonTokenType.StartObject)) return false;
        _texts.Clear();
        _item.AsSpan().Clear();
        _kind = _siren = null;
        _values.Require(_values.Walk(ref cursor, members, handler), members, required, mark);
        return !_item[0].IsEmpty;
    }

    private void Check(bool? isNew, JsonMark mark)
    {
        if (isNew == false) _values.Report.Add(JsonDiagnostics.ReferenceRepeated, mark, Code);
    }

    private string Code => _texts.String(_item[0]);

    private ReadOnlySpan<byte> Of(int part) => _texts.Bytes(_item[part]);

    private void OnJournal(ref JsonCursor cursor, int member)
    {
        if (member == 2) _kind = _values.Choice(ref cursor, JournalKinds);
        else Keep(ref cursor, member, member == 0 ? TextRule.Code : TextRule.Label);
    }

    private void OnAccount(ref JsonCursor cursor, int member) => Keep(ref cursor, member, member == 0 ? TextRule.Account : TextRule.Label);

    private void OnThirdParty(ref JsonCursor cursor, int member)
    {
        if (member == 3) _kind = _values.Choice(ref cursor, ThirdPartyKinds);
        else if (member == 4) _siren = _values.String(ref cursor, TextRule.Siren);
        else Keep(ref cursor, member, member == 0 ? TextRule.Code : member == 1 ? TextRule.Label : TextRule.Account);
    }

    private void OnSection(ref JsonCursor cursor, int member) =>
        Keep(ref cursor, member == 0 ? 2 : member - 1, member == 2 ? TextRule.Label : TextRule.Code);

    private void Keep(ref JsonCursor cursor, int part, TextRule rule)
    {
        var text = _values.Text(ref cursor, rule, out var ok);
        if (ok) _item[part] = _texts.Append(text);
    }
}
