"""``drp``: reads the command line, and imports nothing heavy before it knows what is asked."""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; give 0 where it went well, 1 where something must be mended first."""
    parsed = _parser().parse_args(arguments)
    module, _, function = parsed.does.partition(":")
    try:
        does = getattr(importlib.import_module(f"slackapp.cli.{module}"), function)
        return int(does(parsed) or 0)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever reads has read enough, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="drp", description="Runs safeguarding dispute-resolution procedures in Slack."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _running(commands)
    _data(commands)
    _looking(commands)
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, does: str, text: str
) -> argparse.ArgumentParser:
    made = commands.add_parser(name, help=text, description=text)
    made.set_defaults(does=does)
    return made


def _group(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, text: str
) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    made = commands.add_parser(name, help=text, description=text)
    return made.add_subparsers(required=True, metavar="WHAT")


def _several(of: argparse.ArgumentParser, name: str, each: str, text: str) -> None:
    """Take several after one name, and the name several times: what is given adds up."""
    of.add_argument(name, nargs="*", action="extend", default=[], metavar=each, help=text)


def _running(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    demo = _add(commands, "demo", "demo:demo", "Try it: a local workspace with the app in it.")
    demo.add_argument("--port", type=int, default=0, help="port of the local workspace")
    text = "key or file of a procedure to try, with an invented council of its own"
    demo.add_argument("--procedure", metavar="KEY|FILE", help=text)
    demo.add_argument("--no-browser", action="store_true", help="do not open a browser")
    _add(commands, "run", "run:run", "Run the app with its scheduler, until it is stopped.")
    _add(commands, "worker", "run:worker", "Look for what is due and send, beside drp run.")
    _add(commands, "sweep", "run:sweep", "Do what is due now, send what waits, and exit.")


def _data(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    people = _group(commands, "people", "The people list.")
    imports = _add(people, "import", "people:import_", "Make the people list equal to a file.")
    imports.add_argument("file", help="a CSV file; docs/people-list.md explains its columns")
    imports.add_argument("--yes", action="store_true", help="do not ask before changing anything")
    _add(people, "list", "people:list_", "Print who holds which post.")
    database = _group(commands, "db", "The database.")
    _add(database, "upgrade", "database:upgrade", "Bring the database up to date.")
    keys = _group(commands, "keys", "Encryption keys.")
    _add(keys, "new", "database:new_key", "Print a new encryption key.")


def _looking(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    _add(commands, "doctor", "doctor:doctor", "Say what is missing or wrong, and how to mend it.")
    procedures = _group(commands, "procedures", "The written procedures.")
    _add(procedures, "list", "procedures:list_", "Print what is installed, and what is in use.")
    check = _add(procedures, "check", "checking:check", "Say what is wrong with procedure files.")
    check.add_argument("which", nargs="*", metavar="KEY|FILE", help="all that are there, if none")
    check.add_argument("--against", metavar="OLD_FILE", help="say what changes for new disputes")
    _add(procedures, "schema", "checking:schema", "Print the JSON Schema of procedure files.")
    _of_one_procedure(procedures)
    due = _add(commands, "due", "due:due", "Print when a limit is over, in local time.")
    due.add_argument("--from", dest="start", required=True, help="for example 2026-11-23T10:00")
    due.add_argument("--limit", required=True, help='for example "5 working days"')
    due.add_argument("--calendar", default="ENG", help="ENG, WLS, SCT or NIR")
    _several(due, "--closed", "DATE", "local closure days")


def _of_one_procedure(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    show = _add(
        commands, "show", "one_procedure:show", "Print one in plain words, with its clauses."
    )
    picture = _add(commands, "picture", "one_procedure:picture", "Draw one.")
    picture.add_argument("--format", choices=("svg", "mermaid"), default="svg")
    picture.add_argument("--out", metavar="FILE", help="put it into a file, instead of printing it")
    text = "Play one dispute through, day by day, with invented people."
    rehearse = _add(commands, "rehearse", "one_procedure:rehearse_", text)
    rehearse.add_argument("--from", dest="start", required=True, help="for example 2026-11-23")
    rehearse.add_argument("--stage", help="where it begins; else at the first stage that may")
    _several(rehearse, "--silent", "POST", "never act")
    rehearse.add_argument("--after", type=int, help="working days until others act")
    _several(rehearse, "--choose", "CHOICE", "if offered")
    _attaching(commands)
    for each in (show, picture, rehearse):
        each.add_argument("key", help="its key, as drp procedures list prints it")


def _attaching(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "Make a file of your own: one procedure with what another offers to attach to others."
    attach = _add(commands, "attach", "attaching:attach_", text)
    attach.add_argument("of", help="the one that offers it")
    attach.add_argument("onto", help="the one that it is attached to")
    text = "who stands for whom; else whoever may raise, and whoever answers"
    _several(attach, "--post", "POST=POST,POST", text)
    attach.add_argument("--out", metavar="KEY.yaml", help="put it into a file named after its key")


if __name__ == "__main__":
    sys.exit(main())
