#!/usr/bin/env bash
# Install the program into an environment of its own, from the files beside this script, without a network.
#   bash install.sh [FOLDER]     (PYTHON=/path/to/python3 names another Python)
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
folder="${1:-${XDG_DATA_HOME:-$HOME/.local/share}/jcm-pdd-studio-pip}"
fail() { printf '%s\n%s\n' "$1" "$2" >&2; exit 2; }

fits() { "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }
python=""
for name in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
  if command -v "$name" >/dev/null && fits "$name"; then python="$name"; break; fi
done
[ -n "$python" ] || fail "Python 3.11, 3.12 or 3.13 with its venv module is needed (Debian: python3-venv)." \
  "Python 3.11、3.12、3.13 のいずれか(venv モジュール付き。Debian では python3-venv)が必要です。"

[ -x "$folder/bin/python" ] || "$python" -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" \
  --require-hashes -r "$here/requirements.txt" || fail \
  "The files could not be installed; see the message above. What was in $folder before is still there." \
  "導入できませんでした。上の表示を確かめてください。$folder に以前からあったものは残っています。"
printf '%s\n%s\n' "JCM PDD Studio @VERSION@ is ready. Start it with: $folder/bin/jcm-pdd-studio" \
  "JCM PDD Studio @VERSION@ を使えます。起動: $folder/bin/jcm-pdd-studio"
