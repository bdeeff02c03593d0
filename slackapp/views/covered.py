"""Saying in a form who is asked in place of somebody who is away."""

from collections.abc import Iterator

from slackapp.views.drawing import Drawing
from slackapp.wording import cover as say
from workflows.dispute import Dispute
from workflows.engine import covers_asked
from workflows.people import Directory
from workflows.procedure import Procedure


def lines(procedure: Procedure, dispute: Dispute, directory: Directory) -> Iterator[str]:
    """Say it of each who is asked now, and whose cover is asked instead."""
    for person in covers_asked(procedure, dispute, directory.covers):
        yield _line(person, directory)


def names(procedure: Procedure, dispute: Dispute, directory: Directory) -> list[str]:
    """Name the covers who are asked."""
    covers = covers_asked(procedure, dispute, directory.covers).values()
    return [directory.name(each) for each in covers]


def chosen(person: str, drawing: Drawing) -> Iterator[str]:
    """Say it of whoever is chosen to answer; no guest, nor whoever raises, answers as cover."""
    cover = drawing.directory.covers.get(person)
    if cover and cover != drawing.person:
        yield _line(person, drawing.directory)


def _line(person: str, directory: Directory) -> str:
    away = directory.away[person]
    return say.asked_instead(directory.name(person), away.until, directory.name(away.cover))
