using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace PartnerImports.Parsers.Fec;

/// <summary>A field of every line of a flat FEC.</summary>
/// <param name="Name">The name in the header, without blanks at its ends; the law's name where there is no header.</param>
/// <param name="Column">The column that it is; null for a further one of the source system.</param>
internal readonly record struct FecField(string Name, FecColumn? Column);

/// <summary>Where which column stands in the lines of a flat FEC.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class FecLayout
{
    private readonly int[] _indexes = new int[FecColumns.Count];

    public FecLayout(byte separator, bool isQuoted, bool hasHeader, FecRegime regime, ImmutableArray<FecField> fields)
    {
        (Separator, IsQuoted, HasHeader, Regime, Fields) = (separator, isQuoted, hasHeader, regime, fields);
        Array.Fill(_indexes, -1);
        for (var i = fields.Length - 1; i >= 0; i--)
            if (fields[i].Column is { } column) _indexes[(int)column] = i;
        HasSides = IndexOf(FecColumn.Montant) >= 0 && IndexOf(FecColumn.Sens) >= 0 && (IndexOf(FecColumn.Debit) < 0 || IndexOf(FecColumn.Credit) < 0);
        HasUnnamedEnd = fields is [.., { Name: "" }];
        IsComplete = HasEssentials();
        List<int> required = [], extras = [];
        for (var i = 0; i < fields.Length; i++)
        {
            var (name, column) = fields[i];
            var isFirst = column is { } known && IndexOf(known) == i;
            if (isFirst && FecColumns.IsRequired(column!.Value, regime) && !FecColumns.IsEssential(column.Value)) required.Add(i);
            if (name.Length > 0 && (!isFirst || IsExtra(column!.Value))) extras.Add(i);
        }
        (Required, Extras) = ([.. required], [.. extras]);
        ShortestLength = ShortestLine();
    }

    /// <summary>The byte between fields.</summary>
    public byte Separator { get; }

    /// <summary>Whether values stand in quotes, as spreadsheets write them.</summary>
    public bool IsQuoted { get; }

    /// <summary>Whether the first line names the columns.</summary>
    public bool HasHeader { get; }

    /// <summary>The regime that the columns are of.</summary>
    public FecRegime Regime { get; }

    /// <summary>The fields, in the order of the file.</summary>
    public ImmutableArray<FecField> Fields { get; }

    /// <summary>Whether amounts are given by amount and side.</summary>
    public bool HasSides { get; }

    /// <summary>Whether the header ends with a separator, so that its last field has no name.</summary>
    public bool HasUnnamedEnd { get; }

    /// <summary>Whether no column is missing that entries cannot be read without.</summary>
    public bool IsComplete { get; }

    /// <summary>Fields whose values the law requires, other than those that every import requires.</summary>
    public ImmutableArray<int> Required { get; }

    /// <summary>Fields whose values are kept by name.</summary>
    public ImmutableArray<int> Extras { get; }

    /// <summary>How many fields a line has at least: behind them stand only columns that may be blank.</summary>
    public int ShortestLength { get; }

    /// <summary>The field that a column stands in, from 0; -1 when the file lacks it.</summary>
    public int IndexOf(FecColumn column) => _indexes[(int)column];

    /// <summary>The columns of a regime, in the order of the law.</summary>
    public static ImmutableArray<FecColumn> ColumnsOf(FecRegime regime, bool hasSides)
    {
        var columns = new FecColumn[FecColumns.LeadingCount(regime)];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = (FecColumn)i switch
            {
                FecColumn.Debit when hasSides => FecColumn.Montant,
                FecColumn.Credit when hasSides => FecColumn.Sens,
                var column => column,
            };
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(columns);
    }

    private bool HasEssentials()
    {
        foreach (var column in ColumnsOf(Regime, HasSides || IndexOf(FecColumn.Montant) >= 0 && IndexOf(FecColumn.Debit) < 0))
            if (FecColumns.IsEssential(column) && IndexOf(column) < 0) return false;
        return true;
    }

    /// <summary>Whether a column of the law is not one of the entry's own values: those of cash accounting are kept by name.</summary>
    private bool IsExtra(FecColumn column) => column is FecColumn.DateRglt or FecColumn.ModeRglt or FecColumn.NatOp or FecColumn.IdClient
        || (HasSides ? column is FecColumn.Debit or FecColumn.Credit : column is FecColumn.Montant or FecColumn.Sens);

    private int ShortestLine()
    {
        var length = Fields.Length;
        while (length > 0 && (Fields[length - 1].Column is not { } column || !FecColumns.IsRequired(column, Regime) && !FecColumns.IsEssential(column))) length--;
        return length;
    }
}
