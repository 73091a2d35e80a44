namespace PartnerImports.Sqlite;

/// <summary>An import as its row keeps it: the record and what only the store knows.</summary>
internal sealed record ImportRow(long Number, ImportRecord Record, KeptLines Kept, long Fencing);

/// <summary>What lines an import has in the table of lines.</summary>
/// <param name="Lines">How many lines.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="First">The first date; null without lines.</param>
/// <param name="Last">The last date; null without lines.</param>
internal readonly record struct KeptLines(long Lines, long Entries, NodaTime.LocalDate? First, NodaTime.LocalDate? Last);

/// <summary>Reads and writes the rows of imports.</summary>
internal static class ImportRows
{
    private const string Columns = """
        number, dossier, id, version, file_name, format, format_label, partner, partner_name, push_key, hash, fingerprint, replaces,
        model, model_revision, model_hash, status, request, request_decision, request_by, request_at, resolution, resolution_by, resolution_at,
        error_fr, error_en, entries, lines, total_debit, total_credit, first_movement, last_movement, journals, accounts, third_parties, sections,
        blocking, warning, information, period_start, period_end, period_label, created_at, updated_at,
        kept_lines, kept_entries, kept_first, kept_last, fencing
        """;

    private const string InsertSql = $"""
        INSERT INTO import ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24,
        ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41, ?42, ?43, ?44, ?45, ?46, ?47, ?48, 0)
        """;

    private const string UpdateSql = """
        UPDATE import SET version = ?2, status = ?3, request = ?4, request_decision = ?5, request_by = ?6, request_at = ?7,
        resolution = ?8, resolution_by = ?9, resolution_at = ?10, error_fr = ?11, error_en = ?12, updated_at = ?13 WHERE number = ?1
        """;

    /// <summary>The import of an id in a dossier; null when there is none.</summary>
    public static ImportRow? Find(Connection connection, DossierId dossier, ImportId import)
    {
        using var found = connection.Prepare($"SELECT {Columns} FROM import WHERE dossier = ?1 AND id = ?2");
        found.Bind(1, dossier.ToString()).Bind(2, import.Value);
        return found.Step() ? Read(found) : null;
    }

    /// <summary>The import of a number.</summary>
    /// <exception cref="ImportStoreException">There is none, or its row cannot be read.</exception>
    public static ImportRow Get(Connection connection, long number)
    {
        using var found = connection.Prepare($"SELECT {Columns} FROM import WHERE number = ?1");
        found.Bind(1, number);
        return found.Step() ? Read(found) : throw SqliteFailure.Damaged($"import {number}", "its row is missing");
    }

    /// <summary>The number that the next import takes.</summary>
    public static long NextNumber(Connection connection) => (connection.Scalar("SELECT seq FROM sqlite_sequence WHERE name = 'import'") ?? 0) + 1;

    public static void Insert(Connection connection, long number, ImportRecord record, KeptLines kept)
    {
        using var insert = connection.Prepare(InsertSql);
        insert.Bind(1, number).Bind(2, record.Dossier.ToString()).Bind(3, record.Id.Value).Bind(4, record.Version).Bind(5, record.FileName)
            .Bind(6, record.Format.Code).Bind(7, record.Format.Label).Bind(8, record.Partner.Id.ToString()).Bind(9, record.Partner.Name)
            .Bind(10, record.PushKey).Bind(11, record.Hash).Bind(12, record.Fingerprint);
        if (record.Replaces is { } replaces) insert.Bind(13, replaces.Value);
        if (record.Model is { } model) insert.Bind(14, model.Code).Bind(15, model.Revision).Bind(16, model.Hash);
        insert.Bind(17, (long)record.Status);
        BindRequest(insert, 18, record.Request);
        BindResolution(insert, 22, record.Resolution);
        insert.Bind(25, record.Error?.French).Bind(26, record.Error?.English);
        var summary = record.Summary;
        insert.Bind(27, summary.Entries).Bind(28, summary.Lines).Bind(29, summary.TotalDebit.ToString()).Bind(30, summary.TotalCredit.ToString())
            .Bind(31, Values.Of(summary.FirstMovement)).Bind(32, Values.Of(summary.LastMovement))
            .Bind(33, summary.Journals).Bind(34, summary.Accounts).Bind(35, summary.ThirdParties).Bind(36, summary.Sections);
        insert.Bind(37, record.Diagnostics.Blocking).Bind(38, record.Diagnostics.Warning).Bind(39, record.Diagnostics.Information)
            .Bind(40, Values.Of(record.ReferencePeriod?.Start)).Bind(41, Values.Of(record.ReferencePeriod?.End)).Bind(42, record.ReferencePeriod?.Label)
            .Bind(43, Values.Of(record.CreatedAt)).Bind(44, Values.Of(record.UpdatedAt));
        insert.Bind(45, kept.Lines).Bind(46, kept.Entries).Bind(47, Values.Of(kept.First)).Bind(48, Values.Of(kept.Last)).Execute();
    }

