#!/usr/bin/env bash
# Build the Linux artefacts into dist/: a folder that runs from wherever it is unpacked (.tar.xz) and a Debian package.
#
#   bash packaging/linux/build.sh            build both, print their sizes
#   bash packaging/linux/build.sh --tools    only install what building and checking them needs
#   bash packaging/linux/build.sh --quick FOLDER   build into FOLDER, the same content packed weakly, to try it out
#
# The same checkout gives the same bytes on the same Debian release: times come from SOURCE_DATE_EPOCH (by default the
# last commit), Python from Debian's own packages, libraries from packaging/requirements.lock.
# Downloaded libraries are kept in ~/.cache/jcm-pdd-studio, so that a second build needs no network.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cache="${XDG_CACHE_HOME:-$HOME/.cache}/jcm-pdd-studio"

say() { printf '%s\n%s\n' "$1" "$2"; }
fail() { say "$1" "$2" >&2; exit 2; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
has_package() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# Build: Python to carry, its venv to build with, patchelf and binutils for the libraries beside it, xz. With --tools
# also what judges the result: desktop files, metainfo, Debian policy, a bare system to start it in.
build_tools=(python3 python3-venv patchelf binutils xz-utils git)
check_tools=(desktop-file-utils appstream lintian shared-mime-info debootstrap xvfb xauth x11-apps imagemagick)

install_tools() {
  local package missing=()
  command -v apt-get >/dev/null || fail \
    "build: the Linux artefacts are built on Debian; this system has no apt-get." \
    "作成: Linux 用の成果物は Debian で作ります。このシステムには apt-get がありません。"
  for package in "$@"; do has_package "$package" || missing+=("$package"); done
  [ "${#missing[@]}" = 0 ] && return
  say "Installing Debian packages: ${missing[*]}" "Debian パッケージを導入します: ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o=Dpkg::Use-Pty=0 install -y --no-install-recommends \
    "${missing[@]}" >/dev/null || {
    as_root apt-get -qq update
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o=Dpkg::Use-Pty=0 install -y --no-install-recommends \
      "${missing[@]}" >/dev/null
  } || fail "build: apt-get could not install: ${missing[*]}" "作成: apt-get で導入できませんでした: ${missing[*]}"
}

out="$root/dist" level=6
case "${1:-}" in
  "") ;;
  --quick)
    [ -n "${2:-}" ] || fail "build.sh: --quick needs a folder" "build.sh: --quick にはフォルダーの指定が必要です"
    out="$2" level=0
    ;;
  --tools) install_tools "${build_tools[@]}" "${check_tools[@]}"; exit 0 ;;
  *) fail "build.sh: unknown option $1 (known: --tools, --quick FOLDER)" "build.sh: 不明な指定 $1(指定できるもの: --tools、--quick フォルダー)" ;;
esac
install_tools "${build_tools[@]}"
# A tool of the system is taken even where another Python stands first on the PATH: it is this one that is carried.
python=/usr/bin/python3
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail \
  "build: the system's Python is older than 3.11; build on Debian 12 or newer." \
  "作成: システムの Python が 3.11 より古いため作れません。Debian 12 以降で実行してください。"

if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
  SOURCE_DATE_EPOCH="$(git -C "$root" log -1 --format=%ct 2>/dev/null || stat -c %Y "$root/pyproject.toml")"
fi
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 LC_ALL=C.UTF-8 TZ=UTC
umask 022

# An environment of its own for the tools written in Python, at the versions of the lock.
key="$({ cat "$root/packaging/requirements.lock"; "$python" --version; } | sha256sum | cut -c1-16)"
tools="$cache/build-$key"
if [ ! -e "$tools/.complete" ]; then
  rm -rf "$tools"
  "$python" -m venv "$tools"
  "$tools/bin/python" -m pip install --quiet --disable-pip-version-check -c "$root/packaging/requirements.lock" \
    build hatchling PyYAML || fail \
    "build: the tools of the build could not be fetched; check the network connection." \
    "作成: 作成用のツールを取得できませんでした。ネットワーク接続を確かめてください。"
  touch "$tools/.complete"
fi
exec "$tools/bin/python" "$root/packaging/linux/make.py" --cache "$cache" --out "$out" --level "$level"
