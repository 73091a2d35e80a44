namespace PartnerImports.Core.Tests.Model;

/// <summary>The product in a hundred plain lines, without store, clock, queue or texts: what the real services must agree with.</summary>
internal sealed class SimpleModel
{
    public sealed class Import
    {
        public required string Partner, Content;
        public string? Key;
        public string Status = "pending";
        public ImportDecision? Request;
        public string? AskedBy;
        public int Version = 1;
        public bool Marked, Failed;
        public Import? Replaces;
        public bool Binds => Status is "pending" or "validated";
    }

    public const string Faulty = "!";

    public List<Import> Imports { get; } = [];
    public bool ConsoleOpen { get; set; } = true;
    public bool YearOpen { get; set; } = true;
    public List<(string User, bool Succeeded)> Notifications { get; } = [];
    public List<string> Events { get; } = [];
    private readonly List<Import> _queue = [];

    public int HeldLines => Imports.Where(import => import.Status == "pending").Sum(import => Lines(import.Content));
    public int OrdinaryLines => Imports.Where(import => import.Status == "validated").Sum(import => Lines(import.Content));
    public int Waiting => ConsoleOpen ? Imports.Count(import => import is { Status: "pending", Request: null }) : 0;
    public int Requests => _queue.Count;

    public static int Lines(string content) => content.Split('\n').Count(line => line.Length > 0 && line[0] is not ('#' or '!'));

    public string Push(string partner, string content, string? key)
    {
        var bound = Imports.Where(import => import.Partner == partner && import.Binds).ToList();
        if (key is not null && bound.Find(import => import.Key == key) is { } same) return same.Content == content ? $"repeat {Imports.IndexOf(same)}" : $"key-reused {Imports.IndexOf(same)}";
        if (key is null && bound.Find(import => import.Content == content) is { } twin) return $"duplicate-content {Imports.IndexOf(twin)}";
        var faulty = content.Contains(Faulty) || (!YearOpen && Lines(content) > 0) || (!YearOpen && !content.Contains("#closing"));
        var import = new Import
        {
            Partner = partner,
            Content = content,
            Key = key,
            Status = faulty ? "error" : "pending",
            Replaces = Imports.LastOrDefault(old => old.Partner == partner && !old.Binds && (old.Content == content || (key is not null && old.Key == key))),
        };
        Imports.Add(import);
        Events.Add("import." + import.Status);
        return $"{import.Status} {Imports.Count - 1} replaces {(import.Replaces is { } replaced ? Imports.IndexOf(replaced) : -1)}";
    }

    public string Ask(string user, int profile, int index, ImportDecision decision, int? version, bool elsewhere)
    {
        if (!ConsoleOpen && !elsewhere) return "console-closed";
        if (elsewhere) return "unknown-import";
        if (profile < 3) return "not-permitted";
        var import = Imports[index];
        var done = decision == ImportDecision.Validation ? "validated" : "rejected";
        if (import.Request == decision || import.Status == done) return $"already {import.AskedBy}";
        if (version is not null && version != import.Version) return "stale-version";
        if (import.Request is not null) return "decision-under-way";
        if (import.Status != "pending") return import.Status == "error" ? "import-in-error" : "already-" + import.Status;
        (import.Request, import.AskedBy, import.Failed) = (decision, user, false);
        import.Version++;
        _queue.Add(import);
        return $"accepted {user}";
    }

    public List<string> Process()
    {
        var ended = new List<string>();
        foreach (var import in _queue)
        {
            var stopped = import.Marked || (!YearOpen && Lines(import.Content) > 0);
            if (!stopped)
            {
                import.Status = import.Request == ImportDecision.Validation ? "validated" : "rejected";
                Events.Add("import." + import.Status);
            }
            import.Failed = stopped;
            import.Request = null;
            import.Version++;
            Notifications.Add((import.AskedBy!, !stopped));
            ended.Add($"{Imports.IndexOf(import)} {(stopped ? "failed" : import.Status)}");
        }
        _queue.Clear();
        return ended;
    }

    public bool Mark(int index)
    {
        var import = Imports[index];
        if (import.Status != "pending" || !import.Content.Contains("VE;1;")) return false;
        return import.Marked = true;
    }
}
