namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>A path that occurs in a document, made once however often it occurs.</summary>
internal sealed class XmlPath
{
    // comptabilite and exercice are no part of the paths of the flat columns.
    const int HiddenLevels = 2;

    readonly Dictionary<string, XmlPath> children = [];
    readonly XmlFlatField[] fields;
    readonly XmlPath? parent;
    readonly string upperPath;
    readonly int level;

    XmlPath(XmlFlatField[] fields, XmlPath? parent, string name)
    {
        this.fields = fields;
        this.parent = parent;
        Name = name;
        level = parent is null ? 0 : parent.level + 1;
        upperPath = level > HiddenLevels ? Join(parent!.upperPath, name.ToUpperInvariant()) : "";
        Field = Array.FindIndex(fields, field => field.Path == upperPath);
        IsLine = upperPath == XmlFlatField.LinePath;
        IsAmount = upperPath == XmlFlatField.AmountPath;
        IsSide = upperPath == XmlFlatField.SidePath;
    }

    public string Name { get; }

    /// <summary>Index of the flat column, or -1.</summary>
    public int Field { get; }

    public bool IsLine { get; }

    public bool IsAmount { get; }

    public bool IsSide { get; }

    /// <summary>Whether text here makes a column of its own.</summary>
    public bool IsExtra => Field < 0 && !IsAmount && !IsSide && Name != "DateCloture";

    /// <summary>The enclosing path; the document's own has none.</summary>
    public XmlPath Parent => parent ?? throw new InvalidOperationException("The document has no enclosing element.");

    public static XmlPath Document(XmlFlatField[] fields) => new(fields, parent: null, "");

    public XmlPath Child(string name)
    {
        if (!children.TryGetValue(name, out XmlPath? child))
            children.Add(name, child = new XmlPath(fields, this, name));
        return child;
    }

    static string Join(string path, string name) => path.Length == 0 ? name : path + "_" + name;
}
