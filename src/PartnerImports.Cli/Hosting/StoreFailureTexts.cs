namespace PartnerImports.Cli.Hosting;

/// <summary>A store's failures for people, in both languages. What the driver itself says stays in its own words.</summary>
internal static class StoreFailureTexts
{
    public static LocalizedText Of(ImportStoreException failure)
    {
        var (about, more, last) = (Argument(failure, 0), Argument(failure, 1), Argument(failure, 2));
        return failure.Code switch
        {
            ImportStoreFailures.Busy => new($"{about} est utilisé par un autre processus ; réessayez.", $"{about} is in use by another process; try again."),
            ImportStoreFailures.NotAStore => new($"{about} n'est pas un fichier SQLite.", $"{about} is not an SQLite file."),
            ImportStoreFailures.ForeignStore => new($"{about} est un fichier SQLite d'un autre programme.", $"{about} is an SQLite file of another program."),
            ImportStoreFailures.NewerSchema => new(
                $"{about} est de la version {more}, et ce programme connaît les versions jusqu'à {last} : utilisez un programme plus récent.",
                $"{about} is of version {more}, and this program knows versions up to {last}: use a newer program."),
            ImportStoreFailures.OlderSchema => new(
                $"Les tables de {about} sont de la version {more}, ce programme travaille avec la version {last} : « store migrate » les met à jour.",
                $"The tables of {about} are of version {more}, this program works with version {last}: 'store migrate' brings them up to date."),
            ImportStoreFailures.NoSchema => new($"Le schéma {about} n'a pas encore de tables : « store migrate » les crée.", $"The schema {about} has no tables yet: 'store migrate' makes them."),
            ImportStoreFailures.WrongEncoding => new($"La base est encodée en {about} ; UTF8 est nécessaire pour garder chaque caractère.", $"The database is encoded in {about}; UTF8 is needed to keep every character."),
            ImportStoreFailures.Damaged => new($"{about} est endommagé : {more}.", $"{about} is damaged: {more}."),
            ImportStoreFailures.CannotOpen => new(
                $"{about} ne peut être ni ouvert ni créé : c'est un dossier de fichiers, son dossier n'existe pas, ou la permission est refusée.",
                $"{about} cannot be opened or made: it is a directory, its directory is missing, or permission is denied."),
            ImportStoreFailures.ReadOnly => new($"{about} n'est accessible qu'en lecture.", $"{about} cannot be written to."),
            ImportStoreFailures.AccessDenied => new($"{about} : la permission est refusée.", $"{about}: permission is denied."),
            ImportStoreFailures.DiskFull => new($"Le disque de {about} est plein.", $"The disk of {about} is full."),
            ImportStoreFailures.InputOutput => new($"La lecture ou l'écriture de {about} a échoué ({more}).", $"Reading or writing {about} failed ({more})."),
            ImportStoreFailures.OutOfMemory => new($"La mémoire ne suffit pas pour travailler sur {about}.", $"There is not enough memory to work on {about}."),
            ImportStoreFailures.Unreachable => new($"PostgreSQL n'est pas joignable : {about}", $"PostgreSQL cannot be reached: {about}"),
            ImportStoreFailures.Refused => new($"Le magasin a refusé le travail : {about} ({more}).", $"The store refused the work: {about} ({more})."),
            _ => new($"Le magasin n'est pas utilisable : {failure.Message}", failure.Message),
        };
    }

    private static string Argument(ImportStoreException failure, int index) => index < failure.Arguments.Length ? failure.Arguments[index] : "";
}
