#!/usr/bin/env bash
# Write packaging/requirements.lock anew: the newest versions that pyproject.toml allows, in a clean environment.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$root[dev,dask]"
{
  echo "# Exact versions of everything the program and its tests use; made by: bash packaging/lock.sh"
  "$work/venv/bin/python" -m pip freeze --disable-pip-version-check --exclude jcm-pdd-studio
} >"$work/lock"

# A line with an address would tie the lock to one machine or one registry.
if grep -nE '@ |://|^-' "$work/lock"; then
  echo "The lock holds the lines above, which name a place instead of a version; nothing was written." >&2
  exit 1
fi
cp "$work/lock" "$root/packaging/requirements.lock"
echo "packaging/requirements.lock: $(grep -c == "$root/packaging/requirements.lock") packages"
