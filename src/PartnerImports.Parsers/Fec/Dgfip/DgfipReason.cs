namespace PartnerImports.Parsers.Fec;

/// <summary>One finding of Test Compta Demat, at its place.</summary>
/// <remarks>
/// The letter of <see cref="Check"/> tells the stage: F for the file and its header, L for a line,
/// X for the XML stage, and <c>stopped</c> when the tool ends without a report.
/// The checks are those of Test Compta Demat 1_00_10b (github.com/DGFiP/Test-Compta-Demat).
/// </remarks>
/// <param name="Check">
/// <list type="table">
/// <item><term>F1</term><description>file name</description></item>
/// <item><term>F3</term><description>stray carriage return where line ends are detected</description></item>
/// <item><term>F4</term><description>no separator found in the header</description></item>
/// <item><term>F5</term><description>value of Sens</description></item>
/// <item><term>F6</term><description>no data line</description></item>
/// <item><term>F8, F9</term><description>missing column: blocking group, other columns</description></item>
/// <item><term>F10</term><description>column that the layout does not know</description></item>
/// <item><term>F11</term><description>unknown columns without a name or of the same name</description></item>
/// <item><term>F12</term><description>separator at the end of the header</description></item>
/// <item><term>L1, L2</term><description>line without a separator, wrong number of fields</description></item>
/// <item><term>L3, L4, L5</term><description>empty value: blocking group, 18-column layouts, cash layouts</description></item>
/// <item><term>L6</term><description>account that does not begin with three digits</description></item>
/// <item><term>L7, L8, L9</term><description>amount: dot, thousands separator, form</description></item>
/// <item><term>L10</term><description>debit and credit both zero or both not zero</description></item>
/// <item><term>L11, L12, L13, L14</term><description>date: form, month or day, year, zeros where a date is demanded</description></item>
/// <item><term>X1, X3</term><description>schema not named as expected, schema not respected</description></item>
/// <item><term>X5</term><description>text that the conversion to a flat file cannot survive</description></item>
/// </list>
/// </param>
/// <param name="Line">
/// Line, from 1 (the header is line 1 of a flat file; an XML finding bears the line of its <c>ligne</c>);
/// <see langword="null"/> for the file as a whole.
/// </param>
/// <param name="Field">Column by its official name, or by its own for an extra one; <see langword="null"/> for none.</param>
public sealed record DgfipReason(string Check, long? Line, string? Field);
