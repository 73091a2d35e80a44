namespace PartnerImports.Core.Tests;

/// <summary>Says what a refusal must be.</summary>
internal static class Refused
{
    public static Refusal ShouldBeRefused<T>(this Answer<T> answer, string code) where T : class
    {
        answer.Refusal.Should().NotBeNull();
        answer.Refusal!.Code.Should().Be(code);
        answer.Refusal.Message.French.Should().NotBeEmpty();
        answer.Refusal.Message.English.Should().NotBeEmpty();
        return answer.Refusal;
    }

    public static Refusal ShouldBeRefused(this PushOutcome outcome, string code)
    {
        var refusal = outcome.Should().BeOfType<PushOutcome.Refused>().Which.Refusal;
        refusal.Code.Should().Be(code);
        return refusal;
    }

    public static T ShouldBeGiven<T>(this Answer<T> answer) where T : class
    {
        answer.Refusal.Should().BeNull();
        return answer.Value!;
    }
}
