#!/usr/bin/env python3
"""Writes the TRA corpus beside itself: each case is a file and what reading it must give, worked out by hand.

Run: python3 make.py. Lines are built from the columns of Cegid's layout, independently of the library's code.
"""
import json
import pathlib

HERE = pathlib.Path(__file__).parent
HEADER = "***S5CLIJRLSTD   0101190001011900007     010120261200DEMO".ljust(147)
HEADER_ETE = HEADER.replace("STD", "ETE")


def put(line, start, text):
    """Overwrites columns from start (1-based) on."""
    line = line.ljust(start - 1)
    return line[:start - 1] + text + line[start - 1 + len(text):]


def mv(journal="HA", date="05012026", nature="FF", account="606100", kind=" ", aux="", ref="F-1", label="Fournitures", mode="", due="", side="D",
       amount="100,00", typ="N", number="1", currency="", rate="", code="E--", amount2="", amount3="", establishment="", axis="", due_no="", length=222, **more):
    """One movement; c258="…" writes a text at column 258."""
    line = " " * length
    for start, text in ((1, journal), (4, date), (12, nature), (14, account), (31, kind), (32, aux), (49, ref), (84, label), (119, mode), (122, due),
                        (130, side), (131, amount.rjust(20)), (151, typ), (152, number.rjust(8)), (160, currency), (163, rate.rjust(10)), (173, code),
                        (176, amount2.rjust(20)), (196, amount3.rjust(20)), (216, establishment), (219, axis), (221, due_no)):
        line = put(line, start, text)
    for column, text in more.items():
        line = put(line, int(column[1:]), text)
    return line


def ete(**more):
    """A movement of layout ETE with the fields that are required there."""
    return mv(length=more.pop("length", 1023), **{"c266": "05012026", "c302": "N", "c386": "-", "c1021": "RI", **more})


def purchase(make=mv, **more):
    """Three lines that balance: 100 + 20 = 120."""
    return [make(**more), make(**{**more, "account": "445660", "amount": "20,00"}),
            make(**{**more, "account": "401000", "kind": "X", "aux": "FDUPONT", "side": "C", "amount": "120,00"})]


def doc(name, journal="HA", date="05012026", nature="FF", account="401000", aux="FDUPONT", ref="F-1"):
    line = " " * 222
    for start, text in ((1, journal), (4, date), (12, nature), (14, account), (31, "G"), (32, aux), (49, ref), (84, name)):
        line = put(line, start, text)
    return line


def record(code, **fields):
    line = "***" + code
    for column, text in fields.items():
        line = put(line, int(column[1:]), text)
    return line


BASE = dict(encoding="ascii", entries=1, lines=3, debit="120.00", credit="120.00", first="2026-01-05", last="2026-01-05", journals=1, accounts=3,
            thirdParties=1, sections=0, grouping="journal+number", period="2026-01-01..2026-12-31", siren="")
NOTHING = dict(entries=0, lines=0, debit="0.00", credit="0.00", first="", last="", journals=0, accounts=0, thirdParties=0, grouping="", period="")


def d(code, severity, count, line, column, field=""):
    return dict(code=code, severity={"B": "Blocking", "W": "Warning", "I": "Information"}[severity], count=count, line=line, column=column, field=field)


def case(name, body, diagnostics, codec="cp1252", end="\r\n", raw=None, **expected):
    data = raw if raw is not None else (end.join(body) + end).encode(codec)
    (HERE / name).parent.mkdir(exist_ok=True)
    (HERE / f"{name}.tra").write_bytes(data)
    (HERE / f"{name}.expected.json").write_text(json.dumps({**BASE, **expected, "diagnostics": diagnostics}, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    exec((HERE / "cases.py").read_text(encoding="utf-8"))
