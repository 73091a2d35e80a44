namespace PartnerImports.Parsers.Fec;

internal sealed partial class FecXmlReader
{
    private readonly FecXmlSequence[] _sequences = new FecXmlSequence[Enum.GetValues<Scope>().Length];
    private SourcePlace _yearPlace;

    /// <summary>Checks that an element stands once and in the place that the schema gives it.</summary>
    private void TakePlace(Scope scope, int rank, string name, FecColumn? column = null, bool mayRepeat = false)
    {
        ref var sequence = ref _sequences[(int)scope];
        var fault = sequence.Take(rank, mayRepeat);
        // Behind its amount, the schema lets a line have any element in any order.
        if (fault == SequenceFault.Late && scope == Scope.Line && HasAmount(sequence)) return;
        if (fault == SequenceFault.Late) Report(FecDiagnostics.XmlOrder, name, name);
        else if (fault == SequenceFault.Doubled)
            Report(column is { } known && (known == FecColumn.EcritureNum || FecColumns.IsEssential(known)) ? FecDiagnostics.XmlEssentialDoubled : FecDiagnostics.XmlDoubled, name, name);
    }

    private static bool HasAmount(in FecXmlSequence sequence)
    {
        foreach (var column in (ReadOnlySpan<FecColumn>)[FecColumn.Debit, FecColumn.Credit, FecColumn.Montant])
            if (sequence.Has(Array.IndexOf(LineColumns, column))) return true;
        return false;
    }

    private void CheckClosing()
    {
        if (!_sequences[(int)Scope.Year].Has(ClosingRank)) _diagnostics.Add(FecDiagnostics.XmlClosingMissing, _yearPlace, "DateCloture");
    }

    private void CheckNamespace(string name)
    {
        if (_xml!.NamespaceURI.Length > 0) _diagnostics.Add(FecDiagnostics.XmlNamespace, Here, name, _xml.NamespaceURI);
    }

    private void Report(DiagnosticDescriptor descriptor, string field, string read)
    {
        if (_diagnostics.Tally(descriptor, field) is not { } tally) return;
        if (tally.WantsPlace) tally.Add(_scopes.Peek() is Scope.Entry or Scope.Line ? Here with { Entry = KeyName() } : Here, read);
        else tally.CountOnly();
    }
}
