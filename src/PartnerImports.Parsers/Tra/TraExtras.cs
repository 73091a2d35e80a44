using PartnerImports.Parsers.FixedWidth;
using PartnerImports.Parsers.Text;

namespace PartnerImports.Parsers.Tra;

/// <summary>Gives a line the fields that an entry line has no column of its own for, by the layout's names; blank ones are left out.</summary>
internal sealed class TraExtras
{
    private static readonly string[] InColumns =
    [
        "JOURNAL", "DATECOMPTABLE", "GENERAL", "TYPE_CPTE", "AUXILIAIRE_OU_SECTION", "REFINTERNE", "LIBELLE", "ECHEANCE", "SENS", "MONTANT1", "TYPE_ECRITURE",
        "NUMEROPIECE", "DEVISE", "CODEMONTANT", "MONTANT2", "MONTANT3", "AXE", "DATEREFEXTERNE", "LETTRAGE", "DATEPAQUETMAX", "VALIDDATE",
    ];

    private readonly TraField?[] _byColumn;

    public TraExtras(bool isExtended)
    {
        var layout = isExtended ? TraLayouts.ExtendedMovement : TraLayouts.Movement;
        _byColumn = new TraField?[layout.Length + 1];
        foreach (var field in layout.Fields.Where(field => !InColumns.Contains(field.Name)))
            for (var column = field.Start; column <= field.End; column++) _byColumn[column] = field;
    }

    public void Add(in FixedWidthLine line, EntryLineBatch batch, int row, TextDecoder decoder)
    {
        var last = Math.Min(line.Length, _byColumn.Length - 1);
        for (var column = 12; column <= last;)
        {
            var blanks = line.Slice(column, last - column + 1).IndexOfAnyExcept((byte)' ');
            if (blanks < 0) return;
            column += blanks;
            if (column > last) return;
            if (_byColumn[column] is not { } field)
            {
                column++;
                continue;
            }
            var value = line.Trimmed(field.Start, field.Length);
            column = field.End + 1;
            if (value.IsEmpty || field.Kind == TraFieldKind.Date && TraDate.Parse(value, out _) == TraDateState.None) continue;
            batch.AddExtra(row, field.Name, decoder.Append(batch, value));
        }
    }
}
