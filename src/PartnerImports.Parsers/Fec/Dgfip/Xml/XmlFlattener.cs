using System.Text.RegularExpressions;
using System.Xml;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>
/// Second reading of an XML file: the values that each <c>ligne</c> sends to the flat file, with the tool's defects
/// (X4, X5). A value of an entry or of a journal stays until another one replaces it, an empty element replaces
/// nothing, and a trailing column that no entry has filled yet is missing altogether.
/// </summary>
internal sealed partial class XmlFlattener
{
    /// <summary>However short its values, a line has these columns.</summary>
    const int FewestColumns = 18;
    const int NoColumn = -1;

    readonly XmlFlatField[] fields;
    readonly IReadOnlyList<string> extraColumns;
    readonly string?[] values;
    readonly string?[] extras;
    string? amount;
    string? side;
    string? lastElement;
    int reached;
    XmlPath path;

    public XmlFlattener(FecRegime schema, IReadOnlyList<string> extraColumns)
    {
        fields = XmlFlatField.Of(schema);
        this.extraColumns = extraColumns;
        values = new string?[fields.Length];
        extras = new string?[extraColumns.Count];
        path = XmlPath.Document(fields);
    }

    /// <summary>Line of the XML file at which the current <c>ligne</c> begins.</summary>
    public long Line { get; private set; }

    /// <summary>Moves by one node.</summary>
    /// <returns>True when it ends a <c>ligne</c>: its row is ready.</returns>
    public bool Follow(XmlReader reader)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when !reader.IsEmptyElement:
                path = path.Child(reader.Name);
                if (path.IsLine)
                    Line = ((IXmlLineInfo)reader).LineNumber;
                return false;

            case XmlNodeType.EndElement:
                bool endsLine = path.IsLine;
                path = path.Parent;
                return endsLine;

            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                Store(reader.Value);
                return false;

            default:
                return false;
        }
    }

    /// <summary>The row that is ready, without its extra columns; null if its side is none. Forgets the line.</summary>
    public string? TakeRow()
    {
        string?[] row = new string?[Math.Max(FewestColumns, reached)];
        for (int index = 0; index < row.Length; index++)
            row[index] = WithComma(values[index]);
        bool isSigned = amount is not null && side is not null;
        if (isSigned && !TrySetDebitOrCredit(row))
            return null;
        ForgetLine();
        return string.Join('|', row);
    }

    /// <summary>What follows the row: a separator and a value for each extra column. Forgets them.</summary>
    public string TakeExtras()
    {
        string suffix = string.Concat(extras.Select(value => "|" + value));
        Array.Clear(extras);
        return suffix;
    }

    void Store(string text)
    {
        if (path.IsExtra)
        {
            StoreExtra(text);
            return;
        }

        bool continues = path.Name == lastElement;
        if (path.IsAmount)
            amount = Continue(amount, text.Replace(',', '.'), continues);
        else if (path.IsSide)
            side = Continue(side, text, continues);
        else if (path.Field != NoColumn)
            StoreField(path.Field, text, continues);
        else
            return;
        lastElement = path.Name;
        reached = Math.Max(reached, path.Field == NoColumn ? fields.Length : path.Field + 1);
    }

    void StoreField(int field, string text, bool continues)
    {
        string value = fields[field].IsAmount ? text.Replace(',', '.') : text;
        values[field] = Continue(values[field], value, continues);
    }

    // Of several pieces of text, the last one that is not blank remains.
    void StoreExtra(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        string piece = text.Split('\n').Last(part => !string.IsNullOrWhiteSpace(part));
        for (int index = 0; index < extras.Length; index++)
        {
            if (extraColumns[index] == path.Name)
                extras[index] = piece;
        }
    }

    static string Continue(string? value, string text, bool continues) => continues ? value + text : text;

    bool TrySetDebitOrCredit(string?[] row)
    {
        bool isCredit = side is "c" or "C" || side!.Trim() == "-1";
        bool isDebit = side is "d" or "D" || side.Trim() == "+1";
        int debit = Array.FindIndex(fields, field => field.Key == "MTN_DEBIT");
        int credit = Array.FindIndex(fields, field => field.Key == "MTN_CREDIT");
        row[isCredit ? credit : debit] = amount!.Replace('.', ',');
        row[isCredit ? debit : credit] = "0";
        return isDebit || isCredit;
    }

    void ForgetLine()
    {
        amount = null;
        side = null;
        for (int index = 0; index < fields.Length; index++)
        {
            if (fields[index].IsOfLine)
                values[index] = null;
        }
    }

    static string? WithComma(string? value) =>
        value is not null && value.Contains('.') && PlainDecimal().IsMatch(value) ? value.Replace('.', ',') : value;

    [GeneratedRegex("^[+-]? *[0-9]*\\.[0-9]* *$")]
    private static partial Regex PlainDecimal();
}
