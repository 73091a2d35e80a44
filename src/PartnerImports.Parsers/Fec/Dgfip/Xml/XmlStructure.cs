using System.Xml;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>First reading of an XML file: is it valid (X3), and which columns does it add?</summary>
internal sealed class XmlStructure
{
    const string SchemaInstance = "http://www.w3.org/2001/XMLSchema-instance";
    const string NamespaceDeclarations = "http://www.w3.org/2000/xmlns/";

    readonly List<string> extraColumns = [];

    /// <summary>Elements that have text and no column, by their first occurrence.</summary>
    public IReadOnlyList<string> ExtraColumns => extraColumns;

    /// <summary>Line where the document ceases to be valid; null if it never does.</summary>
    public long? FaultLine { get; private set; }

    public static async ValueTask<XmlStructure> ReadAsync(
        XmlReader reader, FecRegime schema, CancellationToken cancellationToken)
    {
        var structure = new XmlStructure();
        try
        {
            await structure.ReadAllAsync(reader, schema, cancellationToken).ConfigureAwait(false);
        }
        catch (XmlException exception)
        {
            structure.FaultLine = exception.LineNumber;
        }

        return structure;
    }

    async ValueTask ReadAllAsync(XmlReader reader, FecRegime schema, CancellationToken cancellationToken)
    {
        var validator = new XmlValidator(XmlGrammar.Of(schema));
        XmlPath path = XmlPath.Document(XmlFlatField.Of(schema));
        while (FaultLine is null && await reader.ReadAsync().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Follow(reader, validator, ref path))
                FaultLine = ((IXmlLineInfo)reader).LineNumber;
        }
    }

    bool Follow(XmlReader reader, XmlValidator validator, ref XmlPath path)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                bool isEmpty = reader.IsEmptyElement;
                string name = reader.Name;
                bool isInNamespace = reader.NamespaceURI.Length > 0;
                if (!validator.StartElement(name, isInNamespace, HasForeignAttributes(reader)))
                    return false;
                if (isEmpty)
                    return validator.EndElement();
                path = path.Child(name);
                return true;

            case XmlNodeType.EndElement:
                path = path.Parent;
                return validator.EndElement();

            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                NoteExtra(path, reader.Value);
                return validator.AddText(reader.Value);

            case XmlNodeType.Whitespace when reader.Depth > 0:
                return validator.AddText(reader.Value);

            default:
                return true;
        }
    }

    void NoteExtra(XmlPath path, string text)
    {
        if (path.IsExtra && !string.IsNullOrWhiteSpace(text) && !extraColumns.Contains(path.Name))
            extraColumns.Add(path.Name);
    }

    // No element declares an attribute; those that point to the schema are always welcome.
    static bool HasForeignAttributes(XmlReader reader)
    {
        bool found = false;
        while (!found && reader.MoveToNextAttribute())
            found = reader.NamespaceURI is not (SchemaInstance or NamespaceDeclarations);
        reader.MoveToElement();
        return found;
    }
}
