"""The child's file on the page of a dispute: text for a case note, and asking for the copy."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from slackapp import ids
from slackapp.views import blocks, case_notes, elements, small
from slackapp.views.blocks import Json
from slackapp.views.case_notes import LONGEST, MOST
from slackapp.views.meta import Meta
from slackapp.views.raise_check import open_it
from slackapp.wording import exporting
from slackapp.wording import file_copy as say
from workflows import engine
from workflows.use_cases.opening import Opened


def section(opened: Opened) -> list[Json]:
    """Give the ways to them."""
    dispute = opened.dispute
    about = ids.about(dispute.id, dispute.visit)
    label = say.copy_label(dispute.reference)
    copy = blocks.button(say.FILE_COPY, ids.COPY, value=about, label=label)
    made = [case_notes.button(dispute), copy]
    return [blocks.header(say.PART, "h_file"), *blocks.actions(made, "file")]


#: Of one case note: its stage, the number of the copy that is owed, and the text of each box.
Note = tuple[str, int | None, tuple[str, ...]]


def case_note(opened: Opened, notes: Sequence[Note]) -> Json:
    """Lay out the text of each note; one that does not fit waits until another is on the file."""
    made = [blocks.safety_first(ids.about(opened.dispute.id, opened.dispute.visit))]
    may = engine.may_file(opened.procedure, opened.dispute, opened.here)
    for number, (stage, record, texts) in enumerate(notes[: _fitting(notes)]):
        made += _texts(number, stage, texts)
        if record is not None and may:
            made += blocks.actions([_on_file(opened, stage, record)], f"on_file_{number}")
    if waiting := [stage for stage, _, _ in notes[_fitting(notes) :]]:
        made.append(blocks.section(blocks.escape(say.notes_wait(waiting)), "waiting"))
    return blocks.modal(ids.CASE_NOTE, say.NOTE, made, submit=say.NOTE_DONE)


def _fitting(notes: Sequence[Note]) -> int:
    """Give how many notes stand in one form, whole."""
    ends = accumulate(len(texts) for _, _, texts in notes)
    return sum(end <= MOST for end in ends)


def _texts(number: int, stage: str, texts: tuple[str, ...]) -> Iterator[Json]:
    for place, text in enumerate(texts, start=1):
        label = say.note_at(stage, place if len(texts) > 1 else 0, len(texts))
        box = elements.text_box(text, LONGEST, multiline=True)
        block = ids.block(ids.NOTE_FORM, f"text_{number}_{place}")
        yield blocks.input_block(label, box, block, hint=say.NOTE_HELP, optional=True)


def _on_file(opened: Opened, stage: str, record: int) -> Json:
    return blocks.button(
        say.ON_FILE,
        f"{ids.RECORD}:{record}",
        value=ids.about(opened.dispute.id, record),
        label=say.on_file_label(stage),
    )


def form(
    opened: Opened,
    children: int,
    left_out: Iterable[str],
    named: Sequence[str],
    formats: Iterable[str],
    *,
    by_mail: bool = False,
) -> Json:
    """Ask in which formats the copy is to be made, and where one is named, who looks for that."""
    options = [blocks.option(words, key) for key, words in say.FORMATS.items()]
    box = elements.tick_box(options, list(formats))
    lines = (say.documents(children), say.BY_MAIL if by_mail else say.HOW, *left_out, *named)
    made = [
        blocks.safety_first(ids.about(opened.dispute.id, opened.dispute.visit)),
        *(blocks.section(blocks.escape(each), f"line-{n}") for n, each in enumerate(lines)),
        blocks.input_block(say.FORMAT, box, ids.block(ids.COPY_FORM, ids.COPY_FIELD)),
    ]
    if named:
        looks = [blocks.option(words, key) for key, words in say.LOOKS.items()]
        block = ids.block(ids.COPY_FORM, ids.COPY_LOOK)
        made.append(blocks.input_block(say.LOOK, elements.tick_box(looks, []), block))
    title = say.FILE_COPY_TITLE
    meta = Meta(dispute=opened.dispute.id, visit=opened.dispute.visit)
    return blocks.modal(ids.COPY, title, made, submit=say.MAKE, metadata=meta.write())


def sent(opened: Opened) -> Json:
    """Say that it goes to their own address."""
    dispute = opened.dispute
    to_it = open_it(dispute.id, dispute.visit, dispute.reference)
    return small.notice([say.sent(dispute.reference)], title=say.ASKED, do=[to_it])


def asked(opened: Opened, formats: tuple[str, ...], *, of_anybody: bool) -> Json:
    """Say that it is asked for."""
    dispute = opened.dispute
    command = exporting.command(dispute.reference, ",".join(formats))
    words = say.asked(dispute.reference)
    if not of_anybody:
        words = say.asked_of_nobody(dispute.reference, command)
    to_it = open_it(dispute.id, dispute.visit, dispute.reference)
    return small.notice([words], title=say.ASKED, do=[to_it])
