"""`package` and `verify`: write the package of a submission, and check one."""

from __future__ import annotations

import argparse
import sys

from jcm_pdd.cli import report
from jcm_pdd.cli.commands import DONE, FINDINGS, hold_adopted_form, opened, print_json
from jcm_pdd.files.package.checking import verify as check
from jcm_pdd.files.package.making import Wish, make_package

_WORDS = {
    "en": {"and": ", ", "written": "{path}: {count} files, {versions}{draft}", "draft": " (draft)",
           "complete": "complete version", "confidential": "confidential version", "public": "public version",
           "changed": "{file}: changed", "missing": "{file}: missing", "added": "{file}: not in the manifest",
           "damaged": "{file}: cannot be read", "manifest": "{file}: changed after the package was written",
           "part": "{file}, part {part}: {how}", "how_changed": "changed", "how_missing": "missing",
           "how_added": "added", "sound": "{path}: all {count} files are as they were written."},
    "ja": {"and": "、", "written": "{path}：{count}ファイル、{versions}{draft}", "draft": "（ドラフト）",
           "complete": "完全版", "confidential": "非公開版", "public": "公開版",
           "changed": "{file}：変更されています", "missing": "{file}：ありません",
           "added": "{file}：マニフェストにないファイルです",
           "damaged": "{file}：読み取れません", "manifest": "{file}：作成後に変更されています",
           "part": "{file}、部品{part}：{how}", "how_changed": "変更されています", "how_missing": "ありません",
           "how_added": "追加されています", "sound": "{path}：{count}ファイルすべてが作成時のままです。"},
}


def package(options: argparse.Namespace) -> int:
    """Write the package of a project."""
    words = _WORDS[options.lang]
    hold_adopted_form(options.file)
    with opened(options.file) as session:
        made = make_package(session, Wish(options.target, options.public, not options.no_pdf, options.replace))
        for finding in made.findings:
            print(session.message(finding, options.lang).line(), file=sys.stderr)
        if options.json:
            print_json({"file": str(made.path), "versions": list(made.versions), "draft": made.draft,
                        "files": [{"path": one.path, "sha256": one.sha256, "size": one.size} for one in made.entries],
                        "findings": [report.finding(session, f, options.lang) for f in made.findings]})
        else:
            print(words["written"].format(path=made.path, count=len(made.entries), draft=words["draft"] * made.draft,
                                          versions=words["and"].join(words[name] for name in made.versions)))
        return FINDINGS if any(f.severity == "error" for f in session.findings) else DONE


def verify(options: argparse.Namespace) -> int:
    """Check a package; 1 when something is not as it was written."""
    words, found = _WORDS[options.lang], check(options.target)
    if options.json:
        print_json({"files": found.files, "about": dict(found.about),
                    "differences": [{"how": d.how, "file": d.file, "part": d.part} for d in found.differences]})
    elif not found.differences:
        print(words["sound"].format(path=options.target, count=found.files))
    else:
        for one in found.differences:
            print(words["part"].format(file=one.file, part=one.part, how=words[f"how_{one.how}"]) if one.part
                  else words[one.how].format(file=one.file))
    return FINDINGS if found.differences else DONE
