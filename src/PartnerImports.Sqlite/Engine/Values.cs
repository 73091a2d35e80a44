using NodaTime;

namespace PartnerImports.Sqlite;

/// <summary>How values stand in columns.</summary>
/// <remarks>
/// Dates are <c>yyyymmdd</c> and instants ticks of 100 ns since 1970: both compare as they should and take little room. UUIDs are
/// 16 bytes in the order of their text, which is the order of <see cref="Guid.CompareTo(Guid)"/>.
/// </remarks>
internal static class Values
{
    public static long Of(LocalDate date)
    {
        if (date.Calendar != CalendarSystem.Iso) date = date.WithCalendar(CalendarSystem.Iso);
        return date.Year * 10_000L + date.Month * 100 + date.Day;
    }

    public static long? Of(LocalDate? date) => date is { } given ? Of(given) : null;

    public static LocalDate Date(long value)
    {
        var (year, rest) = Math.DivRem(value, 10_000L);
        if (rest < 0) (year, rest) = (year - 1, rest + 10_000);
        return new((int)year, (int)(rest / 100), (int)(rest % 100));
    }

    public static LocalDate? Date(long? value) => value is { } given ? Date(given) : null;

    public static long Of(Instant instant) => instant.ToUnixTimeTicks();

    public static Instant Instant(long value) => NodaTime.Instant.FromUnixTimeTicks(value);

    public static Statement Bind(this Statement statement, int index, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return statement.BindBlob(index, bytes);
    }

    public static Statement Bind(this Statement statement, int index, ContentHash hash) => statement.BindBlob(index, Convert.FromHexString(hash.ToString()));

    public static Guid Guid(this Statement statement, int column) => new(statement.Bytes(column), bigEndian: true);

    /// <summary>The text of an id, for messages; of one that is none, its bytes.</summary>
    public static string GuidText(this Statement statement, int column) =>
        statement.Bytes(column) is { Length: 16 } ? statement.Guid(column).ToString() : $"x'{Convert.ToHexString(statement.Bytes(column))}'";

    public static Guid? GuidOrNull(this Statement statement, int column) => statement.IsNull(column) ? null : statement.Guid(column);

    public static ContentHash Hash(this Statement statement, int column) =>
        statement.Bytes(column) is { IsEmpty: false } digest ? ContentHash.FromDigest(digest) : default;

    public static Instant Instant(this Statement statement, int column) => Instant(statement.Int64(column));

    public static LocalDate? Date(this Statement statement, int column) => Date(statement.Int64OrNull(column));
}
