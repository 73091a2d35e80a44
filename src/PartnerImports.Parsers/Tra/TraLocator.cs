using PartnerImports.Parsers.FixedWidth;

namespace PartnerImports.Parsers.Tra;

/// <summary>The columns and names of a movement's fields.</summary>
internal sealed class TraLocator(ColumnUnit unit) : LineLocator
{
    public override SourcePlace Locate(EntryLineBatch batch, int row, EntryField field)
    {
        var column = ColumnOf(field);
        return new()
        {
            Line = batch.LineNumbers[row], Column = column, Offset = batch.Offsets[row] + (unit == ColumnUnit.Byte ? Math.Max(column - 1, 0) : 0),
        };
    }

    public override string NameOf(EntryField field) => field switch
    {
        EntryField.Journal => "JOURNAL",
        EntryField.Number => "NUMEROPIECE",
        EntryField.Date => "DATECOMPTABLE",
        EntryField.Account => "GENERAL",
        EntryField.ThirdParty => "AUXILIAIRE",
        EntryField.Reference => "REFINTERNE",
        EntryField.DocumentDate => "DATEREFEXTERNE",
        EntryField.Label => "LIBELLE",
        EntryField.Debit => "MONTANT1",
        EntryField.Credit => "SENS",
        EntryField.Matching => "LETTRAGE",
        EntryField.MatchingDate => "DATEPAQUETMAX",
        EntryField.LockDate => "VALIDDATE",
        EntryField.DueDate => "ECHEANCE",
        EntryField.CurrencyAmount => "MONTANT1",
        EntryField.Currency => "DEVISE",
        EntryField.Allocations => "SECTION",
        _ => "",
    };

    private static int ColumnOf(EntryField field) => field switch
    {
        EntryField.Journal => 1,
        EntryField.Number => 152,
        EntryField.Date => 4,
        EntryField.Account => 14,
        EntryField.ThirdParty or EntryField.Allocations => 32,
        EntryField.Reference => 49,
        EntryField.DocumentDate => 258,
        EntryField.Label => 84,
        EntryField.Debit or EntryField.CurrencyAmount => 131,
        EntryField.Credit => 130,
        EntryField.Matching => 1014,
        EntryField.MatchingDate => 998,
        EntryField.LockDate => 1400,
        EntryField.DueDate => 122,
        EntryField.Currency => 160,
        _ => 0,
    };
}
