namespace PartnerImports.Parsers.Fec;

/// <summary>
/// The four column layouts of a FEC (article A47 A-1 of the Livre des procédures fiscales).
/// No file states its own layout: the number of leading columns suggests it, and 18 columns
/// cannot tell <see cref="Bic"/> from <see cref="Com"/>.
/// </summary>
public enum FecRegime
{
    /// <summary>
    /// BIC and IS, the usual layout: 18 columns (A47 A-1 VII-1). <c>bic</c> on the command line.
    /// </summary>
    Bic = 0,

    /// <summary>
    /// BNC or BA kept under commercial-law rules: the same 18 columns, more of them may be blank
    /// (A47 A-1 VIII-3). <c>com</c> on the command line.
    /// </summary>
    Com = 1,

    /// <summary>
    /// BA on a cash basis: 21 columns (A47 A-1 VIII-5). <c>bat</c> on the command line.
    /// </summary>
    Bat = 2,

    /// <summary>
    /// BNC on a cash basis: 22 columns (A47 A-1 VIII-7). <c>bnct</c> on the command line.
    /// </summary>
    Bnct = 3,
}
