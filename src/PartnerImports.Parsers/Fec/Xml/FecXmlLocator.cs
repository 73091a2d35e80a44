namespace PartnerImports.Parsers.Fec;

/// <summary>Knows where every value of the lines of a batch stands in an XML file: line and character.</summary>
internal sealed class FecXmlLocator(int capacity) : LineLocator
{
    private readonly (int Line, int Character)[] _places = new (int, int)[capacity * (FecColumns.Count + 1)];
    private bool _hasSides;

    /// <summary>Keeps the places of a line.</summary>
    public void Set(int row, (int Line, int Character) line, FecXmlValues values, bool hasSides)
    {
        var places = _places.AsSpan(row * (FecColumns.Count + 1), FecColumns.Count + 1);
        for (var column = 0; column < FecColumns.Count; column++) places[column] = values.PlaceOf((FecColumn)column);
        places[^1] = line;
        _hasSides = hasSides;
    }

    /// <inheritdoc/>
    public override SourcePlace Locate(EntryLineBatch batch, int row, EntryField field)
    {
        var places = _places.AsSpan(row * (FecColumns.Count + 1), FecColumns.Count + 1);
        var place = places[^1];
        if (FecLineReader.ColumnOf(field, _hasSides) is { } column && places[(int)column].Line > 0) place = places[(int)column];
        return new() { Line = place.Line, Column = place.Character, Part = batch.Part };
    }

    /// <inheritdoc/>
    public override TextSlice NameEntry(EntryLineBatch batch, int row) => FecFlatLocator.EntryName(batch, row);

    /// <inheritdoc/>
    public override string NameOf(EntryField field) => FecLineReader.ColumnOf(field, _hasSides) is { } column ? FecColumns.NameOf(column) : "";
}
