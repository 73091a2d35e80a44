"""Judges files by a JSON Schema. See eng/schema-validator.sh."""
import datetime
import json
import re
import sys
from decimal import Decimal

from jsonschema import Draft202012Validator, FormatChecker

checker = FormatChecker(formats=())


@checker.checks("date", raises=ValueError)
def is_date(value):
    if isinstance(value, str):
        datetime.date.fromisoformat(value)
    return True


@checker.checks("date-time", raises=ValueError)
def is_date_time(value):
    if not isinstance(value, str):
        return True
    parts = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)", value)
    if parts is None:
        return False
    datetime.date.fromisoformat(parts[1])
    datetime.time.fromisoformat(parts[2])
    return True


def refuse(constant):
    raise ValueError(f"{constant} is not JSON")


def number(text):
    # 3.0 is an integer to JSON Schema 2020-12.
    value = Decimal(text)
    return int(value) if value.adjusted() < 4000 and value == value.to_integral_value() else value


def whole(text):
    return int(text) if len(text) < 4000 else Decimal(text)


def parse(text):
    return json.loads(text, parse_constant=refuse, parse_float=number, parse_int=whole)


def validators(document_path, record_path):
    with open(document_path, encoding="utf-8") as file:
        document = json.load(file)
    with open(record_path, encoding="utf-8") as file:
        record = json.load(file)
    for schema in (document, record):
        Draft202012Validator.check_schema(schema)
    try:
        from referencing import Registry, Resource
        registry = Registry().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in (document, record))
        return (Draft202012Validator(document, registry=registry, format_checker=checker),
                Draft202012Validator(record, registry=registry, format_checker=checker))
    except ImportError:
        from jsonschema import RefResolver
        store = {schema["$id"]: schema for schema in (document, record)}
        return (Draft202012Validator(document, resolver=RefResolver(document["$id"], document, store=store), format_checker=checker),
                Draft202012Validator(record, resolver=RefResolver(record["$id"], record, store=store), format_checker=checker))


def judge(path, document, record):
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
        values = [(record, parse(line)) for line in text.split("\n") if line.strip()] if path.endswith(".ndjson") else [(document, parse(text))]
    except (ValueError, RecursionError) as error:
        return f"not JSON: {error}"
    for validator, value in values:
        for error in validator.iter_errors(value):
            return f"/{'/'.join(str(step) for step in error.absolute_path)}: {error.message}"
    return None


def main():
    document, record = validators(sys.argv[1], sys.argv[2])
    for line in sys.stdin:
        path = line.strip()
        if path:
            reason = judge(path, document, record)
            shown = (reason or "").replace("\n", " ").replace("\t", " ")[:200]
            print("true" if reason is None else "false", path, shown, sep="\t")


main()
