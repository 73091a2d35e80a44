namespace PartnerImports.Tests;

/// <summary>Says which numbered rule of the product a test proves.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RuleAttribute(string number) : Attribute
{
    public string Number { get; } = number;
}
