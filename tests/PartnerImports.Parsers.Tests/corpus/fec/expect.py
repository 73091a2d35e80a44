#!/usr/bin/env python3
"""Works out the findings of the shared FEC samples from the rules alone and compares them with *.expected.json.

Standard library only; knows nothing of the reader. The rules are those of docs/diagnostics.md and docs/formats/fec.md.
    python3 expect.py            compares every sample, exit code 1 on a difference
    python3 expect.py 15 B01     only the samples whose names begin so
    python3 expect.py --print 15 prints what the rules give
"""
import csv, datetime, io, json, pathlib, re, sys, unicodedata
from collections import OrderedDict, defaultdict
from decimal import Decimal
from xml.parsers import expat

SAMPLES = re.compile(r"(\d\d_.*|A02-.*|B0[13]-.*|fec-minimal-conforme|123456782FEC20251231|987654321FEC20251231)\.(txt|csv|xml)$")
LAW = ("JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib "
       "Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise").split()
CASH = ["DateRglt", "ModeRglt", "NatOp", "IdClient"]
SYNONYMS = {"compteauxnum": "CompAuxNum", "compteauxlib": "CompAuxLib", "iddevise": "Idevise", "journallibelle": "JournalLib"}
ESSENTIAL = {"JournalCode", "EcritureDate", "CompteNum", "Debit", "Credit", "Montant", "Sens"}
OPENING = {"AN", "ANO", "ANOUV", "ANOUVEAU", "RAN", "OUV", "BO"}  # fec-quirks.md 12: the journal's code
BLOCKING = "FEC0202 FEC0203 FEC0304 FEC0306 FEC0313 FEC0401 FEC0501 FEC0502 FEC0503 FEC0508 FEC0601 FEC0602 FEC0901 FEC0902 FEC0903 ENT0101 ENT0102 ENT0103 ENT0201 ENT0301".split()
INFORMATION = "FEC0204 FEC0206 FEC0310 FEC0311 FEC0312 FEC0606 FEC0705 FEC0706 FEC0707 FEC0801 FEC0803 ENT0303 ENT0502".split()


class Findings:
    """One item for each code and field: the first place and how many."""
    def __init__(self):
        self.items = OrderedDict()

    def add(self, code, field="-", line=0, column=0, entry=None, count=1):
        if (code, field) in self.items:
            item = self.items[code, field]
            item["count"] += count
            if (line, column) < (item["line"], item["column"]):
                item.update(line=line, column=column, entry=entry)
        else:
            self.items[code, field] = dict(line=line, column=column, entry=entry, count=count)

    def __iter__(self):
        for (code, field), item in self.items.items():
            severity = "blocking" if code in BLOCKING else "information" if code in INFORMATION else "warning"
            yield severity, code, field, item["line"], item["column"], item["count"], item["entry"]


class Line:
    def __init__(self, number, values, whole=True):
        self.number, self.values, self.whole = number, values, whole  # values: field -> (text, column)

    def __getitem__(self, field):
        return self.values.get(field, ("", 0))[0]

    def column(self, field):
        return self.values.get(field, ("", 0))[1]

    def at(self, field):
        line = self.places.get(field, self.number) if hasattr(self, "places") else self.number
        return dict(field=field, line=line, column=self.column(field))


# ---- bytes -------------------------------------------------------------------------------------------------------------

