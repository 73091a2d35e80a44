using System.CommandLine;

namespace PartnerImports.Cli.Hosting;

/// <summary>The options that choose a part of a long answer.</summary>
internal static class PageOptions
{
    public static Option<int> Skip() => new("--skip") { Description = "N : combien passer / how many to pass over" };

    public static Option<int> Take() => new("--take") { Description = "N : combien montrer, tout sinon / how many to show, otherwise all", DefaultValueFactory = _ => int.MaxValue };
}
