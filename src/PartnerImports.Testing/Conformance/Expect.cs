using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PartnerImports.Testing;

/// <summary>What cases say of an adapter's answers.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual)) throw new ConformanceException(what, Show(expected), Show(actual));
    }

    public static void True([DoesNotReturnIf(false)] bool condition, string what)
    {
        if (!condition) throw new ConformanceException(what, "true", "false");
    }

    public static void Null<T>(T? actual, string what)
    {
        if (actual is not null) throw new ConformanceException(what, "nothing", Show(actual));
    }

    public static T NotNull<T>([NotNull] T? actual, string what) where T : class =>
        actual ?? throw new ConformanceException(what, "something", "nothing");

    public static T Is<T>(object? actual, string what) where T : class =>
        actual as T ?? throw new ConformanceException(what, typeof(T).Name, Show(actual));

    public static void Sequence<T>(IEnumerable<T> expected, IEnumerable<T> actual, string what)
    {
        var (wanted, came) = (expected.ToList(), actual.ToList());
        for (var i = 0; i < Math.Min(wanted.Count, came.Count); i++)
            if (!EqualityComparer<T>.Default.Equals(wanted[i], came[i])) throw new ConformanceException($"{what}, item {i}", Show(wanted[i]), Show(came[i]));
        if (wanted.Count != came.Count) throw new ConformanceException(what, $"{wanted.Count} items", $"{came.Count} items");
    }

    public static void Same(ReferenceData expected, ReferenceData actual, string what)
    {
        Sequence(expected.Journals, actual.Journals, what + ", journals");
        Sequence(expected.Accounts, actual.Accounts, what + ", accounts");
        Sequence(expected.ThirdParties, actual.ThirdParties, what + ", third parties");
        Sequence(expected.Sections, actual.Sections, what + ", sections");
    }

    /// <summary>The value as text in which characters that no eye tells apart are written by their numbers.</summary>
    private static string Show<T>(T value)
    {
        var text = value?.ToString() ?? "nothing";
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            _ = rune.Value is >= 32 and < 127 or >= 0xC0 and < 0x250 ? shown.Append(rune.ToString()) : shown.Append($"[U+{rune.Value:X4}]");
        return shown.ToString();
    }
}