def decode(data, found):
    """fec.md 4.3: byte order mark; strict UTF-8; bytes 80-9F: Windows-1252; else ISO 8859-15."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        found.add("FEC0201")
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        first = next((at for at, byte in enumerate(data) if 0x80 <= byte <= 0x9F), None)
        if first is not None:  # the byte that settles it is the place
            lines = re.split(b"\r\r\n|\r\n|\r|\n", data[:first])
            found.add("FEC0201", line=len(lines), column=1 + max(lines[-1].count(b"\t"), lines[-1].count(b"|")))
            return data.decode("cp1252")
        return data.decode("iso8859-15")


def plain(name):
    name = unicodedata.normalize("NFD", name.strip().strip('"').strip())
    return "".join(c for c in name if not unicodedata.combining(c))


def physical_lines(text, found):
    ends = set(re.findall("\r\r\n|\r\n|\r|\n", text))
    if len(ends) > 1 or "\r\r\n" in ends:
        found.add("FEC0204")
    lines = re.split("\r\r\n|\r\n|\r|\n", text)
    if lines[-1] == "":
        lines.pop()  # the end of the last line begins no other
    return lines


def trim(value):
    return value.strip(" \u00a0")


# ---- flat files --------------------------------------------------------------------------------------------------------

def read_flat(data, found):
    lines = physical_lines(decode(data, found), found)
    names = {plain(n).lower() for n in LAW} | {"montant", "sens"} | set(SYNONYMS)
    separator = max("\t|;,", key=lambda s: sum(plain(n).lower() in names for n in lines[0].split(s)))
    if separator in ";,":
        found.add("FEC0302", line=1)
    header = lines[0].split(separator)
    if any(n.strip().startswith('"') for n in header):
        found.add("FEC0303", line=1)

    known = {n.lower(): n for n in LAW + ["Montant", "Sens"] + CASH}
    columns = []
    for at, written in enumerate(header, 1):
        bare = plain(written)
        name = known.get(bare.lower()) or SYNONYMS.get(bare.lower())
        if not bare:
            found.add("FEC0312", line=1, column=at)
        elif name is None:
            found.add("FEC0311", field=trim(written), line=1, column=at)
        elif bare.lower() in SYNONYMS:
            found.add("FEC0309", field=name, line=1, column=at)
        elif trim(written).strip('"').lower() != name.lower():
            found.add("FEC0310", field=name, line=1, column=at)
        columns.append(name or trim(written))
    regime = "bnct" if {"DateRglt", "ModeRglt", "IdClient"} <= set(columns) else "bat" if {"DateRglt", "ModeRglt"} <= set(columns) else "bic"
    law = LAW + (CASH if regime == "bnct" else CASH[:3] if regime == "bat" else [])
    if "Montant" in columns and "Sens" in columns:
        law = [{"Debit": "Montant", "Credit": "Sens"}.get(n, n) for n in law]
    for name in law:
        if name not in columns:
            found.add("FEC0304" if name in ESSENTIAL else "FEC0305", field=name, line=1)
    present = [n for n in law if n in columns]
    for at, (is_, should) in enumerate(zip([n for n in columns if n in law], present), 1):
        if is_ != should:  # the first that stands elsewhere tells it
            found.add("FEC0308", line=1, column=at)
            break

    optional = {"CompAuxNum", "CompAuxLib", "EcritureLet", "DateLet", "Montantdevise", "Idevise", "NatOp", "IdClient"}
    last = max((n for n, t in enumerate(lines, 1) if t.strip(" \u00a0\x1a" + separator)), default=1)
    if last < len(lines):
        found.add("FEC0206", line=last + 1)
    rows = []
    for number, text in enumerate(lines[1:last], 2):
        if not text.strip(" \u00a0" + separator):
            found.add("FEC0205", line=number)
            continue
        values = next(csv.reader(io.StringIO(text), delimiter=separator)) if separator in ";," else text.split(separator)
        fields = {name: (trim(value), at) for at, (name, value) in enumerate(zip(columns, values), 1)}
        if len(values) < len(columns) and all(n in optional or n not in law for n in columns[len(values):]):
            found.add("FEC0402", line=number, column=len(values) + 1)
            fields.update({n: ("", at) for at, n in enumerate(columns, 1) if at > len(values)})
        elif len(values) != len(columns):
            found.add("FEC0401", line=number)
            rows.append(Line(number, fields, whole=False))
            continue
        rows.append(Line(number, fields))
    return rows, regime, None


# ---- XML ---------------------------------------------------------------------------------------------------------------

def read_xml(data, found):
    """The four schemas: values of journal and ecriture are repeated on each ligne."""
    parser, path, scopes, rows, facts, text = expat.ParserCreate("utf-8"), [], [{}], [], {}, []
    allowed = {"": "comptabilite", "comptabilite": "exercice", "exercice": "DateCloture journal", "journal": "JournalCode JournalLib ecriture",
               "ecriture": "EcritureNum EcritureDate EcritureLib PieceRef PieceDate EcritureLet DateLet ValidDate DateRglt ModeRglt NatOp IdClient ligne"}

    def place():  # the first character of the element's name, from 1
        return parser.CurrentLineNumber, parser.CurrentColumnNumber + 2

    def start(name, attributes):
        parent = path[-1][0] if path else ""
        if parent in allowed and name not in allowed[parent].split():
            found.add("FEC0904", **dict(zip(("line", "column"), place())))
        if name == "comptabilite":
            facts["schema"] = attributes.get("xsi:noNamespaceSchemaLocation", "")
        path.append((name, *place()))
        scopes.append({})
        text.clear()

    def end(name):
        _, line, column = path.pop()
        inner, outer = scopes.pop(), scopes[-1]
        value = "".join(text).strip()
        text.clear()
        if name == "DateCloture":
            facts["closing"] = value
        elif name == "ligne":
            merged = {field: place for scope in scopes + [inner] for field, place in scope.items()}
            row = Line(line, {field: (value, column) for field, (value, _, column) in merged.items()})
            row.places = {field: line for field, (_, line, _) in merged.items()}
            rows.append(row)
        elif name == "ecriture":
            if facts.get("rows", 0) + 2 > len(rows):
                found.add("FEC0906", line=line, column=column)
            facts["rows"] = len(rows)
        elif path and path[-1][0] in ("journal", "ecriture", "ligne"):
            outer[SYNONYMS.get(name.lower(), name)] = (value, line, column)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text.append
    declared = re.match(rb'<\?xml[^>]*encoding="([^"]+)"', data)
    content = data.decode(declared.group(1).decode() if declared else "utf-8")
    parser.Parse(content.encode("utf-8"), True)
    regime = {"VII-1": "bic", "VIII-3": "com", "VIII-5": "bat", "VIII-7": "bnct"}[re.search(r"A-I-([VI]+-\d)", facts["schema"]).group(1)]
    try:
        closing = datetime.date.fromisoformat(facts["closing"])
    except ValueError:
        found.add("FEC0905")
        closing = None
    return rows, regime, closing


# ---- values ------------------------------------------------------------------------------------------------------------

def amount(row, field, found, xml):
    text = row[field]
    if not text:
        return Decimal(0)
    sign, body = re.match(r"([+-]?)(.*?)([+-]?)$", text).group(1, 2)
    if text[-1] in "+-":
        sign = text[-1]
    value = None
    if re.fullmatch(r"\d*\.\d+" if xml else r"\d*,\d+|\d+", body) or body.isdigit():
        value = body.replace(",", ".")
    elif re.fullmatch(r"\d*\.\d+", body) or (xml and re.fullmatch(r"\d*,\d+", body)):
        if re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", body):
            raise SystemExit(f"line {row.number}: {text} is ambiguous; this script does not settle that")
        found.add("FEC0504", **row.at(field))
        value = body.replace(",", ".")
    elif re.fullmatch(r"\d{1,3}([ \u00a0\u202f'.]\d{3})+(,\d+)?", body):
        found.add("FEC0505", **row.at(field))
        value = re.sub("[ \u00a0\u202f'.]", "", body).replace(",", ".")
    elif re.fullmatch(r"\d+([.,]\d+)?[eE][+-]?\d+", body):
        if not xml:
            found.add("FEC0506", **row.at(field))
        value = body.replace(",", ".")
    if value is None:
        found.add("FEC0507" if field == "Montantdevise" else "FEC0501", **row.at(field))
        return None
    return -Decimal(value) if sign == "-" else Decimal(value)


def dates_of(rows, field, found, xml):
    """The dates of a column; days come first where a value of the file proves it."""
    every = [row[f] for row in rows for f in ("EcritureDate", "PieceDate", "DateLet", "ValidDate", "DateRglt")]
    day_first = any(m and int(m.group(1)) > 12 for m in (re.match(r"(\d\d)/(\d\d)/\d{4}", t) for t in every))
    wrong, unsure = ("FEC0601", "FEC0602") if field == "EcritureDate" else ("FEC0603", "FEC0604")
    result = []
    for row in rows:
        text, date = row[field], None
        if not text:
            if field == "EcritureDate":
                found.add(wrong, **row.at(field))
        elif not re.sub("[0/.-]", "", text):
            found.add("FEC0606", **row.at(field))
        else:
            legal = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(T.*)?" if xml else r"(\d{4})(\d\d)(\d\d)", text)
            iso = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)([ T].*)?", text)
            french = re.fullmatch(r"(\d\d)/(\d\d)/(\d{4})([ T].*)?", text)
            parts = iso.group(1, 2, 3) if iso else french.group(3, 2, 1) if french else None
            try:
                date = datetime.date(*map(int, parts)) if parts else None
            except ValueError:
                pass
            if date is None:
                found.add(wrong, **row.at(field))
            elif french and not day_first and date.day != date.month and date.day <= 12:
                found.add(unsure, **row.at(field))
                date = None
            elif not legal:
                found.add("FEC0605", **row.at(field))
        result.append(date)
    return result


# ---- the checks --------------------------------------------------------------------------------------------------------

def name_of(stem, found):
    """fec.md 6: read leniently, the form, the key and the date reported apart."""
    if not re.fullmatch(r"\d{9}FEC\d{8}(_\d+)?", stem, re.I):
        found.add("FEC0101")
    match = re.search(r"(\d{9})FEC(\d{8})", stem, re.I)
    if not match:
        return None
    digits = [int(d) * (1 + i % 2) for i, d in enumerate(reversed(match.group(1)))]
    if sum(d - 9 if d > 9 else d for d in digits) % 10:
        found.add("FEC0102")
    try:
        return datetime.datetime.strptime(match.group(2), "%Y%m%d").date()
    except ValueError:
        found.add("FEC0103")


def check_lines(rows, regime, closing, found, xml):
    required = ["JournalLib", "EcritureNum", "CompteLib", "PieceRef", "PieceDate", "EcritureLib", "ValidDate"]
    required = [f for f in required if regime == "bic" or f != "JournalLib"] + (["DateRglt", "ModeRglt"] if regime in ("bat", "bnct") else [])
    dates = {f: dates_of(rows, f, found, xml) for f in ("EcritureDate", "PieceDate", "DateLet", "ValidDate")}
    if regime in ("bat", "bnct"):
        dates["DateRglt"] = dates_of(rows, "DateRglt", found, xml)
    for at, row in enumerate(rows):
        row.date, row.valid = dates["EcritureDate"][at], dates["ValidDate"][at]
        for field in required:  # blank journal, account and entry date have codes of their own
            if field in row.values and not row[field]:
                found.add("FEC0403", **row.at(field))
        for code, field in (("ENT0101", "JournalCode"), ("ENT0102", "CompteNum")):
            if not row[field]:
                found.add(code, **row.at(field))
        if regime == "bic" and row["CompteNum"] and not re.match(r"\d{3}", row["CompteNum"]):
            found.add("FEC0404", **row.at("CompteNum"))
        if row["CompAuxNum"] and not row["CompAuxLib"]:
            found.add("FEC0405", **row.at("CompAuxLib"))
        if row["CompAuxLib"] and not row["CompAuxNum"]:
            found.add("ENT0403", **row.at("CompAuxNum"))
        if "Sens" in row.values:
            value, side = amount(row, "Montant", found, xml), row["Sens"].upper()
            if side not in ("D", "C", "+1", "-1"):
                found.add("FEC0508", **row.at("Sens"))
                value = None  # neither debit nor credit
            row.debit, row.credit = (value, Decimal(0)) if side in ("D", "+1") else (Decimal(0), value)
        else:
            row.debit, row.credit = amount(row, "Debit", found, xml), amount(row, "Credit", found, xml)
        if row.debit and row.credit:
            found.add("ENT0201", **row.at("Credit"))  # where the second side is met
        elif row.debit == 0 and row.credit == 0:
            found.add("ENT0202", **row.at("Debit" if "Debit" in row.values else "Montant"))
        currency = amount(row, "Montantdevise", found, xml) if row["Montantdevise"] else None
        if currency and not row["Idevise"]:
            found.add("ENT0401", **row.at("Idevise"))
        if row["Idevise"] and not row["Montantdevise"]:
            found.add("ENT0402", **row.at("Montantdevise"))
        if row["EcritureLet"] and not row["DateLet"]:
            found.add("ENT0502", **row.at("DateLet"))
        if row["DateLet"].strip("0/.-") and not row["EcritureLet"]:
            found.add("ENT0501", **row.at("EcritureLet"))
        for field, (value, _) in row.values.items():
            if any(unicodedata.category(c) == "Cc" for c in value):
                found.add("ENT0701", **row.at(field))
        if closing and row.date:
            first = (closing + datetime.timedelta(1)).replace(year=(closing + datetime.timedelta(1)).year - 1)
            if row.date > closing:
                found.add("FEC0607", **row.at("EcritureDate"))
            elif row.date < first:
                found.add("FEC0608", **row.at("EcritureDate"))
        if row.valid and row.date and row.valid < row.date:
            found.add("FEC0609", **row.at("ValidDate"))


def check_sequence(rows, found):
    """Opening entries bear the first numbers (VII-3) whatever day they were validated on: the order of validation is that of the others."""
    others, latest = False, None
    for row in rows:
        if row["JournalCode"].upper() in OPENING:
            found.add("FEC0705", **row.at("JournalCode"))
            if others:
                found.add("FEC0704", **row.at("JournalCode"))
            continue
        others = True
        if row.valid and latest and row.valid < latest:
            found.add("FEC0701", **row.at("ValidDate"))
        latest = max(filter(None, (latest, row.valid)), default=None)
    by_journal, by_file = defaultdict(list), []
    for row in rows:
        match = re.fullmatch(r"(.*?)(\d+)", row["EcritureNum"])
        if match and int(match.group(2)):
            prefix = re.sub(r"^\d+-$", "", match.group(1))  # composite numbers: the counter is what follows the dash
            item = (prefix, int(match.group(2)))
            by_journal[row["JournalCode"]].append((item, row))
            by_file.append((item, row))

    def gaps(items):
        series = defaultdict(dict)
        for (prefix, number), row in items:
            series[prefix].setdefault(number, row)
        return [numbers[n] for numbers in series.values() for n, before in zip(sorted(numbers)[1:], sorted(numbers)) if n != before + 1]
    if gaps(by_file):
        for items in by_journal.values():
            for row in gaps(items):
                found.add("FEC0702", **row.at("EcritureNum"))


def check_entries(rows, regime, found):
    """docs/formats/fec.md 3."""
    journals = OrderedDict()
    for row in rows:
        if not row.whole and not row["EcritureNum"]:
            continue  # nothing names its entry
        journals.setdefault(row["JournalCode"], []).append(row)
    net = lambda part: None if any(not r.whole or r.debit is None or r.credit is None for r in part) else sum(r.debit - r.credit for r in part)
    entries, numbered = OrderedDict(), {}
    for journal, part in journals.items():
        numbers, dates = {r["EcritureNum"] for r in part}, {r.date for r in part if r.whole and r.date}
        if all(not n.strip("0") for n in numbers) or len(numbers) == 1 and len(dates) > 1:
            found.add("FEC0802", **part[0].at("EcritureNum"))
            keys = [lambda r: (r.date, r["PieceRef"]), lambda r: r.date, lambda r: None]
            def split(key):
                groups = OrderedDict()
                for r in part:
                    groups.setdefault(key(r), []).append(r)
                return groups
            groups = next((g for g in map(split, keys) if all(not net(v) for v in g.values())), split(keys[1]))
            entries.update({(journal, k): v for k, v in groups.items()})
        else:
            for r in part:
                entries.setdefault((journal, r["EcritureNum"]), []).append(r)
                numbered[journal, r["EcritureNum"]] = f"{journal}/{r['EcritureNum']}"
    for number in OrderedDict.fromkeys(n for _, n in numbered):
        keys = [k for k in numbered if k[1] == number]
        if len(keys) > 1 and all(net(entries[k]) for k in keys) and sum(net(entries[k]) for k in keys) == 0:
            merged = sorted((r for k in keys for r in entries[k]), key=lambda r: r.number)
            for k in keys:
                del entries[k]
            found.add("FEC0801", **merged[0].at("EcritureNum"))
            entries[keys[0]] = merged
    for key, part in sorted(entries.items(), key=lambda e: e[1][0].number):
        name, place = numbered.get(key), dict(line=part[0].number)
        if net(part):
            found.add("FEC0803" if regime in ("bat", "bnct") else "ENT0301", entry=name, **place)
        elif len(part) == 1 and part[0].whole and regime not in ("bat", "bnct"):  # where it does not balance, that says it all
            found.add("ENT0303", entry=name, **place)
        dated = [r for r in part if r.whole and r.date]
        other = next((r for r in dated if r.date != dated[0].date), None)
        if other:  # once for each entry
            owner = {id(r): k for k, lines in entries.items() for r in lines}
            resumed = any(a in part and b not in part and c in part and c.date and c.date != dated[0].date
                          for a, b, c in ((part[0], rows[at - 1], row) for at, row in enumerate(rows) if at and owner.get(id(row)) == key))
            if name and resumed:  # the number is taken up again
                found.add("FEC0703", field="EcritureNum", line=other.number, column=other.column("EcritureDate"), entry=name)
            else:
                found.add("ENT0302", entry=name, **other.at("EcritureDate"))


def check_matching(rows, found):
    groups = OrderedDict()
    for row in rows:
        if row["EcritureLet"]:
            groups.setdefault((row["CompteNum"], row["CompAuxNum"], row["EcritureLet"]), []).append(row)
    for part in groups.values():
        if all(r.debit is not None and r.credit is not None for r in part) and sum(r.debit - r.credit for r in part):
            found.add("ENT0503", **part[0].at("EcritureLet"))


def work_out(path):
    found, xml = Findings(), path.suffix == ".xml"
    closing = name_of(path.stem, found)
    rows, regime, written = (read_xml if xml else read_flat)(path.read_bytes(), found)
    if written and closing and written != closing:
        found.add("FEC0104")
    whole = [row for row in rows if row.whole]
    check_lines(whole, regime, written or closing, found, xml)
    check_sequence(whole, found)
    check_entries(rows, regime, found)
    if not xml:  # in XML the code is the entry's
        check_matching(whole, found)
    return list(found)


def text_of(finding):
    severity, code, field, line, column, count, entry = finding
    return f"{severity} {code} {field} {line}:{column} x{count}" + (f" [{entry}]" if entry else "")


def committed(path):
    for item in json.loads(path.read_text("utf-8"))["diagnostics"]:
        match = re.fullmatch(r"(\w+) (\w+) (.*?) (\d+):(\d+)(?: \[(.*)\])? x(\d+)", item)
        severity, code, field, line, column, entry, count = match.groups()
        yield severity, code, field, int(line), int(column), int(count), entry


def main(arguments):
    printing = "--print" in arguments
    wanted = tuple(a for a in arguments if not a.startswith("--"))
    different = samples = 0
    for path in sorted(pathlib.Path(__file__).parent.iterdir()):
        if not SAMPLES.match(path.name) or wanted and not path.name.startswith(wanted):
            continue
        samples += 1
        mine, theirs = work_out(path), list(committed(path.with_suffix(".expected.json")))
        if printing:
            print(path.name, *map(text_of, mine), sep="\n  ")
            continue
        named = {f[:2] + f[2:3] for f in mine if f[6]}  # the entry's name is compared where the rules give it
        cut = lambda f: f if f[:3] in named else f[:6] + (None,)
        mine, theirs = {text_of(cut(f)) for f in mine}, {text_of(cut(f)) for f in theirs}
        if mine != theirs:
            different += 1
            print(path.name, *[f"  rules only:     {t}" for t in sorted(mine - theirs)], *[f"  committed only: {t}" for t in sorted(theirs - mine)], sep="\n")
    if not printing:
        print(f"{samples} samples, {different} with differences")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
