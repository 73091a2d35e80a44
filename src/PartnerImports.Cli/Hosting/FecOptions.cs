using System.CommandLine;
using PartnerImports.Cli.CommandLine;
using PartnerImports.Parsers.Fec;

namespace PartnerImports.Cli.Hosting;

/// <summary>The options that say how a FEC is written.</summary>
internal sealed class FecOptions
{
    private static readonly Choice<char> Separator = new("--separator", ("tab", '\t'), ("pipe", '|'));
    private static readonly Choice<ContentEncoding> Encoding = new(
        "--encoding", ("utf-8", ContentEncoding.Utf8), ("utf-8-bom", ContentEncoding.Utf8WithBom), ("iso-8859-15", ContentEncoding.Latin9), ("ascii", ContentEncoding.Ascii));
    private static readonly Choice<string> LineEnd = new("--line-end", ("crlf", "\r\n"), ("lf", "\n"), ("cr", "\r"));
    private static readonly Choice<FecSides> Sides = new("--sides", ("debit-credit", FecSides.DebitAndCredit), ("letters", FecSides.Letters), ("numbers", FecSides.Numbers));

    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Separator.Option, Encoding.Option, LineEnd.Option, Sides.Option]) command.Options.Add(option);
    }

    public static FecWriterOptions Read(ParseResult parsed, string target)
    {
        if (target != ImportFormat.Fec.Code && new[] { Separator.Option, Encoding.Option, LineEnd.Option, Sides.Option }.FirstOrDefault(option => parsed.GetValue(option) is not null) is { } meaningless)
            throw new UsageException($"{meaningless.Name} ne vaut que pour --to fec.", $"{meaningless.Name} is for --to fec only.");
        return new() { Separator = Separator.Of(parsed), Encoding = Encoding.Of(parsed), LineEnd = LineEnd.Of(parsed), Sides = Sides.Of(parsed) };
    }

    /// <summary>An option with a word for each value; the first is the default.</summary>
    private sealed class Choice<T>
    {
        private readonly (string Word, T Value)[] _values;

        public Choice(string name, params (string Word, T Value)[] values)
        {
            _values = values;
            Option = new(name) { Description = $"FEC : {string.Join(" | ", values.Select(value => value.Word))}" };
            Option.AcceptOnlyFromAmong([.. values.Select(value => value.Word)]);
        }

        public Option<string?> Option { get; }

        public T Of(ParseResult parsed) => parsed.GetValue(Option) is { } word ? _values.First(value => value.Word == word).Value : _values[0].Value;
    }
}
