"""The command line: the same jobs as the window, scriptable, with `--json` wherever results are printed.

Exit codes: 0 done, no error findings; 1 done with error findings; 2 could not be done (one line on stderr).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from jcm_pdd import __version__
from jcm_pdd.cli.calls import add_cycle, add_folders
from jcm_pdd.cli.console import take_any_console, told
from jcm_pdd.cli.data_calls import HANDLERS as DATA_CALLS
from jcm_pdd.cli.data_calls import add_data, tell_data
from jcm_pdd.cli.findings_calls import HANDLERS as FINDINGS_CALLS
from jcm_pdd.cli.findings_calls import add_findings
from jcm_pdd.cli.parsing import FAILED, Parser, speak
from jcm_pdd.cli.public_calls import add_public
from jcm_pdd.cli.report_calls import HANDLERS as REPORTS
from jcm_pdd.cli.report_calls import add_reports
from jcm_pdd.cli.versions_calls import add_versions
from jcm_pdd.files.temporary import ensure_for_user

DONE, FINDINGS = 0, 1
HANDLERS: dict[str, str] = {
    "demo": "commands:demo", "new": "commands:new", "set": "commands:set_answers", "show": "commands:show",
    "calc": "commands:calc", "check": "commands:check", "export": "commands:export",
    "import": "importing:import_document", "review": "reviewing:review",
    "methodology": "methodologies:methodology", "form": "adopting:form", "reference": "reference:reference",
    "confirm": "confirming:confirming", "evidence": "evidence:evidence", "measured": "measured:measured",
    "library": "library:library",
    "merge": "merging:merge", "diff": "merging:diff", "request": "request:request", "meters": "meters:meters",
    "figure": "figure:figure", "share": "sharing:share", "estimate": "estimate:estimate", "visit": "visit:visit",
    "analyse": "analyse:analyse", "rounds": "rounds:rounds", "sign": "signing:sign", "timeline": "timeline:timeline",
    "portfolio": "portfolio:portfolio", "batch": "batch:batch",
    "confidential": "confidential:confidential", "package": "package:package", "verify": "package:verify",
    **REPORTS,
    "version": "versions:version", "track": "versions:track", "memo": "versions:memo",
    **FINDINGS_CALLS,
    **DATA_CALLS,
}
"""Which function of which module here carries out a command; only that one is imported."""
COMMANDS = tuple(HANDLERS)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    # Left out unless given, so that they may stand before the command as well as after it.
    shared = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print the result as JSON")
    shared.add_argument("--lang", choices=("en", "ja"), help="language of messages")
    top = Parser(prog="jcm-pdd", description="Project Design Documents and monitoring plans under the JCM",
                 parents=[shared])
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(dest="command", required=True, parser_class=Parser)

    def add(name: str, text: str, *arguments: tuple[str, dict[str, object]]) -> None:
        one = commands.add_parser(name, help=text, description=text, parents=[shared])
        for argument, options in arguments:
            one.add_argument(argument, **options)  # type: ignore[arg-type]

    _projects(add)
    _methodologies(add)
    _forms(add)
    _confirmations(add)
    _shelves(add)
    _requests(add)
    _evidence(add)
    _measured(add)
    _merging(add)
    _meters(add)
    _visits(add)
    add_findings(add)
    _numbers(add)
    add_cycle(add)
    add_folders(add)
    add_public(add)
    add_versions(add)
    add_data(add)
    _figure(add)
    return top


def _projects(add: Callable[..., None]) -> None:
    """Add the commands that make, change and show a project and write its documents."""
    file = ("file", {"type": Path, "metavar": "FILE"})
    add("demo", "write the sample projects with their whole packages to DIR",
        ("folder", {"type": Path, "metavar": "DIR"}))
    add("new", "make a project file", file, ("--country", {"required": True}),
        ("--methodology", {"action": "append", "default": [], "metavar": "ID[@VERSION]"}),
        ("--from", {"type": Path, "dest": "answers", "metavar": "ANSWERS.yaml"}))
    add("set", "change answers", file, ("values", {"nargs": "*", "metavar": "ADDRESS=VALUE"}),
        ("--from", {"type": Path, "dest": "answers", "metavar": "ANSWERS.yaml"}))
    add("show", "print the answers", file)
    add("calc", "print yearly emissions with the trace", file,
        ("--second-opinion", {"action": "store_true", "help": "let two spreadsheet engines calculate the workbook"}))
    add("check", "print the findings and the verdict on each criterion", file)
    add("export", "write the documents", file, ("--to", {"type": Path, "required": True, "dest": "folder"}),
        ("--only", {"metavar": "pdd,mps,moc", "help": "which documents; without it the project's package"}),
        ("--format", {"default": "docx,xlsx,pdf", "dest": "formats"}),
        ("--public", {"action": "store_true", "help": "the public version: without what is marked confidential"}))


def _merging(add: Callable[..., None]) -> None:
    """Add the commands that bring files of one project together, and that make a copy for others."""
    add("share", "write a copy to be given away: no history, no confidential evidence, nothing about persons",
        ("file", {"type": Path, "metavar": "FILE"}), ("target", {"type": Path, "metavar": "COPY"}))
    add("diff", "print what differs between two project files",
        ("old", {"type": Path, "metavar": "OLD"}), ("new", {"type": Path, "metavar": "NEW"}),
        ("-o", {"type": Path, "dest": "target", "metavar": "OUT.docx|.pdf|.json", "help": "write the comparison"}))
    add("merge", "bring a copy of the project that somebody else worked in into it",
        ("file", {"type": Path, "metavar": "MINE"}), ("theirs", {"type": Path, "metavar": "THEIRS"}),
        ("--take", {"action": "append", "default": [], "metavar": "mine|theirs|ADDRESS=theirs",
                    "help": "whose answer counts where both changed the same place; without it mine stays and theirs "
                            "waits in the review"}),
        ("--dry-run", {"action": "store_true", "help": "say what merging would do and change nothing"}),
        ("--unrelated", {"action": "store_true", "help": "merge although the files seem to be different projects"}))


def _measured(add: Callable[..., None]) -> None:
    """Add the command on measured data."""
    add("measured", "look at measured data (CSV, Excel), or read them: what is odd, sums with coverage, take them over",
        ("action", {"choices": ("look", "read")}), ("file", {"type": Path, "metavar": "FILE"}),
        ("data", {"type": Path, "metavar": "DATA"}),
        ("--mapping", {"metavar": "JSON|FILE", "help": "what is otherwise than `measured look` proposes"}),
        ("--to", {"metavar": "ADDRESS", "help": "the question the sum is for"}),
        ("--as", {"dest": "taken", "choices": ("value", "series"), "default": "value"}),
        ("--accept-gaps", {"action": "store_true", "help": "take it over although not all of the period is covered"}),
        ("--meter", {"default": "", "metavar": "TAG"}), ("--note", {"default": "", "metavar": "TEXT"}))


def _evidence(add: Callable[..., None]) -> None:
    """Add the command on the evidence register."""
    add("evidence", "list the papers behind a project, enter one, link it with what it proves, say what lacks "
        "evidence, bring section F up to date, write the index",
        ("action", {"choices": ("list", "add", "link", "missing", "references", "index")}),
        ("file", {"type": Path, "metavar": "PROJECT"}),
        ("second", {"nargs": "?", "metavar": "PAPER|NUMBER|INDEX.docx", "help": "the file for `add`, the number for "
                    "`link`, what to write for `index` (docx, pdf or xlsx)"}),
        ("third", {"nargs": "?", "metavar": "ADDRESS", "help": "for `link`: the question the paper proves"}),
        ("--claim", {"metavar": "ADDRESS", "help": "for `add`: the question the paper proves"}),
        ("--page", {"metavar": "TEXT"}), ("--remark", {"metavar": "TEXT"}), ("--number", {"metavar": "E-01"}),
        ("--title", {"metavar": "TEXT"}), ("--original-title", {"metavar": "TEXT"}), ("--issuer", {"metavar": "TEXT"}),
        ("--date", {"metavar": "DATE"}), ("--language", {"metavar": "en|ja|local"}),
        ("--translated-by", {"metavar": "TEXT"}), ("--status", {"metavar": "requested|received|accepted"}),
        ("--expiry", {"metavar": "DATE"}), ("--note", {"metavar": "TEXT"}),
        ("--confidential", {"action": "store_const", "const": "yes"}),
        ("--public", {"action": "store_true", "help": "for `index`: confidential papers by their titles alone"}))


def _shelves(add: Callable[..., None]) -> None:
    """Add the commands on the reference tables and on the user's own library."""
    add("reference", "list the reference tables, or print one with the source and status of every figure",
        ("action", {"choices": ("list", "show")}), ("target", {"nargs": "?", "metavar": "TABLE"}),
        ("row", {"nargs": "?", "metavar": "ROW"}))
    add("library", "list what is kept for later projects, keep rows and texts of a project, give it to colleagues",
        ("action", {"choices": ("list", "add", "export", "import")}),
        ("file", {"nargs": "?", "type": Path, "metavar": "PROJECT|LIBRARY.json|WORD"}),
        ("addresses", {"nargs": "*", "metavar": "ADDRESS|WORD", "help": "for `add`: participants/r1, description; "
                       "for `list`: words that must be in an entry"}))


