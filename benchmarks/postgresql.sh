#!/usr/bin/env bash
# Measures the PostgreSQL store against the bare server: benchmarks/postgresql.sh [LINES [ROUNDS]]
# On the server of PARTNER_IMPORTS_POSTGRES, else on a private one with fsync on.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build benchmarks/PartnerImports.Benchmarks -c Release -v q -nologo
eval "$(PARTNER_IMPORTS_POSTGRES_FSYNC=${PARTNER_IMPORTS_POSTGRES_FSYNC:-on} eng/postgres.sh start --for $$)"
trap 'eng/postgres.sh stop' EXIT
benchmarks/PartnerImports.Benchmarks/bin/Release/net10.0/PartnerImports.Benchmarks postgresql "$@"
