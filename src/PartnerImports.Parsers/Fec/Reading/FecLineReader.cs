using NodaTime;

namespace PartnerImports.Parsers.Fec;

/// <summary>Reads the lines of a FEC, flat or XML, into batches: entries are not known yet.</summary>
internal abstract class FecLineReader : IAsyncDisposable
{
    /// <summary>The regime, once the first lines are read.</summary>
    public FecRegime Regime { get; protected set; }

    /// <summary>The separator of a flat file, once its header is read; 0 in XML.</summary>
    public byte Separator { get; protected set; }

    /// <summary>The encoding that the text is read by.</summary>
    public abstract ContentEncoding ReadAs { get; }

    /// <summary>Where the first byte stands that settled the encoding; the file as a whole where no single byte did.</summary>
    public SourcePlace EncodingProof { get; protected set; } = SourcePlace.File;

    /// <summary>Whether lines come journal by journal, so that their order over journals tells nothing.</summary>
    public abstract bool IsByJournal { get; }

    /// <summary>The closing date that the content itself names (DateCloture); null when it names none.</summary>
    public LocalDate? Closing { get; protected set; }

    /// <summary>What the values read so far prove of the dialect.</summary>
    public abstract FecEvidence Evidence { get; }

    /// <summary>The number of a column, from 1; 0 where columns have none.</summary>
    public virtual int ColumnNumberOf(FecColumn column) => 0;

    /// <summary>Clears the batch and fills it with the next lines; false when there are none left.</summary>
    public abstract ValueTask<bool> ReadAsync(EntryLineBatch batch, CancellationToken cancellationToken);

    /// <summary>Closes what is open.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>The names of the format for the fields of a line.</summary>
    public static FecColumn? ColumnOf(EntryField field, bool hasSides = false) => field switch
    {
        EntryField.Journal => FecColumn.JournalCode,
        EntryField.JournalLabel => FecColumn.JournalLib,
        EntryField.Number => FecColumn.EcritureNum,
        EntryField.Date => FecColumn.EcritureDate,
        EntryField.Account => FecColumn.CompteNum,
        EntryField.AccountLabel => FecColumn.CompteLib,
        EntryField.ThirdParty => FecColumn.CompAuxNum,
        EntryField.ThirdPartyLabel => FecColumn.CompAuxLib,
        EntryField.Reference => FecColumn.PieceRef,
        EntryField.DocumentDate => FecColumn.PieceDate,
        EntryField.Label => FecColumn.EcritureLib,
        EntryField.Debit => hasSides ? FecColumn.Montant : FecColumn.Debit,
        EntryField.Credit => hasSides ? FecColumn.Sens : FecColumn.Credit,
        EntryField.Matching => FecColumn.EcritureLet,
        EntryField.MatchingDate => FecColumn.DateLet,
        EntryField.LockDate => FecColumn.ValidDate,
        EntryField.CurrencyAmount => FecColumn.Montantdevise,
        EntryField.Currency => FecColumn.Idevise,
        _ => null,
    };
}
