using PartnerImports.Parsers.Custom.Model;

namespace PartnerImports.Parsers.Tests.Custom;

public class AccountRulesTests
{
    private const string Rules = """
        "longueur": 6, "completer": "zeros",
        "correspondances": [ { "compte": "706", "vers": "706100" }, { "compte": "531250", "vers": "531999" }, { "de": "530000", "a": "539999", "vers": "530000" },
          { "racine": "70", "vers": "707000" }, { "racine": "7071", "vers": "707100" }, { "racine": "5", "vers": "512000" } ],
        "collectifs": [ { "racine": "9", "general": "411000", "nature": "client" }, { "racine": "421", "general": "421000", "nature": "salarie" } ]
        """;

    [Theory]
    [InlineData("706", "706100", false)] // exact, as read
    [InlineData("706000", "707000", false)] // another account than 706
    [InlineData("53125", "531999", false)] // exact, once padded
    [InlineData("53", "530000", false)] // range, what is missing counts as zeros
    [InlineData("5399991", "530000", false)] // range, by its first characters
    [InlineData("54", "512000", false)] // behind the range: the root
    [InlineData("70712", "707100", false)] // the longest root
    [InlineData("708", "707000", false)]
    [InlineData("401", "401000", false)] // no rule: padded
    [InlineData("9DUPONT", "411000", true)]
    [InlineData("421DURAND", "421000", true)]
    [InlineData("421", "421000", false)] // the general account itself is no third party
    [InlineData("421000", "421000", false)]
    [InlineData("40100000", "40100000", false)] // nothing is cut
    public void Exact_then_range_then_longest_root_then_padding(string account, string expected, bool isThirdParty) =>
        Of(Rules).Translate(account).Should().Be((expected, isThirdParty));

    [Fact]
    public void A_third_partys_general_account_is_that_of_its_root()
    {
        Of(Rules).GeneralOf("9MARTIN").Should().Be("411000");
        Of(Rules).GeneralOf("70MARTIN").Should().BeNull();
    }

    [Fact]
    public void Without_rules_accounts_leave_as_they_came() => AccountRules.None.Translate("411").Should().Be(("411", false));

    private static AccountRules Of(string rules) => CustomFile.Compile(CustomFile.With("\"enregistrements\"", "\"comptes\": { " + rules + " }, \"enregistrements\"")).Accounts;
}
