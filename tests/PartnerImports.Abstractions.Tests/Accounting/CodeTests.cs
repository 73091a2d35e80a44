using System.Reflection;
using System.Text;

namespace PartnerImports.Tests.Accounting;

/// <summary>The laws that every code type keeps, checked for all of them.</summary>
public sealed class CodeTests
{
    public static TheoryData<Type> Types =>
    [
        typeof(JournalCode), typeof(AccountNumber), typeof(ThirdPartyCode), typeof(AxisCode), typeof(SectionCode), typeof(MatchingCode),
        typeof(DossierId), typeof(PartnerId), typeof(UserId),
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_code_keeps_the_laws_of_values(Type type) =>
        typeof(CodeTests).GetMethod(nameof(Laws), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, null);

    [Theory]
    [MemberData(nameof(Types))]
    public void A_code_has_no_public_constructor_and_no_setter(Type type)
    {
        type.GetConstructors().Should().BeEmpty("a validated type cannot be made invalid");
        type.GetProperties().Where(property => property.CanWrite).Should().BeEmpty();
        type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Should().OnlyContain(field => field.IsInitOnly);
    }

    private static void Laws<T>() where T : struct, IEquatable<T>, IComparable<T>, ISpanParsable<T>, IUtf8SpanParsable<T>
    {
        var max = (int)typeof(T).GetField("MaxLength")!.GetRawConstantValue()!;
        T Parse(string text) => T.Parse(text, null);

        Parse("  AB é ").ToString().Should().Be("AB é", "blanks at the ends are dropped");
        T.Parse(Encoding.UTF8.GetBytes(" AB é"), null).Should().Be(Parse("AB é"), "UTF-8 and text read alike");
        Parse(new string('x', max)).ToString().Should().HaveLength(max);
        foreach (var bad in (string[])["", "   ", new('x', max + 1), "a\tb", "a\0", "a\u0085b"])
        {
            T.TryParse(bad, null, out var none).Should().BeFalse();
            none.Should().Be(default(T));
            T.TryParse(Encoding.UTF8.GetBytes(bad), null, out _).Should().BeFalse();
            FluentActions.Invoking(() => Parse(bad)).Should().Throw<FormatException>();
        }
        T.TryParse([0x41, 0xFF], null, out _).Should().BeFalse("the bytes are no UTF-8");

        var (a, b, again) = (Parse("A"), Parse("B"), Parse("A"));
        a.Equals(again).Should().BeTrue();
        a.GetHashCode().Should().Be(again.GetHashCode());
        a.Equals(b).Should().BeFalse();
        a.CompareTo(b).Should().BeNegative();
        default(T).CompareTo(a).Should().BeNegative();
        default(T).ToString().Should().BeEmpty();
        default(T).GetHashCode().Should().Be(0);
        Parse("a").CompareTo(Parse("B")).Should().BePositive("order is ordinal");
        Operator<T>("op_Equality")(a, again).Should().BeTrue();
        Operator<T>("op_Inequality")(a, b).Should().BeTrue();
        Operator<T>("op_LessThan")(a, b).Should().BeTrue();
        Operator<T>("op_GreaterThan")(a, b).Should().BeFalse();
        Operator<T>("op_LessThanOrEqual")(a, again).Should().BeTrue();
        Operator<T>("op_GreaterThanOrEqual")(a, b).Should().BeFalse();
        ((bool)typeof(T).GetProperty("HasValue")!.GetValue(a)!).Should().BeTrue();
        ((bool)typeof(T).GetProperty("HasValue")!.GetValue(default(T))!).Should().BeFalse();
    }

    private static Func<T, T, bool> Operator<T>(string name) => typeof(T).GetMethod(name)!.CreateDelegate<Func<T, T, bool>>();
}
