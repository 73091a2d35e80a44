using System.Collections.Frozen;
using System.Text;

namespace PartnerImports.Parsers.Custom.Model;

/// <summary>What stands for a journal read.</summary>
internal sealed class JournalRules(string fallback, IEnumerable<KeyValuePair<string, string>> table)
{
    private readonly FrozenDictionary<string, byte[]> _table = table.ToFrozenDictionary(entry => entry.Key, entry => Encoding.UTF8.GetBytes(entry.Value), StringComparer.Ordinal);

    public static JournalRules None { get; } = new("", []);

    /// <summary>The journal of lines that name none; empty when there is none.</summary>
    public byte[] Default { get; } = Encoding.UTF8.GetBytes(fallback);

    public bool IsEmpty => _table.Count == 0;

    /// <summary>The journal that stands for one read; null when it stands for itself.</summary>
    public byte[]? Find(ReadOnlySpan<char> journal) => _table.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(journal, out var code) ? code : null;
}

/// <summary>What a root leads to.</summary>
/// <param name="Account">The general account.</param>
/// <param name="IsSubledger">Whether the account read is a third party of it.</param>
internal sealed record RootTarget(string Account, bool IsSubledger);

/// <summary>What stands for an account read: exact rule, else range, else longest root; then length and padding.</summary>
/// <remarks>A look-up tries at most as many roots as an account has characters (35). Immutable.</remarks>
internal sealed class AccountRules(int length, bool pads, FrozenDictionary<string, string> exact, (string From, string To, string Account)[] ranges, FrozenDictionary<string, RootTarget> roots)
{
    private readonly int _longestRoot = roots.Count == 0 ? 0 : roots.Keys.Max(root => root.Length);
    private readonly int _shortestRoot = roots.Count == 0 ? 0 : roots.Keys.Min(root => root.Length);

    public static AccountRules None { get; } = new(0, false, FrozenDictionary<string, string>.Empty, [], FrozenDictionary<string, RootTarget>.Empty);

    /// <summary>How long accounts are; 0 when it does not matter.</summary>
    public int Length => length;

    /// <summary>Whether accounts leave as they came.</summary>
    public bool IsEmpty => length == 0 && exact.Count == 0 && ranges.Length == 0 && roots.Count == 0;

    /// <summary>The general account that stands for one read, and whether the one read is a third party.</summary>
    public (string Account, bool IsThirdParty) Translate(string account)
    {
        var padded = Pad(account);
        if (exact.TryGetValue(account, out var target) || exact.TryGetValue(padded, out target)) return (Pad(target), false);
        if (FindRange(padded) is { } inRange) return (Pad(inRange), false);
        if (FindRoot(padded) is not { } root) return (padded, false);
        var isGeneral = account.AsSpan().TrimEnd('0').SequenceEqual(root.Account.AsSpan().TrimEnd('0'));
        return (Pad(root.Account), root.IsSubledger && !isGeneral);
    }

    /// <summary>The general account of a third party's code; null when no root says.</summary>
    public string? GeneralOf(string thirdParty) => FindRoot(thirdParty) is { IsSubledger: true } root ? Pad(root.Account) : null;

    private string Pad(string account) => pads && account.Length < length ? account.PadRight(length, '0') : account;

    private RootTarget? FindRoot(string account)
    {
        var lookup = roots.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var size = Math.Min(_longestRoot, account.Length); size >= _shortestRoot && size > 0; size--)
            if (lookup.TryGetValue(account.AsSpan(0, size), out var target)) return target;
        return null;
    }

    private string? FindRange(string account)
    {
        int low = 0, high = ranges.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (from, to, target) = ranges[middle];
            if (Compare(account, from, from.Length) < 0) high = middle - 1;
            else if (Compare(account, to, to.Length) > 0) low = middle + 1;
            else return target;
        }
        return null;
    }

    /// <summary>Compares the first characters of two accounts; what an account lacks counts as zeros.</summary>
    public static int Compare(string left, string right, int length)
    {
        for (var i = 0; i < length; i++)
        {
            var difference = (i < left.Length ? left[i] : '0') - (i < right.Length ? right[i] : '0');
            if (difference != 0) return difference;
        }
        return 0;
    }
}

/// <summary>Gathers the rules of a model and reports those that contradict each other.</summary>
internal sealed class AccountRulesBuilder(int length, bool pads)
{
    private readonly Dictionary<string, string> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RootTarget> _roots = new(StringComparer.Ordinal);
    private readonly List<(string From, string To, string Account, ModelNode Node)> _ranges = [];

    public void AddExact(ModelNode node, string account, string target)
    {
        if (account.Length == 0) node.Fault(CustomDiagnostics.ModelTextLength, "0", "≥ 1");
        else if (!_exact.TryAdd(account, target)) node.Fault(CustomDiagnostics.ModelTwice, account);
    }

    public void AddRoot(ModelNode node, string root, RootTarget target)
    {
        if (root.Length == 0) node.Fault(CustomDiagnostics.ModelTextLength, "0", "≥ 1");
        else if (!_roots.TryAdd(root, target)) node.Fault(CustomDiagnostics.ModelTwice, root);
    }

    public void AddRange(ModelNode node, string from, string to, string target)
    {
        if (from.Length == 0 || from.Length != to.Length || string.CompareOrdinal(from, to) > 0) node.Fault(CustomDiagnostics.ModelRange, $"{from}–{to}");
        else _ranges.Add((from, to, target, node));
    }

    public AccountRules ToRules()
    {
        var ranges = _ranges.OrderBy(range => range.From, Comparer<string>.Create((x, y) => AccountRules.Compare(x, y, Math.Max(x.Length, y.Length)))).ToArray();
        for (var i = 1; i < ranges.Length; i++)
        {
            var (previous, next) = (ranges[i - 1], ranges[i]);
            if (AccountRules.Compare(next.From, previous.To, previous.To.Length) <= 0) next.Node.Fault(CustomDiagnostics.ModelOverlap, $"{next.From}–{next.To}", $"{previous.From}–{previous.To}");
        }
        return new(length, pads, _exact.ToFrozenDictionary(StringComparer.Ordinal), [.. ranges.Select(range => (range.From, range.To, range.Account))], _roots.ToFrozenDictionary(StringComparer.Ordinal));
    }
}
