#!/usr/bin/env bash
# Peak resident memory of the published command line's `inspect` on a large generated FEC, against the bound of docs/performance.md:
# benchmarks/memory.sh [LINES]       (10,150,000 lines are 1.6 GB and about 3.3 million entries)
# The file is made in the folder for temporary files and deleted afterwards.
set -euo pipefail
cd "$(dirname "$0")/.."
lines=${1:-10150000}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
needed=$((lines / 5000 + 500)) # megabytes
free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
[ "$free" -gt "$needed" ] || { echo "$folder needs $needed MB and has $free" >&2; exit 2; }
dotnet publish src/PartnerImports.Cli -c Release -v q -nologo -o "$folder/cli" ${PARTNER_IMPORTS_PUBLISH:-}
dotnet build benchmarks/PartnerImports.Benchmarks -c Release -v q -nologo
bench=benchmarks/PartnerImports.Benchmarks/bin/Release/net10.0/PartnerImports.Benchmarks
bound=$("$bench" generate "$folder" "$lines")
"$folder/cli/partner-imports" inspect "$folder"/*.txt --json > "$folder/report.json" &
inspected=$!
peak=0
while [ -r "/proc/$inspected/status" ] && now=$(awk '/^VmHWM/ { print $2 }' "/proc/$inspected/status" 2> /dev/null) && [ -n "$now" ]; do
  peak=$now
  sleep 0.05
done
wait "$inspected"
"$bench" memory "$lines" "$peak" "$bound" "$(stat -c %s "$folder"/*.txt)" ${PARTNER_IMPORTS_WRITE:+--write}
