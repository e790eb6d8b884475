"""`data`: updates of definitions and country rules as signed files, without any network."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jcm_pdd.cli.commands import DONE, print_json, workplace
from jcm_pdd.core.problems import Problem
from jcm_pdd.files.data_update import report
from jcm_pdd.files.data_update.container import Opened, open_update
from jcm_pdd.files.data_update.in_use import in_use
from jcm_pdd.files.data_update.keys import Key, KeyRing, fingerprint, is_fingerprint
from jcm_pdd.files.data_update.look import Look, look, take, unknown_key, use_again
from jcm_pdd.files.data_update.shelf import DataShelf
from jcm_pdd.files.data_update.state import BUILT_IN, own_version
from jcm_pdd.files.messages import problem_text
from jcm_pdd.files.preferences import PreferenceFile

BUILT_IN_WORD = "built-in"
_WORDS = {
    "en": {"known": "Signed by {name}, whose key is trusted.",
           "unknown": "Signed with a key that is not trusted here: {fingerprint}",
           "taken": "The data of {version} are taken and count from now on.",
           "now": "in use", "own": "{version}  built-in, came with this program", "by": "by {name}, taken {day}",
           "back": "In use now: {version}.", "since": "trusted since {day}", "program": "came with the program",
           "withdrawn": "withdrawn on {day}", "none": "No key is trusted, and none came with the program.",
           "gone": "The data in use were signed with that key. In use now: {version}."},
    "ja": {"known": "{name}の署名があり、鍵は信頼済みです。",
           "unknown": "信頼済みでない鍵による署名です：{fingerprint}",
           "taken": "{version}のデータを取り込みました。これから使用します。",
           "now": "使用中", "own": "{version}  プログラム付属のデータ", "by": "発行者{name}、{day}取り込み",
           "back": "使用中：{version}", "since": "{day}から信頼", "program": "プログラムに付属",
           "withdrawn": "{day}に取り消し", "none": "信頼済みの鍵はなく、プログラムに付属する鍵もありません。",
           "gone": "使用中のデータはその鍵で署名されていました。使用中：{version}"},
}


def data(options: argparse.Namespace) -> int:
    """Carry out one of the actions on data updates. Raises Problem `data.*`, `store.*`."""
    actions: dict[str, Callable[[argparse.Namespace], None]] = {
        "show": _show, "take": _take, "list": _list, "back": _back, "use": _use, "keys": _keys}
    actions[options.action](options)
    return DONE


def _shelf() -> DataShelf:
    return DataShelf(workplace())


def _ring() -> KeyRing:
    return KeyRing(PreferenceFile().folder)


def _file(options: argparse.Namespace) -> Opened:
    return open_update(Path(options.target or "-"))


def _today() -> Any:
    return workplace().now().astimezone().date()


def _show(options: argparse.Namespace) -> None:
    recent = [one.path for one in PreferenceFile().value.recent]
    found = look(_file(options), _shelf(), _ring(), recent)
    if options.report is not None:
        report.write(found, options.report, options.lang)
    if options.json:
        print_json(_as_data(found, options.lang))
        return
    words = _WORDS[options.lang]
    print(words["known"].format(name=found.trusted) if found.trusted
          else words["unknown"].format(fingerprint=fingerprint(found.key)))
    if found.refusal is not None:
        print(problem_text(found.refusal, options.lang))
    print("\n".join(report.lines(found, options.lang)))


def _as_data(found: Look, language: str) -> dict[str, Any]:
    m, refusal = found.manifest, found.refusal
    return {
        "version": str(m.version), "known_on": m.version.known_on, "issue": m.version.issue,
        "publisher": m.publisher, "trusted_as": found.trusted, "fingerprint": fingerprint(found.key),
        "minimum_program": m.minimum, "notes": dict(m.notes), "sha256": found.sha256,
        "refused": {"code": refusal.code, "message": problem_text(refusal, language)} if refusal else None,
        "changes": [{"area": one.area, "subject": one.subject, "title": {"en": one.title[0], "ja": one.title[1]},
                     "action": one.action, "field": list(one.path), "old": one.old, "new": one.new, "unit": one.unit,
                     "source": one.source, "status": one.status} for one in found.changes],
        "projects": [{"path": one.path, "title": one.title, "definitions": list(one.definitions),
                      "country": one.country, "unread": one.unread} for one in found.projects]}


def _take(options: argparse.Namespace) -> None:
    opened, shelf, ring = _file(options), _shelf(), _ring()
    if options.trust:
        if not is_fingerprint(opened.key, options.trust):
            raise Problem("data.wrong_fingerprint", opened.name)
        if ring.trusted(opened.key) is None:
            ring.trust(opened.key, opened.manifest.publisher, _today())
    elif ring.trusted(opened.key) is None:
        raise unknown_key(opened)
    name = take(opened, shelf, ring)
    version = str(opened.manifest.version)
    if options.json:
        print_json({"taken": name, "version": version})
    else:
        print(_WORDS[options.lang]["taken"].format(version=version))


def _list(options: argparse.Namespace) -> None:
    state, notice = _shelf().state(), in_use().notice
    used = "" if in_use().folder is None else state.active
    rows = [{"name": BUILT_IN_WORD, "version": str(own_version()), "in_use": used == BUILT_IN}]
    rows += [{"name": one.name, "version": str(one.version), "in_use": one.name == used, "publisher": one.publisher,
              "fingerprint": fingerprint(bytes.fromhex(one.key)), "taken": one.on, "who": one.who}
             for one in sorted(state.taken.values(), key=lambda one: (one.version, one.on))]
    if options.json:
        print_json({"data": rows, "notice": problem_text(notice, options.lang) if notice else None})
        return
    words = _WORDS[options.lang]
    for row in rows:
        text = words["own"].format(version=row["version"])
        if row["name"] != BUILT_IN_WORD:
            told = words["by"].format(name=row["publisher"], day=str(row["taken"])[:10])
            text = f"{row['version']}  {row['name']}  {told}"
        print(f"{text}  ({words['now']})" if row["in_use"] else text)
    if notice is not None:
        print(problem_text(notice, options.lang))


def _back(options: argparse.Namespace) -> None:
    shelf = _shelf()
    shelf.back(_ring())
    _tell_used(options, shelf, "back")


def _use(options: argparse.Namespace) -> None:
    shelf = _shelf()
    use_again(_named(options.target, shelf), shelf, _ring())
    _tell_used(options, shelf, "back")


def _named(typed: str, shelf: DataShelf) -> str:
    """Return the folder of the data somebody named by folder or version; of two with one version the last taken."""
    if typed == BUILT_IN_WORD:
        return BUILT_IN
    taken = sorted(shelf.state().taken.values(), key=lambda one: one.on)
    return next((one.name for one in reversed(taken) if typed in (one.name, str(one.version))), typed or "-")


def _tell_used(options: argparse.Namespace, shelf: DataShelf, key: str) -> None:
    name, version = shelf.state().active or BUILT_IN_WORD, str(shelf.version())
    if options.json:
        print_json({"in_use": name, "version": version})
    else:
        print(_WORDS[options.lang][key].format(version=version))


def _keys(options: argparse.Namespace) -> None:
    ring = _ring()
    if options.withdraw:
        ring.withdraw(options.withdraw, _today())
        shelf = _shelf()
        if shelf.withdrawn(ring) and not options.json:
            _tell_used(options, shelf, "gone")
    words = _WORDS[options.lang]
    if options.json:
        print_json([{"name": key.name, "fingerprint": key.fingerprint, "since": key.since,
                     "withdrawn": key.withdrawn, "built_in": not key.since} for key in ring.every()])
        return
    for key in ring.every():
        print(f"{key.fingerprint}  {key.name}  {_standing(key, words)}")
    if not ring.every():
        print(words["none"])


def _standing(key: Key, words: dict[str, str]) -> str:
    if key.withdrawn:
        return words["withdrawn"].format(day=key.withdrawn)
    return words["since"].format(day=key.since) if key.since else words["program"]
