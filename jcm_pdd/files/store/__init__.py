"""The `.jcmpdd` project file: one SQLite database per project, its working copy, undo, lock, backups,
recovery.

What is typed goes to a working copy in the local data folder at once; the user's own file is only ever read
whole or replaced whole. Outside code uses the names below.
"""

from jcm_pdd.files.store.backups import Backup, list_backups
from jcm_pdd.files.store.contents import Blob, Definition, Draft
from jcm_pdd.files.store.history import Step
from jcm_pdd.files.store.image import LeftOut
from jcm_pdd.files.store.journal import Journal
from jcm_pdd.files.store.lock import HEARTBEAT_EVERY, STALE_AFTER, Holder
from jcm_pdd.files.store.place import SUFFIX, Workplace
from jcm_pdd.files.store.project_file import Info, abandon, close, create, keep_alive, open_project
from jcm_pdd.files.store.recovery import Difference, Recovery, discard, recover, recoveries, size_of_work, sweep
from jcm_pdd.files.store.saving import Saved, copy_whole, save, save_as, save_clean_copy
from jcm_pdd.files.store.textform import TextForm, export_json, import_json, take_in

__all__ = [
    "HEARTBEAT_EVERY",
    "STALE_AFTER",
    "SUFFIX",
    "Backup",
    "Blob",
    "Definition",
    "Difference",
    "Draft",
    "Holder",
    "Info",
    "Journal",
    "LeftOut",
    "Recovery",
    "Saved",
    "Step",
    "TextForm",
    "Workplace",
    "abandon",
    "close",
    "copy_whole",
    "create",
    "discard",
    "export_json",
    "import_json",
    "keep_alive",
    "list_backups",
    "open_project",
    "recover",
    "recoveries",
    "save",
    "save_as",
    "save_clean_copy",
    "size_of_work",
    "sweep",
    "take_in",
]
