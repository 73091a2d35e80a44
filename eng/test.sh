#!/usr/bin/env bash
# All tests: builds with warnings as errors, checks formatting, runs every test project, counts.
# Needs the .NET SDK; what else tests need is installed from Debian's packages when absent.
#   --without-postgres   leave out what needs a PostgreSQL server
#   --long               the long forms of simulator, crash and size tests, native programs as well
set -u
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
for option in "$@"; do
  case "$option" in
    --without-postgres) export PARTNER_IMPORTS_WITHOUT_POSTGRES=1 ;;
    --long) export PARTNER_IMPORTS_LONG=1 ;;
    *) echo "unknown option $option" >&2; exit 2 ;;
  esac
done

failed=0 passed=0
step() { echo "== $1"; }

step "build"
dotnet build PartnerImports.sln -c Release -nologo -v minimal -warnaserror || { echo "0 passed, 1 failed"; exit 1; }

step "format"
dotnet format whitespace PartnerImports.sln --verify-no-changes --no-restore || { echo "formatting differs: run dotnet format whitespace"; failed=$((failed + 1)); }

if [ -z "${PARTNER_IMPORTS_WITHOUT_POSTGRES:-}" ] && [ -z "${PARTNER_IMPORTS_POSTGRES:-}" ]; then
  step "PostgreSQL"
  if server=$(bash eng/postgres.sh start --for $$); then
    eval "$server"
    export PARTNER_IMPORTS_POSTGRES PARTNER_IMPORTS_POSTGRES_FOLDER
    trap 'bash eng/postgres.sh stop' EXIT
  else
    echo "no PostgreSQL could be started; --without-postgres leaves its tests out"
    failed=$((failed + 1))
  fi
fi

# The tests of a project, with further options of the test program.
project() {
  local name=$1 log; log=$(mktemp)
  "tests/$name/bin/Release/net10.0/$name" --progress off --no-ansi "${@:2}" > "$log" 2>&1
  local code=$?
  count() { sed -n "s/^ *$1: *\([0-9]*\).*/\1/p" "$log" | tail -1; }
  local project_passed project_failed
  project_passed=$(count succeeded) project_failed=$(count failed)
  if [ $code -ne 0 ]; then
    cat "$log"
    [ "${project_failed:-0}" -gt 0 ] || project_failed=1
  else
    tail -7 "$log"
  fi
  passed=$((passed + ${project_passed:-0})) failed=$((failed + ${project_failed:-0}))
  rm -f "$log"
}

for folder in tests/*.Tests; do
  step "$(basename "$folder")"
  project "$(basename "$folder")"
done

# The ways of reading lines that this machine would not choose by itself, and processors that can do less.
for way in 'PARTNER_IMPORTS_SCAN=256 DOTNET_EnableAVX512=0' 'PARTNER_IMPORTS_SCAN=128 DOTNET_EnableAVX2=0' \
           'PARTNER_IMPORTS_SCAN=scalar DOTNET_EnableHWIntrinsic=0' 'PARTNER_IMPORTS_SCAN=lines'; do
  step "PartnerImports.Parsers.Tests, FEC and custom files, $way"
  export $way
  project PartnerImports.Parsers.Tests --filter-namespace 'PartnerImports.Parsers.Tests.Fec*' 'PartnerImports.Parsers.Tests.Text*' 'PartnerImports.Parsers.Tests.Custom*'
  for each in $way; do unset "${each%%=*}"; done
done

# A script that ends with a line "N passed, N failed".
script() {
  step "$*"
  local log; log=$(mktemp)
  "$@" > "$log" 2>&1
  sed '$d' "$log"
  if [[ $(tail -1 "$log") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
  else
    tail -1 "$log"
    failed=$((failed + 1))
  fi
  rm -f "$log"
}

script bash eng/consumer.sh --built
if [ -n "${PARTNER_IMPORTS_LONG:-}" ]; then
  script bash eng/native.sh
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
