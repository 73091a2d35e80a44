#!/usr/bin/env bash
# Native compilation: a program that uses the libraries, then the tool from its packages. Both are compiled, run and checked;
# a warning of the trimmer or of the native compiler is an error. Needs a linker (clang or gcc) and zlib; installs Debian's
# clang and zlib1g-dev when they are absent. Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d) passed=0 failed=0
trap 'rm -rf "$work"' EXIT
finish() { echo "$passed passed, $failed failed"; [ "$failed" -eq 0 ]; exit $?; }
check() {
  local name=$1; shift
  if "$@" > "$work/log" 2>&1; then passed=$((passed + 1)); echo "  $name"; else failed=$((failed + 1)); echo "  FAILED: $name"; grep -E 'error|warning' "$work/log" | sort -u | head -20 | grep . || tail -30 "$work/log"; fi
}

if ! { command -v clang || command -v gcc; } > /dev/null || ! echo '#include <zlib.h>' | "$(command -v clang || command -v gcc)" -E - > /dev/null 2>&1; then
  if command -v apt-get > /dev/null; then
    root=(); [ "$(id -u)" = 0 ] || root=(sudo -n)
    { "${root[@]}" apt-get update && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends clang zlib1g-dev; } >&2 ||
      { echo "no linker was found and installing Debian's clang failed"; failed=1; finish; }
  else
    echo "no linker was found (clang or gcc, with zlib) and there is no apt-get to install one"; failed=1; finish
  fi
fi

platform=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -1)
check "the program is published" dotnet publish tests/PartnerImports.Native -r "$platform" -c Release -o "$work/program" -v quiet -nologo -warnaserror
if [ "$failed" -eq 0 ]; then
  "$work/program/partner-imports-native" > "$work/run"
  sed '$d' "$work/run"
  if [[ $(tail -1 "$work/run") =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
  else
    failed=$((failed + 1)); tail -3 "$work/run"
  fi
  echo "  $(($(stat -c %s "$work/program/partner-imports-native") / 1024 / 1024)) MiB"
fi

now=$(date +%s)
version=0.$((now / 86400)).$((now % 86400 / 2))
check "the tool is packed for $platform and for any other platform" bash eng/pack.sh "$work/feed" --native --version "$version"
cached=${NUGET_PACKAGES:-$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')}
export NUGET_PACKAGES=$work/packages NUGET_FALLBACK_PACKAGES=$cached
echo "<configuration><packageSources><add key=\"partner-imports-native\" value=\"$work/feed\" /></packageSources></configuration>" > "$work/nuget.config"
sample=$PWD/samples/data/123456782FEC20251231.txt
tool() (
  cd "$work" && dotnet tool install PartnerImports.Cli --tool-path tool --version "$version" && tool/partner-imports inspect "$sample" --json | grep -q '"entries": 4' &&
    tool/partner-imports dossier init --store books.db --dossier D1 --fiscal-year 2025-01-01..2025-12-31 && tool/partner-imports receive "$sample" --store books.db --dossier D1 --partner Caisse
)
is_native() { ! find "$work/tool" "$work/packages" -name 'partner-imports.dll' | grep .; }
check "the tool is installed and run" tool
check "what was installed is the native program" is_native
finish
