"""A copy for the child's file, or forms of it, put into words: what every format prints."""

from collections.abc import Iterator

from slackapp.documents import answers, known
from slackapp.documents.about import about
from slackapp.documents.paper import Cell, Heading, Lines, Paper, Part, Table, Words, plain
from slackapp.views import history
from slackapp.wording import file_copy as say
from slackapp.wording import records as record_words
from slackapp.wording import times
from slackapp.wording.filling import fill, words_for
from workflows.file_copy.copying import Copy
from workflows.file_copy.laying_out import Answered, FilledBox, FilledRow, Printed
from workflows.file_copy.naming import forms_naming_another
from workflows.file_copy.releasing import LeftOut
from workflows.procedure import Procedure


def paper(copy: Copy) -> Paper:
    """Give the whole document."""
    dispute = copy.kept.dispute
    return Paper(
        title=say.title(dispute.reference, copy.kept.procedure.title),
        subtitle=say.COPY if copy.whole else say.FORMS_ALONE,
        parts=tuple(_parts(copy)),
        foot=say.printed_at(dispute.reference, times.moment(copy.kept.now)),
    )


def _parts(copy: Copy) -> Iterator[Part]:
    yield from _look_first(copy)
    if copy.whole:
        yield from about(copy)
    if copy.left_out:
        yield Heading(level=1, text=say.LEFT_OUT)
        yield Lines(lines=tuple(left_out(copy, each) for each in copy.left_out))
    for page in copy.printed:
        yield from _printed(copy, page)
    if copy.rest:
        yield from _others(copy)
    if copy.whole:
        yield from _history(copy)


def _look_first(copy: Copy) -> Iterator[Part]:
    if naming := naming_another(copy):
        yield Heading(level=1, text=say.LOOK_FIRST)
        yield Lines(lines=(say.names_another(naming),))


def naming_another(copy: Copy) -> tuple[str, ...]:
    """Give the titles of the forms in which an answer names another child."""
    forms = copy.kept.procedure.forms
    return tuple(forms[each].title for each in forms_naming_another(copy))


def left_out(copy: Copy, each: LeftOut) -> str:
    """Say what is left out of a copy, why, and from when it may be copied."""
    procedure = copy.kept.procedure
    forms = dict.fromkeys(procedure.forms[form].title for form in each.forms)
    return say.left_out(forms, why(procedure, each))


def why(procedure: Procedure, each: LeftOut) -> str:
    """Say why something is left out, and from when it may be copied."""
    rule = procedure.records[each.record]
    if each.for_good:
        return record_words.kept_off(rule.title, rule.kept, rule.until_then)
    return record_words.held(rule.title, rule.kept, rule.until_then, rule.release)


# ---- the printed forms --------------------------------------------------------------------------


def _printed(copy: Copy, page: Printed) -> Iterator[Part]:
    words = words_for(copy.kept.procedure, reference=copy.kept.dispute.reference, stage=page.stage)
    title = fill(page.title, words)
    yield Heading(level=1, text=title)
    at_left: list[tuple[Cell, ...]] = []
    for row in page.rows:
        if row.left:
            at_left.append((plain(fill(row.left.says, words)), _box(copy, page, row.left)))
            continue
        yield from _table(title, at_left)
        at_left = []
        yield from _row(copy, page, row, words)
    yield from _table(title, at_left)
    yield from _filled_in_by(copy, page)


def _table(name: str, rows: list[tuple[Cell, ...]]) -> Iterator[Part]:
    if rows:
        yield Table(name=name, rows=tuple(rows))


def _row(copy: Copy, page: Printed, row: FilledRow, words: dict[str, str]) -> Iterator[Part]:
    """Give a heading, a note, or boxes side by side, each under its own words."""
    if row.part:
        yield Heading(level=2, text=fill(row.part, words))
        return
    if row.note:
        yield Lines(lines=(fill(row.note, words),), small=True)
        return
    heads = tuple(fill(box.says, words) for box in row.beside)
    cells = tuple(_box(copy, page, box) for box in row.beside)
    yield Table(name=", ".join(heads), heads=heads, rows=(cells,))


def _box(copy: Copy, page: Printed, box: FilledBox) -> Cell:
    facts = (known.said(copy.kept, name, page.stage) for name in box.known)
    said = [Words(text=text) for text in facts if text]
    for each in box.answered:
        said += _whole(copy, each) if each.whole else _alone(copy, box, each, said)
    held = {form for each in copy.left_out for form in each.forms}
    return tuple(said) or plain(say.IS_LEFT_OUT if box.forms & held else say.NOT_FILLED_IN)


def _whole(copy: Copy, each: Answered) -> Iterator[Words]:
    yield Words(text=answers.caption(copy.kept, each.given), heads=True)
    yield from answers.whole(copy.kept, each)


def _alone(copy: Copy, box: FilledBox, each: Answered, so_far: list[Words]) -> Iterator[Words]:
    """Say answers under the words of the box; who and when, where the form was given again.

    What stands there already, since a form began with it, is not said twice.
    """
    texts = [answers.answer(copy.kept, each.given, name) for name in each.fields]
    new = [text for text in texts if text not in [said.text for said in so_far]]
    again = [one for one in box.answered if one.given.key == each.given.key and not one.whole]
    if new and len(again) > 1:
        yield Words(text=answers.caption(copy.kept, each.given), heads=True)
    yield from (Words(text=text) for text in new)


def _filled_in_by(copy: Copy, page: Printed) -> Iterator[Part]:
    """Say who filled in each form that is not named in its box."""
    each_box = (box for row in page.rows for box in row.boxes)
    alone = {
        (one.given.number, one.given.key): one.given
        for box in each_box
        for one in box.answered
        if not one.whole
    }
    said = dict.fromkeys(answers.caption(copy.kept, alone[place]) for place in sorted(alone))
    if said:
        yield Lines(lines=(say.FILLED_IN_BY, *said), small=True)


# ---- what follows them --------------------------------------------------------------------------


def _others(copy: Copy) -> Iterator[Part]:
    kept = copy.kept
    yield Heading(level=1, text=say.OTHER_ANSWERS if copy.printed else say.ANSWERS)
    for each in copy.rest:
        title = say.form_at(answers.title(kept, each.given), each.given.stage)
        yield Heading(level=2, text=title)
        by = say.given(answers.who(kept, each.given), times.moment(each.given.at))
        yield Lines(lines=(by,), small=True)
        said = answers.whole(kept, each)
        rows = ((plain(one.label), (Words(text=one.text),)) for one in said)
        yield Table(name=title, rows=tuple(rows))


def _history(copy: Copy) -> Iterator[Part]:
    yield Heading(level=1, text=say.HISTORY)
    rows = (
        (plain(times.moment(entry.at)), plain(history.sentence(entry, copy.kept)))
        for entry in copy.kept.history
    )
    yield Table(name=say.HISTORY, heads=(say.WHEN, say.WHAT), rows=tuple(rows))
