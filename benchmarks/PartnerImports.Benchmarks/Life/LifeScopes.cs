using PartnerImports.Benchmarks.Data;
using PartnerImports.Benchmarks.Running;

namespace PartnerImports.Benchmarks.Life;

/// <summary>Reception and decisions over each store. What the servers and files do bare is measured beside them by <c>sqlite.sh</c> and <c>postgresql.sh</c>.</summary>
internal static class LifeScopes
{
    /// <summary>Look, analyse, read, hold and commit a FEC.</summary>
    public static Scope Reception(DataFolder folder)
    {
        var file = folder.Fec(ContentEncoding.Utf8).Clean;
        return new("reception", "a FEC looked at, analysed, held and committed", [.. Hosts(file, "receive").Select(host => new Contestant(host.Name, file, host.Host.Receive, file.Lines) { Prepare = host.Host.Clear })], [], IsReading: false);
    }

    /// <summary>Validate, reject, list, open a page of lines.</summary>
    public static Scope Decisions(DataFolder folder)
    {
        var file = folder.Fec(ContentEncoding.Utf8).Clean;
        var contestants = new List<Contestant>();
        foreach (var (name, host) in Hosts(file, "decide"))
        {
            contestants.Add(new($"{name}: validate", file, () => host.Decide(ImportDecision.Validation), ExecutionOutcome.Validated) { Prepare = host.ClearAndReceive });
            contestants.Add(new($"{name}: reject", file, () => host.Decide(ImportDecision.Rejection), ExecutionOutcome.Rejected) { Prepare = host.ClearAndReceive });
        }
        foreach (var (name, host) in Hosts(file, "look"))
        {
            host.ClearAndReceive();
            contestants.Add(new($"{name}: list", file with { Lines = 1 }, host.List, 1));
            contestants.Add(new($"{name}: page of 100 lines", file with { Lines = 100 }, host.Page, 100));
        }
        return new("decisions", "decisions on an import of a FEC, and looking at it", [.. contestants], [], IsReading: false);
    }

    private static List<(string Name, LifeHost Host)> Hosts(DataFile file, string name)
    {
        List<(string, LifeHost)> hosts = [("memory", LifeHost.InMemory(file.Path)), ("SQLite", LifeHost.Sqlite(file.Path, name))];
        if (LifeHost.PostgreSql(file.Path, name) is { } server) hosts.Add(("PostgreSQL", server));
        return hosts;
    }
}
