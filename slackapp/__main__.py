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
    except Exception as error:  # Python would print its text, which may quote what was typed
        from slackapp.faults import record  # not before it is needed

        number = record(error, f"drp {parsed.does}")
        sys.stderr.write(f"{say.command_failed(number)}\n")
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
    _group(commands, "retention", say.RETENTION, _retention, asked)
    _hold(commands)
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
    _group(commands, "clock", say.CLOCK, _clock, asked)
    _group(commands, "keys", say.KEYS, _keys, asked)
    _group(commands, "outbox", say.OUTBOX, _outbox, asked)


def _people(people: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    imports = _add(people, "import", "people:import_", say.PEOPLE_IMPORT)
    imports.add_argument("file", help=say.PEOPLE_FILE)
    imports.add_argument("--yes", action="store_true", help=say.PEOPLE_YES)
    _add(people, "list", "people:list_", say.PEOPLE_LIST)
    _add(people, "check", "people:check", say.PEOPLE_CHECK)


def _database(database: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(database, "upgrade", "database:upgrade", say.DATABASE_UPGRADE)
    backup = _add(database, "backup", "backing_up:back_up", say.DATABASE_BACKUP)
    backup.add_argument("file", metavar="FILE", help=say.BACKUP_FILE)
    backup.add_argument("--force", action="store_true", help=say.BACKUP_FORCE)
    restore = _add(database, "restore", "backing_up:restore", say.DATABASE_RESTORE)
    restore.add_argument("file", metavar="FILE", help=say.RESTORE_FILE)
    restore.add_argument("--yes", action="store_true", help=say.RESTORE_YES)
    restore.add_argument("--for-trying", action="store_true", help=say.RESTORE_TRYING)
    verify = _add(database, "verify", "verifying:verify", say.DATABASE_VERIFY)
    verify.add_argument("--heads", metavar="DIR", help=say.VERIFY_HEADS)


def _clock(clock: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    audit = _add(clock, "audit", "clock:audit", say.CLOCK_AUDIT)
    audit.add_argument("--mend", action="store_true", help=say.CLOCK_MEND)


def _keys(keys: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(keys, "new", "keys:new", say.KEYS_NEW)
    _add(keys, "rotate", "keys:rotate", say.KEYS_ROTATE)


def _outbox(outbox: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(outbox, "held", "outbox:held", say.OUTBOX_HELD)
    for name, text in (("release", say.OUTBOX_RELEASE), ("drop", say.OUTBOX_DROP)):
        chosen = _add(outbox, name, f"outbox:{name}", text)
        chosen.add_argument("which", nargs="+", metavar="WHICH", help=say.OUTBOX_WHICH)
    _add(outbox, "hold", "outbox:hold", say.OUTBOX_HOLD)


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


def _retention(retention: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    plan = _add(retention, "plan", "retention:plan", say.RETENTION_PLAN)
    show = _add(retention, "show", "retention:show", say.RETENTION_SHOW)
    approve = _add(retention, "approve", "retention:approve", say.RETENTION_APPROVE)
    approve.add_argument("--yes", action="store_true", help=say.RETENTION_YES)
    run = _add(retention, "run", "retention:run", say.RETENTION_RUN)
    run.add_argument("--out", required=True, metavar="DIR", help=say.RETENTION_OUT)
    for each in (show, approve, run):
        each.add_argument("plan", metavar="PLAN", help=say.RETENTION_WHICH)
    for each in (plan, approve, run):
        required, words = each is not plan, say.RETENTION_AS
        each.add_argument("--as", dest="officer", required=required, metavar="SLACK_ID", help=words)


def _hold(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    hold = _add(commands, "hold", "hold:hold", say.HOLD)
    hold.add_argument("reference", metavar="REF|list", help=say.HOLD_REFERENCE)
    hold.add_argument("--reason", metavar="WHY", help=say.HOLD_REASON)
    hold.add_argument("--release", action="store_true", help=say.HOLD_RELEASE)


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
