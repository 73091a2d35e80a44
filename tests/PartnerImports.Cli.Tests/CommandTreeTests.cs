using System.CommandLine;
using System.Text.RegularExpressions;
using PartnerImports.Cli.CommandLine;

namespace PartnerImports.Cli.Tests;

/// <summary>Only the command that is named is made; every one is found.</summary>
public sealed class CommandTreeTests
{
    public static TheoryData<string> Names => [.. CliApplication.Commands.Select(command => command.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_command_has_the_name_that_finds_it(string name)
    {
        CliApplication.Commands.Single(command => command.Name == name).Create(new CommandRunner(TextWriter.Null, TextWriter.Null)).Name.Should().Be(name);
        var help = await CliRun.OfAsync(name, "--help");
        help.ExitCode.Should().Be(0, help.Error);
        help.Output.Should().Contain($" {name} ");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_says_what_it_takes(string name) =>
        OptionsOf(name).Where(option => string.IsNullOrWhiteSpace(option.Description)).Select(option => option.Name).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_of_the_command_line_names_every_option(string name)
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "cli.md"));
        OptionsOf(name).Select(option => option.Name).Append(name).Where(word => !Regex.IsMatch(page, $"(?<![a-z-]){Regex.Escape(word)}(?![a-z-])")).Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_command_the_help_names_all()
    {
        var help = await CliRun.OfAsync("--help");
        help.Output.Should().ContainAll(CliApplication.Commands.Select(command => $"  {command.Name} "));
    }

    [Theory]
    [InlineData("--json", "formats")]
    [InlineData("--lang", "en", "formats", "--json")]
    [InlineData("formats", "--json")]
    public async Task Options_may_stand_before_the_command(params string[] args) =>
        (await CliRun.OfAsync(args)).Json.GetArrayLength().Should().Be(4);

    [Theory]
    [InlineData("'frob' is no command or option.", "frob", "--lang", "en")]
    [InlineData("'initt' is no command or option.", "dossier", "initt", "--lang", "en")]
    [InlineData("A command is expected; --help names them.", "--lang", "en")]
    public async Task A_command_that_does_not_exist_is_named(string expected, params string[] args)
    {
        var run = await CliRun.OfAsync(args);
        (run.ExitCode, run.Error.Trim()).Should().Be((2, expected));
    }

    private static IEnumerable<Option> OptionsOf(string name) =>
        WithChildren(CliApplication.Commands.Single(command => command.Name == name).Create(new CommandRunner(TextWriter.Null, TextWriter.Null)))
            .SelectMany(command => command.Options).Append(CommandRunner.Json).Append(CommandRunner.Language);

    private static IEnumerable<Command> WithChildren(Command command) => command.Subcommands.SelectMany(WithChildren).Prepend(command);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PartnerImports.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        return folder.FullName;
    }
}
