"""``drp procedures show``, ``picture`` and ``rehearse``: one procedure laid before its owner."""

import sys
from argparse import Namespace
from datetime import datetime, time
from pathlib import Path

from slackapp import calendars, settings
from slackapp.cli.due import moment
from slackapp.cli.saying import mended_first
from slackapp.procedure_files import read_procedure
from slackapp.procedures.mermaid import mermaid
from slackapp.procedures.rehearsal import rehearsal
from slackapp.procedures.svg import svg
from slackapp.settings import CannotStart
from slackapp.wording import command_line as say
from slackapp.wording import rehearsing as words
from slackapp.wording.laid_beside_the_paper import show as shown
from workflows.procedure import Procedure
from workflows.proving.council import Council
from workflows.rehearsing import Cast, NeverBegins, rehearse
from workflows.working_calendar import BeyondCalendar

#: When a day begins that is given without a time.
MORNING = time(10)


@mended_first
def show(asked: Namespace) -> int:
    """Print a procedure in plain words, to lay beside the paper."""
    print(shown(read_procedure(settings.read(), asked.key)))
    return 0


@mended_first
def picture(asked: Namespace) -> int:
    """Draw a procedure: print it, or put it into a file."""
    draw = {"svg": svg, "mermaid": mermaid}[asked.format]
    drawn = draw(read_procedure(settings.read(), asked.key))
    if asked.out:
        _put(Path(asked.out), drawn)
    else:
        print(drawn, end="")
    return 0


def _put(file: Path, drawn: str) -> None:
    try:
        file.write_text(drawn, encoding="utf-8")
    except OSError as error:
        raise CannotStart(say.cannot_be_written(file, type(error).__name__)) from None


@mended_first
def rehearse_(asked: Namespace) -> int:
    """Play one dispute through, day by day, with invented people."""
    has = settings.read()
    procedure = read_procedure(has, asked.key)
    council = Council(procedure, calendars.calendar(has, procedure.calendar or has.calendar))
    cast = Cast(silent=frozenset(asked.silent), after=asked.after, rather=tuple(asked.choose))
    try:
        stage, begins = _entry(procedure, asked.stage), _begins(procedure, asked.start)
        _known(procedure, asked.silent)
        for line in rehearsal(procedure, rehearse(council, stage, begins, cast)):
            print(line)
    except NeverBegins:
        print(words.never_begins(stage), file=sys.stderr)
        return 1
    except (ValueError, BeyondCalendar) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _begins(procedure: Procedure, text: str) -> datetime:
    if text in procedure.stages:
        entry = text if text in _entries(procedure) else _entries(procedure)[0]
        raise ValueError(words.a_stage_for_a_day(text, entry, _entries(procedure)))
    at = moment(text)
    return at if "T" in text else datetime.combine(at.date(), MORNING, at.tzinfo)


def _entry(procedure: Procedure, asked: str | None) -> str:
    entries = _entries(procedure)
    if not entries:
        raise ValueError(words.NO_BEGINNING)
    if asked and asked not in entries:
        raise ValueError(words.no_beginning(asked, entries))
    return asked or entries[0]


def _entries(procedure: Procedure) -> list[str]:
    """Give the stages at which a dispute can begin."""
    return [key for key, stage in procedure.stages.items() if stage.enter.directly]


def _known(procedure: Procedure, posts: list[str]) -> None:
    for post in posts:
        if post not in procedure.posts:
            raise ValueError(say.no_such_post(post, procedure.posts))
