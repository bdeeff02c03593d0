"""``drp audit``: everything that is held about a dispute or a person, for an access request."""

import sys
from argparse import Namespace
from dataclasses import dataclass

from slackapp import saving, settings, wiring
from slackapp.cli import handing_over
from slackapp.cli.saying import mended_first
from slackapp.documents import as_data, held, held_of_person, html, review_sheet
from slackapp.documents.paper import Paper
from slackapp.saving import CannotSave
from slackapp.wording import auditing as say
from slackapp.wording import exporting, redacting, refusals
from workflows.desk import Desk
from workflows.references import Mistyped
from workflows.use_cases import auditing
from workflows.use_cases.auditing import PersonHeld
from workflows.use_cases.file_copying import NoSuchReference


class CannotAudit(Exception):
    """There is nothing to write; the text says why."""


@mended_first
def audit(asked: Namespace) -> int:
    """Write it down as a page to read, and as data."""
    try:
        if bool(asked.reference) == bool(asked.person):
            raise CannotAudit(say.ONE_OF_BOTH)
        into = saving.folder(asked.out)
        with wiring.open_desk(settings.read()) as desk:
            found = _person(desk, asked) if asked.person else _dispute(desk, asked)
            name, paper = found.name, found.paper
            data, sheet = f"{name}.json", f"{name}-to-review.csv"
            files = {
                f"{name}.html": html.page(paper),
                data: as_data.write(paper),
                sheet: review_sheet.write(as_data.content(paper)),
            }
            written = handing_over.save(desk, found.disputes, into, files)
        for file in written:
            print(exporting.written(file))
        if found.disputes:
            print(say.RECORDED)
        print(redacting.how_to_decide(data, sheet))
    except (CannotSave, CannotAudit) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


@dataclass(frozen=True, kw_only=True)
class Found:
    """What is written down: the name of the file, the document, and the disputes that it is of."""

    name: str
    paper: Paper
    disputes: tuple[str, ...]


def _dispute(desk: Desk, asked: Namespace) -> Found:
    try:
        found = auditing.of_dispute(desk, asked.reference, handing_over.reader())
    except Mistyped:
        raise CannotAudit(refusals.MISTYPED) from None
    if isinstance(found, NoSuchReference):
        raise CannotAudit(exporting.no_such(asked.reference.upper()))
    dispute = found.kept.dispute
    return Found(name=f"{dispute.reference}-audit", paper=held.paper(found), disputes=(dispute.id,))


def _person(desk: Desk, asked: Namespace) -> Found:
    """Name the file by the id that the app gave them, or a child's by a reference: by no name."""
    found = auditing.of_person(desk, asked.person, handing_over.reader())
    if isinstance(found, PersonHeld):
        return Found(
            name=f"person-{found.person.id}-audit",
            paper=held_of_person.paper(found),
            disputes=found.given,
        )
    if of_child := auditing.of_child(desk, asked.person, handing_over.reader()):
        return Found(
            name=f"child-of-{of_child[0].kept.dispute.reference}-audit",
            paper=held.paper_of_child(of_child, asked.person),
            disputes=tuple(each.kept.dispute.id for each in of_child),
        )
    raise CannotAudit(say.no_such_person(asked.person))
