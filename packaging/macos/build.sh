#!/usr/bin/env bash
# Build the macOS program (.app, in a .dmg) into dist/, on a Mac with the processor it is for.
#
#   bash packaging/macos/build.sh /path/to/Python.framework-or-prefix
#
# NOT RUN YET: it was written on Linux, where nothing of it but its data can be tried. packaging/macos/README.md says what
# to look at first, and how the result is signed. The argument is a relocatable CPython 3.11 or newer for this processor
# (a prefix with bin/python3 and lib/python3.x whose binaries name their libraries by @rpath or @loader_path).
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
here="$root/packaging/macos"
fail() { printf '%s\n%s\n' "$1" "$2" >&2; exit 2; }

[ "$(uname -s)" = Darwin ] || fail "build: a macOS program is built on macOS." "作成: macOS 用のプログラムは macOS 上で作ります。"
[ $# = 1 ] && [ -x "$1/bin/python3" ] || fail \
  "build: name the folder of a relocatable Python (with bin/python3)." \
  "作成: 移動可能な Python のフォルダー(bin/python3 を含むもの)を指定してください。"
python="$(cd "$1" && pwd)"
for tool in iconutil sips hdiutil codesign ditto; do
  command -v "$tool" >/dev/null || fail "build: $tool is missing; install Apple's command line tools." \
    "作成: $tool がありません。Apple のコマンドラインツールを導入してください。"
done
: "${SOURCE_DATE_EPOCH:=$(git -C "$root" log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 LC_ALL=en_US.UTF-8 TZ=UTC
version="$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' "$root/jcm_pdd/__init__.py")"
machine="$(uname -m)" # arm64 or x86_64: one program for each, since not every library has a wheel for both at once

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
app="$work/JCM PDD Studio.app"
contents="$app/Contents"
mkdir -p "$contents/MacOS" "$contents/Resources/ja.lproj" "$root/dist"

# --- Python and libraries ----------------------------------------------------------------------

ditto "$python" "$contents/Resources/python"
"$python/bin/python3" -m venv "$work/tools"
pip=("$work/tools/bin/python" -m pip --quiet --disable-pip-version-check --no-input)
"${pip[@]}" install -c "$root/packaging/requirements.lock" build hatchling PyYAML
if [ -z "${JCM_WHEEL:-}" ]; then
  "$work/tools/bin/python" -m build --wheel --no-isolation --outdir "$work/wheel" "$root" >/dev/null
  JCM_WHEEL="$(echo "$work"/wheel/*.whl)"
fi
"${pip[@]}" install --only-binary :all: --no-compile -c "$root/packaging/requirements.lock" \
  --target "$work/installed" "$JCM_WHEEL"
site="$("$contents/Resources/python/bin/python3" -I -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
"$work/tools/bin/python" "$root/packaging/release/left_out.py" "$work/installed" "$site" --system macos
for information in "$work/installed"/*.dist-info; do
  cp "$information/RECORD" "$site/$(basename "$information")/RECORD" # licences are found through it
done
"$contents/Resources/python/bin/python3" -B -E -s "$root/packaging/release/notices.py" --site "$site" --system macos \
  --where "Contents/Resources/python/${site#"$contents/Resources/python/"}" --out "$contents/Resources"
"$contents/Resources/python/bin/python3" -I -B -m compileall -q --invalidation-mode unchecked-hash -s "$work" "$site"

# --- what the system is told ---------------------------------------------------------------------

sed "s/@VERSION@/$version/" "$here/Info.plist" >"$contents/Info.plist"
cp "$here/ja.strings" "$contents/Resources/ja.lproj/InfoPlist.strings"
cp "$root/LICENSE" "$contents/Resources/LICENSE"
mkdir "$work/jcm-pdd-studio.iconset"
for size in 16 32 128 256 512; do
  cp "$root/resources/icons/app-$size.png" "$work/jcm-pdd-studio.iconset/icon_${size}x${size}.png"
done
iconutil -c icns -o "$contents/Resources/jcm-pdd-studio.icns" "$work/jcm-pdd-studio.iconset"
for name in jcm-pdd jcm-pdd-studio; do
  cp "$root/packaging/linux/data/entry.py" "$contents/Resources/python/bin/$name"
  printf '#!/bin/sh\nhere=$(cd "$(dirname "$0")/../Resources/python/bin" && pwd)\nexec "$here/python3" -I -B "$here/%s" "$@"\n' \
    "$name" >"$contents/MacOS/$name"
  chmod 755 "$contents/MacOS/$name"
done

# --- signature and image -------------------------------------------------------------------------

# Inside out: libraries, then Python, then the program. Without an identity ("-") it runs on this Mac alone.
identity="${JCM_SIGN_IDENTITY:--}"
sign=(codesign --force --options runtime --sign "$identity" --entitlements "$here/entitlements.plist")
[ "$identity" = - ] || sign+=(--timestamp)
find "$contents/Resources" -type f \( -name '*.so' -o -name '*.dylib' -o -perm -u+x \) -print0 |
  while IFS= read -r -d '' file; do
    if file -b "$file" | grep -q Mach-O; then "${sign[@]}" "$file"; fi
  done
find "$contents/Resources" -type d -name '*.framework' -print0 | xargs -0 -n 1 "${sign[@]}"
"${sign[@]}" "$app"
codesign --verify --deep --strict "$app"

ln -s /Applications "$work/Applications"
mkdir "$work/image" && mv "$app" "$work/Applications" "$work/image/"
out="$root/dist/jcm-pdd-studio-$version-macos-$machine.dmg"
hdiutil create -quiet -ov -volname "JCM PDD Studio $version" -srcfolder "$work/image" -format ULFO "$out"
du -sh "$out" "$work/image"
