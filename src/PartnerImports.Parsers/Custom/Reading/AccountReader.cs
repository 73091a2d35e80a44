using System.Globalization;
using System.Text;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>What an account read stands for.</summary>
/// <param name="General">The general account.</param>
/// <param name="IsThirdParty">Whether the account read is a third party of it.</param>
internal readonly record struct AccountRead(string General, bool IsThirdParty);

/// <summary>Translates accounts and journals by the model's rules. Not thread-safe: it remembers the accounts met last.</summary>
internal sealed class AccountReader(CustomModel model, CustomReport report)
{
    private const int MaxRemembered = 4_096;

    private readonly Dictionary<string, AccountRead> _known = new(StringComparer.Ordinal);
    private readonly char[] _chars = new char[RecordSource.MaxLength];

    /// <summary>Whether accounts leave as they came.</summary>
    public bool IsEmpty => model.Accounts.IsEmpty;

    /// <summary>What an account stands for.</summary>
    public AccountRead Translate(ReadOnlySpan<byte> account, BoundSource source)
    {
        var chars = _chars.AsSpan(0, Encoding.UTF8.GetChars(account, _chars));
        var lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(chars, out var read))
        {
            var text = chars.ToString();
            var (general, isThirdParty) = model.Accounts.Translate(text);
            read = new(general, isThirdParty);
            if (_known.Count == MaxRemembered) _known.Clear();
            _known.Add(text, read);
        }
        if (model.Accounts.Length > 0 && read.General.Length > model.Accounts.Length)
            report.Add(CustomDiagnostics.AccountLong, source, Encoding.UTF8.GetBytes(read.General), model.Accounts.Length.ToString(CultureInfo.InvariantCulture));
        return read;
    }

    /// <summary>The general account of a third party's code; empty when no rule says.</summary>
    public byte[] GeneralOf(ReadOnlySpan<byte> thirdParty) =>
        model.Accounts.GeneralOf(Encoding.UTF8.GetString(thirdParty)) is { } general ? Encoding.UTF8.GetBytes(general) : [];

    /// <summary>The journal that stands for one read.</summary>
    public ReadOnlySpan<byte> TranslateJournal(ReadOnlySpan<byte> journal)
    {
        if (model.Journals.IsEmpty) return journal;
        var chars = _chars.AsSpan(0, Encoding.UTF8.GetChars(journal, _chars));
        return model.Journals.Find(chars) is { } code ? code : journal;
    }
}
