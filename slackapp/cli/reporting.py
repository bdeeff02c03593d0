"""``drp report``: the monitoring report as files."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from slackapp import equipping, saving, settings, wiring
from slackapp.cli import progress
from slackapp.cli.due import day
from slackapp.cli.saying import mended_first
from slackapp.reporting import files
from slackapp.reporting.document import Document, document
from slackapp.reporting.imprint import Imprint
from slackapp.saving import CannotSave
from slackapp.wording import reporting as words
from workflows.desk import Desk
from workflows.procedure import Procedure
from workflows.reporting.period import MOST_MONTHS, Period
from workflows.use_cases import overseeing, reporting
from workflows.use_cases.overseeing import Why


class NotAReport(Exception):
    """No report can be made of what is asked; the text says why."""


@mended_first
def report(asked: Namespace) -> int:
    """Write the reports that are asked for, and say which files there are."""
    has = settings.read()
    imprint = equipping.imprint(has)
    try:
        folder = saving.folder(asked.out)
        first, last = day(asked.start), day(asked.end)
        with wiring.open_desk(has) as desk:
            period = _period(desk, first, last)
            chosen = _procedures(desk, asked.procedure)
            documents = [made(desk, imprint, each, period) for each in chosen]
        _put(folder, documents)
    except (CannotSave, NotAReport, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _period(desk: Desk, first: date, last: date) -> Period:
    match overseeing.period(desk, first, last):
        case Why.BACKWARDS:
            raise NotAReport(words.not_a_period(first, last))
        case Why.NOT_OVER:
            raise NotAReport(words.NOT_OVER)
        case Why.STARTS_WITHIN:
            raise NotAReport(words.STARTS_WITHIN)
        case Why.ENDS_WITHIN:
            raise NotAReport(words.ENDS_WITHIN)
        case Why():
            raise NotAReport(words.too_long(MOST_MONTHS))
        case period:
            return period


def _procedures(desk: Desk, key: str | None) -> Iterable[Procedure]:
    in_use = desk.library.procedures
    if key is None:
        return in_use.values()
    if key not in in_use:
        raise NotAReport(words.not_in_use(key, in_use))
    return (in_use[key],)


def made(desk: Desk, imprint: Imprint, procedure: Procedure, period: Period) -> Document:
    """Make one report, and say at a terminal how far it is."""
    with desk.store.read() as work:
        many = reporting.number(work, procedure, period)
        with progress.of(many, words.progress) as told:
            return document(reporting.make(desk, work, procedure, period, told), imprint)


def _put(folder: Path, documents: Iterable[Document]) -> None:
    for each in documents:
        written = saving.save(folder, files.forms(each))
        if each.is_empty:
            print(words.is_empty(each.title))
        print(words.written(written))
