using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>A total function from text to text: it always ends, in time that grows with the text and no faster.</summary>
internal abstract record Transformation
{
    /// <summary>No transformation makes a text longer than this, or than it was.</summary>
    public const int MaxLength = 4_000;

    /// <summary>The text transformed; null when the transformation refuses it.</summary>
    public abstract string? Apply(string text);
}

internal sealed record ChangeCase(bool ToUpper) : Transformation
{
    public override string Apply(string text) => ToUpper ? text.ToUpperInvariant() : text.ToLowerInvariant();
}

internal sealed record RemoveAccents : Transformation
{
    public override string Apply(string text) => Accents.Remove(text);
}

internal sealed record TrimBlanks : Transformation
{
    public override string Apply(string text) => text.Trim();
}

internal sealed record KeepDigits : Transformation
{
    public override string Apply(string text) => string.Concat(text.Where(char.IsAsciiDigit));
}

internal sealed record ReplaceText(string From, string To) : Transformation
{
    public override string? Apply(string text)
    {
        if (To.Length > From.Length)
        {
            var count = 0;
            for (var at = 0; (at = text.IndexOf(From, at, StringComparison.Ordinal)) >= 0; at += From.Length) count++;
            var length = text.Length + (long)count * (To.Length - From.Length);
            if (length > MaxLength && length > text.Length) return null;
        }
        return text.Replace(From, To, StringComparison.Ordinal);
    }
}

/// <summary>Some characters of the text; what lies beyond its end is empty.</summary>
internal sealed record ExtractCharacters(int Start, int Length) : Transformation
{
    public override string Apply(string text)
    {
        var from = Skip(text, 0, Start - 1);
        return text[from..Skip(text, from, Length)];
    }

    private static int Skip(string text, int at, int characters)
    {
        for (; characters > 0 && at < text.Length; characters--) at += char.IsSurrogatePair(text, at) ? 2 : 1;
        return at;
    }
}

internal enum Untranslated
{
    Keep,
    Refuse,
    Absent,
}

internal sealed record Translate(FrozenDictionary<string, string> Table, Untranslated Otherwise) : Transformation
{
    public override string? Apply(string text)
    {
        if (text.Length == 0) return text;
        if (Table.TryGetValue(text, out var translated)) return translated;
        return Otherwise switch { Untranslated.Keep => text, Untranslated.Absent => "", _ => null };
    }
}

/// <summary>Adds a text before or behind; an empty text stays empty.</summary>
internal sealed record AddText(string Before, string Behind) : Transformation
{
    public override string? Apply(string text) =>
        text.Length == 0 ? text : text.Length + Before.Length + Behind.Length > Math.Max(MaxLength, text.Length) ? null : Before + text + Behind;
}

/// <summary>Letters without their marks, by a table of its own: the same on every system.</summary>
internal static class Accents
{
    private const string Marked = "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿŸŠšŽžĀāĂăĄąĆćĈĉĊċČčĎďĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĨĩĪīĬĭĮįİĴĵĶķĹĺĻļĽľŁłŃńŅņŇňŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŢţŤťŨũŪūŬŭŮůŰűŲųŴŵŶŷŹźŻżȘșȚț";
    private const string Plain = "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyyYSsZzAaAaAaCcCcCcCcDdEeEeEeEeEeGgGgGgGgHhIiIiIiIiIJjKkLlLlLlLlNnNnNnOoOoOoRrRrRrSsSsSsTtTtUuUuUuUuUuUuWwYyZzZzSsTt";

    private static readonly FrozenDictionary<char, char> Table = Marked.Zip(Plain).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

    public static string Remove(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Table.TryGetValue(c, out var plain)) result.Append(plain);
            else if (c is 'œ' or 'Œ' or 'æ' or 'Æ') result.Append(c switch { 'œ' => "oe", 'Œ' => "OE", 'æ' => "ae", _ => "AE" });
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) result.Append(c);
        }
        return result.ToString();
    }
}
