using System.Globalization;

namespace PartnerImports.Parsers.Json;

/// <summary>Tells the JSON pointers, lines and bytes of the fields of a batch.</summary>
internal sealed class JsonLineLocator(JsonFieldNames names, int capacity) : LineLocator
{
    /// <summary>The places of the rows that the batch holds.</summary>
    public LinePlaces Places { get; } = new(capacity);

    /// <summary>The locator of a batch for fields of these names: the one that it has, or a new one.</summary>
    public static JsonLineLocator Of(EntryLineBatch batch, JsonFieldNames names)
    {
        if (batch.Locator is JsonLineLocator own && own.Names == names && own.Places.Capacity == batch.Capacity) return own;
        var locator = new JsonLineLocator(names, batch.Capacity);
        batch.Locator = locator;
        return locator;
    }

    private JsonFieldNames Names => names;

    /// <inheritdoc/>
    public override string NameOf(EntryField field) => names.NameOf(field);

    /// <inheritdoc/>
    public override SourcePlace Locate(EntryLineBatch batch, int row, EntryField field)
    {
        var mark = Places.MarkOf(row, field);
        if (!mark.IsKnown) mark = Places.MarkOf(row, EntryField.Line);
        return new()
        {
            Line = mark.Line, Column = mark.Column, Offset = mark.Offset, Part = batch.Part,
            Pointer = names.Pointer(field, Places.EntryOf(row), Places.LineOf(row)),
        };
    }
}

/// <summary>What the fields of a line are called in a shape of JSON, and how a pointer leads to them.</summary>
internal sealed class JsonFieldNames
{
    private static readonly Dictionary<EntryField, string> OfEntry = new()
    {
        [EntryField.Journal] = "journal", [EntryField.Date] = "date", [EntryField.Number] = "numero", [EntryField.Reference] = "piece/reference", [EntryField.DocumentDate] = "piece/date",
    };

    private static readonly Dictionary<EntryField, string> OfLine = new()
    {
        [EntryField.Account] = "compte", [EntryField.ThirdParty] = "tiers", [EntryField.Label] = "libelle", [EntryField.Debit] = "debit", [EntryField.Credit] = "credit",
        [EntryField.Currency] = "devise", [EntryField.CurrencyAmount] = "montantDevise", [EntryField.DueDate] = "echeance", [EntryField.Matching] = "lettrage",
        [EntryField.MatchingDate] = "dateLettrage", [EntryField.Allocations] = "analytique",
    };

    private static readonly Dictionary<EntryField, string> OfLoopLine = new()
    {
        [EntryField.Journal] = "journal", [EntryField.JournalLabel] = "journalLib", [EntryField.Date] = "date", [EntryField.Account] = "compte", [EntryField.AccountLabel] = "compteLib",
        [EntryField.ThirdParty] = "tiers", [EntryField.Reference] = "refPiece", [EntryField.DocumentDate] = "dateJustif", [EntryField.Label] = "libelle",
        [EntryField.Debit] = "debit/amount", [EntryField.Credit] = "credit/amount", [EntryField.Currency] = "debit/currency", [EntryField.CurrencyAmount] = "debit/currencyAmount",
        [EntryField.DueDate] = "dateEcheance", [EntryField.Matching] = "codeLettrage", [EntryField.MatchingDate] = "dateLettrage", [EntryField.Allocations] = "axeAna",
    };

    private readonly string _base;
    private readonly bool _hasEntryIndex, _hasEntries;
    private readonly Dictionary<EntryField, string> _entry, _line;

    private JsonFieldNames(string @base, bool hasEntries, bool hasEntryIndex, Dictionary<EntryField, string> entry, Dictionary<EntryField, string> line)
    {
        _base = @base;
        _hasEntries = hasEntries;
        _hasEntryIndex = hasEntryIndex;
        _entry = entry;
        _line = line;
    }

    /// <summary>A document of <c>import-ecritures</c>.</summary>
    public static JsonFieldNames Document { get; } = new("/ecritures", true, true, OfEntry, OfLine);

    /// <summary>A record of NDJSON, whose pointers start at the record.</summary>
    public static JsonFieldNames Records { get; } = new("/v", true, false, OfEntry, OfLine);

    /// <summary>Lines of Loop's body, under a pointer.</summary>
    public static JsonFieldNames Loop(string linesPointer) => new(linesPointer, false, false, [], OfLoopLine);

    public string NameOf(EntryField field) =>
        _entry.TryGetValue(field, out var name) || _line.TryGetValue(field, out name) ? name[(name.LastIndexOf('/') + 1)..] is "amount" ? name[..name.IndexOf('/')] : name[(name.LastIndexOf('/') + 1)..] : "";

    public string Pointer(EntryField field, int entry, int line)
    {
        static string Text(int index) => index.ToString(CultureInfo.InvariantCulture);
        var root = _hasEntryIndex ? $"{_base}/{Text(entry)}" : _base;
        if (_entry.TryGetValue(field, out var name)) return $"{root}/{name}";
        root = _hasEntries ? $"{root}/lignes/{Text(line)}" : $"{root}/{Text(line)}";
        return _line.TryGetValue(field, out name) ? $"{root}/{name}" : root;
    }
}
