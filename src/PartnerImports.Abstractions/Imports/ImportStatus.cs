namespace PartnerImports;

/// <summary>Where an import stands. All but <see cref="Pending"/> are final (P6).</summary>
public enum ImportStatus
{
    /// <summary><i>En attente de validation</i>: its entries are held.</summary>
    Pending,

    /// <summary><i>Terminé avec succès</i>: its entries are ordinary entries of the dossier.</summary>
    Validated,

    /// <summary><i>Rejeté</i>: its entries are deleted, reference data stays.</summary>
    Rejected,

    /// <summary><i>Terminé avec erreur</i>: its content cannot be accepted; nothing is held.</summary>
    Error,
}

/// <summary>What a user may decide on a pending import.</summary>
public enum ImportDecision
{
    /// <summary><i>Valider</i>: the held entries become ordinary ones.</summary>
    Validation,

    /// <summary><i>Rejeter</i>: the held entries are deleted.</summary>
    Rejection,
}