def _figure(add: Callable[..., None]) -> None:
    """Add the command on the figure of C.2."""
    add("figure", "write the figure of emission sources and monitoring points of C.2",
        ("file", {"type": Path, "metavar": "FILE"}),
        ("--to", {"type": Path, "required": True, "dest": "target", "metavar": "OUT.svg|.png|.pdf"}))


def _numbers(add: Callable[..., None]) -> None:
    """Add the commands on what the numbers rest on."""
    add_reports(add)
    add("analyse", "what the result rests on: contribution by unit, sensitivity of every input, scenarios",
        ("file", {"type": Path, "metavar": "FILE"}))
    add("estimate", "list the estimated values with the results of their records, show one record, take a result over",
        ("action", {"choices": ("list", "show", "take")}), ("file", {"type": Path, "metavar": "FILE"}),
        ("address", {"nargs": "?", "metavar": "ADDRESS", "help": "the estimated value, for `show` and `take`"}))


def _visits(add: Callable[..., None]) -> None:
    """Add the command on visits to the sites."""
    add("visit", "list what to see at a site, note what was found, take photographs in, write the check list",
        ("action", {"choices": ("list", "note", "photos", "checklist")}), ("file", {"type": Path, "metavar": "FILE"}),
        ("rest", {"nargs": "*", "metavar": "POINT|PHOTO|FOLDER|OUT.pdf"}),
        ("--site", {"default": "", "metavar": "NAME"}),
        ("--finding", {"default": "", "metavar": "TEXT", "help": "for `note`: what was found"}),
        ("--open", {"action": "store_true", "help": "for `note`: it could not be seen"}))


