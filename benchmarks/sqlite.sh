#!/usr/bin/env bash
# Measures the SQLite store against sqlite3 and bare queries: benchmarks/sqlite.sh [LINES [ROUNDS]]
set -euo pipefail
cd "$(dirname "$0")/.."
command -v sqlite3 > /dev/null || { echo "sqlite3 is missing: apt-get install -y sqlite3" >&2; exit 2; }
dotnet build benchmarks/PartnerImports.Benchmarks -c Release -v q -nologo
benchmarks/PartnerImports.Benchmarks/bin/Release/net10.0/PartnerImports.Benchmarks sqlite "$@"