    /// <summary>Writes what a transition may change.</summary>
    public static void Update(Connection connection, long number, ImportRecord next)
    {
        using var update = connection.Prepare(UpdateSql);
        update.Bind(1, number).Bind(2, next.Version).Bind(3, (long)next.Status);
        BindRequest(update, 4, next.Request);
        BindResolution(update, 8, next.Resolution);
        update.Bind(11, next.Error?.French).Bind(12, next.Error?.English).Bind(13, Values.Of(next.UpdatedAt)).Execute();
    }

    private static void BindRequest(Statement statement, int at, DecisionRequest? request)
    {
        if (request is null) return;
        statement.Bind(at, request.Id).Bind(at + 1, (long)request.Decision).Bind(at + 2, request.By.ToString()).Bind(at + 3, Values.Of(request.At));
    }

    private static void BindResolution(Statement statement, int at, Resolution? resolution)
    {
        if (resolution is null) return;
        statement.Bind(at, (long)resolution.Decision).Bind(at + 1, resolution.By.ToString()).Bind(at + 2, Values.Of(resolution.At));
    }

    private static ImportRow Read(Statement row)
    {
        try
        {
            return Parse(row);
        }
        catch (Exception failure) when (SqliteFailure.IsUnreadable(failure))
        {
            throw SqliteFailure.Damaged($"import number {row.Int64(0)}", "its record cannot be read");
        }
    }

    private static ImportRow Parse(Statement row)
    {
        var record = new ImportRecord
        {
            Dossier = DossierId.Parse(row.Text(1)), Id = new(row.Guid(2)), Version = row.Int64(3), FileName = row.Text(4),
            Format = row.Text(5) is { Length: > 0 } code ? new(code, row.Text(6)) : default,
            Partner = new(PartnerId.Parse(row.Text(7)), row.Text(8)), PushKey = row.TextOrNull(9), Hash = row.Hash(10), Fingerprint = row.Text(11),
            Replaces = row.GuidOrNull(12) is { } replaces ? new(replaces) : null,
            Model = row.IsNull(13) ? null : new(row.Text(13), row.Int32(14), row.Hash(15)),
            Status = (ImportStatus)row.Int32(16),
            Request = row.IsNull(17) ? null : new(row.Guid(17), (ImportDecision)row.Int32(18), UserId.Parse(row.Text(19)), row.Instant(20)),
            Resolution = row.IsNull(21) ? null : new((ImportDecision)row.Int32(21), UserId.Parse(row.Text(22)), row.Instant(23)),
            Error = row.IsNull(24) ? null : new(row.Text(24), row.Text(25)),
            Summary = new()
            {
                Entries = row.Int64(26), Lines = row.Int64(27), TotalDebit = AmountTotal.Parse(row.Text(28)), TotalCredit = AmountTotal.Parse(row.Text(29)),
                FirstMovement = row.Date(30), LastMovement = row.Date(31),
                Journals = row.Int32(32), Accounts = row.Int32(33), ThirdParties = row.Int32(34), Sections = row.Int32(35),
            },
            Diagnostics = new(row.Int64(36), row.Int64(37), row.Int64(38)),
            ReferencePeriod = row.IsNull(39) ? null : new(row.Date(39)!.Value, row.Date(40)!.Value, row.Text(41)),
            CreatedAt = row.Instant(42), UpdatedAt = row.Instant(43),
        };
        return new(row.Int64(0), record, new(row.Int64(44), row.Int64(45), row.Date(46), row.Date(47)), row.Int64(48));
    }
}
