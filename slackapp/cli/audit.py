"""``drp audit``: everything that is held about a dispute or a person, for an access request."""

import sys
from argparse import Namespace

from slackapp import saving, settings, wiring
from slackapp.cli.saying import mended_first
from slackapp.documents import as_data, held, held_of_person, html
from slackapp.documents.paper import Paper
from slackapp.saving import CannotSave
from slackapp.wording import auditing as say
from slackapp.wording import exporting, refusals
from workflows.desk import Desk
from workflows.references import Mistyped
from workflows.use_cases import auditing
from workflows.use_cases.auditing import PersonHeld
from workflows.use_cases.file_copying import COMMAND_LINE, NoSuchReference


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
            name, paper = _person(desk, asked) if asked.person else _dispute(desk, asked)
        files = {f"{name}.html": html.page(paper), f"{name}.json": as_data.write(paper)}
        for file in saving.save(into, files):
            print(exporting.written(file))
    except (CannotSave, CannotAudit) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _dispute(desk: Desk, asked: Namespace) -> tuple[str, Paper]:
    try:
        found = auditing.of_dispute(desk, asked.reference, COMMAND_LINE)
    except Mistyped:
        raise CannotAudit(refusals.MISTYPED) from None
    if isinstance(found, NoSuchReference):
        raise CannotAudit(exporting.no_such(asked.reference.upper()))
    return f"{found.kept.dispute.reference}-audit", held.paper(found)


def _person(desk: Desk, asked: Namespace) -> tuple[str, Paper]:
    """Name the file by the id that the app gave them, or a child's by a reference: by no name."""
    found = auditing.of_person(desk, asked.person, COMMAND_LINE)
    if isinstance(found, PersonHeld):
        return f"person-{found.person.id}-audit", held_of_person.paper(found)
    if disputes := auditing.of_child(desk, asked.person, COMMAND_LINE):
        name = f"child-of-{disputes[0].kept.dispute.reference}-audit"
        return name, held.paper_of_child(disputes, asked.person)
    raise CannotAudit(say.no_such_person(asked.person))
