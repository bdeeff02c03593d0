"""``drp``: reads the command line, and imports nothing heavy before it knows what is asked."""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence

from slackapp.wording import command_line as say


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give 0 where it went well, 1 where something must be mended first."""
    asked = sys.argv[1:] if arguments is None else arguments
    parsed = _parser(asked).parse_args(asked)
    try:
        return int(found(parsed.does)(parsed) or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever reads has read enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def found(does: str) -> Callable[[argparse.Namespace], int | None]:
    """Import what was asked for. All of it stays: to look for rubbish in it takes a tenth longer,
    and would again whenever Python looks for some."""
    module, _, function = does.partition(":")
    gc.disable()
    command: Callable[[argparse.Namespace], int | None] = getattr(
        importlib.import_module(f"slackapp.cli.{module}"), function
    )
    gc.freeze()
    gc.enable()
    return command


def _parser(asked: Sequence[str]) -> argparse.ArgumentParser:
    """Know every command, and of a group what is in it only where it is asked for.

    Each parser looks for translations of its headings, and all of them cost as much as Python.
    """
    parser = argparse.ArgumentParser(prog="drp", description=say.DESCRIPTION)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _running(commands)
    _data(commands, asked)
    _files(commands)
    _looking(commands, asked)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, does: str, text: str
) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=text, description=text)
    made.set_defaults(does=does)
    return made


def _group(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    text: str,
    fills: Callable[["argparse._SubParsersAction[argparse.ArgumentParser]"], None],
    asked: Sequence[str],
) -> None:
    made = commands.add_parser(name, help=text, description=text)
    if name in asked:
        fills(made.add_subparsers(required=True, metavar="WHAT"))


def _several(of: argparse.ArgumentParser, name: str, each: str, text: str) -> None:
    """Take several after one name, and the name several times: what is given adds up."""
    of.add_argument(name, nargs="*", action="extend", default=[], metavar=each, help=text)


def _running(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = _add(commands, "demo", "demo:demo", say.DEMO)
    demo.add_argument("--port", type=int, default=0, help=say.DEMO_PORT)
    demo.add_argument("--procedure", metavar="KEY|FILE", help=say.DEMO_PROCEDURE)
    demo.add_argument("--no-browser", action="store_true", help=say.DEMO_NO_BROWSER)
    _add(commands, "run", "run:run", say.RUN)
    _add(commands, "worker", "run:worker", say.WORKER)
    _add(commands, "sweep", "run:sweep", say.SWEEP)


def _data(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", asked: Sequence[str]
) -> None:
    _group(commands, "people", say.PEOPLE, _people, asked)
    _group(commands, "db", say.DATABASE, _database, asked)
    _group(commands, "keys", say.KEYS, _keys, asked)


def _people(people: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    imports = _add(people, "import", "people:import_", say.PEOPLE_IMPORT)
    imports.add_argument("file", help=say.PEOPLE_FILE)
    imports.add_argument("--yes", action="store_true", help=say.PEOPLE_YES)
    _add(people, "list", "people:list_", say.PEOPLE_LIST)
    _add(people, "check", "people:check", say.PEOPLE_CHECK)


def _database(database: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(database, "upgrade", "database:upgrade", say.DATABASE_UPGRADE)
    verify = _add(database, "verify", "verifying:verify", say.DATABASE_VERIFY)
    verify.add_argument("--heads", metavar="DIR", help=say.VERIFY_HEADS)


def _keys(keys: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(keys, "new", "keys:new", say.KEYS_NEW)
    _add(keys, "rotate", "keys:rotate", say.KEYS_ROTATE)


def _files(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    export = _add(commands, "export", "export:export", say.EXPORT)
    export.add_argument("reference", metavar="REF", help=say.EXPORT_REFERENCE)
    export.add_argument("--child", type=int, metavar="N", help=say.EXPORT_CHILD)
    export.add_argument("--format", default="docx", metavar="FORMATS", help=say.EXPORT_FORMATS)
    export.add_argument("--out", required=True, metavar="DIR", help=say.EXPORT_OUT)
    audit = _add(commands, "audit", "audit:audit", say.AUDIT)
    audit.add_argument("reference", nargs="?", metavar="REF", help=say.AUDIT_REFERENCE)
    audit.add_argument("--person", metavar="ID", help=say.AUDIT_PERSON)
    audit.add_argument("--out", required=True, metavar="DIR", help=say.AUDIT_OUT)
    redact = _add(commands, "redact", "redact:redact", say.REDACT)
    redact.add_argument("data", metavar="AUDIT.json", help=say.REDACT_DATA)
    redact.add_argument("--sheet", required=True, metavar="SHEET.csv", help=say.REDACT_SHEET)
    redact.add_argument("--out", required=True, metavar="DIR", help=say.AUDIT_OUT)


def _looking(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", asked: Sequence[str]
) -> None:
    _add(commands, "doctor", "doctor:doctor", say.DOCTOR)
    _reporting(commands)
    _group(commands, "procedures", say.PROCEDURES, _procedures, asked)
    due = _add(commands, "due", "due:due", say.DUE)
    due.add_argument("--from", dest="start", required=True, help=say.DUE_FROM)
    due.add_argument("--limit", required=True, help=say.DUE_LIMIT)
    due.add_argument("--calendar", default="ENG", help=say.DUE_CALENDAR)
    _several(due, "--closed", "DATE", say.DUE_CLOSED)


def _procedures(procedures: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(procedures, "list", "procedures:list_", say.PROCEDURES_LIST)
    check = _add(procedures, "check", "checking:check", say.PROCEDURES_CHECK)
    check.add_argument("which", nargs="*", metavar="KEY|FILE", help=say.CHECK_WHICH)
    check.add_argument("--against", metavar="OLD_FILE", help=say.CHECK_AGAINST)
    _add(procedures, "schema", "checking:schema", say.PROCEDURES_SCHEMA)
    _of_one_procedure(procedures)


def _reporting(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    report = _add(commands, "report", "reporting:report", say.REPORT)
    report.add_argument("--from", dest="start", required=True, help=say.REPORT_FROM)
    report.add_argument("--to", dest="end", required=True, help=say.REPORT_TO)
    report.add_argument("--procedure", metavar="KEY", help=say.REPORT_PROCEDURE)
    report.add_argument("--out", required=True, metavar="DIR", help=say.REPORT_OUT)


def _of_one_procedure(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    show = _add(commands, "show", "one_procedure:show", say.SHOW)
    picture = _add(commands, "picture", "one_procedure:picture", say.PICTURE)
    picture.add_argument("--format", choices=("svg", "mermaid"), default="svg")
    picture.add_argument("--out", metavar="FILE", help=say.PICTURE_OUT)
    rehearse = _add(commands, "rehearse", "one_procedure:rehearse_", say.REHEARSE)
    rehearse.add_argument("--from", dest="start", required=True, help=say.REHEARSE_FROM)
    rehearse.add_argument("--stage", help=say.REHEARSE_STAGE)
    _several(rehearse, "--silent", "POST", say.REHEARSE_SILENT)
    rehearse.add_argument("--after", type=int, help=say.REHEARSE_AFTER)
    _several(rehearse, "--choose", "CHOICE", say.REHEARSE_CHOOSE)
    _attaching(commands)
    for each in (show, picture, rehearse):
        each.add_argument("key", help=say.KEY)


def _attaching(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    attach = _add(commands, "attach", "attaching:attach_", say.ATTACH)
    attach.add_argument("of", help=say.ATTACH_OF)
    attach.add_argument("onto", help=say.ATTACH_ONTO)
    _several(attach, "--post", "POST=POST,POST", say.ATTACH_POST)
    attach.add_argument("--out", metavar="KEY.yaml", help=say.ATTACH_OUT)


if __name__ == "__main__":
    sys.exit(main())
