using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>An import's record as columns of the table <c>imports</c>.</summary>
internal static class ImportColumns
{
    /// <summary>What <see cref="Read"/> reads, in its order.</summary>
    public const string All =
        "dossier_id, import_id, version, status, file_name, format_code, format_label, partner_id, partner_name, push_key, hash, fingerprint, replaces, " +
        "model_code, model_revision, model_hash, request_id, request_decision, request_by, request_at, resolution_decision, resolution_by, resolution_at, " +
        "error_french, error_english, entries, lines, total_debit::text, total_credit::text, first_movement, last_movement, journals, accounts, third_parties, sections, " +
        "blocking, warnings, informations, period_start, period_end, period_label, created_at, updated_at";

    /// <summary>How many columns <see cref="All"/> has.</summary>
    public const int Count = 43;

    private const string InsertSql =
        "INSERT INTO imports (dossier_id, import_id, version, status, file_name, format_code, format_label, partner_id, partner_name, push_key, hash, fingerprint, replaces, " +
        "model_code, model_revision, model_hash, request_id, request_decision, request_by, request_at, resolution_decision, resolution_by, resolution_at, " +
        "error_french, error_english, entries, lines, total_debit, total_credit, first_movement, last_movement, journals, accounts, third_parties, sections, " +
        "blocking, warnings, informations, period_start, period_end, period_label, created_at, updated_at, " +
        "push_key_digest, books, stored_entries, stored_lines, stored_first, stored_last, holding, file_name_key, partner_name_key) VALUES (" +
        "$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28::numeric, $29::numeric, " +
        "$30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52)";

    private const string UpdateSql =
        "UPDATE imports SET version = $3, status = $4, request_id = $5, request_decision = $6, request_by = $7, request_at = $8, " +
        "resolution_decision = $9, resolution_by = $10, resolution_at = $11, error_french = $12, error_english = $13, updated_at = $14 " +
        "WHERE dossier_id = $1 AND import_id = $2";

    public static byte[]? DigestOfKey(string? key) => key is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Bytes that compare as the texts do by ordinal. An index entry has no room for texts of any length: the first 1,000 code units count.</summary>
    private static byte[] SortKey(string text) => Encoding.BigEndianUnicode.GetBytes(text.Length <= 1_000 ? text : text[..1_000]);

    public static void Insert(NpgsqlBatch batch, ImportRecord record, StoredLines stored)
    {
        var (summary, found) = (record.Summary, record.Diagnostics);
        batch.Add(InsertSql,
            record.Dossier.ToString(), record.Id.Value, record.Version, (short)record.Status, record.FileName, record.Format.Code, record.Format.Label,
            record.Partner.Id.ToString(), record.Partner.Name, record.PushKey, record.Hash.Value(), record.Fingerprint, record.Replaces?.Value,
            record.Model?.Code, record.Model?.Revision, record.Model?.Hash.Value(),
            record.Request?.Id, (short?)record.Request?.Decision, record.Request?.By.ToString(), record.Request?.At.Value(),
            (short?)record.Resolution?.Decision, record.Resolution?.By.ToString(), record.Resolution?.At.Value(),
            record.Error?.French, record.Error?.English,
            summary.Entries, summary.Lines, summary.TotalDebit.ToString(), summary.TotalCredit.ToString(), summary.FirstMovement.Value(), summary.LastMovement.Value(),
            summary.Journals, summary.Accounts, summary.ThirdParties, summary.Sections,
            found.Blocking, found.Warning, found.Information,
            record.ReferencePeriod?.Start.ToDateOnly(), record.ReferencePeriod?.End.ToDateOnly(), record.ReferencePeriod?.Label,
            record.CreatedAt.Value(), record.UpdatedAt.Value(),
            DigestOfKey(record.PushKey), (short)(stored.Lines > 0 ? BooksState.Held : BooksState.None), stored.Entries, stored.Lines, stored.First.Value(), stored.Last.Value(), stored.Holding,
            SortKey(record.FileName), SortKey(record.Partner.Name));
    }

