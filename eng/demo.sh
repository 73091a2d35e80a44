#!/usr/bin/env bash
# The main job on a real FEC file: received, looked into, rejected, pushed again, validated, notified.
# Needs the .NET SDK only. The store is a file in a temporary folder.
set -eu
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
file=${1:-samples/data/123456782FEC20251231.txt}
echo "building the command line…" >&2
dotnet build src/PartnerImports.Cli -c Release -v quiet -nologo > /dev/null
tool=src/PartnerImports.Cli/bin/Release/net10.0/partner-imports
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
over="--store $work/demo.db --dossier D000123"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
quoted() { for each in "$@"; do case $each in *' '*) printf ' "%s"' "$each" ;; *) printf ' %s' "$each" ;; esac; done; }
run() { printf '$ partner-imports%s\n' "$(quoted "$@")" | sed "s#$work/##g"; "$tool" "$@"; }
newest() { "$tool" list $over --json | sed -n 's/^ *"id": "\(.*\)",$/\1/p' | head -1; }

say "1. What does the file hold?"
run inspect "$file" --fiscal-year 2025-01-01..2025-12-31
say "2. A dossier, and a partner's push into it"
run dossier init $over --fiscal-year 2025-01-01..2025-12-31 --siren 123456782
run receive "$file" $over --partner "Caisse Démo"
say "3. On opening the dossier"
run prompt $over
run list $over
import=$(newest)
say "4. A look into it"
run entries --import "$import" $over --take 5
run plan-reject "$import" $over
say "5. Rejected: the entries go, journals, accounts and third parties stay"
run reject "$import" $over --profile 3 --user claire
run ledger --held $over
run journals $over
say "6. Pushed again and validated"
run receive "$file" $over --partner "Caisse Démo"
import=$(newest)
run validate "$import" $over --profile 3 --user claire
run history $over
run notifications $over
run store check --store "$work/demo.db"
