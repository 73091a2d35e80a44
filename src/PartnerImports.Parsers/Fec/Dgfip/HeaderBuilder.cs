namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>Matches the names of a file with a layout: F8 to F12.</summary>
internal sealed class HeaderBuilder(Findings findings, int closingYear)
{
    /// <summary>Line of the header, none for XML.</summary>
    public long? Line { get; init; }

    public required byte Separator { get; init; }

    /// <summary>Names as the tool's tables know them (<see cref="OfficialColumn.Key"/>), in upper case.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    /// <summary>Whether a nameless column follows the last one, required of every line (F12).</summary>
    public bool HasPhantom { get; init; }

    /// <summary>Whether <c>Montant</c> or <c>Sens</c> is there: a missing amount then bears one of these names.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Positions of <c>Montant</c> and <c>Sens</c>, if both are there and neither comes first.</summary>
    public (int Amount, int Side)? SignedPair { get; init; }

    /// <summary>Reports what is missing or unknown, and says how to read the lines.</summary>
    /// <param name="chosen">Layout that the caller chose; by default, the one that the names suggest.</param>
    public Header Build(FecRegime? chosen)
    {
        FecRegime regime = chosen ?? Suggest();
        Dictionary<string, OfficialColumn> layout = OfficialColumn.Of(regime)
            .Append(OfficialColumn.Result)
            .ToDictionary(column => column.Key);
        if (HasPhantom)
            findings.Observe(CheckId.PhantomColumn, Line);
        ReportMissing(regime);
        ReportExtra(layout);
        return new Header
        {
            Separator = Separator,
            Regime = regime,
            Columns = [.. Keys.Select(key => ColumnFor(key, layout, regime)), .. Phantom()],
            Debit = LastIndexOf(column => column.IsDebit, layout),
            Credit = LastIndexOf(column => column.IsCredit, layout),
            SignedPair = SignedPair,
        };
    }

    FecRegime Suggest()
    {
        if (HasAll(FecRegime.Bnct))
            return FecRegime.Bnct;
        return HasAll(FecRegime.Bat) ? FecRegime.Bat : FecRegime.Bic;
    }

    bool HasAll(FecRegime regime) =>
        OfficialColumn.Of(regime).Skip(OfficialColumn.Of(FecRegime.Bic).Count()).All(column => Keys.Contains(column.Key));

    void ReportMissing(FecRegime regime)
    {
        foreach (OfficialColumn column in OfficialColumn.Of(regime))
        {
            if (Keys.Contains(column.Key))
                continue;
            if (column.IsBlocking)
                findings.Refuse(CheckId.BlockingColumnMissing, Line, NameOf(column));
            else if (OfficialColumn.IsYearOfExpectations(closingYear))
                findings.Refuse(CheckId.ColumnMissing, Line, NameOf(column));
        }
    }

    void ReportExtra(Dictionary<string, OfficialColumn> layout)
    {
        string[] extras = [.. Keys.Where(key => !layout.ContainsKey(key))];
        foreach (string extra in extras.Distinct())
            findings.Observe(CheckId.ExtraColumn, Line, DisplayName(extra));
        string? ambiguous = extras.FirstOrDefault(key => key.Length == 0 || Keys.Count(other => other == key) > 1);
        if (ambiguous is not null)
            findings.Stop(CheckId.AmbiguousColumn, Line, DisplayName(ambiguous));
    }

    Column ColumnFor(string key, Dictionary<string, OfficialColumn> layout, FecRegime regime) =>
        layout.TryGetValue(key, out OfficialColumn? column)
            ? new Column(NameOf(column), column.Kind, column.BlankIn(regime, closingYear))
            : new Column(DisplayName(key), ColumnKind.Unchecked, BlankRule.Allowed);

    IEnumerable<Column> Phantom() =>
        HasPhantom ? [new Column(null, ColumnKind.Unchecked, BlankRule.Allowed)] : [];

    int LastIndexOf(Func<OfficialColumn, bool> isSought, Dictionary<string, OfficialColumn> layout)
    {
        for (int index = Keys.Count - 1; index > 0; index--)
        {
            if (layout.TryGetValue(Keys[index], out OfficialColumn? column) && isSought(column))
                return index;
        }

        return 0;
    }

    string NameOf(OfficialColumn column)
    {
        if (IsSigned && column.IsDebit)
            return OfficialColumn.Montant.Name;
        return IsSigned && column.IsCredit ? OfficialColumn.Sens.Name : column.Name;
    }

    static string? DisplayName(string key) =>
        key.Length == 0 ? null : OfficialColumn.All.FirstOrDefault(column => column.IsNamed(key))?.Name ?? key;
}
