namespace PartnerImports;

/// <summary>What bringing a store's schema up to date did.</summary>
/// <param name="From">The version found; 0 when there was none.</param>
/// <param name="To">The version now, that the program works with.</param>
public sealed record SchemaMigration(int From, int To)
{
    /// <summary>Whether anything was changed.</summary>
    public bool IsChanged => From != To;
}
