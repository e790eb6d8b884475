#!/usr/bin/env bash
# Build the two launchers: launchers.sh VERSION ICON TARGET_FOLDER. The same input gives the same bytes.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
version="$1" icon="$2" target="$3"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

IFS=. read -r -a part <<<"${version%%[!0-9.]*}"
numbers="${part[0]:-0},${part[1]:-0},${part[2]:-0},0"
cp "$icon" "$work/program.ico"
cp "$here/launcher/launcher.manifest" "$here/launcher/launcher.c" "$work"

launcher() {
  local name="$1" title="$2"
  shift 2
  sed -e "s|@ICON@|program.ico|; s|@MANIFEST@|launcher.manifest|; s|@NUMBERS@|$numbers|" \
    -e "s|@VERSION@|$version|; s|@NAME@|$name|; s|@TITLE@|$title|" "$here/launcher/launcher.rc.in" >"$work/launcher.rc"
  (cd "$work" &&
    x86_64-w64-mingw32-windres --codepage=65001 launcher.rc launcher.o &&
    x86_64-w64-mingw32-gcc -std=c99 -O2 -Wall -Wextra -Werror -municode -static -s -D_WIN32_WINNT=0x0A00 "$@" \
      -Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va -o launcher.exe launcher.c launcher.o)
  cp "$work/launcher.exe" "$target/$name.exe"
}
launcher "JCM PDD Studio" "JCM PDD Studio" -DWINDOW -mwindows
launcher "jcm-pdd" "JCM PDD Studio, command line" -mconsole
