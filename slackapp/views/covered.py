"""Saying in a form who is asked in place of somebody who is away."""

from collections.abc import Iterator

from slackapp.views.drawing import Drawing
from slackapp.wording import cover as say
from workflows.dispute import Dispute
from workflows.engine import covers_asked
from workflows.people import Directory
from workflows.procedure import Procedure


def lines(procedure: Procedure, dispute: Dispute, directory: Directory) -> Iterator[str]:
    """Say it of each who is asked now and is away: is their cover asked, or are they themselves?"""
    for person, asked in covers_asked(procedure, dispute, directory).items():
        yield _line(person, directory, able=asked != person)


def names(procedure: Procedure, dispute: Dispute, directory: Directory) -> list[str]:
    """Name the covers who are asked."""
    asked = covers_asked(procedure, dispute, directory).items()
    return [directory.name(cover) for person, cover in asked if cover != person]


def chosen(person: str, drawing: Drawing) -> Iterator[str]:
    """Say it of whoever is chosen to answer; no guest answers as cover, nor does a party."""
    cover = drawing.directory.covers.get(person)
    if cover:
        stand = drawing.sides
        able = stand.may_cover(cover, stand.every_one_of(person) | _side_asked(drawing))
        yield _line(person, drawing.directory, able=able)


def _side_asked(drawing: Drawing) -> set[str]:
    """Give the side that answers: whoever is chosen holds its post once it is sent."""
    posts = drawing.procedure.stages[drawing.stage].answered_by.posts
    return {drawing.procedure.posts[posts[0]].side}


def _line(person: str, directory: Directory, *, able: bool) -> str:
    away = directory.away[person]
    says = say.asked_instead if able else say.asked_all_the_same
    return says(directory.name(person), away.until, directory.name(away.cover))
