using System.Runtime.InteropServices;
using NodaTime;
using PartnerImports.Parsers.Tables;

namespace PartnerImports.Parsers.Fec;

/// <summary>What kinds of accounts the lines of an entry have, and what else is known of it.</summary>
[Flags]
internal enum EntryTraits : byte
{
    None = 0,

    /// <summary>A line was reported as unreadable: the balance means nothing.</summary>
    Faulty = 1,

    /// <summary>A line has another date than the first.</summary>
    SeveralDates = 2,

    /// <summary>Such a line came after lines of other entries.</summary>
    Repeated = 4,

    /// <summary>A line of class 6 or 7.</summary>
    Result = 8,

    /// <summary>A line of an account 12.</summary>
    Closing = 16,

    /// <summary>A line of any other account.</summary>
    Other = 32,
}

/// <summary>The running state of one entry: 36 bytes, for there may be millions.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct FecEntry
{
    /// <summary>Debits less credits.</summary>
    public CompactNet Net;

    /// <summary>Where its first line stands: byte, line, part, and how many lines of the file come before.</summary>
    public long Offset;

    public int Line, Index;

    public int Lines;
    public LocalDate Date;
    public short Part;
    public EntryTraits Traits;

    public readonly bool IsFaulty => (Traits & EntryTraits.Faulty) != 0;
}