    /// <summary>Writes what a transition may change: status, request, resolution, error; what was counted on arrival stays.</summary>
    public static void Update(NpgsqlBatch batch, ImportRecord next) => batch.Add(UpdateSql,
        next.Dossier.ToString(), next.Id.Value, next.Version, (short)next.Status,
        next.Request?.Id, (short?)next.Request?.Decision, next.Request?.By.ToString(), next.Request?.At.Value(),
        (short?)next.Resolution?.Decision, next.Resolution?.By.ToString(), next.Resolution?.At.Value(),
        next.Error?.French, next.Error?.English, next.UpdatedAt.Value());

    /// <exception cref="ImportStoreException">The row is damaged.</exception>
    public static ImportRecord Read(NpgsqlDataReader row)
    {
        try
        {
            return Parse(row);
        }
        catch (Exception failure) when (StoreFailures.IsUnreadable(failure))
        {
            throw StoreFailures.Damaged($"The import {row.GetGuid(1)}", failure);
        }
    }

    private static ImportRecord Parse(NpgsqlDataReader row) => new()
    {
        Dossier = DossierId.Parse(row.GetString(0)),
        Id = new(row.GetGuid(1)),
        Version = row.GetInt64(2),
        Status = (ImportStatus)row.GetInt16(3),
        FileName = row.GetString(4),
        Format = row.GetString(5) is { Length: > 0 } code ? new(code, row.GetString(6)) : default,
        Partner = new(Partner(row.GetString(7)), row.GetString(8)),
        PushKey = row.Text(9),
        Hash = Sql.Hash(row.GetFieldValue<byte[]>(10)),
        Fingerprint = row.GetString(11),
        Replaces = row.IsDBNull(12) ? null : new ImportId(row.GetGuid(12)),
        Model = row.IsDBNull(13) ? null : new(row.GetString(13), row.GetInt32(14), Sql.Hash(row.GetFieldValue<byte[]>(15))),
        Request = row.IsDBNull(16) ? null : new(row.GetGuid(16), (ImportDecision)row.GetInt16(17), User(row.GetString(18)), row.Instant(19)),
        Resolution = row.IsDBNull(20) ? null : new((ImportDecision)row.GetInt16(20), User(row.GetString(21)), row.Instant(22)),
        Error = row.IsDBNull(23) ? null : new(row.GetString(23), row.GetString(24)),
        Summary = new()
        {
            Entries = row.GetInt64(25), Lines = row.GetInt64(26),
            TotalDebit = AmountTotal.Parse(row.GetString(27)), TotalCredit = AmountTotal.Parse(row.GetString(28)),
            FirstMovement = row.DateOrNull(29), LastMovement = row.DateOrNull(30),
            Journals = row.GetInt32(31), Accounts = row.GetInt32(32), ThirdParties = row.GetInt32(33), Sections = row.GetInt32(34),
        },
        Diagnostics = new(row.GetInt64(35), row.GetInt64(36), row.GetInt64(37)),
        ReferencePeriod = row.IsDBNull(38) ? null : new(row.Date(38), row.Date(39), row.GetString(40)),
        CreatedAt = row.Instant(41),
        UpdatedAt = row.Instant(42),
    };

    private static PartnerId Partner(string text) => text.Length == 0 ? default : PartnerId.Parse(text);

    internal static UserId User(string text) => text.Length == 0 ? default : UserId.Parse(text);
}

/// <summary>What the lines of an import are in the books.</summary>
internal enum BooksState
{
    /// <summary>It has none: it never had, or they were deleted.</summary>
    None,

    /// <summary>Held.</summary>
    Held,

    /// <summary>Ordinary.</summary>
    Posted,
}

/// <summary>How much a reception held.</summary>
internal readonly record struct StoredLines(long Holding, long Entries, long Lines, LocalDate? First, LocalDate? Last);
