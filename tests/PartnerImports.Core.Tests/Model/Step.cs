using FsCheck;
using FsCheck.Fluent;

namespace PartnerImports.Core.Tests.Model;

/// <summary>Something that a partner, a user, the worker or the accounting software does.</summary>
internal abstract record Step
{
    public sealed record Push(int Partner, int Content, int Key) : Step;
    public sealed record Ask(int Actor, int Import, ImportDecision Decision, int Version, bool Elsewhere) : Step;
    public sealed record Process : Step;
    public sealed record Mark(int Import) : Step;
    public sealed record Console(bool Open) : Step;
    public sealed record Year(bool Open) : Step;

    private static Gen<int> Below(int count) => Gen.Choose(0, count - 1);

    private static readonly Gen<Step> Any = Gen.Frequency<Step>(
        (5, from partner in Below(2) from content in Below(5) from key in Below(4) select (Step)new Push(partner, content, key)),
        (10, from actor in Below(3)
             from import in Below(8)
             from decision in Gen.Elements(ImportDecision.Validation, ImportDecision.Rejection)
             from version in Below(3)
             from elsewhere in Below(12)
             select (Step)new Ask(actor, import, decision, version, elsewhere == 0)),
        (4, Gen.Constant<Step>(new Process())),
        (1, from import in Below(8) select (Step)new Mark(import)),
        (1, from open in Gen.Elements(true, true, false) select (Step)new Console(open)),
        (1, from open in Gen.Elements(true, true, false) select (Step)new Year(open)));

    /// <summary>Any sequence; a failing one is shortened by leaving steps out.</summary>
    public static Arbitrary<Step[]> Sequences { get; } = Arb.From(
        from length in Gen.Choose(1, 60) from steps in Any.ArrayOf(length) select steps,
        steps => Enumerable.Range(0, steps.Length).Select(left => steps.Where((_, index) => index != left).ToArray()));
}
