"""`share`: write a copy of a project that may be given away."""

from __future__ import annotations

import argparse

from jcm_pdd.cli.commands import DONE, opened, print_json
from jcm_pdd.core.personal import personal_addresses
from jcm_pdd.core.versions import FACTS
from jcm_pdd.files.sharing import give_away

_WORDS = {"en": "{path}: written without history, confidential evidence and {count} personal answer(s).",
          "ja": "{path}：変更履歴、秘密情報の資料、個人に関する回答{count}件を除いて書き出しました。"}


def share(options: argparse.Namespace) -> int:
    """Write the copy; what stands there is not replaced."""
    with opened(options.file) as session:
        left_out = tuple(one for one in personal_addresses(session.schema, session.project)
                         if not one.startswith(FACTS))  # of versions, about nobody
        path = give_away(session, options.target)
    if options.json:
        print_json({"file": str(path), "left_out": list(left_out)})
    else:
        print(_WORDS[options.lang].format(path=path, count=len(left_out)))
    return DONE
