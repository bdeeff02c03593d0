"""``drp people``: making the people list equal to a file, and printing it."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from slackapp import settings, wiring
from slackapp.cli.saying import mended_first
from workflows.desk import Desk
from workflows.people_changes import Changes
from workflows.people_file import NotAPeopleFile
from workflows.use_cases import directory


@mended_first
def import_(asked: Namespace) -> int:
    """Show what would change, ask, and do it."""
    with wiring.open_desk(settings.read()) as desk:
        return _import(desk, asked)


def _import(desk: Desk, asked: Namespace) -> int:
    try:
        text = Path(asked.file).read_text(encoding="utf-8")
        planned = directory.plan(desk, text)
    except (OSError, UnicodeDecodeError) as error:
        print(f"{asked.file} cannot be read: {type(error).__name__}.", file=sys.stderr)
        return 1
    except NotAPeopleFile as error:
        print(f"{error}\nNothing was changed.", file=sys.stderr)
        return 1
    _print_changes(planned.changes)
    if not planned.changes.any:
        print("The people list is already equal to the file.")
        return 0
    if not (asked.yes or not sys.stdin.isatty() or _agreed()):
        print("Nothing was changed.")
        return 1
    directory.keep(desk, planned)
    print(f"The people list is equal to the file: {planned.rows} rows.")
    return 0


def _agreed() -> bool:
    return input("Change the people list? [y/N] ").strip().lower() in ("y", "yes")


def _print_changes(changes: Changes) -> None:
    for heading, lines in (
        ("Added", changes.added),
        ("Changed", changes.changed),
        ("Ended", changes.ended),
    ):
        _print_part(heading, lines)


def _print_part(heading: str, lines: Iterable[str]) -> None:
    for line in lines:
        print(f"{heading}: {line}")


@mended_first
def list_(_: Namespace) -> int:
    """Print who holds which post, and which posts nobody holds."""
    with wiring.open_desk(settings.read()) as desk:
        held, empty = directory.everybody(desk)
    for line in held:
        print(line)
    for post in empty:
        print(f"Nobody: {post}")
    return 0
