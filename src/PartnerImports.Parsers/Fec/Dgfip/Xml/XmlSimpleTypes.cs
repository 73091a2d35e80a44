using System.Text.RegularExpressions;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>The simple types of the four schemas, by their lexical rules (XML Schema part 2).</summary>
internal static partial class XmlSimpleTypes
{
    static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    public static bool IsBlank(string text) => text.AsSpan().Trim(Blanks).IsEmpty;

    /// <summary><c>xs:date</c> or <c>xs:dateTime</c>, of a day that exists.</summary>
    public static bool IsDate(string text)
    {
        Match match = Date().Match(text.Trim(Blanks));
        if (!match.Success)
            return false;
        string year = match.Groups["year"].Value;
        int month = int.Parse(match.Groups["month"].ValueSpan);
        int day = int.Parse(match.Groups["day"].ValueSpan);
        return year.AsSpan().ContainsAnyExcept('0')
            && month is >= 1 and <= 12
            && day >= 1
            && day <= DateTime.DaysInMonth(SameCalendar(year), month);
    }

    /// <summary><c>xs:float</c>.</summary>
    public static bool IsFloat(string text) => Float().IsMatch(text.Trim(Blanks));

    /// <summary>Three digits, then letters and digits.</summary>
    public static bool IsAccount(string text) => Account().IsMatch(text);

    public static bool IsSide(string text) => text is "d" or "D" or "c" or "C" or "-1" or "+1";

    // Leap years repeat every 400 years, so that the last four digits are enough.
    static int SameCalendar(string year) => int.Parse(year.AsSpan(year.Length - 4)) % 400 + 400;

    [GeneratedRegex(
        @"^-?(?<year>[1-9][0-9]{4,}|[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})" +
        @"(T((([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?)|24:00:00(\.0+)?))?" +
        @"(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?\z")]
    private static partial Regex Date();

    [GeneratedRegex(@"^([+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([Ee][+-]?[0-9]+)?|-?INF|NaN)\z")]
    private static partial Regex Float();

    [GeneratedRegex(@"^[0-9]{3}[0-9a-zA-Z]*\z")]
    private static partial Regex Account();
}