def _meters(add: Callable[..., None]) -> None:
    """Add the command on the meter register."""
    add("meters", "list the meters with their chains, check the calibrations of a period and correct late ones, fill "
        "the monitoring plan from the register",
        ("action", {"choices": ("list", "check", "fill")}), ("file", {"type": Path, "metavar": "FILE"}),
        ("--from", {"dest": "first", "metavar": "DATE", "help": "for `check`: the first day of the period"}),
        ("--to", {"dest": "last", "metavar": "DATE", "help": "for `check`: its last day"}),
        ("--value", {"action": "append", "default": [], "metavar": "ADDRESS=NUMBER",
                     "help": "for `check`: the total measured in the period, to be corrected for late calibration"}),
        ("--replace", {"action": "append", "default": [], "metavar": "ADDRESS",
                       "help": "for `fill`: give up the text of the plan there for that of the register"}),
        ("--dry-run", {"action": "store_true", "help": "for `fill`: say what would be filled and change nothing"}))


def _requests(add: Callable[..., None]) -> None:
    """Add the command on data requests to sites."""
    add("request", "make the workbook that asks a site for what the project still needs, read a returned one, say how "
        "far the rounds are",
        ("action", {"choices": ("make", "read", "status")}), ("file", {"type": Path, "metavar": "FILE"}),
        ("workbook", {"nargs": "?", "type": Path, "metavar": "X.xlsx", "help": "for `read`: the returned workbook"}),
        ("--site", {"default": "", "metavar": "NAME"}), ("--to", {"type": Path, "metavar": "X.xlsx"}),
        ("--language", {"default": "", "help": "the local language, whose column is left open"}),
        ("--due", {"default": "", "metavar": "DATE"}),
        ("--contact", {"default": "", "help": "who gets it back"}),
        ("--months", {"type": int, "choices": (12, 24, 36), "default": 12, "help": "how many months of bills"}),
        ("--until", {"default": "", "metavar": "YYYY-MM", "help": "the last month of bills; this one unless given"}),
        ("--confirm", {"action": "store_true", "help": "ask for what is known already too"}),
        ("--take", {"choices": ("all",), "help": "for `read`: take the answers into the project"}))


def _confirmations(add: Callable[..., None]) -> None:
    """Add the command on default values read beside the official text."""
    add("confirm", "list a project's default values, confirm one read in the official text, exchange confirmations",
        ("action", {"choices": ("list", "set", "export", "import", "take")}),
        ("file", {"type": Path, "metavar": "PROJECT|CONFIRMATIONS.json"}),
        ("second", {"nargs": "?", "metavar": "ADDRESS|CONFIRMATIONS.json"}),
        ("--document", {"metavar": "TEXT", "help": "the official document that was read, with its version"}),
        ("--page", {"metavar": "TEXT", "help": "its page or clause"}),
        ("--value", {"metavar": "NUMBER", "help": "the value there, when it is another one"}),
        ("--who", {"metavar": "NAME"}), ("--day", {"metavar": "DATE", "help": "today unless given"}),
        ("--references", {"action": "store_true", "help": "name the documents in the project's references too"}),
        ("--take", {"choices": ("theirs", "ours"), "help": "whose record counts where a colleague's differs"}))


