using System.Text;

namespace PartnerImports;

/// <summary>Draws <see cref="LifecycleTable"/>.</summary>
public static class LifecycleDiagram
{
    /// <summary>A Mermaid state diagram: arrivals and every rule that leads on.</summary>
    public static string ToMermaid()
    {
        var diagram = new StringBuilder("stateDiagram-v2\n");
        diagram.Append("    [*] --> Pending: Receive, no blocking finding\n    [*] --> Error: Receive, blocking finding\n");
        foreach (var rule in LifecycleTable.Rules.Where(rule => rule.Next is not null))
            diagram.Append("    ").Append(rule.State).Append(" --> ").Append(rule.Next).Append(": ").Append(rule.Command).Append('\n');
        foreach (var final in Enum.GetValues<ImportState>().Where(IsFinal)) diagram.Append("    ").Append(final).Append(" --> [*]\n");
        return diagram.ToString();
    }

    /// <summary>A Markdown table: one row for each state and command.</summary>
    public static string ToMarkdown()
    {
        var table = new StringBuilder("| State | Command | Result | Held entries | Told |\n|---|---|---|---|---|\n");
        foreach (var rule in LifecycleTable.Rules)
            table.Append("| ").Append(rule.State).Append(" | ").Append(rule.Command).Append(" | ").Append(ResultOf(rule)).Append(" | ")
                .Append(EffectOf(rule.Effect)).Append(" | ").Append(ToldOf(rule.Messages)).Append(" |\n");
        return table.ToString();
    }

    private static bool IsFinal(ImportState state) => LifecycleTable.Rules.Where(rule => rule.State == state).All(rule => rule.Next is null);

    private static string ResultOf(LifecycleRule rule) =>
        rule.Next is { } next ? $"**{next}**" : rule.IsRepeat ? "the same answer, `already`" : $"refused, `{rule.RefusalCode}`";

    private static string EffectOf(BooksEffect effect) => effect switch
    {
        BooksEffect.Post => "become ordinary entries",
        BooksEffect.Delete => "deleted, reference data stays",
        _ => "",
    };

    private static string ToldOf(LifecycleMessages messages) => messages switch
    {
        LifecycleMessages.User => "user",
        LifecycleMessages.Partner => "partner",
        LifecycleMessages.User | LifecycleMessages.Partner => "user, partner",
        _ => "",
    };
}
