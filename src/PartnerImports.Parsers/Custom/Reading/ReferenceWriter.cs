using System.Globalization;
using PartnerImports.Parsers.Analysis;
using PartnerImports.Parsers.Custom.Files;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Custom.Reading;

/// <summary>Takes the records that name journals, accounts and third parties. Not thread-safe.</summary>
internal sealed class ReferenceWriter(ReferenceCollector reference, ValueReader values, AccountReader accounts, CustomReport report)
{
    public void Add(in RecordView record, BoundRecord type)
    {
        switch (type.Role)
        {
            case RecordRole.Journal:
                AddJournal(record, type);
                break;
            case RecordRole.Account:
                AddAccount(record, type);
                break;
            default:
                AddThirdParty(record, type);
                break;
        }
    }

    private void AddJournal(in RecordView record, BoundRecord type)
    {
        if (values.Read(record, type[Target.Journal], out var text) is not { } source) return;
        var code = accounts.TranslateJournal(text).ToArray();
        if (IsLegal(JournalCode.TryParse(code, null, out _), source, code, JournalCode.MaxLength)) reference.AddJournal(code, Label(record, type, Target.JournalLabel));
    }

    private void AddAccount(in RecordView record, BoundRecord type)
    {
        if (values.Read(record, type[Target.Account], out var text) is not { } source) return;
        var code = text.ToArray();
        if (!IsLegal(AccountNumber.TryParse(code, null, out _), source, code, AccountNumber.MaxLength)) return;
        var account = accounts.IsEmpty ? default : accounts.Translate(code, source);
        var label = Label(record, type, Target.AccountLabel);
        if (account.IsThirdParty) reference.AddThirdParty(code, label, System.Text.Encoding.UTF8.GetBytes(account.General));
        else reference.AddAccount(account.General is null ? code : System.Text.Encoding.UTF8.GetBytes(account.General), label);
    }

    private void AddThirdParty(in RecordView record, BoundRecord type)
    {
        if (values.Read(record, type[Target.ThirdParty], out var text) is not { } source) return;
        var code = text.ToArray();
        if (!IsLegal(ThirdPartyCode.TryParse(code, null, out _), source, code, ThirdPartyCode.MaxLength)) return;
        var collective = values.Read(record, type[Target.Account], out var account) is null ? accounts.GeneralOf(code) : account.ToArray();
        reference.AddThirdParty(code, Label(record, type, Target.ThirdPartyLabel), collective);
    }

    private byte[] Label(in RecordView record, BoundRecord type, Target target) => values.Read(record, type[target], out var label) is null ? [] : label.ToArray();

    private bool IsLegal(bool isLegal, BoundSource source, ReadOnlySpan<byte> code, int maximum)
    {
        if (!isLegal) report.Add(ReferenceCollector.ReasonOf(code, maximum), source, code, maximum.ToString(CultureInfo.InvariantCulture));
        return isLegal;
    }
}
