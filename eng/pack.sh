#!/usr/bin/env bash
# Packs the libraries and the tool as a release does, and compares each library with the last release: a member that was
# removed or changed since fails (docs/versioning.md). The last release is packed from its tag v*, so no registry is asked.
#   eng/pack.sh [FOLDER]                       into FOLDER; artifacts/packages by default
#   eng/pack.sh FOLDER --built --version V     what dotnet build -c Release has built, as version V
#   eng/pack.sh FOLDER --native                the tool also as a native program for this platform (eng/native.sh names what it needs)
#   eng/pack.sh FOLDER --ahead "win-x64 …"     the tool also compiled ahead for other platforms; with or without --native
#   eng/pack.sh --twice                        builds HEAD in two other folders and compares the assemblies byte by byte
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
trees=()
tidy() { for tree in ${trees[@]+"${trees[@]}"}; do git worktree remove --force "$tree" 2>/dev/null || true; done; rm -rf "$work"; }
trap tidy EXIT

tree() { git worktree add -q --detach "$1" "$2"; trees+=("$1"); }
quiet() { "$@" > "$work/log" 2>&1 || { grep -E 'error|warning' "$work/log" | sort -u | head -40 >&2 || tail -40 "$work/log" >&2; return 1; }; }

if [ "${1:-}" = --twice ]; then
  [ -z "$(git status --porcelain)" ] || echo "eng/pack.sh: what is not committed is left out" >&2
  for each in one another/deeper; do
    mkdir -p "$(dirname "$work/$each")"
    tree "$work/$each" HEAD
    for project in Cli Testing; do
      quiet dotnet build "$work/$each/src/PartnerImports.$project" -c Release -v quiet -nologo -p:ContinuousIntegrationBuild=true
    done
    (cd "$work/$each/src" && find . -path '*/bin/Release/net10.0/*.dll' | grep -E '/(PartnerImports\.[^/]*|partner-imports)\.dll$' | sort | xargs sha256sum) > "$work/$(basename "$each").sums"
  done
  diff "$work/one.sums" "$work/deeper.sums" || { echo "built twice, the assemblies differ" >&2; exit 1; }
  echo "$(wc -l < "$work/one.sums") assemblies, built twice in different folders, are equal"
  exit 0
fi

packages=artifacts/packages ahead= how=(-p:ContinuousIntegrationBuild=true)
while [ $# -gt 0 ]; do
  case $1 in
    --ahead) ahead=$2; shift ;;
    --native) native=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -1) ;;
    --built) how=(--no-build) ;;
    --version) version=$2; shift ;;
    -*) sed -n '4,8p' "$0" >&2; exit 2 ;;
    *) packages=$1 ;;
  esac
  shift
done
mkdir -p "$packages"
packages=$(cd "$packages" && pwd)
rm -f "$packages"/*.nupkg "$packages"/*.snupkg

baseline=
if last=$(git describe --tags --abbrev=0 --match 'v[0-9]*' HEAD^ 2>/dev/null); then
  baseline=$PWD/artifacts/baseline/$(git rev-parse "$last^{commit}")
  if [ ! -d "$baseline" ]; then
    tree "$work/last" "$last"
    quiet dotnet pack "$work/last/PartnerImports.sln" -c Release -v quiet -nologo -p:PackageOutputPath="$work/packed" || { echo "eng/pack.sh: $last cannot be packed" >&2; exit 1; }
    mkdir -p "$baseline.new"
    for package in "$work"/packed/*.nupkg; do cp "$package" "$baseline.new/$(basename "$package" | sed -E 's/\.[0-9]+\.[0-9]+\..*/.nupkg/')"; done
    mv "$baseline.new" "$baseline"
  fi
  echo "compared with $last"
else
  echo "nothing was released before this commit (no tag v*): nothing to compare with"
fi
pack() { quiet dotnet pack "$@" -c Release -v quiet -nologo ${version:+-p:MinVerVersionOverride="$version"} -p:PackageOutputPath="$packages" ${baseline:+-p:BaselinePackages="$baseline"}; }
if [ -z "${native:-}$ahead" ]; then
  pack PartnerImports.sln "${how[@]}"
else
  # One package names the platforms; one for each of them holds its program, one the portable program for all others.
  pack PartnerImports.sln -p:ContinuousIntegrationBuild=true
  rm "$packages"/PartnerImports.Cli.*
  platforms=(-p:NativeTool="${native:-}" -p:AheadTools="${ahead// /%3B}")
  pack src/PartnerImports.Cli -p:ContinuousIntegrationBuild=true "${platforms[@]}"
  for platform in ${native:-} $ahead any; do pack src/PartnerImports.Cli -p:ContinuousIntegrationBuild=true "${platforms[@]}" -r "$platform"; done
fi
ls "$packages"
