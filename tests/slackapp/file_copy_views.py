"""Every page of the child's file, with the longest texts that fit."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from slackapp.documents import case_note
from slackapp.samples.lives import LIVES
from slackapp.samples.playing import playing
from slackapp.views import file_copy, show
from slackapp.views.case_notes import LONGEST, MOST
from slackapp.wording import exporting
from tests.slackapp.brimful import brimful
from tests.world import World
from workflows.file_copy.case_note import case_notes
from workflows.questions import FormField
from workflows.use_cases import file_copying

View = dict[str, Any]


def longest(form: str, name: str, field: FormField, child: int) -> str:
    """As much as a box takes, and a sister is told apart."""
    return str(child) + brimful(min(field.longest, 1000) - 1)


def views(folder: Path) -> Iterator[tuple[str, View]]:
    """Give each view with a name that says what it is."""
    at = LIVES["conference-chair"](playing(folder, "conference-chair", longest))
    found = file_copying.lay_open(at.desk, "chair", at.dispute, "test")
    assert isinstance(found, tuple)
    opened, kept = found
    notes = [(each.stage, each.record, case_note.boxes(each)) for each in case_notes(kept)]
    assert len(notes) > 4
    yield "case notes", file_copy.case_note(opened, notes)
    full = (brimful(LONGEST),) * MOST
    yield "one case note", file_copy.case_note(opened, [("stage_1", 0, full), *notes])
    yield "page with what is owed", show.show(opened)
    named = [exporting.names_another(child, ["&" * 40] * 10) for child in range(1, 7)]
    yield "file copy", file_copy.form(opened, 6, ["&" * 400], named, ["docx"])
    for of_anybody in (True, False):
        formats = ("docx", "html", "json")
        yield "file copy asked for", file_copy.asked(opened, formats, of_anybody=of_anybody)
    at.desk.store.close()


def live(world: World) -> None:
    """Somebody asks for the copy of what they have raised."""
    dispute = world.raised("stage_1")
    file_copying.ask_for(world.desk, "chair", dispute.id, ("docx", "html", "json"))
