#!/usr/bin/env bash
# Build what is released into dist/, without anything but this checkout, apt and the packages of the locks.
#
#   bash packaging/release.sh              everything below
#   bash packaging/release.sh wheel        source package and wheel, built twice and compared
#   bash packaging/release.sh wheelhouse   zips for `pip install` without a network, one for Windows and one for Linux
#   bash packaging/release.sh windows      installer and portable folder for Windows
#   bash packaging/release.sh linux        Debian package and relocatable folder
#   bash packaging/release.sh notices      THIRD-PARTY-NOTICES.txt of an installation by pip
#   bash packaging/release.sh sbom         the list of its parts (CycloneDX)
#   bash packaging/release.sh data         the data file that updates definitions and country rules
#   bash packaging/release.sh --tools      only install what the builds and the long installer tests need
#
# Several may be named at once. At the end sizes are printed and dist/SHA256SUMS is written anew. What is downloaded is
# kept, so that a second run needs no network. packaging/RELEASING.md has the steps of a release.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
python="$root/.venv/bin/python"
here="$root/packaging/release"
known="wheel wheelhouse windows linux notices sbom data all --tools"
wanted=("$@")
[ "${#wanted[@]}" != 0 ] || wanted=(all)
for one in "${wanted[@]}"; do
  case " $known " in *" $one "*) ;; *) echo "release.sh: unknown: $one (known: $known)" >&2; exit 2 ;; esac
done
asked() { case " ${wanted[*]} " in *" $1 "* | *" all "*) return 0 ;; *) return 1 ;; esac; }

if [ "${wanted[*]}" = --tools ]; then
  bash packaging/setup.sh --check
  bash packaging/windows/build.sh --tools
  bash packaging/linux/build.sh --tools
  exit 0
fi

bash packaging/setup.sh
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || echo 1735689600)}"
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
umask 022
mkdir -p dist
if [ -n "$(git status --porcelain 2>/dev/null)" ]; then
  echo "release.sh: the checkout has changes that are not committed; what is built now is for trying only." >&2
fi
version="$("$python" -c 'import jcm_pdd; print(jcm_pdd.__version__)')"
wheel="dist/jcm_pdd_studio-$version-py3-none-any.whl"
say() { printf '\n== %s\n' "$*"; }

# Every other artefact carries the very wheel that is released.
say "source package and wheel"
if asked wheel; then "$python" "$here/packages.py" --out dist; else "$python" "$here/packages.py" --out dist --once; fi
export JCM_WHEEL="$root/$wheel"

if asked wheelhouse; then say "wheelhouses"; "$python" "$here/wheelhouse.py" --wheel "$wheel" --out dist; fi
if asked windows; then say "Windows"; bash packaging/windows/build.sh; fi
if asked linux; then say "Linux"; bash packaging/linux/build.sh; fi
if asked notices || asked sbom; then
  say "notices and list of parts"
  "$python" "$here/notices.py" --system linux --where "site-packages" --out dist
fi
if asked data; then
  say "data update, not signed yet (packaging/data/publish.py sign)"
  "$python" packaging/data/publish.py build "dist/jcm-data-$version-unsigned.jcmdata" \
    --publisher "${JCM_PUBLISHER:-JCM PDD Studio contributors}" --known-on "$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)" \
    --note-en "Definitions and country rules as they come with JCM PDD Studio $version." \
    --note-ja "JCM PDD Studio $version に含まれる定義と国別規則です。"
fi

say "dist"
# What another version left in dist/ is not part of this release.
find dist -maxdepth 1 -type f \( -name "*$version*" -o -name THIRD-PARTY-NOTICES.txt \) -printf '%f\n' |
  LC_ALL=C sort | (cd dist && xargs -d '\n' sha256sum) >dist/SHA256SUMS
while read -r sum name; do
  awk -v size="$(stat -c %s "dist/$name")" -v sum="$sum" -v name="$name" \
    'BEGIN { printf "%8.1f MB  %s  %s\n", size / 1e6, sum, name }'
done <dist/SHA256SUMS
