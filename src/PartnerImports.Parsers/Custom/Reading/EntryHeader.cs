using NodaTime;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>The values of an entry header, which lines take where they have none of their own.</summary>
internal sealed class EntryHeader
{
    private readonly byte[][] _texts = [.. Enumerable.Repeat(Array.Empty<byte>(), Enum.GetValues<Model.Target>().Length)];
    private readonly LocalDate[] _dates = new LocalDate[Enum.GetValues<Model.Target>().Length];

    /// <summary>Whether a header was met.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether it has a fault, which its lines share.</summary>
    public bool IsFaulty { get; set; }

    /// <summary>How many headers had lines so far.</summary>
    public int Entries { get; private set; }

    public bool HasLines { get; private set; }

    public void Open()
    {
        IsOpen = true;
        IsFaulty = HasLines = false;
        Array.Fill(_texts, []);
        Array.Clear(_dates);
    }

    /// <summary>Takes a line and gives the ordinal of its entry.</summary>
    public int AddLine()
    {
        if (!HasLines) Entries++;
        HasLines = true;
        return Entries - 1;
    }

    public ReadOnlySpan<byte> Text(Model.Target target) => _texts[(int)target];

    public LocalDate Date(Model.Target target) => _dates[(int)target];

    public void Set(Model.Target target, ReadOnlySpan<byte> text) => _texts[(int)target] = text.ToArray();

    public void Set(Model.Target target, LocalDate date) => _dates[(int)target] = date;
}
