"""A case note as text ready to be pasted: who did what at a stage, and what may be said."""

from collections.abc import Iterator

from slackapp.documents import answers, composing, known
from slackapp.documents.signs import clean
from slackapp.views import history
from slackapp.wording import file_copy as say
from slackapp.wording import times
from workflows.file_copy.case_note import CaseNote
from workflows.file_copy.laying_out import Answered, asked_in

#: As long as a box in Slack may be.
LONGEST = 3000


def text(note: CaseNote) -> str:
    """Give the whole text; what no longer fits stands in the copy for the child's file."""
    made = clean("\n\n".join(_head(note)))
    for paragraph in map(clean, _answered(note)):
        longer = f"{made}\n\n{paragraph}"
        if len(longer) + len(say.NOTE_GOES_ON) + 2 > LONGEST:
            return f"{made[: LONGEST - len(say.NOTE_GOES_ON) - 2]}\n\n{say.NOTE_GOES_ON}"
        made = longer
    return made


def _head(note: CaseNote) -> Iterator[str]:
    kept = note.kept
    yield say.note_of(kept.dispute.reference, kept.procedure.title, note.stage)
    raised = times.moment(kept.dispute.raised_at)
    yield "\n".join((say.note_raised(known.raised_by(kept), raised), known.stands(kept)))
    yield from (f"{times.moment(e.at)}: {history.sentence(e, kept)}" for e in note.lines)
    yield from (composing.why(note.kept.procedure, each) for each in note.left_out)


def _answered(note: CaseNote) -> Iterator[str]:
    """Give each form with its boxes, those alone that are filled in."""
    for each in note.given:
        whole = Answered(given=each, fields=asked_in(note.kept, each), whole=True)
        said = [f"{one.label} {one.text}" for one in answers.whole(note.kept, whole)]
        yield "\n".join((answers.caption(note.kept, each), *said))
