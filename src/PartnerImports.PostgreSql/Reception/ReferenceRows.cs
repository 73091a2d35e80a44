using System.Collections.Immutable;
using Npgsql;

namespace PartnerImports.PostgreSql;

/// <summary>Reference data as arrays, one for each column: one statement handles any number of them.</summary>
internal sealed class ReferenceRows
{
    private const string MissingSql =
        "SELECT n.place::integer FROM unnest($2::smallint[], $3::text[], $4::text[]) WITH ORDINALITY AS n (kind, axis, code, place) " +
        "WHERE NOT EXISTS (SELECT FROM reference_data r WHERE r.dossier_id = $1 AND r.kind = n.kind AND r.axis = n.axis AND r.code = n.code)";

    private const string CreateSql =
        "INSERT INTO reference_data (dossier_id, created_by, kind, axis, code, label, collective) " +
        "SELECT $1, $2, n.kind, n.axis, n.code, n.label, n.collective FROM unnest($3::smallint[], $4::text[], $5::text[], $6::text[], $7::text[]) AS n (kind, axis, code, label, collective) " +
        "ON CONFLICT DO NOTHING";

    private readonly short[] _kinds;
    private readonly string[] _axes, _codes, _labels, _collectives;

    public ReferenceRows(ReferenceData data)
    {
        _kinds = new short[data.Count];
        _axes = new string[data.Count];
        _codes = new string[data.Count];
        _labels = new string[data.Count];
        _collectives = new string[data.Count];
        var at = 0;
        foreach (var journal in data.Journals) Set(at++, ReferenceKind.Journal, "", journal.Code.ToString(), journal.Label);
        foreach (var account in data.Accounts) Set(at++, ReferenceKind.Account, "", account.Number.ToString(), account.Label);
        foreach (var party in data.ThirdParties) Set(at++, ReferenceKind.ThirdParty, "", party.Code.ToString(), party.Label, party.Collective.ToString());
        foreach (var section in data.Sections) Set(at++, ReferenceKind.Section, section.Axis.ToString(), section.Code.ToString(), section.Label);
    }

    private void Set(int at, ReferenceKind kind, string axis, string code, string label, string collective = "") =>
        (_kinds[at], _axes[at], _codes[at], _labels[at], _collectives[at]) = ((short)kind, axis, code, label, collective);

    /// <summary>Those of some reference data that a dossier lacks, in their order.</summary>
    public static async ValueTask<ReferenceData> MissingAsync(StoreSession session, DossierId dossier, ReferenceData named)
    {
        if (named.Count == 0) return ReferenceData.Empty;
        var rows = new ReferenceRows(named);
        var missing = new HashSet<int>(await session.ListAsync(row => row.GetInt32(0) - 1, MissingSql,
            dossier.ToString(), rows._kinds, rows._axes, rows._codes).ConfigureAwait(false));
        var at = 0;
        ImmutableArray<T> Missing<T>(ImmutableArray<T> all) => [.. all.Where(_ => missing.Contains(at++))];
        return new() { Journals = Missing(named.Journals), Accounts = Missing(named.Accounts), ThirdParties = Missing(named.ThirdParties), Sections = Missing(named.Sections) };
    }

    /// <summary>Creates what the dossier lacks; what it has stays as it is.</summary>
    public static void Create(NpgsqlBatch batch, DossierId dossier, ImportId import, ReferenceData create)
    {
        if (create.Count == 0) return;
        var rows = new ReferenceRows(create);
        batch.Add(CreateSql, dossier.ToString(), import.Value, rows._kinds, rows._axes, rows._codes, rows._labels, rows._collectives);
    }
}
