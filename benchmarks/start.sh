#!/usr/bin/env bash
# How long the tool takes to start: `inspect` of a FEC of 1,000 lines beside empty programs, and of 1,000,000 lines, as the
# portable tool, as one compiled ahead for this platform (ReadyToRun) and as the native one. Alternating runs, medians of
# processor time (user + system), ratios; a loaded machine changes the times more than the ratios.
#   benchmarks/start.sh [--portable]      --portable leaves out what is compiled for a platform (minutes)
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
kinds="portable ahead native"
[ "${1:-}" != --portable ] || kinds=portable
platform=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -1)

fec() { # LINES
  mkdir -p "$work/$1"
  awk -v lines="$1" 'BEGIN {
    OFS = "\t"
    print "JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "CompAuxNum", "CompAuxLib", "PieceRef", "PieceDate", "EcritureLib", "Debit", "Credit", "EcritureLet", "DateLet", "ValidDate", "Montantdevise", "Idevise"
    for (i = 0; i < lines / 2; i++) {
      date = sprintf("2025%02d%02d", 1 + int(i * 12 / (lines / 2)), 1 + i % 28); amount = sprintf("%d,%02d", 10 + i % 900, i % 100)
      print "VE", "Ventes", "VE" i + 1, date, "411000", "Clients", sprintf("C%05d", i % 300), "Client " i % 300, "F" i, date, "Facture " i, amount, "0,00", "", "", date, "", ""
      print "VE", "Ventes", "VE" i + 1, date, sprintf("70%04d", i % 40), "Ventes " i % 40, "", "", "F" i, date, "Facture " i, "0,00", amount, "", "", date, "", ""
    }
  }' > "$work/$1/123456782FEC20251231.txt"
}

mkdir "$work/empty"
cat > "$work/empty/empty.csproj" <<'CSPROJ'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <InvariantGlobalization>true</InvariantGlobalization>
  </PropertyGroup>
</Project>
CSPROJ
echo 'System.Console.WriteLine("");' > "$work/empty/Program.cs"
for kind in $kinds; do
  case $kind in
    native) how=(-r "$platform" -p:PublishAot=true) tool=(-r "$platform" -p:NativeTool="$platform") ;;
    ahead) how=(-r "$platform" -p:PublishReadyToRun=true -p:SelfContained=false) tool=(-r "$platform") ;;
    *) how=() tool=() ;;
  esac
  for each in empty tool; do
    if [ $each = empty ]; then set -- "$work/empty" ${how[@]+"${how[@]}"}; else set -- src/PartnerImports.Cli ${tool[@]+"${tool[@]}"}; fi
    dotnet publish "$@" -c Release -v quiet -nologo -o "$work/$kind-$each" > "$work/log" 2>&1 || { tail -20 "$work/log" >&2; exit 1; }
  done
done
fec 1000; fec 1000000

# Milliseconds of processor time of one run, as the mean of N.
once() { local n=$1; shift; local TIMEFORMAT='%3U %3S'; { time for _ in $(seq "$n"); do "$@" > /dev/null 2>&1; done; } 2>&1 | awk -v n="$n" '{ printf "%.2f\n", ($1 + $2) * 1000 / n }'; }
median() { sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }
for round in 1 2 3 4 5 6 7 8 9; do
  for kind in $kinds; do
    once 5 "$work/$kind-empty/empty" >> "$work/$kind.empty"
    once 5 "$work/$kind-tool/partner-imports" inspect "$work/1000/123456782FEC20251231.txt" >> "$work/$kind.thousand"
    [ $round -gt 3 ] || once 1 "$work/$kind-tool/partner-imports" inspect "$work/1000000/123456782FEC20251231.txt" >> "$work/$kind.million"
  done
done
floor=$(median "$work/portable.empty")
printf '%-10s %14s %16s %20s %22s %18s\n' tool 'empty, ms' '1,000 lines, ms' 'beside empty, same' 'beside empty portable' '1,000,000 lines, ms'
for kind in $kinds; do
  printf '%-10s %14s %16s %20s %22s %18s\n' $kind "$(median "$work/$kind.empty")" "$(median "$work/$kind.thousand")" \
    "$(awk -v a="$(median "$work/$kind.thousand")" -v b="$(median "$work/$kind.empty")" 'BEGIN { printf "%.1f", a / b }')" \
    "$(awk -v a="$(median "$work/$kind.thousand")" -v b="$floor" 'BEGIN { printf "%.2f", a / b }')" "$(median "$work/$kind.million")"
done
