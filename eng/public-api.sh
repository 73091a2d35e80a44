#!/usr/bin/env bash
# The public members of each library stand in src/<package>/PublicAPI.*.txt; a build fails when they differ (RS0016, RS0017).
#   eng/public-api.sh          brings PublicAPI.Unshipped.txt up to date with the code; review the difference as part of your change
#   eng/public-api.sh --ship   on a release: what is unshipped becomes shipped
# What PublicAPI.Shipped.txt lists has been published: a removal is refused here and needs a new major version (docs/versioning.md).
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C
libraries=$(ls -d src/*/PublicAPI.Shipped.txt | xargs -n1 dirname)

if [ "${1:-}" = --ship ]; then
  for library in $libraries; do
    shipped=$library/PublicAPI.Shipped.txt unshipped=$library/PublicAPI.Unshipped.txt
    removed=$(grep '^\*REMOVED\*' "$unshipped" | sed 's/^\*REMOVED\*//' || true)
    { echo '#nullable enable'
      cat "$shipped" "$unshipped" | grep -v -e '^#nullable' -e '^\*REMOVED\*' -e '^$' | { [ -z "$removed" ] && cat || grep -v -x -F -e "$removed"; } | sort -u; } > "$shipped.new"
    mv "$shipped.new" "$shipped"
    echo '#nullable enable' > "$unshipped"
  done
  exit 0
fi
[ $# -eq 0 ] || { sed -n '2,5p' "$0" >&2; exit 2; }

log=$(mktemp); trap 'rm -f "$log"' EXIT
status=0
for library in $libraries; do
  unshipped=$library/PublicAPI.Unshipped.txt
  # Emptied, so that the compiler names every member that the shipped file lacks.
  removals=$(grep '^\*REMOVED\*' "$unshipped" || true)
  before=$(mktemp); cp "$unshipped" "$before"
  { echo '#nullable enable'; [ -z "$removals" ] || echo "$removals"; } > "$unshipped"
  dotnet build "$library" -c Release -v quiet -nologo --no-incremental -p:BuildProjectReferences=true '-p:WarningsNotAsErrors=RS0016%3BRS0017' > "$log" 2>&1 || {
    cp "$before" "$unshipped"; grep -E 'error' "$log" | sort -u | head -20 >&2; echo "eng/public-api.sh: $library does not compile" >&2; exit 1; }
  grep -F "[$PWD/$library/" "$log" | sed -n "s/.*warning RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" | sort -u >> "$unshipped" || true
  gone=$(grep -F "[$PWD/$library/" "$log" | sed -n "s/.*RS0017: Symbol '\(.*\)' is part of the declared API.*/\1/p" | sort -u || true)
  if [ -n "$gone" ]; then
    echo "$library: published members are gone; that is a breaking change (docs/versioning.md):" >&2
    echo "$gone" | sed 's/^/  /' >&2
    status=1
  fi
  diff -u --label before --label "$unshipped" "$before" "$unshipped" | grep -E '^[+-][^+-]' || true
  rm -f "$before"
done
exit $status
