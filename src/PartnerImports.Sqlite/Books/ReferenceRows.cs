using System.Collections.Immutable;

namespace PartnerImports.Sqlite;

/// <summary>The journals, accounts, third parties and sections of a dossier, and those that an import names.</summary>
internal static class ReferenceRows
{
    private readonly record struct Row(ReferenceKind Kind, string Code, string Axis, string Label, string Collective);

    /// <summary>Adds what the dossier lacks; what it has stays as it is.</summary>
    public static void Create(Connection connection, DossierId dossier, ReferenceData items, long? createdBy)
    {
        using var insert = connection.Prepare("INSERT INTO reference VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING");
        foreach (var row in Rows(items))
            insert.Bind(1, dossier.ToString()).Bind(2, (long)row.Kind).Bind(3, row.Code).Bind(4, row.Axis).Bind(5, row.Label).Bind(6, row.Collective)
                .Bind(7, createdBy).Execute();
    }

    /// <summary>Remembers what an import names.</summary>
    public static void Name(Connection connection, long import, ReferenceData items)
    {
        using var insert = connection.Prepare("INSERT INTO named VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
        var ordinal = 0;
        foreach (var row in Rows(items))
            insert.Bind(1, import).Bind(2, (long)row.Kind).Bind(3, ordinal++).Bind(4, row.Code).Bind(5, row.Axis).Bind(6, row.Label).Bind(7, row.Collective).Execute();
    }

    public static ReferenceData FindMissing(Connection connection, DossierId dossier, ReferenceData named)
    {
        using var found = connection.Prepare("SELECT 1 FROM reference WHERE dossier = ?1 AND kind = ?2 AND code = ?3 AND axis = ?4");
        found.Bind(1, dossier.ToString());
        bool Lacks(ReferenceKind kind, string code, string axis = "")
        {
            var has = found.Bind(2, (long)kind).Bind(3, code).Bind(4, axis).Step();
            found.Reset();
            return !has;
        }
        return new()
        {
            Journals = [.. named.Journals.Where(journal => Lacks(ReferenceKind.Journal, journal.Code.ToString()))],
            Accounts = [.. named.Accounts.Where(account => Lacks(ReferenceKind.Account, account.Number.ToString()))],
            ThirdParties = [.. named.ThirdParties.Where(thirdParty => Lacks(ReferenceKind.ThirdParty, thirdParty.Code.ToString()))],
            Sections = [.. named.Sections.Where(section => Lacks(ReferenceKind.Section, section.Code.ToString(), section.Axis.ToString()))],
        };
    }

    /// <summary>What an import named, in order of first appearance.</summary>
    public static ReferenceData NamedBy(Connection connection, long import)
    {
        var journals = ImmutableArray.CreateBuilder<Journal>();
        var accounts = ImmutableArray.CreateBuilder<Account>();
        var thirdParties = ImmutableArray.CreateBuilder<ThirdParty>();
        var sections = ImmutableArray.CreateBuilder<AnalyticSection>();
        using var rows = connection.Prepare("SELECT kind, code, axis, label, collective FROM named WHERE import = ?1 ORDER BY kind, ordinal");
        rows.Bind(1, import);
        while (rows.Step())
        {
            var (code, label) = (rows.Text(1), rows.Text(3));
            switch ((ReferenceKind)rows.Int32(0))
            {
                case ReferenceKind.Journal: journals.Add(new(JournalCode.Parse(code), label)); break;
                case ReferenceKind.Account: accounts.Add(new(AccountNumber.Parse(code), label)); break;
                case ReferenceKind.ThirdParty:
                    thirdParties.Add(new(ThirdPartyCode.Parse(code), label, rows.Text(4) is { Length: > 0 } collective ? AccountNumber.Parse(collective) : default));
                    break;
                default: sections.Add(new(AxisCode.Parse(rows.Text(2)), SectionCode.Parse(code), label)); break;
            }
        }
        return new() { Journals = journals.ToImmutable(), Accounts = accounts.ToImmutable(), ThirdParties = thirdParties.ToImmutable(), Sections = sections.ToImmutable() };
    }

    /// <summary>What a dossier has of one kind, by code.</summary>
    public static IReadOnlyList<ReferenceItem> List(Connection connection, DossierId dossier, ReferenceKind kind)
    {
        using var rows = connection.Prepare("""
            SELECT code, label, axis, (SELECT id FROM import WHERE number = created_by) FROM reference WHERE dossier = ?1 AND kind = ?2 ORDER BY code, axis
            """);
        rows.Bind(1, dossier.ToString()).Bind(2, (long)kind);
        var items = new List<ReferenceItem>();
        while (rows.Step()) items.Add(new(rows.Text(0), rows.Text(1), rows.Text(2), rows.GuidOrNull(3) is { } by ? new ImportId(by) : null));
        return items;
    }

    private static IEnumerable<Row> Rows(ReferenceData items)
    {
        foreach (var journal in items.Journals) yield return new(ReferenceKind.Journal, journal.Code.ToString(), "", journal.Label, "");
        foreach (var account in items.Accounts) yield return new(ReferenceKind.Account, account.Number.ToString(), "", account.Label, "");
        foreach (var party in items.ThirdParties) yield return new(ReferenceKind.ThirdParty, party.Code.ToString(), "", party.Label, party.Collective.ToString());
        foreach (var section in items.Sections) yield return new(ReferenceKind.Section, section.Code.ToString(), section.Axis.ToString(), section.Label, "");
    }
}