def _methodologies(add: Callable[..., None]) -> None:
    """Add the command on methodologies: the program's own, and those adopted from their official files."""
    add("methodology", "list, show, check or begin methodologies, adopt one from its official workbook, use it in a "
        "project, see which supported projects they cover",
        ("action", {"choices": ("list", "show", "lint", "new", "coverage", "adopt", "use", "move", "rule", "remove")}),
        ("target", {"nargs": "?", "metavar": "ID|FILE|OFFICIAL.xlsx|PROJECT"}),
        ("second", {"nargs": "?", "metavar": "ID[@VERSION]|CRITERION"}),
        ("third", {"nargs": "?", "metavar": "ID|RULE"}),
        ("more", {"nargs": "*", "metavar": "FILE", "help": "further files for `lint`"}),
        ("--from", {"dest": "shape", "metavar": "SHAPE", "help": "for `new`: the shape to begin with (solar_pv)"}),
        ("--country", {"metavar": "XX", "help": "for `new`: the country, TH and so on"}),
        ("--dry-run", {"action": "store_true", "help": "say what moving would do and change nothing"}),
        ("--text", {"type": Path, "help": "the methodology's text, Word or PDF"}),
        ("--id", {"help": "for `new` and for a workbook without a code: TH_AM001 and so on"}),
        ("--version", {"dest": "methodology_version", "help": "for a workbook without a version: 01.0 and so on"}),
        ("--reference", {"help": "the cell of the reference emissions, such as MPS(calc_process)!G12"}),
        ("--project", {"help": "the cell of the project emissions"}),
        ("--map", {"action": "append", "default": [], "metavar": "OURS=THEIRS",
                   "help": "which parameter or list entry of the workbook is which of the program's own definition"}))


def _forms(add: Callable[..., None]) -> None:
    """Add the commands that take documents from outside."""
    add("import", "read a filled PDD or monitoring workbook into a project",
        ("document", {"type": Path, "metavar": "DOCUMENT"}),
        ("--into", {"type": Path, "required": True, "dest": "file", "metavar": "FILE"}),
        ("--take", {"choices": ("document", "project"), "default": "project",
                    "help": "whose answer counts where the two differ"}))
    add("review", "list what a reviewer proposed and asked in a document read by `import`, accept, reject or close it",
        ("action", {"choices": ("list", "accept", "reject", "close")}), ("file", {"type": Path, "metavar": "FILE"}),
        ("id", {"nargs": "?", "metavar": "ID"}), ("--all", {"action": "store_true", "help": "everything still open"}),
        ("--force", {"action": "store_true", "help": "accept an edit although the answer has changed since"}),
        ("--reply", {"default": "", "metavar": "TEXT", "help": "what to keep beside a comment that is closed"}))
    add("form", "list the forms, adopt one as published, print a project on an adopted one, or adjust a field of one",
        ("action", {"choices": ("list", "adopt", "use", "field")}),
        ("target", {"nargs": "?", "metavar": "FORM.docx|FORMS.zip|PROJECT|TH_PDD_ver03.0"}),
        ("field", {"nargs": "?", "metavar": "FIELD", "help": "a field of the adopted form's own, see `form adopt`"}),
        ("--kind", {"default": "", "help": "text, long_text, date or number"}),
        ("--label-ja", {"default": "", "metavar": "TEXT", "help": "the Japanese label of the field"}),
        ("--document", {"help": "for a form without a code: which document, such as PDD"}),
        ("--country", {"help": "for a form without a country in its code: TH, ID and so on"}),
        ("--version", {"dest": "form_version", "help": "for a form without a version in its code: 02.0 and so on"}))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    take_any_console()
    ensure_for_user()
    language = speak(argv)
    options = parser().parse_args(argv)
    options.lang, options.json = language, getattr(options, "json", False)
    module, _, name = HANDLERS[options.command].partition(":")
    try:
        handler: Callable[[argparse.Namespace], int] = getattr(import_module(f"jcm_pdd.cli.{module}"), name)
        code = handler(options)
        sys.stdout.flush()
        tell_data(options)
        return code
    except BrokenPipeError:
        # Whoever read the output has seen enough; the interpreter would complain when it flushes at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return FAILED
    except Exception as error:
        said = told(error, language)
        if not said:
            raise
        print(f"jcm-pdd: {said}", file=sys.stderr)
        return FAILED
