#!/usr/bin/env bash
# What a stranger meets: the packages in a feed, projects outside the repository that add them by name, the examples of the
# READMEs compiled against them and run, the tool installed and run.
#   eng/consumer.sh [--built]    builds (unless it is built), packs, checks; ends with "N passed, N failed"
# Other packages come from the sources that this machine is configured with.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
repository=$PWD
sample=$repository/samples/data/123456782FEC20251231.txt
work=$(mktemp -d) passed=0 failed=0
trap 'rm -rf "$work"' EXIT

check() {
  local name=$1; shift
  if "$@" > "$work/log" 2>&1; then passed=$((passed + 1)); echo "  $name"; else failed=$((failed + 1)); echo "  FAILED: $name"; grep -E 'error|warning|expected|got' "$work/log" | sort -u | head -20 | grep . || tail -30 "$work/log"; fi
}
finish() { echo "$passed passed, $failed failed"; [ "$failed" -eq 0 ]; exit $?; }

# A version that no cache can hold, and a cache of our own: what is found under it was packed just now.
now=$(date +%s)
version=0.$((now / 86400)).$((now % 86400 / 2))
[ "${1:-}" = --built ] || dotnet build PartnerImports.sln -c Release -nologo -v quiet > "$work/log" 2>&1 || { grep error "$work/log" | sort -u; failed=1; finish; }
check "packed; no library breaks with the last release" bash eng/pack.sh "$work/feed" --built --version "$version"
[ "$failed" -eq 0 ] || finish

