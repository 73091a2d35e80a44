#!/usr/bin/env bash
# Measures the readers against their peers, by turns in one process: benchmarks/readers.sh [SCOPE...] [--lines N] [--rounds N]
# Every contestant's result is checked before and after; a fault that was planted and is not reported fails the run.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build benchmarks/PartnerImports.Benchmarks -c Release -v q -nologo
benchmarks/PartnerImports.Benchmarks/bin/Release/net10.0/PartnerImports.Benchmarks readers "$@"
