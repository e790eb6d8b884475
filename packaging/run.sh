#!/usr/bin/env bash
# Set everything up, write the sample projects and their packages to out/, and open the window if there is a display.
#
#   bash packaging/run.sh [--no-window]
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
window=yes
[ "${1:-}" = --no-window ] && window=no

bash "$root/packaging/setup.sh"
"$root/.venv/bin/jcm-pdd" demo "$root/out"

if [ "$window" = no ]; then
  exit 0
elif [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  exec "$root/.venv/bin/jcm-pdd"
else
  echo "No display here, so no window was opened; the samples are in out/."
  echo "画面がないため、ウィンドウは開きません。見本は out/ にあります。"
fi
