#!/usr/bin/env bash
# Set everything up, the checking tools too, and run the tests.
#
#   bash packaging/test.sh                    everything but the long tests and the benchmarks, on all processors
#   bash packaging/test.sh --long             everything, with many more random examples
#   bash packaging/test.sh tests/house -k map what follows goes to pytest
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
arguments=()
if [ $# = 0 ]; then
  # The tests of one file stay together, so that what they share is made once. One process more than there are
  # processors: tests wait for LibreOffice, for other processes of the program and for the window.
  arguments+=(-n "$(($(nproc) + 1))" --dist loadfile --max-worker-restart=0)
fi
for argument in "$@"; do
  if [ "$argument" = --long ]; then
    arguments+=(-m "long or benchmark or not long" --hypothesis-profile=long)
    export MALLOC_PERTURB_=165  # what is used after it was freed is found at once, not once in a hundred runs
  else
    arguments+=("$argument")
  fi
done

bash "$root/packaging/setup.sh" --check
cd "$root"
exec .venv/bin/python -m pytest "${arguments[@]}"
