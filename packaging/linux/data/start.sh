#!/bin/sh
# Starts the program with the Python beside it; no other Python and no setting of one (PYTHONPATH ...) has a part in it.
self=$(readlink -f -- "$0")
here=${self%/*}
name=${self##*/}
if [ "$name" = jcm-pdd-studio ]; then
  missing=
  for library in @LIBRARIES@; do
    for folder in "$here/python/lib/python3/dist-packages/PySide6/Qt/lib" /usr/lib/*-linux-gnu /lib/*-linux-gnu \
      /usr/lib64 /lib64 /usr/lib /lib; do
      [ -e "$folder/$library" ] && continue 2
    done
    missing="$missing $library"
  done
  if [ -n "$missing" ]; then
    echo "JCM PDD Studio: the window needs libraries of the desktop that are not here:$missing. Install them with the package manager of the system." >&2
    echo "JCM PDD Studio: 画面の表示に必要なライブラリがありません:$missing。システムのパッケージ管理で導入してください。" >&2
  fi
fi
exec "$here/python/bin/python3" -I -B "$here/python/bin/$name" "$@"
