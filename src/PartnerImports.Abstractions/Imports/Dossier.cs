namespace PartnerImports;

/// <summary>A client file (<i>dossier</i>) as far as imports need to know it.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Siren">The company's SIREN; the default value when unknown (P9).</param>
/// <param name="ConsoleOpen">Whether the console is open for it (P12).</param>
public sealed record Dossier(DossierId Id, Siren Siren = default, bool ConsoleOpen = true);
