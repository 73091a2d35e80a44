#!/usr/bin/env bash
# Judges JSON and NDJSON files by a JSON Schema (2020-12) with a validator that is not ours: python-jsonschema.
# Installs it when absent: from Debian's packages when allowed to, else from PyPI into artifacts/.
#   eng/schema-validator.sh DOCUMENT_SCHEMA RECORD_SCHEMA < list of files    → a line "true|false<TAB>file<TAB>reason" each
set -eu
cd "$(dirname "$0")/.."
usable() { "$1" -W ignore -c 'import jsonschema; jsonschema.Draft202012Validator' 2>/dev/null; }

python=python3
if ! usable "$python"; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get install -y python3-jsonschema || { apt-get update && apt-get install -y python3-jsonschema; }; } >&2
    [ -x /usr/bin/python3 ] && usable /usr/bin/python3 && python=/usr/bin/python3
  fi
fi
if ! usable "$python"; then
  python=artifacts/schema-validator/bin/python
  if ! usable "$python"; then
    python3 -m venv artifacts/schema-validator >&2
    "$python" -m pip install --quiet 'jsonschema>=4.10,<5' >&2
  fi
fi
exec "$python" -W ignore tests/PartnerImports.Parsers.Tests/schema-check/validate.py "$@"
