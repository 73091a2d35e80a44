namespace PartnerImports;

/// <summary>The languages that the library's texts come in.</summary>
public enum Language
{
    /// <summary>French, the product's own language.</summary>
    French,

    /// <summary>English.</summary>
    English,
}
