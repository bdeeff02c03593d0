"""A case note as text ready to be pasted: who did what at a stage, and what may be said."""

from collections.abc import Iterator

from slackapp.documents import answers, composing, known
from slackapp.documents.signs import clean
from slackapp.views import history
from slackapp.views.case_notes import LONGEST, MOST
from slackapp.wording import file_copy as say
from slackapp.wording import times
from workflows.file_copy.case_note import CaseNote
from workflows.file_copy.laying_out import Answered, asked_in


def boxes(note: CaseNote) -> tuple[str, ...]:
    """Give the text in as many boxes as it needs, cut between lines, so that none is left out.

    Where it needs more boxes than there are, the last says where the rest stands.
    """
    rest, made = text(note), list[str]()
    while rest and len(made) < MOST:
        box, rest = _cut(rest, LONGEST)
        made.append(box)
    if rest:
        made[-1], _ = _cut(made[-1], LONGEST - len(say.NOTE_GOES_ON) - 2)
        made[-1] += f"\n\n{say.NOTE_GOES_ON}"
    return tuple(made)


def _cut(text: str, most: int) -> tuple[str, str]:
    """Cut a text at the last end of a line that fits, else between words, else where it must be."""
    if len(text) <= most:
        return text, ""
    ends = (text.rfind(sign, 1, most + 1) for sign in ("\n", " "))
    at = next((end for end in ends if end > 0), most)
    return text[:at].rstrip(), text[at:].lstrip()


def text(note: CaseNote) -> str:
    """Give the whole text."""
    return clean("\n\n".join((*_head(note), *_answered(note))))


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
