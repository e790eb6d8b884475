#!/usr/bin/env bash
# Set everything up, the checking tools too, and run the tests.
#
#   bash packaging/test.sh                    everything but the long tests and the benchmarks
#   bash packaging/test.sh --long             everything, with many more random examples
#   bash packaging/test.sh tests/house -k map what follows goes to pytest
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
arguments=()
for argument in "$@"; do
  if [ "$argument" = --long ]; then
    arguments+=(-m "long or benchmark or not long" --hypothesis-profile=long)
  else
    arguments+=("$argument")
  fi
done

bash "$root/packaging/setup.sh" --check
cd "$root"
exec .venv/bin/python -m pytest "${arguments[@]}"
