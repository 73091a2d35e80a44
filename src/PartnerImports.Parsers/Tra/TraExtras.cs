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

    private readonly TraField[] _byColumn;
    private readonly bool[] _isExtra;

    public TraExtras(bool isExtended)
    {
        var layout = isExtended ? TraLayouts.ExtendedMovement : TraLayouts.Movement;
        _byColumn = [layout.Fields[0], .. layout.Fields.SelectMany(field => Enumerable.Repeat(field, field.Length))];
        _isExtra = [.. _byColumn.Select(field => !InColumns.Contains(field.Name))];
    }

    public void Add(in FixedWidthLine line, EntryLineBatch batch, int row, TextDecoder decoder)
    {
        var last = Math.Min(line.Length, _byColumn.Length - 1);
        for (var column = 12; column <= last;)
        {
            var field = _byColumn[column];
            var value = _isExtra[column] ? line.Trimmed(field.Start, field.Length) : default;
            column = field.End + 1;
            if (!value.IsEmpty)
            {
                if (field.Kind != TraFieldKind.Date || TraDate.Parse(value, out _) != TraDateState.None) batch.AddExtra(row, field.Name, decoder.Append(batch, value));
            }
            else if (column > 222)
            {
                // Most of the extended part is blank.
                var blanks = line.Slice(column, last - column + 1).IndexOfAnyExcept((byte)' ');
                if (blanks < 0) return;
                if (line.Length == line.Bytes.Length) column = _byColumn[column + blanks].Start;
            }
        }
    }
}
