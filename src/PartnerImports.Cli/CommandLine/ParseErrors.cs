using System.Text.RegularExpressions;

namespace PartnerImports.Cli.CommandLine;

/// <summary>The parser's own sentences in both languages, without its technical words.</summary>
internal static partial class ParseErrors
{
    private static readonly (Regex Pattern, string French, string English)[] Sentences =
    [
        (Missing(), "La commande '$1' attend un argument.", "The command '$1' takes an argument."),
        (Required(), "L'option $1 est attendue.", "The option $1 is required."),
        (NoValue(), "L'option $1 attend une valeur.", "The option $1 takes a value."),
        (Unknown(), "« $1 » n'est ni une commande ni une option connue.", "'$1' is no command or option."),
        (NotAmong(), "« $1 » n'est pas admis ; valeurs : $2.", "'$1' is not among the values: $2."),
        (NotParsed(), "« $1 » ne convient pas à l'option $2 : un nombre est attendu.", "'$1' does not fit the option $2: a number is expected."),
        (NoCommand(), "Une commande est attendue ; --help les nomme.", "A command is expected; --help names them."),
    ];

    /// <summary>The fault that people look for first: of a mistyped command the parser says that one is missing, and only then which word it did not know.</summary>
    public static UsageException Of(IReadOnlyList<string> messages) => Of(messages.FirstOrDefault(message => Unknown().IsMatch(message)) is { } unknown && NoCommand().IsMatch(messages[0]) ? unknown : messages[0]);

    private static UsageException Of(string message)
    {
        message = Blanks().Replace(message, " ").Trim();
        foreach (var (pattern, french, english) in Sentences)
            if (pattern.Match(message) is { Success: true } match) return new(match.Result(french), match.Result(english));
        return new(message, message);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("^Required argument missing for command: '(.*)'")]
    private static partial Regex Missing();

    [GeneratedRegex("^Option '(.*)' is required")]
    private static partial Regex Required();

    [GeneratedRegex("^Required argument missing for option: '(.*)'")]
    private static partial Regex NoValue();

    [GeneratedRegex("^Unrecognized command or argument '(.*)'")]
    private static partial Regex Unknown();

    [GeneratedRegex("^Argument '(.*)' not recognized. Must be one of: (.*)$")]
    private static partial Regex NotAmong();

    [GeneratedRegex("^Cannot parse argument '(.*)' for option '(.*)' as expected type")]
    private static partial Regex NotParsed();

    [GeneratedRegex("^Required command was not provided")]
    private static partial Regex NoCommand();
}
