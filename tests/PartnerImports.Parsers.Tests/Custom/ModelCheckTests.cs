using System.Text;
using PartnerImports.Parsers.Custom;
using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Tests.Custom;

public class ModelCheckTests
{
    public static TheoryData<string> Good => [.. ModelCorpus.Good];

    public static TheoryData<string> Bad => [.. ModelCorpus.Bad];

    public static TheoryData<string> BuiltIn => [.. BuiltInModels.All.Select(model => model.Code)];

    [Theory, MemberData(nameof(Good))]
    public void A_good_model_has_no_fault(string name) => Faults(ModelCorpus.Read("good", name)).Should().BeEmpty();

    [Theory, MemberData(nameof(Bad))]
    public void A_bad_model_has_all_its_faults_at_once_each_with_its_pointer(string name) =>
        Faults(ModelCorpus.Read("bad", name)).Should().BeEquivalentTo(ModelCorpus.FaultsOf(name));

    [Theory, MemberData(nameof(BuiltIn))]
    public void A_built_in_model_has_no_fault(string code) => Faults(BuiltInModels.Find(code)!.Utf8.ToArray()).Should().BeEmpty();

    [Fact]
    public void A_fault_says_what_was_read_and_expected_in_both_languages()
    {
        var fault = CustomModelCheck.Check("""{ "format": "fec" }"""u8.ToArray())[0];

        fault.Should().Be(new CustomModelFault("CUS0108", "/format", new("« fec » n'est pas admis en /format ; attendu : modele-import.", "\"fec\" is not allowed at /format; expected: modele-import.")));
    }

    [Theory, MemberData(nameof(Bad))]
    public void No_fault_has_a_hole_in_its_text(string name) => CustomModelCheck.Check(ModelCorpus.Read("bad", name)).Should().AllSatisfy(MustBeWhole);

    [Theory]
    [InlineData("null", "The value at / is of type null")]
    [InlineData("{}", "missing at /.")]
    [InlineData("""{ "valeurs": { "milliers": "" , "decimale": " ", "absents": ["", ""] }, "": 1 }""", "∅")]
    [InlineData("""{ "valeurs": { "milliers": "_" } }""", "∅, U+0020, '.', ','")]
    public void The_whole_document_and_texts_that_cannot_be_seen_have_names(string model, string name)
    {
        var faults = CustomModelCheck.Check(Encoding.UTF8.GetBytes(model));

        faults.Should().AllSatisfy(MustBeWhole);
        faults.Should().Contain(fault => fault.Message.English.Contains(name));
    }

    private static void MustBeWhole(CustomModelFault fault)
    {
        foreach (var text in new[] { fault.Message.French, fault.Message.English })
            text.Should().NotContain("  ").And.NotContain("\"\"").And.NotContain("«  »").And.NotContain("()").And.NotEndWith(" .");
    }

    [Fact]
    public void A_model_may_begin_with_a_byte_order_mark() => Faults([0xEF, 0xBB, 0xBF, .. ModelCorpus.Read("good", "minimal")]).Should().BeEmpty();

    [Fact]
    public void A_model_that_is_not_UTF8_is_refused() => Faults([.. "{ \"libelle\": \""u8, 0xE9, .. "\" }"u8]).Should().Equal("CUS0103 ");

    [Fact]
    public void A_model_of_more_than_256_KiB_is_refused()
    {
        var model = ModelCorpus.Read("good", "minimal");

        Faults([.. model, .. Blanks(ModelParser.MaxLength - model.Length)]).Should().BeEmpty();
        Faults([.. model, .. Blanks(ModelParser.MaxLength - model.Length + 1)]).Should().Equal("CUS0102 ");
    }

    [Fact]
    public void A_model_has_at_most_5000_account_rules()
    {
        Faults(WithRules(5_000)).Should().BeEmpty();
        Faults(WithRules(5_001)).Should().Equal("CUS0112 /comptes/correspondances");
    }

    [Fact]
    public void JSON_nested_too_deep_is_unreadable_and_no_stack_is_lost() =>
        Faults(Encoding.UTF8.GetBytes(new string('[', 100_000))).Should().Equal("CUS0101 ");

    [Theory, MemberData(nameof(BuiltIn))]
    public void Every_cut_of_a_model_is_refused_without_an_exception(string code)
    {
        var model = BuiltInModels.Find(code)!.Utf8;
        for (var length = 0; length < model.Length - 2; length++)
            CustomModelCheck.Check(model[..length]).Should().NotBeEmpty();
    }

    [Fact]
    public void Built_in_models_are_found_by_code_whatever_its_case()
    {
        BuiltInModels.All.Select(model => model.Code).Should().Equal("myunisoft", "ximport", "quadra", "ebp", "pennylane", "pnm");
        BuiltInModels.Find("Quadra")!.Name.Should().Be("builtin:quadra");
        BuiltInModels.Find("sage100").Should().BeNull();
    }

    private static byte[] Blanks(int count) => [.. Enumerable.Repeat((byte)' ', count)];

    private static byte[] WithRules(int count)
    {
        var rules = string.Join(",", Enumerable.Range(1, count).Select(i => $$"""{"compte":"{{i}}","vers":"101"}"""));
        var model = Encoding.UTF8.GetString(ModelCorpus.Read("good", "minimal")).TrimEnd().TrimEnd('}');
        return Encoding.UTF8.GetBytes(model + ",\"comptes\":{\"correspondances\":[" + rules + "]}}");
    }

    private static IEnumerable<string> Faults(byte[] utf8) => CustomModelCheck.Check(utf8).Select(fault => $"{fault.Code} {fault.Pointer}");
}
