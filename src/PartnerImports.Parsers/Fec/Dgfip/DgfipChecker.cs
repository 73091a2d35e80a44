using PartnerImports.Parsers.Fec.Dgfip;

namespace PartnerImports.Parsers.Fec;

/// <summary>
/// Predicts what the tax office's Test Compta Demat would say of a FEC, by taking the steps of its version 1_00_10b
/// (github.com/DGFiP/Test-Compta-Demat) over the bytes of the file. It is no opinion about the file: the tool reads
/// other lines than a careful reader does, accepts what the law refuses and the other way round.
/// </summary>
/// <remarks>Thread-safe: nothing is shared between two checks.</remarks>
public static class DgfipChecker
{
    /// <summary>Checks a FEC, flat or XML.</summary>
    /// <param name="content">
    /// The file, from its current position to its end. It is not disposed. A flat file is read once; an XML file twice,
    /// through a temporary file, deleted afterwards, when the stream cannot seek.
    /// </param>
    /// <param name="fileName">Name of the file, with or without its folder; it holds the closing date.</param>
    /// <param name="regime">
    /// Column layout chosen in the tool. By default the one that the file suggests: the names of its header (18, 21 or
    /// 22 columns), or the schema of an XML file.
    /// </param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The verdict and its reasons; whatever the file holds, nothing is thrown for it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> or <paramref name="fileName"/> is null.</exception>
    /// <exception cref="IOException"><paramref name="content"/> cannot be read.</exception>
    public static async ValueTask<DgfipReport> CheckAsync(
        Stream content,
        string fileName,
        FecRegime? regime = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);

        var findings = new Findings();
        if (!FecFileName.TryReadClosingYear(fileName, out int closingYear))
        {
            findings.Stop(CheckId.FileName);
            return findings.ToReport(regime ?? FecRegime.Bic);
        }

        Opening opening = await Opening.ReadAsync(content, cancellationToken).ConfigureAwait(false);
        FecRegime applied = opening.IsXml
            ? await new XmlCheck(opening, closingYear, findings).RunAsync(content, regime, cancellationToken).ConfigureAwait(false)
            : await new FlatCheck(opening, closingYear, findings).RunAsync(content, regime, cancellationToken).ConfigureAwait(false);
        return findings.ToReport(applied);
    }
}
