using PartnerImports.Cli.CommandLine;

namespace PartnerImports.Cli.Hosting;

/// <summary>Reads the values of arguments; what cannot be read is wrong usage.</summary>
internal static class Arguments
{
    public static Siren Siren(string text) => PartnerImports.Siren.TryParse(WithoutBlanks(text), out var siren)
        ? siren
        : throw new UsageException($"« {text} » n'est pas un SIREN : neuf chiffres.", $"\"{text}\" is no SIREN: nine digits.");

    public static DossierId Dossier(string text) => DossierId.TryParse(text, out var dossier)
        ? dossier
        : throw new UsageException($"« {text} » n'est pas un code de dossier.", $"\"{text}\" is no dossier code.");

    public static Amount Amount(string text) => PartnerImports.Amount.TryParse(WithoutBlanks(text).Replace(',', '.'), out var amount)
        ? amount
        : throw new UsageException($"« {text} » n'est pas un montant.", $"\"{text}\" is no amount.");

    public static PartnerRef Partner(string name, string? id)
    {
        if (!PartnerId.TryParse(id ?? name, out var partner) || string.IsNullOrWhiteSpace(name) || name.Length > PartnerId.MaxLength)
            throw new UsageException($"Le partenaire a besoin d'un nom d'au plus {PartnerId.MaxLength} caractères.", $"The partner needs a name of at most {PartnerId.MaxLength} characters.");
        return new(partner, name.Trim());
    }

    public static UserId User(string text) => UserId.TryParse(text, out var user)
        ? user
        : throw new UsageException($"« {text} » n'est pas un utilisateur.", $"\"{text}\" is no user.");

    public static Profile Profile(int level) => level >= 1
        ? new(level)
        : throw new UsageException($"Le profil {level} n'existe pas : un nombre à partir de 1.", $"There is no profile {level}: a number from 1 up.");

    public static int Count(int number, string option) => number >= 0
        ? number
        : throw new UsageException($"{option} : un nombre positif ou nul est attendu.", $"{option} takes a number from 0 up.");

    /// <summary>Numbers may be typed as they are shown: with blanks and no-break spaces between digits.</summary>
    private static string WithoutBlanks(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not '\u00A0' and not '\u202F'));
}
