using System.Reflection;
using PartnerImports.Parsers.Json;

namespace PartnerImports.Architecture.Tests;

/// <summary><c>docs/operations.md</c> names every option, limit, metric and log event.</summary>
public sealed class OperationsPageTests
{
    private static readonly string Page = Repository.Read("docs/operations.md");

    [Theory]
    [InlineData(typeof(PartnerImportsOptions))]
    [InlineData(typeof(ReadOptions))]
    [InlineData(typeof(ImportPolicy))]
    [InlineData(typeof(JsonLimits))]
    public void Every_option_is_named(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)
        .Select(property => $"`{property.Name}`").Where(name => !Page.Contains(name, StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void Every_metric_activity_and_tag_is_named() => typeof(PartnerImportsTelemetry).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => $"`{field.GetRawConstantValue()}`").Where(name => !Page.Contains(name, StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void Every_log_event_is_named_with_its_level()
    {
        var listed = Page.Split('\n').SkipWhile(line => !line.StartsWith("| Log event |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)).SelectMany(cells => cells[1].Split(", ").Select(id => $"{id} {cells[2]}"));
        var logged = Repository.Libraries.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(method => method.GetCustomAttributesData()).Where(attribute => attribute.AttributeType.Name == "LoggerMessageAttribute")
            .Select(attribute => $"{attribute.ConstructorArguments[0].Value} {Enum.GetName((Microsoft.Extensions.Logging.LogLevel)attribute.ConstructorArguments[1].Value!)!.ToLowerInvariant()}");
        listed.Should().BeEquivalentTo(logged);
    }
}
