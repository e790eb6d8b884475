#!/usr/bin/env bash
# Make this checkout ready to run: native libraries, the .venv folder and the program in it.
#
#   bash packaging/setup.sh            what the program needs
#   bash packaging/setup.sh --check    also what the tests need (LibreOffice, poppler, Xvfb, xdotool, xclip, Liberation fonts)
#
# Running it again is quick and needs no network: what is there is left alone.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
venv="$root/.venv"
check=no
for argument in "$@"; do
  case "$argument" in
    --check) check=yes ;;
    *) echo "setup.sh: unknown option $argument (known: --check)" >&2; exit 2 ;;
  esac
done

say() { printf '%s\n%s\n' "$1" "$2"; }
fail() { say "$1" "$2" >&2; exit 2; }

# --- native packages ---------------------------------------------------------------------------

# A library is looked for by its file name, because Debian has renamed some packages between releases.
libraries=(
  libEGL.so.1:libegl1 libGL.so.1:libgl1 libfontconfig.so.1:libfontconfig1 libdbus-1.so.3:libdbus-1-3
  libglib-2.0.so.0:libglib2.0-0 libxkbcommon.so.0:libxkbcommon0 libxkbcommon-x11.so.0:libxkbcommon-x11-0
  libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0
  libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0
  libxcb-render-util.so.0:libxcb-render-util0 libxcb-shape.so.0:libxcb-shape0
  libxcb-xinerama.so.0:libxcb-xinerama0 libxcb-xkb.so.1:libxcb-xkb1
)
wanted_packages() {
  echo fonts-noto-cjk
  if [ "$check" = yes ]; then
    printf '%s\n' libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils xvfb xdotool xclip
    has_package fonts-liberation2 || echo fonts-liberation
  fi
}
has_package() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }

# A full LibreOffice serves as well as the one without a window.
serves() {
  has_package "$1" && return 0
  case "$1" in *-nogui) has_package "${1%-nogui}" ;; *) return 1 ;; esac
}

missing_packages() {
  local known entry package
  known="$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)"
  for entry in "${libraries[@]}"; do
    grep -qF "${entry%%:*} " <<<"$known" || echo "${entry##*:}"
  done
  while read -r package; do
    serves "$package" || echo "$package"
  done < <(wanted_packages)
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

apt_run() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o=Dpkg::Use-Pty=0 "$@"; }

apt_install() {
  command -v apt-get >/dev/null || fail \
    "setup: this system has no apt-get. Install what these Debian packages hold, then run this again: $*" \
    "準備: このシステムには apt-get がありません。次の Debian パッケージに当たるものを入れてから、もう一度実行してください: $*"
  if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
    fail "setup: installing packages needs root. As root, run: apt-get install $*" \
      "準備: パッケージの導入には管理者権限が必要です。管理者として実行してください: apt-get install $*"
  fi
  say "Installing Debian packages: $*" "Debian パッケージを導入します: $*"
  local log
  log="$(mktemp)"
  if ! apt_run install -y --no-install-recommends "$@" >"$log" 2>&1; then
    # Package lists that are old or absent are the usual reason; fetch them and try once more.
    apt_run update >"$log" 2>&1 || true
    if ! apt_run install -y --no-install-recommends "$@" >>"$log" 2>&1; then
      { grep -E '^[EW]:' "$log" || true; } | tail -n 5 >&2
      rm -f "$log"
      fail "setup: apt-get could not install: $*. Check the network connection and the message above, then run this again." \
        "準備: apt-get で導入できませんでした: $*。ネットワーク接続と上の表示を確かめて、もう一度実行してください。"
    fi
  fi
  rm -f "$log"
}

if command -v dpkg-query >/dev/null; then
  mapfile -t missing < <(missing_packages)
  [ "${#missing[@]}" = 0 ] || apt_install "${missing[@]}"
else
  say "setup: not a Debian system; the native libraries of Qt were not checked." \
    "準備: Debian 系ではないため、Qt に必要なライブラリは確認していません。"
fi

# --- Python ------------------------------------------------------------------------------------

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
can_make_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

find_python() {
  local name
  for name in ${PYTHON:-} python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
    if command -v "$name" >/dev/null && new_enough "$name" && can_make_venv "$name"; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

python="$(find_python || true)"
if [ -z "$python" ]; then
  # Debian keeps the venv module of its own Python in a package apart.
  apt_install python3 python3-venv
  python="$(find_python || true)"
fi
if [ -z "$python" ]; then
  found="$(python3 --version 2>&1 || true)"
  fail "setup: Python 3.11 or newer with its venv module is needed; found: $found. Install it, or name it: PYTHON=/path/to/python3 bash packaging/setup.sh" \
    "準備: Python 3.11 以上(venv モジュール付き)が必要です。見つかったもの: $found。導入するか、場所を指定してください: PYTHON=/path/to/python3 bash packaging/setup.sh"
fi

# --- .venv -------------------------------------------------------------------------------------

stamp_file="$venv/.jcm-pdd-setup"
stamp="$({ cat "$root/packaging/requirements.lock" "$root/pyproject.toml"; echo "$root"; } | sha256sum | cut -d' ' -f1)"

if [ -d "$venv" ] && ! { new_enough "$venv/bin/python" && "$venv/bin/python" -c 'import pip' 2>/dev/null; }; then
  say "The Python in .venv does not work; making .venv anew." ".venv の Python が使えないため、作り直します。"
  rm -rf "$venv"
fi
if [ "$(cat "$stamp_file" 2>/dev/null || true)" != "$stamp" ]; then
  say "Preparing .venv with $("$python" --version) (a few minutes the first time)." \
    ".venv を準備します($("$python" --version)、初回は数分かかります)。"
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
  pip=("$venv/bin/python" -m pip --quiet --disable-pip-version-check --no-input)
  "${pip[@]}" install -r "$root/packaging/requirements.lock" || fail \
    "setup: the Python packages of packaging/requirements.lock could not be installed. Check the network connection and the message above, then run this again." \
    "準備: packaging/requirements.lock の Python パッケージを導入できませんでした。ネットワーク接続と上の表示を確かめて、もう一度実行してください。"
  "${pip[@]}" install --no-deps --no-build-isolation --editable "$root" || fail \
    "setup: the program itself could not be installed into .venv; see the message above." \
    "準備: プログラム本体を .venv に導入できませんでした。上の表示を確かめてください。"
  echo "$stamp" >"$stamp_file"
fi