cached=${NUGET_PACKAGES:-$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')}
export NUGET_PACKAGES=$work/packages NUGET_FALLBACK_PACKAGES=$cached
cat > "$work/nuget.config" <<CONFIG
<configuration><packageSources><add key="partner-imports-consumer" value="$work/feed" /></packageSources></configuration>
CONFIG

project() { dotnet new console -o "$work/$1" && cd "$work/$1"; }
# A vulnerable package (NU1901 to NU1904) fails; a source that cannot tell (NU1900, NU1905) does not.
compile() { dotnet build -c Release -nologo -v quiet -warnaserror -p:NuGetAuditMode=all '-p:NuGetAudit=true' '-p:WarningsNotAsErrors=NU1900%3BNU1905' "$@"; }
first_code() { awk '/^```csharp$/ { inside = 1; next } inside && /^```$/ { exit } inside' "$1"; }
prints() { local expected=$1 got; shift; got=$("$@") || { echo "$got"; return 1; }; [ "$got" = "$expected" ] || { echo "expected: $expected"; echo "got: $got"; return 1; }; }

readme() (
  project first-import
  grep -E '^dotnet add package ' "$repository/README.md" | while read -r _ _ _ package; do dotnet add package "$package" || exit 1; done &&
    first_code "$repository/README.md" > Program.cs && compile &&
    prints "123456782FEC20251231.txt: 4 entries, 2612.00, EXERCICE 2025
Validated" bin/Release/net10.0/first-import "$sample"
)
parsers() (
  project partner-sdk
  dotnet add package PartnerImports.Parsers && first_code "$repository/src/PartnerImports.Parsers/README.md" > Program.cs && compile &&
    bin/Release/net10.0/partner-sdk "$sample" | grep -q '^fec: 4 entries, 2612.00 = 2612.00$'
)
closure() {
  local brought
  brought=$(grep -oE '^    "[^"/]+/[^"]+": \{' "$work/partner-sdk/obj/project.assets.json" | sed -E 's/^ *"([^/]+)\/.*/\1/' | sort -u)
  echo "$brought"
  [ "$(echo "$brought" | grep -c -x -e PartnerImports.Parsers -e PartnerImports.Abstractions -e NodaTime -e CsvHelper)" = 4 ] &&
    ! echo "$brought" | grep -v -x -e PartnerImports.Parsers -e PartnerImports.Abstractions -e NodaTime -e CsvHelper -e System.IO.Hashing -e 'Microsoft\.Extensions\.[A-Za-z.]*Abstractions'
}
# The example of each package's README becomes a method of one program.
examples() (
  project examples
  {
    for package in Abstractions Parsers Core Sqlite PostgreSql Testing; do first_code "$repository/src/PartnerImports.$package/README.md" | grep -E '^using [A-Z]'; done | sort -u
    echo 'switch (args[0]) {'
    for package in Abstractions Parsers Core Sqlite PostgreSql Testing; do
      echo "case \"$package\": await $package(args[1..]); break;"
    done
    echo '}'
    for package in Abstractions Parsers Core Sqlite PostgreSql Testing; do
      echo "static async Task $package(string[] args) {"
      first_code "$repository/src/PartnerImports.$package/README.md" | grep -vE '^using [A-Z]'
      echo 'await Task.CompletedTask; }'
    done
  } > Program.cs
  {
    for package in Parsers Core Sqlite PostgreSql Testing; do echo "    <PackageReference Include=\"PartnerImports.$package\" Version=\"$version\" />"; done
    grep -oE '<PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="[^"]*"' "$work/first-import/first-import.csproj" | sed 's/$/ \/>/'
  } > references
  sed -i.old -e '/<\/PropertyGroup>/a <ItemGroup>\n</ItemGroup>' examples.csproj && sed -i.old -e '/<ItemGroup>/r references' examples.csproj && compile
)
example() (
  cd "$work/examples" && bin/Release/net10.0/examples "$1" "$sample" > out || { cat out; return 1; }
  grep -qF -- "$2" out || { echo "expected: $2"; cat out; return 1; }
)
# What a package's page shows, and the notices: in the package's unpacked folder.
page() {
  local package=$1 unpacked=$2 element missing=0
  [ -d "$unpacked" ] || { echo "expected: $unpacked"; return 1; }
  for element in '<license type="expression">Apache-2.0<' '<icon>icon.png<' '<readme>README.md<' '<description>..........' '<releaseNotes>..........' '<tags>..........' "${commit:+commit=\"$commit\"}"; do
    grep -q -- "$element" "$unpacked"/*.nuspec || { echo "expected in the nuspec of $package: $element"; missing=1; }
  done
  for element in README.md icon.png LICENSE THIRD-PARTY-NOTICES.md; do
    [ -s "$unpacked/$element" ] || { echo "expected: $unpacked/$element"; missing=1; }
  done
  return $missing
}
# Read from what restore has unpacked.
metadata() {
  local package unpacked element missing=0
  for package in Abstractions Parsers Core Sqlite PostgreSql Testing; do
    unpacked=$work/packages/$(echo "partnerimports.$package/$version" | tr '[:upper:]' '[:lower:]')
    page "$package" "$unpacked" || missing=1
    for element in "$unpacked/lib/net10.0/PartnerImports.$package.xml" "$work/feed/PartnerImports.$package.$version.snupkg"; do
      [ -s "$element" ] || { echo "expected: $element"; missing=1; }
    done
  done
  return $missing
}
commit=$(git rev-parse HEAD 2>/dev/null || true)
tool() (
  cd "$work"
  dotnet tool install PartnerImports.Cli --tool-path tool --version "$version" && tool/partner-imports inspect "$sample" --json | grep -q '"entries": 4'
)

check "the README's example, with the packages that it names" readme
check "the example of PartnerImports.Parsers" parsers
check "PartnerImports.Parsers brings Abstractions, NodaTime, CsvHelper, System.IO.Hashing and Microsoft's abstractions, and nothing else" closure
check "the examples of all packages compile against all packages" examples
check "  Abstractions" example Abstractions "1234.505"
check "  Core" example Core "123456782FEC20251231.txt: Pending"
check "  Sqlite" example Sqlite "D000123"
check "  Testing" example Testing ", 0 failed"
check "each library has licence, notices, icon, README, description, tags, release notes, commit, documentation and symbols" metadata
check "the tool" tool
check "its package has licence, notices, icon, README, description, tags, release notes and commit" page Cli "$work/tool/.store/partnerimports.cli/$version/partnerimports.cli/$version"
finish
