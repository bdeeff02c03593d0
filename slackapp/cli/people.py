"""``drp people``: making the people list equal to a file, and printing it."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from slackapp import settings, wiring
from slackapp.cli import progress
from slackapp.cli.saying import mended_first
from slackapp.faults import record
from slackapp.wording import command_line as say
from slackapp.wording import people as words
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
        print(say.cannot_be_read(asked.file, type(error).__name__), file=sys.stderr)
        return 1
    except NotAPeopleFile as error:
        print(f"{error}\n{say.NOTHING_CHANGED}", file=sys.stderr)
        return 1
    _print_changes(planned.changes)
    if not planned.changes.any:
        print(say.EQUAL_ALREADY)
        return 0
    if not (asked.yes or not sys.stdin.isatty() or _agreed()):
        print(say.NOTHING_CHANGED)
        return 1
    with progress.of(planned.rows) as told:
        failed = directory.keep(desk, planned, told)
    for each in failed:
        record(each, "a dispute of somebody who has left")
    print(say.equal_now(planned.rows))
    return 0


def _agreed() -> bool:
    return input(say.CHANGE_IT).strip().lower() in ("y", "yes")


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


@mended_first
def check(_: Namespace) -> int:
    """Print what is wrong with the list, a line each, and give 1 where anything is."""
    with wiring.open_desk(settings.read()) as desk:
        listed, found = directory.checked(desk)
    for line in words.check(listed, found):
        print(line)
    return 1 if found.finds_any else 0
