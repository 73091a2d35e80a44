namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>Reads the header line of a flat file: F4, F7, F12.</summary>
internal static class HeaderLine
{
    const int FewestNames = 9;
    const byte NoSeparator = 0;

    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <returns>Null if no separator cuts the header in nine names (F4, reported).</returns>
    public static HeaderBuilder? Read(ReadOnlySpan<byte> record, int closingYear, Findings findings)
    {
        byte[] line = [.. record];
        line = Array.FindAll(line, value => value != 0);
        byte separator = FindSeparator(line, closingYear);
        if (separator == NoSeparator)
        {
            findings.Stop(CheckId.Separator, 1);
            return null;
        }

        string[] names = ReadNames(line, separator);
        int amount = Array.LastIndexOf(names, Upper(OfficialColumn.Montant));
        int side = Array.LastIndexOf(names, Upper(OfficialColumn.Sens));
        return new HeaderBuilder(findings, closingYear)
        {
            Line = 1,
            Separator = separator,
            Keys = ToKeys(names),
            HasPhantom = line.AsSpan().TrimEnd((byte)' ') is [.., var last] && last == separator,
            IsSigned = amount >= 0 || side >= 0,
            SignedPair = amount > 0 && side > 0 ? (amount, side) : null,
        };
    }

    static byte FindSeparator(ReadOnlySpan<byte> line, int closingYear)
    {
        ReadOnlySpan<byte> candidates = OfficialColumn.IsYearOfExpectations(closingYear) ? "\t|"u8 : "\t|,;"u8;
        foreach (byte candidate in candidates)
        {
            if (line.TrimEnd(candidate).Count(candidate) + 1 >= FewestNames)
                return candidate;
        }

        return NoSeparator;
    }

    static string[] ReadNames(ReadOnlySpan<byte> line, byte separator)
    {
        if (line.StartsWith(ByteOrderMark))
            line = line[ByteOrderMark.Length..];
        var names = new List<string>();
        foreach (Range range in line.Split(separator))
        {
            ReadOnlySpan<byte> name = line[range].TrimEnd((byte)' ');
            names.Add(HeaderName.Normalise(names.Count == 0 ? name : name.TrimStart((byte)' ')));
        }

        int last = names.FindLastIndex(name => name.Length > 0);
        return [.. names.Take(last + 1)];
    }

    // An official name is matched once, at its first place; repeated, it is an unknown name.
    static string[] ToKeys(string[] names)
    {
        string[] keys = [.. names];
        IEnumerable<OfficialColumn> known =
            [.. OfficialColumn.All, OfficialColumn.Montant, OfficialColumn.Sens, OfficialColumn.Result];
        foreach (OfficialColumn column in known)
        {
            int index = Array.IndexOf(names, Upper(column));
            if (index >= 0)
                keys[index] = column.Key;
        }

        return keys;
    }

    static string Upper(OfficialColumn column) => column.Name.ToUpperInvariant();
}
