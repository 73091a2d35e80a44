using System.Globalization;
using System.Text;

namespace PartnerImports.Parsers.Json;

/// <summary>The way from the root to the present value: a JSON pointer (RFC 6901) in the making.</summary>
internal sealed class JsonPath
{
    private (string? Name, int Index)[] _steps = new (string?, int)[JsonSource.HardDepth];

    public int Depth { get; private set; }

    /// <summary>The name of the innermost member; empty at the root.</summary>
    public string Field
    {
        get
        {
            for (var i = Depth - 1; i >= 0; i--)
                if (_steps[i].Name is { } name) return name;
            return "";
        }
    }

    public void Push(string name) => Step() = (name, -1);

    public void Push(int index) => Step() = (null, index);

    public void Pop() => Depth--;

    /// <summary>Goes back to an outer depth, whatever was left open inside.</summary>
    public void Reset(int depth) => Depth = depth;

    /// <summary>The pointer, as <c>/ecritures/3/lignes/1/debit</c>; empty for the root.</summary>
    public override string ToString()
    {
        var pointer = new StringBuilder();
        for (var i = 0; i < Depth; i++)
        {
            pointer.Append('/');
            if (_steps[i].Name is { } name) pointer.Append(Escape(name));
            else pointer.Append(_steps[i].Index.ToString(CultureInfo.InvariantCulture));
        }
        return pointer.ToString();
    }

    /// <summary>A name as a step of a pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private ref (string? Name, int Index) Step()
    {
        if (Depth == _steps.Length) Array.Resize(ref _steps, Depth * 2);
        return ref _steps[Depth++];
    }
}
