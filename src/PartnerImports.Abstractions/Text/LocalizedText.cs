namespace PartnerImports;

/// <summary>One text in both languages of the library.</summary>
/// <param name="French">The French text.</param>
/// <param name="English">The English text.</param>
public sealed record LocalizedText(string French, string English)
{
    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.English ? English : French;

    /// <summary>Makes both texts by one function of the language.</summary>
    public static LocalizedText Create(Func<Language, string> text) => new(text(Language.French), text(Language.English));

    /// <summary>The French text.</summary>
    public override string ToString() => French;
}
