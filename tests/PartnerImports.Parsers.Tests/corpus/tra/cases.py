# The cases, executed by make.py. A number names the row of docs/formats/tra.md that a case is about.

ALL = purchase()


def simple(name, body, *found, header=HEADER, **expected):
    case(name, [header] + body, list(found), **expected)


# ---- 1 to 3: lengths
simple("01-shorter-than-announced", [line[:222] for line in ALL], d("TRA0301", "I", 1, 2, 0), header=HEADER_ETE)
simple("01-cut-before-the-amount", ALL + [mv(number="2")[:140]], d("TRA0302", "B", 1, 5, 141, "MONTANT1"))
simple("02-blank-surplus", [line + " " * 40 for line in ALL], read=[
    "HA/2026-01-05/1|2|HA|2026-01-05|1|606100||F-1|Fournitures|100.00|0.00||", "HA/2026-01-05/1|3|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||",
    "HA/2026-01-05/1|4|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
simple("03-text-beyond-std", purchase(ete), d("TRA0303", "W", 3, 2, 266))
simple("03-text-beyond-ete", [ete(c1410="ZONE")] + purchase(ete)[1:], d("TRA0303", "W", 1, 2, 1410), d("TRA0301", "I", 1, 3, 0), header=HEADER_ETE)
simple("03-std-lines-under-ete", ALL, d("TRA0301", "I", 1, 2, 0), header=HEADER_ETE)

# ---- 4: columns out of place
long_label = mv(number="2")[:83] + "Un libelle beaucoup trop long, non c" + mv(number="2")[118:]
simple("04-label-one-too-long", ALL + [long_label], d("TRA0201", "B", 1, 5, 119, "MODEPAIE"), entries=2, lines=4)
simple("04-inserted-before-reference", ALL + [mv(number="2")[:48] + " " + mv(number="2")[48:]], d("TRA0201", "B", 1, 5, 49, "REFINTERNE"), entries=2, lines=4)
simple("04-removed-from-account", ALL + [mv(number="2", aux="")[:25] + mv(number="2")[26:]], d("TRA0201", "B", 1, 5, 49, "REFINTERNE"), entries=2, lines=4)
simple("04-removed-from-journal", ALL + [mv(number="2")[1:]], d("TRA0201", "B", 1, 5, 4, "DATECOMPTABLE"), entries=2, lines=4, journals=2)
simple("04-two-in-label-due-date", ALL + [mv(number="2", due="04022026")[:90] + "éé" + mv(number="2", due="04022026")[90:]],
       d("TRA0201", "B", 1, 5, 122, "ECHEANCE"), entries=2, lines=4, encoding="iso-8859-15")
simple("04-amount-too-wide", ALL + [mv(number="2")[:130] + " " + mv(number="2")[130:]], d("TRA0201", "B", 1, 5, 151, "TYPE_ECRITURE"), entries=2, lines=4)
simple("04-analytic-line-shifted", [ALL[0], mv(kind="A", aux="S1", axis="A1")[:100] + "x" + mv(kind="A", aux="S1", axis="A1")[100:]] + ALL[1:],
       d("TRA0201", "B", 1, 3, 130, "SENS"))
simple("04-line-break-in-label", [ALL[0], ALL[1][:90], ALL[1][90:], ALL[2]], d("TRA0302", "B", 1, 3, 91, "MONTANT1"), d("TRA0202", "B", 1, 4, 1),
       d("ENT0301", "B", 1, 2, 0), lines=2, accounts=2, debit="100.00", credit="120.00")
simple("04-extended-part-shifted", [ete(c223="REF-EXT")[:229] + "x" + ete(c223="REF-EXT")[229:]] + purchase(ete)[1:],
       d("TRA0204", "W", 1, 2, 266, "DATECREATION"), d("TRA0301", "I", 1, 2, 0), header=HEADER_ETE)
simple("04-third-party-shifted", [record("CAE", c7="FDUPONT", c24="Dupont", c59="FOU", c62="X", c63="401000", c877="AB")] + ALL, d("TRA0205", "W", 1, 2, 878, "CAE"))
simple("04-bank-details-shifted", [record("RIB", c7="FDUPONT", c24="000001", c155="001---")] + ALL, d("TRA0205", "W", 1, 2, 157, "RIB"))
simple("04-unknown-kind", ALL + [mv(kind="Z", number="2")], d("TRA0203", "B", 1, 5, 31, "TYPE_CPTE"), entries=2, lines=4)

def cut(line, column, count=1):
    """Without some columns from one on, padded to its length again."""
    return (line[:column - 1] + line[column - 1 + count:]).ljust(len(line))


def grown(line, column, count=1):
    """With blanks put in before a column."""
    return line[:column - 1] + " " * count + line[column - 1:]


dollars = dict(number="2", currency="USD", amount="110,00", amount2="100,00", code="DE-")
plain = mv(number="2")
one = dict(entries=2, lines=4)
simple("04-removed-from-number", ALL + [cut(plain, 155)], d("TRA0201", "B", 1, 5, 173, "CODEMONTANT"), **one)
simple("04-two-removed-from-rate", ALL + [cut(plain, 165, 2)], d("TRA0201", "B", 1, 5, 173, "CODEMONTANT"), **one)
simple("04-removed-before-foreign-code", ALL + [cut(mv(**dollars), 165)], d("TRA0201", "B", 1, 5, 173, "CODEMONTANT"), **one)
simple("04-removed-before-currency", ALL + [cut(mv(**dollars), 153)], d("TRA0201", "B", 1, 5, 160, "DEVISE"), **one)
simple("04-removed-before-euros-third", ALL + [cut(mv(**{**dollars, "code": "D-E", "amount2": "", "amount3": "100,00"}), 165)], d("TRA0201", "B", 1, 5, 173, "CODEMONTANT"), **one)
simple("04-inserted-before-foreign-code", ALL + [grown(mv(**dollars), 165, 2)], d("TRA0201", "B", 1, 5, 173, "CODEMONTANT"), **one)
for count in (1, 2, 3):
    simple(f"04-inserted-in-second-amount-{count}", ALL + [grown(mv(**dollars), 180, count)], d("TRA0201", "B", 1, 5, 176, "MONTANT2"), **one)
    simple(f"04-removed-from-second-amount-{count}", ALL + [cut(mv(**dollars), 180, count)], d("TRA0201", "B", 1, 5, 176, "MONTANT2"), **one)
simple("04-inserted-in-third-amount", ALL + [grown(mv(**{**dollars, "code": "D-E", "amount2": "", "amount3": "100,00"}, establishment="001"), 200)], d("TRA0201", "B", 1, 5, 196, "MONTANT3"), **one)
simple("04-whole-second-amount-goes-on", ALL + [grown(mv(**{**dollars, "amount2": "100"}), 180)], d("TRA0201", "B", 1, 5, 176, "MONTANT2"), **one)
share = mv(kind="A", aux="S1", axis="A1")
simple("04-axis-one-left", [ALL[0], cut(share, 200)] + ALL[1:], d("TRA0201", "B", 1, 3, 219, "AXE"))
simple("04-axis-one-right", [ALL[0], grown(share, 200)] + ALL[1:], d("TRA0201", "B", 1, 3, 219, "AXE"))
simple("04-amounts-in-place", [mv(code="E", amount2="0,00", amount3="0,00"), mv(account="445660", amount="20,00", amount2="0" * 17 + ",00", amount3="0" * 17 + ",00")] + ALL[2:])

# ---- 5, 6: encodings
ACCENT = "Électricité"
wide = [mv(label=ACCENT)] + ALL[1:]
case("05-utf8-by-characters", [HEADER] + wide, [d("TRA0401", "W", 1, 0, 0)], codec="utf-8", encoding="utf-8", read=[
    "HA/2026-01-05/1|2|HA|2026-01-05|1|606100||F-1|Électricité|100.00|0.00||", "HA/2026-01-05/1|3|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||",
    "HA/2026-01-05/1|4|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
bytewise = [mv(label=ACCENT.encode().decode("latin-1"))] + ALL[1:]
case("05-utf8-by-bytes", [HEADER] + bytewise, [d("TRA0405", "W", 1, 0, 0)], codec="latin-1", encoding="utf-8", read=[
    "HA/2026-01-05/1|2|HA|2026-01-05|1|606100||F-1|Électricité|100.00|0.00||", "HA/2026-01-05/1|3|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||",
    "HA/2026-01-05/1|4|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
case("05-windows-1252", [HEADER, mv(label="Œufs – 12 €")] + ALL[1:], [], encoding="windows-1252", read=[
    "HA/2026-01-05/1|2|HA|2026-01-05|1|606100||F-1|Œufs – 12 €|100.00|0.00||", "HA/2026-01-05/1|3|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||",
    "HA/2026-01-05/1|4|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
case("05-iso-8859-15", [HEADER, mv(label="Prix en €, œufs")] + ALL[1:], [], codec="iso-8859-15", encoding="iso-8859-15", read=[
    "HA/2026-01-05/1|2|HA|2026-01-05|1|606100||F-1|Prix en €, œufs|100.00|0.00||", "HA/2026-01-05/1|3|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||",
    "HA/2026-01-05/1|4|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
case("05-undecodable", None, [d("TRA0403", "B", 1, 2, 86)], raw=("\r\n".join([HEADER] + ALL) + "\r\n").encode().replace(b"Fournitures", b"Fo\x81rnitures", 1), encoding="windows-1252")
case("05-nul", None, [d("TRA0403", "B", 1, 2, 86)], raw=("\r\n".join([HEADER] + ALL) + "\r\n").encode().replace(b"Fournitures", b"Fo\x00rnitures", 1))
case("06-byte-order-mark", [HEADER] + ALL, [d("TRA0402", "I", 1, 1, 1)], codec="utf-8-sig", encoding="utf-8-bom")

# ---- 7 to 10: values
simple("07-en-dash-for-false", purchase(ete, c386="–"), d("TRA0301", "I", 1, 2, 0), header=HEADER_ETE + "–", encoding="windows-1252")
simple("08-decimal-point", purchase(amount="100.00")[:1] + [mv(account="445660", amount="20;00"), mv(account="401000", kind="X", aux="FDUPONT", side="C", amount="00000000000000120,00")])
simple("08-signs-and-blanks", [mv(amount="1 100,00"), mv(amount="-1000,00"), mv(account="445660", amount="20,00-", side="C"), ALL[2]], lines=4, debit="100.00", credit="100.00")
simple("08-no-break-space", [mv(amount="1\u00a0100,00"), mv(amount="-1\u00a0000,00"), *ALL[1:]], lines=4, encoding="iso-8859-15", debit="120.00")
simple("08-unreadable-amount", [mv(amount="1.100,00")] + ALL[1:], d("TRA0511", "B", 1, 2, 131, "MONTANT1"), debit="20.00")
simple("08-letters-in-amount", [mv(amount="10O,00")] + ALL[1:], d("TRA0511", "B", 1, 2, 131, "MONTANT1"), debit="20.00")
simple("08-three-decimals", [mv(amount="100,005"), mv(account="445660", amount="19,995")] + ALL[2:], d("TRA0512", "W", 2, 2, 131, "MONTANT1"))
simple("08-too-many-digits", [mv(amount="1234567890123456,789")] + ALL[1:], d("TRA0513", "B", 1, 2, 131, "MONTANT1"), debit="20.00")
simple("09-null-dates", [mv(due="30121899"), mv(account="445660", amount="20,00", due="00000000"), mv(account="401000", kind="X", aux="FDUPONT", side="C", amount="120,00", due="01011900")])
simple("09-odd-header-dates", ALL, header=HEADER.replace("0101190001011900", "01011970XX999999"))
simple("10-impossible-date", ALL + [mv(date="31112026", number="2")], d("TRA0501", "B", 1, 5, 4, "DATECOMPTABLE"), entries=2, lines=4)
simple("10-blank-date", ALL + [mv(date="01011900", number="2")], d("TRA0501", "B", 1, 5, 4, "DATECOMPTABLE"), entries=2, lines=4)
simple("10-impossible-due-date", [mv(due="30022026")] + ALL[1:], d("TRA0503", "W", 1, 2, 122, "ECHEANCE"))
simple("10-outside-fiscal-year", [record("EXO", c7="001", c10="0101202531122025OUV")] + ALL, d("TRA0502", "W", 3, 3, 4, "DATECOMPTABLE"))
simple("10-several-fiscal-years", [record("EXO", c7="001", c10="0101202531122025OUV"), record("EXO", c7="002", c10="0101202630062026OUV")] + ALL, period="2026-01-01..2026-06-30")
simple("10-fiscal-year-backwards", [record("EXO", c7="001", c10="3112202601012026OUV")] + ALL, d("TRA0504", "W", 1, 2, 10, "DATEDEBUT"))

# ---- 11, 12, 39, 31: what the file is
case("11-no-header", ALL, [d("TRA0101", "B", 1, 1, 1)])
case("11-no-header-on-demand", ALL, [d("TRA0101", "W", 1, 1, 1)], options={"lower": "TRA0101"}, read=[
    "HA/2026-01-05/1|1|HA|2026-01-05|1|606100||F-1|Fournitures|100.00|0.00||", "HA/2026-01-05/1|2|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||",
    "HA/2026-01-05/1|3|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
case("11-header-of-no-layout", ["***S5CLIJRLXYZ"] + ALL, [d("TRA0101", "B", 1, 1, 1)])
simple("11-header-in-the-middle", ALL + [HEADER] + purchase(number="2"), d("TRA0109", "B", 1, 5, 1), entries=2, lines=6, debit="240.00", credit="240.00")
case("11-header-behind-movements", ALL + [HEADER], [d("TRA0101", "B", 1, 1, 1), d("TRA0109", "B", 1, 4, 1)])
case("11-blank-lines-first", ["", "   ", HEADER] + ALL, [d("TRA0102", "W", 1, 3, 0)])
simple("11-bare-header", ALL, header="***S5CLIJRLSTD")
simple("12-firm-std-s1", ALL, header=HEADER.replace("S5CLI", "S1EXP"))
simple("12-unknown-product-and-origin", ALL, d("TRA0104", "W", 1, 1, 4, "PRODUIT"), d("TRA0105", "W", 1, 1, 6, "ORIGINE_FICHIER"), header=HEADER.replace("S5CLI", "ZZXYZ"))
simple("12-whole-file", ALL, d("TRA0106", "I", 1, 1, 9, "TYPE_FICHIER"), header=HEADER.replace("JRL", "DOS"))
simple("12-balance-extended", ALL, d("TRA0106", "I", 1, 1, 9, "TYPE_FICHIER"), d("TRA0107", "W", 1, 1, 12, "FORMAT"), d("TRA0301", "I", 1, 2, 0), header=HEADER_ETE.replace("JRL", "BAL"))
case("39-quadra", ["M606100  HA000050126 Fournitures         D+0000000010000        010126     1       EURHA Fournitures"], [d("TRA0103", "B", 1, 1, 1)], **NOTHING)
case("39-fec", ["JournalCode\tJournalLib\tEcritureNum\tEcritureDate"], [d("TRA0103", "B", 1, 1, 1)], options={"format": "tra"}, **NOTHING)
case("39-prose", ["Bonjour, veuillez trouver ci-joint le fichier."], [d("TRA0101", "B", 1, 1, 1)], **NOTHING)
case("31-zip", None, [d("TRA0103", "B", 1, 1, 1)], raw=b"PK\x03\x04\x14\x00\x00\x00\x00\x00" + b"\x00" * 16 + b"\x0c\x00\x00\x00ECRITURE.TRA", options={"format": "tra"}, **NOTHING)
case("38-content-decides", [HEADER] + ALL, [])

# ---- 13, 14, 17: journals and numbers
simple("13-no-journal-record", ALL)
simple("14-reserved-journal", purchase(journal="AN"), d("TRA0701", "W", 3, 2, 1, "JOURNAL"))
simple("14-openings", purchase(ete, journal="ANO", c302="OAN"), d("TRA0702", "W", 3, 2, 302, "ECRANOUVEAU"), d("TRA0301", "I", 1, 2, 0), header=HEADER_ETE)
simple("17-number-reused", ALL + purchase(date="06012026") + purchase(journal="VE"), entries=3, lines=9, debit="360.00", credit="360.00", last="2026-01-06", journals=2)

# ---- 15, 16, 18: grouping
blank = dict(number="")
simple("15-running-balance", purchase(**blank) + purchase(ref="F-2", **blank), d("TRA0602", "I", 1, 2, 152, "HA"), entries=2, lines=6, debit="240.00", credit="240.00",
       grouping="running-balance", read=[
           "HA/2026-01-05/line:2|2|HA|2026-01-05||606100||F-1|Fournitures|100.00|0.00||", "HA/2026-01-05/line:2|3|HA|2026-01-05||445660||F-1|Fournitures|20.00|0.00||",
           "HA/2026-01-05/line:2|4|HA|2026-01-05||401000|FDUPONT|F-1|Fournitures|0.00|120.00||", "HA/2026-01-05/line:5|5|HA|2026-01-05||606100||F-2|Fournitures|100.00|0.00||",
           "HA/2026-01-05/line:5|6|HA|2026-01-05||445660||F-2|Fournitures|20.00|0.00||", "HA/2026-01-05/line:5|7|HA|2026-01-05||401000|FDUPONT|F-2|Fournitures|0.00|120.00||"])
simple("15-same-reference-stays-together", purchase(**blank) + purchase(**blank), d("TRA0602", "I", 1, 2, 152, "HA"), entries=1, lines=6, debit="240.00", credit="240.00", grouping="running-balance")
simple("15-no-reference-at-all", purchase(ref="", **blank) + purchase(ref="", **blank), d("TRA0602", "I", 1, 2, 152, "HA"), entries=2, lines=6, debit="240.00", credit="240.00", grouping="running-balance")
simple("15-zero-line-never-closes", purchase(**blank) + [mv(ref="F-2", amount="0,00", **blank)], d("TRA0602", "I", 1, 2, 152, "HA"), d("ENT0202", "W", 1, 5, 131, "MONTANT1"),
       lines=4, grouping="running-balance")
simple("15-references-mixed-in-one-run", [*purchase(**blank)[:2], *purchase(ref="F-2", **blank)[:2], purchase(**blank)[2], purchase(ref="F-2", **blank)[2]],
       d("TRA0602", "I", 1, 2, 152, "HA"), entries=1, lines=6, debit="240.00", credit="240.00", grouping="running-balance")
simple("15-by-reference", [*purchase(**blank)[:2], *purchase(journal="VE", **blank), purchase(**blank)[2]], d("TRA0603", "W", 1, 2, 152, "HA"), d("TRA0602", "I", 1, 4, 152, "VE"),
       entries=2, lines=6, debit="240.00", credit="240.00", journals=2, grouping="mixed", read=[
           "HA/2026-01-05/ref:F-1|2|HA|2026-01-05||606100||F-1|Fournitures|100.00|0.00||", "HA/2026-01-05/ref:F-1|3|HA|2026-01-05||445660||F-1|Fournitures|20.00|0.00||",
           "VE/2026-01-05/line:4|4|VE|2026-01-05||606100||F-1|Fournitures|100.00|0.00||", "VE/2026-01-05/line:4|5|VE|2026-01-05||445660||F-1|Fournitures|20.00|0.00||",
           "VE/2026-01-05/line:4|6|VE|2026-01-05||401000|FDUPONT|F-1|Fournitures|0.00|120.00||", "HA/2026-01-05/ref:F-1|7|HA|2026-01-05||401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
simple("15-only-the-day-balances", [*purchase(ref="A", **blank)[:2], *purchase(journal="VE", **blank), purchase(ref="B", **blank)[2]], d("TRA0604", "W", 1, 2, 152, "HA"),
       d("TRA0602", "I", 1, 4, 152, "VE"), entries=2, lines=6, debit="240.00", credit="240.00", journals=2, grouping="mixed")
simple("15-by-day", [mv(ref="A", **blank), mv(ref="B", amount="20,00", account="445660", **blank), mv(ref="C", account="401000", kind="X", aux="FDUPONT", side="C", amount="120,00", **blank),
                     mv(journal="VE", ref="D", **blank), mv(journal="VE", ref="E", account="445660", side="C", **blank)],
       d("TRA0602", "I", 1, 2, 152, "HA"), d("TRA0602", "I", 1, 5, 152, "VE"), entries=2, lines=5, debit="220.00", credit="220.00", journals=2, grouping="running-balance")
simple("15-unbalanced-day", [mv(ref="", **blank), mv(ref="", account="401000", kind="X", aux="FDUPONT", side="C", amount="120,00", **blank)], d("TRA0604", "W", 1, 2, 152, "HA"),
       d("ENT0301", "B", 1, 2, 0), lines=2, debit="100.00", accounts=2, grouping="journal+date")
simple("15-one-reference-unbalanced", purchase(ref="F-2", **blank)[:2] + purchase(**blank), d("TRA0603", "W", 1, 2, 152, "HA"), d("ENT0301", "B", 1, 2, 0),
       entries=2, lines=5, debit="240.00", grouping="journal+date+reference")
simple("15-some-numbers", ALL + purchase(ref="F-2", **blank), d("TRA0601", "W", 1, 5, 152, "NUMEROPIECE"), d("TRA0602", "I", 1, 5, 152, "HA"), entries=2, lines=6,
       debit="240.00", credit="240.00", grouping="mixed")
folio = [record("JAL", c7="CAI", c10="Caisse", c45="CAI", c54="530000", c74="BOR")]
simple("16-folio", folio + purchase(journal="CAI") + purchase(journal="CAI", ref="F-2") + purchase(journal="CAI", date="06012026"), d("TRA0605", "I", 1, 3, 152, "CAI"),
       entries=3, lines=9, debit="360.00", credit="360.00", last="2026-01-06", grouping="journal+date+reference")
simple("16-folio-balances-as-a-whole", folio + [purchase(journal="CAI", ref="A")[0], purchase(journal="CAI", ref="B", date="06012026")[1], purchase(journal="CAI", ref="C", date="07012026")[2]],
       d("TRA0605", "I", 1, 3, 152, "CAI"), d("ENT0302", "W", 2, 4, 4), last="2026-01-07")
simple("18-unbalanced", [mv(amount="101,00")] + ALL[1:], d("ENT0301", "B", 1, 2, 0), debit="121.00")
simple("17-number-not-numeric", purchase(number="12A"), d("TRA0541", "W", 3, 2, 152, "NUMEROPIECE"))

# ---- 19, 20: currencies
usd = dict(currency="USD", code="DE-")
simple("19-both-amounts", [mv(amount="110,00", rate="0,90909", amount2="100,00", **usd), mv(account="445660", amount="22,00", rate="0,90909", amount2="20,00", **usd),
                           mv(account="401000", kind="X", aux="FDUPONT", side="C", amount="132,00", rate="0,90909", amount2="120,00", **usd)])
simple("19-euros-third", [mv(amount="110,00", amount3="100,00", currency="USD", code="D-E"), *ALL[1:]])
simple("19-rate-disagrees", [mv(amount="110,00", rate="0,95000", amount2="100,00", **usd)] + ALL[1:], d("TRA0532", "W", 1, 2, 163, "TAUXDEV"))
simple("20-rate-on-the-line", [mv(amount="110,00", rate="0,9091", currency="USD", code="D--")] + ALL[1:], d("TRA0533", "I", 1, 2, 173, "CODEMONTANT"))
simple("20-rate-from-cha", [record("CHA", c7="USD", c10="01012026", c18="        0,909091"[-15:]), mv(amount="110,00", currency="USD", code="D--")] + ALL[1:],
       d("TRA0533", "I", 1, 3, 173, "CODEMONTANT"))
simple("20-rate-from-dev", [record("DEV", c7="USD", c10="Dollar", c57="            0,909091"), mv(amount="110,00", currency="USD", code="D--")] + ALL[1:], d("TRA0533", "I", 1, 3, 173, "CODEMONTANT"))
simple("20-fixed-parity", [record("DEV", c7="FRF", c10="Franc", c56="X", c57="             6,55957"), mv(amount="655,96", currency="FRF", code="D--")] + ALL[1:],
       d("TRA0533", "I", 1, 3, 173, "CODEMONTANT"))
simple("20-no-rate", [mv(amount="110,00", currency="USD", code="D--")] + ALL[1:], d("TRA0531", "B", 1, 2, 163, "TAUXDEV"), debit="20.00")
simple("20-amount-code-blank", [mv(code="")] + ALL[1:], d("TRA0523", "B", 1, 2, 173, "CODEMONTANT"), debit="20.00")
simple("20-amount-code-francs", [mv(code="F--")] + ALL[1:], d("TRA0523", "B", 1, 2, 173, "CODEMONTANT"), debit="20.00")

# ---- 21 to 23: analytics
share = lambda section, amount, axis="A1", **more: mv(kind="A", aux=section, amount=amount, axis=axis, **more)
simple("21-analytic-lines-do-not-count", [ALL[0], share("S1", "60,00"), share("S2", "40,00")] + ALL[1:], sections=2, read=[
    "HA/2026-01-05/1|2|HA|2026-01-05|1|606100||F-1|Fournitures|100.00|0.00|A1:S1=60.00 A1:S2=40.00|", "HA/2026-01-05/1|5|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||",
    "HA/2026-01-05/1|6|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
simple("21-h-counts-once", [mv(kind="H", aux="S1", axis="A2")] + ALL[1:], sections=1, read=[
    "HA/2026-01-05/1|2|HA|2026-01-05|1|606100||F-1|Fournitures|100.00|0.00|A2:S1=100.00|", "HA/2026-01-05/1|3|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||",
    "HA/2026-01-05/1|4|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
simple("21-analytic-only", ALL + [mv(journal="ODA", kind="O", aux="S1", axis="A1", number="9")], d("TRA0805", "I", 1, 5, 31, "TYPE_CPTE"), journals=2, sections=1)
simple("22-allocation-falls-short", [ALL[0], share("S1", "60,00"), share("S2", "30,00")] + ALL[1:], d("ENT0601", "W", 1, 2, 32, "SECTION"), sections=2)
simple("23-no-section-no-axis", [ALL[0], share("", "60,00", axis="")] + ALL[1:], d("TRA0802", "B", 1, 3, 32, "SECTION"), d("TRA0802", "B", 1, 3, 219, "AXE"))
simple("23-axis-digit", [ALL[0], share("S1", "100,00", axis="2")] + ALL[1:], d("TRA0803", "W", 1, 3, 219, "AXE"), sections=1)
simple("23-orphan", [share("S1", "100,00")] + ALL + [share("S1", "20,00", account="999999")], d("TRA0801", "W", 2, 2, 14, "GENERAL"), accounts=4, sections=1)
simple("23-other-side", [ALL[0], share("S1", "120,00"), share("S2", "20,00", side="C")] + ALL[1:], d("TRA0804", "W", 1, 4, 130, "SENS"), sections=2)

# ---- 24, 25, 27 to 29
simple("24-third-party-missing", ALL[:2] + [mv(account="401000", kind="X", side="C", amount="120,00")], d("TRA0711", "W", 1, 4, 32, "AUXILIAIRE"), thirdParties=0)
simple("24-not-collective", [record("CGN", c7="401000", c24="Fournisseurs", c59="DIV"), record("CGN", c7="606100", c24="Fournitures", c59="CHA")] + ALL, d("TRA0712", "W", 1, 6, 14, "GENERAL"))
simple("24-collective-by-flag", [record("CGN", c7="401000", c24="Fournisseurs", c59="DIV", c350="X")] + ALL)
simple("25-third-party-without-mark", ALL[:2] + [mv(account="401000", aux="FDUPONT", side="C", amount="120,00")], d("TRA0713", "W", 1, 4, 31, "TYPE_CPTE"))
simple("27-same-code-twice", [record("CAE", c7="FDUPONT", c24="Dupont SARL"), record("CAE", c7="FDUPONT", c24="Dupont et fils")] + ALL, d("TRA0721", "W", 1, 3, 7, "CAE"))
simple("28-vat-collision", [record("TVA", c7="IVA", c10="IVA 21", c45="FRA", c48="     21,00", c58="     21,00"), record("TVA", c7="IVA", c10="IVA 10", c45="FRA", c48="     10,00", c58="     10,00")] + ALL,
       d("TRA0722", "W", 1, 3, 7, "CODE"))
simple("29-payment-modes", [record("MDP", c7="WEB", c10="Paiement en ligne", c45=" CB"), mv(mode=" CB"), mv(account="445660", amount="20,00", mode="WEB"),
                            mv(account="401000", kind="X", aux="FDUPONT", side="C", amount="120,00", mode="XYZ")], d("TRA0723", "W", 1, 5, 119, "MODEPAIE"))

# ---- 30: documents
last = "HA/2026-01-05/1|{}|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||{}"
simple("30-document-before", [doc(".\\pieces\\F1.pdf")] + ALL, read=[
    "HA/2026-01-05/1|3|HA|2026-01-05|1|606100||F-1|Fournitures|100.00|0.00||", "HA/2026-01-05/1|4|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||", last.format(5, "F1.pdf")])
simple("30-document-behind", ALL + purchase(number="2", ref="F-2", aux="") + [doc("F1.pdf"), doc("F2.pdf")], entries=2, lines=6, debit="240.00", credit="240.00", read=[
    "HA/2026-01-05/1|2|HA|2026-01-05|1|606100||F-1|Fournitures|100.00|0.00||", "HA/2026-01-05/1|3|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||", last.format(4, "F1.pdf F2.pdf"),
    "HA/2026-01-05/2|5|HA|2026-01-05|2|606100||F-2|Fournitures|100.00|0.00||", "HA/2026-01-05/2|6|HA|2026-01-05|2|445660||F-2|Fournitures|20.00|0.00||",
    "HA/2026-01-05/2|7|HA|2026-01-05|2|401000|FDUPONT|F-2|Fournitures|0.00|120.00||"])
simple("30-document-of-no-line", ALL + [doc("F9.pdf", ref="F-9")], d("TRA0901", "W", 1, 5, 1, "DOCUMENT"))
simple("30-document-path", ALL + [doc("..\\..\\secret.pdf")], d("TRA0902", "W", 1, 5, 84, "DOCUMENT"))
simple("30-document-without-name", ALL + [doc("")], d("TRA0903", "W", 1, 5, 84, "DOCUMENT"))

# ---- 20, 23, 34: codes, axes and lines left out
simple("20-first-amount-not-named", [mv(code="-E-", amount="", amount2="100,00")] + ALL[1:], d("TRA0523", "B", 1, 2, 173, "CODEMONTANT"), debit="20.00")
simple("20-euros-last", [mv(code="--E", amount="", amount3="100,00")] + ALL[1:], d("TRA0523", "B", 1, 2, 173, "CODEMONTANT"), debit="20.00")
simple("36-first-amount-blank", [mv(code="DE-", amount="", amount2="100,00", currency="USD")] + ALL[1:], d("TRA0514", "W", 1, 2, 131, "MONTANT1"))
for axis in ("A9", "A", "9", "B1"):
    simple(f"23-axis-{axis}", [ALL[0], mv(kind="A", aux="S1", axis=axis)] + ALL[1:], d("TRA0806", "B", 1, 3, 219, "AXE"))
simple("23-analytic-only-incomplete", ALL + [mv(kind="O", journal="ODA")], d("TRA0805", "I", 1, 5, 31, "TYPE_CPTE"), d("TRA0802", "B", 1, 5, 32, "SECTION"),
       d("TRA0802", "B", 1, 5, 219, "AXE"), journals=2)
simple("21-analytic-only-names-codes", ALL + [mv(kind="O", journal="ODA", account="607000", aux="S1", axis="A1")], d("TRA0805", "I", 1, 5, 31, "TYPE_CPTE"), journals=2, accounts=4, sections=1)
simple("34-simulated-share-of-a-normal-line", [ALL[0], mv(kind="A", aux="S1", axis="A1", typ="S")] + ALL[1:], d("TRA0731", "W", 1, 3, 151, "TYPE_ECRITURE"), sections=1, read=[
    "HA/2026-01-05/1|2|HA|2026-01-05|1|606100||F-1|Fournitures|100.00|0.00||", "HA/2026-01-05/1|4|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||",
    "HA/2026-01-05/1|5|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
simple("34-left-out-lines-name-codes", ALL + [mv(journal="SIM", account="607000", typ="S", number="2"), mv(journal="SIM", account="607000", kind="A", aux="S2", axis="A2", typ="S", number="2"),
       mv(journal="SIM", account="411000", kind="X", aux="CDURAND", side="C", typ="S", number="2")], d("TRA0731", "W", 2, 5, 151, "TYPE_ECRITURE"), journals=2, accounts=5, thirdParties=2, sections=1)

# ---- 32 to 36
simple("32-matching", [ete(c1014="AAAB", c1021="TL"), *purchase(ete)[1:]], d("TRA0724", "I", 1, 2, 1014, "LETTRAGE"), d("ENT0502", "I", 1, 2, 998, "DATEPAQUETMAX"),
       d("ENT0503", "W", 1, 2, 1014, "LETTRAGE"), d("TRA0301", "I", 1, 2, 0), header=HEADER_ETE)
simple("34-simulation-left-out", ALL + purchase(typ="S", number="2") + purchase(typ="U", number="3"), d("TRA0731", "W", 6, 5, 151, "TYPE_ECRITURE"))
simple("34-simulation-taken", ALL + purchase(typ="S"), entries=2, lines=6, debit="240.00", credit="240.00", options={"includeSimulations": True}, read=[
    "HA/2026-01-05/1|2|HA|2026-01-05|1|606100||F-1|Fournitures|100.00|0.00||", "HA/2026-01-05/1|3|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||",
    "HA/2026-01-05/1|4|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||", "HA/2026-01-05/1/S|5|HA|2026-01-05|1|606100||F-1|Fournitures|100.00|0.00||",
    "HA/2026-01-05/1/S|6|HA|2026-01-05|1|445660||F-1|Fournitures|20.00|0.00||", "HA/2026-01-05/1/S|7|HA|2026-01-05|1|401000|FDUPONT|F-1|Fournitures|0.00|120.00||"])
simple("34-type-blank", [mv(typ=" ")] + ALL[1:], d("TRA0522", "B", 1, 2, 151, "TYPE_ECRITURE"), debit="20.00")
simple("35-side-missing", [mv(side=" ")] + ALL[1:], d("TRA0521", "B", 1, 2, 130, "SENS"), debit="20.00")
simple("36-zero-and-blank", ALL + [mv(amount="0,00"), mv(amount="")], d("ENT0202", "W", 2, 5, 131, "MONTANT1"), lines=5)
simple("37-nature-tells-no-side", purchase(nature="FC"))

# ---- 40, 42, and records
case("40-end-marks", None, [d("TRA0404", "I", 2, 3, 0)], raw=("\r\n".join([HEADER, ALL[0], "\f" + ALL[1], ALL[2]]) + "\r\n\x1a").encode())
case("40-line-ends-cr", [HEADER] + ALL, [], end="\r")
case("40-line-ends-cr-cr-lf", [HEADER] + ALL, [], end="\r\r\n")
case("40-no-final-line-end", None, [], raw="\n".join([HEADER] + ALL).encode())
case("40-too-long", [HEADER] + ALL + [mv(length=3000)], [d("TRA0307", "B", 1, 5, 0)], options={"maxLineLength": 2000})
simple("42-unknown-record", [record("ZZZ", c7="TEXTE")] + ALL, d("TRA0304", "I", 1, 2, 4, "ZZZ"))
simple("42-late-record", ALL + [record("CAE", c7="FTARD", c24="Tard")], d("TRA0305", "W", 1, 5, 1), thirdParties=2)
simple("42-kinds-left-out", ALL + [mv(kind="V"), mv(kind="P")[:120], mv(kind="B", aux="BUD")], d("TRA0306", "I", 3, 5, 31, "TYPE_CPTE"))
simple("42-record-without-code", [record("JAL").ljust(90)] + ALL, d("TRA0308", "W", 1, 2, 7, "JAL"))
case("42-records-only", [HEADER, record("JAL", c7="ACH", c10="Achats", c45="ACH"), record("CGN", c7="401000", c24="Fournisseurs", c59="COF"),
                         record("CAE", c7="FDUPONT", c24="Dupont", c59="FOU", c63="401000"), record("SAT", c7="S1", c24="Section", c59="A1"),
                         record("EXO", c7="001", c10="0101202631122026OUV")], [],
     **{**NOTHING, "journals": 1, "accounts": 1, "thirdParties": 1, "sections": 1, "period": "2026-01-01..2026-12-31"})
case("42-header-only", [HEADER], [d("ENT0304", "W", 1, 0, 0)], **NOTHING)
simple("42-company", [record("PS1", c7="Exemple SA", c391="73282932000074")] + ALL, siren="732829320")
simple("42-doubtful-siret", [record("PS1", c7="Exemple SA", c391="73282932100074")] + ALL, d("TRA0108", "W", 1, 2, 391, "SIRET"), siren="732829321")

# ---- the vendor's own example (page 42 of the layout document), by piece number and without
SAMPLES = HERE / "samples"


def sample(name, diagnostics, **expected):
    (SAMPLES / f"{name}.expected.json").write_text(json.dumps({**BASE, **expected, "diagnostics": diagnostics}, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


sample("cli-jrl-ete-006-short-lines-no-piece-number", [d("TRA0301", "I", 1, 8, 0), d("TRA0602", "I", 1, 8, 152, "ACH"), d("TRA0602", "I", 1, 11, 152, "VEN")],
       entries=3, lines=9, debit="480.00", credit="480.00", first="2025-03-03", last="2025-03-04", journals=2, accounts=6, thirdParties=3, grouping="running-balance", period="2025-01-01..2025-12-31")
sample("cli-jrl-ete-007-loop-1023", [d("TRA0301", "I", 1, 2, 0)], encoding="iso-8859-15", first="2026-10-06", last="2026-10-06")
sample("cli-jrl-ete-007-zero-padded", [d("TRA0301", "I", 1, 3, 0)], debit="1196.00", credit="1196.00", first="2013-01-15", last="2013-01-15", sections=1, period="2013-01-01..2013-12-31")
sample("cli-jrl-std-007-third-parties", [], encoding="iso-8859-15", entries=4, lines=11, debit="932.00", credit="932.00", last="2026-02-02", journals=2, accounts=4, thirdParties=2)
sample("cli-jrl-std-011-analytic", [d("TRA0602", "I", 1, 4, 152, "ACH"), d("TRA0602", "I", 1, 14, 152, "VEN"), d("ENT0601", "W", 1, 17, 32, "SECTION")],
       entries=2, lines=8, debit="3588.00", credit="3588.00", first="2006-01-20", last="2006-01-25", journals=2, accounts=8, thirdParties=2, sections=8, grouping="running-balance",
       period="2006-01-01..2006-12-31", read=[
           "ACH/2006-01-20/line:4|4|ACH|2006-01-20|0|40100000|FDUPONT||TTC fournisseur|0.00|2392.00||",
           "ACH/2006-01-20/line:4|5|ACH|2006-01-20|0|44561000|||TVA|392.00|0.00||",
           "ACH/2006-01-20/line:4|6|ACH|2006-01-20|0|60100000|||60% du HT|1200.00|0.00|A1:112211=400.00 A1:112222=800.00 A2:212233=300.00 A2:212244=900.00 A3:312233=1200.00|",
           "ACH/2006-01-20/line:4|12|ACH|2006-01-20|0|60150000|||40% du HT|800.00|0.00|A1:112211=800.00|",
           "VEN/2006-01-25/line:14|14|VEN|2006-01-25|0|41100000|CDURAND||TTC client|1196.00|0.00||",
           "VEN/2006-01-25/line:14|15|VEN|2006-01-25|0|44571000|||TVA|0.00|196.00||",
           "VEN/2006-01-25/line:14|16|VEN|2006-01-25|0|70100000|||30% du HT|0.00|300.00|A1:112233=300.00|",
           "VEN/2006-01-25/line:14|17|VEN|2006-01-25|0|70150000|||70% du HT|0.00|700.00|A1:112211=105.00 A1:112222=210.00 A1:112233=385.00 A2:212211=105.00 A2:212222=210.00 A2:212233=315.00|"])
sample("exp-jrl-std-011-documents-lf", [], entries=2, lines=6, debit="95.90", credit="95.90", first="2026-01-12", last="2026-01-14", accounts=4, thirdParties=2, read=[
    "AC/2026-01-12/1|2|AC|2026-01-12|1|401000|0BRICO|2026-118|Bricolage SARL - 2026-118|0.00|59.90||EXEMPLE_AC_202601_001.pdf",
    "AC/2026-01-12/1|4|AC|2026-01-12|1|606300||2026-118|Bricolage SARL - 2026-118|49.92|0.00||", "AC/2026-01-12/1|5|AC|2026-01-12|1|445660||2026-118|Bricolage SARL - 2026-118|9.98|0.00||",
    "AC/2026-01-14/2|6|AC|2026-01-14|2|401000|0TELCO|TC-7781-A|Telco SA - TC-7781-A|0.00|36.00||EXEMPLE_AC_202601_002.pdf",
    "AC/2026-01-14/2|8|AC|2026-01-14|2|626000||TC-7781-A|Telco SA - TC-7781-A|30.00|0.00||", "AC/2026-01-14/2|9|AC|2026-01-14|2|445660||TC-7781-A|Telco SA - TC-7781-A|6.00|0.00||"])
