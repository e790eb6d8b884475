"""`sign`: record which exported file was signed, and say which signed documents no longer say what the project says."""

from __future__ import annotations

import argparse

from jcm_pdd.cli.commands import DONE, FINDINGS, opened, print_json
from jcm_pdd.core.papers.signing import YEARS, changed_since, signatures
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.question_names import question_name

_WORDS = {"en": {"current": "as the project says now", "changed": "changed since: {names}", "years": "yearly results",
                 "none": "No signature is recorded.", "recorded": "{document} recorded, SHA-256 {sha}"},
          "ja": {"current": "現在の記載と一致", "changed": "署名後の変更：{names}", "years": "年ごとの結果",
                 "none": "署名の記録はありません。", "recorded": "{document}を記録しました（SHA-256 {sha}）"}}


def sign(options: argparse.Namespace) -> int:
    """Run one of the actions; `list` returns 1 when one is older than the project or signed wrongly."""
    return _record(options) if options.action == "record" else _list(options)


def _record(options: argparse.Namespace) -> int:
    from jcm_pdd.files.papers.signing import record

    if options.signed is None:
        raise Problem("signing.no_file", str(options.file))
    cells = {"signatory": options.signatory, "company": options.company, "signed_on": options.date,
             "authority": options.authority, "state": options.state}
    with opened(options.file, change=True) as session:
        record(session, options.signed, options.document, cells, [options.scan] if options.scan else [])
        session.save()
        one = signatures(session.project)[-1]
        if options.json:
            print_json({"row": one.address, "document": one.document, "sha256": one.sha256})
        else:
            print(_WORDS[options.lang]["recorded"].format(document=one.document, sha=one.sha256))
    return DONE


def _list(options: argparse.Namespace) -> int:
    words = _WORDS[options.lang]
    with opened(options.file) as session:
        listed = []
        for one in signatures(session.project):
            changed = [words["years"] if at == YEARS else question_name(
                at, session.schema, session.project, options.lang)
                for at in changed_since(session.project, session.results, one.row)]
            listed.append({"address": one.address, "document": one.document, "company": one.company,
                           "signed_on": one.signed_on.isoformat() if one.signed_on else None, "sha256": one.sha256,
                           "changed": changed})
        wrong = [f for f in session.findings if f.code.startswith("signing.") and f.severity in ("error", "warning")]
        if options.json:
            print_json({"signatures": listed})
            return FINDINGS if wrong else DONE
        for entry in listed:
            names = ", ".join(entry["changed"]) if isinstance(entry["changed"], list) else ""
            print(entry["document"], entry["company"], entry["signed_on"] or "",
                  words["changed"].format(names=names) if names else words["current"], sep="  ")
        if not listed:
            print(words["none"])
        for finding in wrong:
            print(session.message(finding, options.lang).line())
        return FINDINGS if wrong else DONE
