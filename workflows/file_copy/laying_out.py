"""The printed forms of a copy: which answers stand in which box, and what stands in none."""

from collections.abc import Iterator
from dataclasses import dataclass

from workflows.file_copy.kept import Given, Kept
from workflows.forms import asked, is_empty
from workflows.layout import KNOWN, Box, PrintedForm

#: A box of a form, by the line of the history, the key of the form, and the field.
Place = tuple[int, str, str]


@dataclass(frozen=True, kw_only=True)
class Answered:
    """Some boxes of one form as it was given; ``whole``: all of them, under their own labels."""

    given: Given
    fields: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, kw_only=True)
class FilledBox:
    """One box of a printed form: its words, of which forms, what is known, what was answered."""

    says: str
    forms: frozenset[str]
    known: tuple[str, ...]
    answered: tuple[Answered, ...]


@dataclass(frozen=True, kw_only=True)
class FilledRow:
    """One row: a heading, a note, a box with its words at its left, or boxes side by side."""

    part: str = ""
    note: str = ""
    left: FilledBox | None = None
    beside: tuple[FilledBox, ...] = ()

    @property
    def boxes(self) -> tuple[FilledBox, ...]:
        """The boxes of this row."""
        return (self.left,) if self.left else self.beside


@dataclass(frozen=True, kw_only=True)
class Printed:
    """One printed form, filled in; ``stage`` where there is one for each stage."""

    title: str
    stage: str
    rows: tuple[FilledRow, ...]

    @property
    def given(self) -> tuple[Given, ...]:
        """The forms that fill it in, in the order they were given."""
        every = {
            (each.given.number, each.given.key): each.given
            for row in self.rows
            for box in row.boxes
            for each in box.answered
        }
        return tuple(every[place] for place in sorted(every))


def asked_in(kept: Kept, given: Given) -> tuple[str, ...]:
    """Give the boxes of a form that were asked when it was given, answered or not."""
    form = kept.procedure.forms[given.form]
    shown = asked(form, given.filled, given.stage)
    return tuple(
        name for name in form.fields if name in shown or not is_empty(given.filled.get(name))
    )


def printed(kept: Kept, given: tuple[Given, ...]) -> tuple[Printed, ...]:
    """Give the printed forms of the file in which anything is filled in, for each stage it was at.

    What is asked once, at raising, stands in those of every stage.
    """
    return tuple(
        made
        for rule in kept.procedure.layout.values()
        for stage in _stages(kept, rule)
        if (made := _filled(kept, rule, stage, given)).given and _is_its_own(kept, made)
    )


def _is_its_own(kept: Kept, made: Printed) -> bool:
    """Does one of a stage hold anything beside what was asked once, when it was raised?"""
    return not made.stage or not all(map(kept.is_asked_once, made.given))


def _stages(kept: Kept, rule: PrintedForm) -> Iterator[str]:
    if not rule.at:
        yield ""
        return
    been_at = dict.fromkeys(rung.stage for rung in kept.dispute.rungs)
    yield from (stage for stage in rule.at if stage in been_at)


def _filled(kept: Kept, rule: PrintedForm, stage: str, given: tuple[Given, ...]) -> Printed:
    rows = kept.procedure.layout[rule.like].rows if rule.like else rule.rows
    here = tuple(each for each in given if not stage or _belongs(kept, each, stage))
    return Printed(
        title=rule.title,
        stage=stage,
        rows=tuple(
            FilledRow(
                part=row.part,
                note=row.note,
                left=_box(kept, row.boxes[0], here) if row.says else None,
                beside=tuple(_box(kept, box, here) for box in row.beside),
            )
            for row in rows
            if not row.at or stage in row.at
        ),
    )


def _belongs(kept: Kept, each: Given, stage: str) -> bool:
    return each.stage == stage or kept.is_asked_once(each)


def _box(kept: Kept, box: Box, given: tuple[Given, ...]) -> FilledBox:
    known = tuple(name for name in box.shows if name in KNOWN)
    answered = (
        each
        for one in given
        if not box.side or _side(kept, one) == box.side
        if (each := _answered(kept, box, one))
    )
    forms = frozenset(name.partition(".")[0] for name in box.shows) - {*KNOWN}
    return FilledBox(says=box.says, forms=forms, known=known, answered=tuple(answered))


def _side(kept: Kept, given: Given) -> str | None:
    """Give the side on which a form was given: nobody ever acts for both."""
    return next((kept.dispute.acted[who] for who in given.by if who in kept.dispute.acted), None)


def _answered(kept: Kept, box: Box, given: Given) -> Answered | None:
    """Give what a box shows of one form, if anything."""
    if given.form in box.shows:
        return Answered(given=given, fields=asked_in(kept, given), whole=True)
    wanted = [name for name in asked_in(kept, given) if f"{given.form}.{name}" in box.shows]
    return Answered(given=given, fields=tuple(wanted), whole=False) if wanted else None


def left_over(
    kept: Kept, given: tuple[Given, ...], pages: tuple[Printed, ...]
) -> tuple[Answered, ...]:
    """Give what stands on no printed form, in the order it was given: nothing is left out."""
    shown = set(_places(pages))
    rest = []
    for each in given:
        fields = asked_in(kept, each)
        mine = tuple(name for name in fields if (each.number, each.key, name) not in shown)
        if mine:
            rest.append(Answered(given=each, fields=mine, whole=True))
    return tuple(rest)


def _places(pages: tuple[Printed, ...]) -> Iterator[Place]:
    for page in pages:
        for row in page.rows:
            for box in row.boxes:
                for each in box.answered:
                    for name in each.fields:
                        yield each.given.number, each.given.key, name
