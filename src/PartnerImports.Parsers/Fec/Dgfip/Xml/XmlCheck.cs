using System.Xml;

namespace PartnerImports.Parsers.Fec.Dgfip;

/// <summary>Checks an XML file: X1 to X5, then what it becomes as a flat file.</summary>
internal sealed class XmlCheck(Opening opening, int closingYear, Findings findings)
{
    /// <param name="content">Stream that stands after the opening.</param>
    /// <param name="chosen">Layout chosen by the caller, if any; the schema is the one that the file names all the same.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Layout that was applied.</returns>
    public async ValueTask<FecRegime> RunAsync(Stream content, FecRegime? chosen, CancellationToken cancellationToken)
    {
        var prologue = new XmlPrologue(opening);
        FecRegime regime = chosen ?? prologue.Schema ?? FecRegime.Bic;
        if (!prologue.NamesSchema)
            findings.Refuse(CheckId.SchemaLocation);
        else if (prologue.Schema is not { } schema)
            findings.Refuse(CheckId.SchemaRespected);
        else
        {
            XmlContent xml = await XmlContent
                .OpenAsync(content, opening, prologue.Encoding, cancellationToken)
                .ConfigureAwait(false);
            await using (xml.ConfigureAwait(false))
                await RunAsync(xml, schema, regime, cancellationToken).ConfigureAwait(false);
        }

        return regime;
    }

    async ValueTask RunAsync(XmlContent xml, FecRegime schema, FecRegime regime, CancellationToken cancellationToken)
    {
        XmlStructure structure;
        using (XmlReader reader = xml.Read())
            structure = await XmlStructure.ReadAsync(reader, schema, cancellationToken).ConfigureAwait(false);
        if (structure.FaultLine is { } faultLine)
        {
            findings.Refuse(CheckId.SchemaRespected, faultLine);
            return;
        }

        string[] keys = [.. XmlFlatField.Of(schema).Select(field => field.Key), .. structure.ExtraColumns.Select(Upper)];
        Header header = new HeaderBuilder(findings, closingYear) { Separator = (byte)'|', Keys = keys }.Build(regime);
        if (!findings.IsStopped)
        {
            using XmlReader reader = xml.Read();
            var flattener = new XmlFlattener(schema, structure.ExtraColumns);
            await CheckLinesAsync(reader, flattener, header, cancellationToken).ConfigureAwait(false);
        }
    }

    async ValueTask CheckLinesAsync(
        XmlReader reader, XmlFlattener flattener, Header header, CancellationToken cancellationToken)
    {
        var lines = new LineChecker(header, findings);
        bool hasLines = false;
        while (!findings.IsStopped && await reader.ReadAsync().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!flattener.Follow(reader))
                continue;
            hasLines = true;
            CheckLine(flattener, lines);
        }

        if (!hasLines)
            findings.Stop(CheckId.NoDataLine);
    }

    void CheckLine(XmlFlattener flattener, LineChecker lines)
    {
        if (flattener.TakeRow() is not { } row)
        {
            findings.Stop(CheckId.Side, flattener.Line, OfficialColumn.Sens.Name);
            return;
        }

        IReadOnlyList<byte[]>? written = XmlWorkingFile.Write(row, flattener.TakeExtras());
        if (written is null)
        {
            findings.Stop(CheckId.Conversion, flattener.Line);
            return;
        }

        foreach (byte[] line in written)
            lines.Check(line, flattener.Line);
    }

    static string Upper(string name) => name.ToUpperInvariant();
}
