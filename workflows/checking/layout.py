"""The layout of the copy for the child's file: what its boxes show is asked, or known."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, named
from workflows.checking.words import SAMPLE, fits
from workflows.layout import KNOWN, PrintedForm
from workflows.procedure import Procedure
from workflows.rungs import stage_name

#: As long as an answer can be.
LONGEST = 3000


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what a printed form shows that nobody was asked, and rows that stand nowhere."""
    for name, each in procedure.layout.items():
        path: Path = ("layout", name)
        yield from named((*path, "at"), each.at, procedure.stages, "stage")
        yield from _words(path, each, procedure)
        yield from _rows(path, each, procedure)
        printed_at = _printed_at(name, procedure)
        for number, row in enumerate(each.rows):
            yield from named(
                (*path, "rows", number, "at"), row.at, printed_at, "stage of this form"
            )
            for box in row.boxes:
                shown = (*path, "rows", number, "shows")
                yield from named(shown, box.shows, _can_show(procedure), "form or answer")


def _rows(path: Path, each: PrintedForm, procedure: Procedure) -> Iterator[Problem]:
    if bool(each.rows) == bool(each.like):
        yield path, "It has no rows of its own, or those of another as well.", "Write rows or like."
    if each.like:
        with_rows = [name for name, other in procedure.layout.items() if other.rows]
        yield from named((*path, "like"), (each.like,), with_rows, "printed form with rows")


def _printed_at(name: str, procedure: Procedure) -> list[str]:
    """Give the stages for which a form's rows are printed: its own, and of those like it."""
    every = procedure.layout.items()
    return [stage for key, each in every if name in (key, each.like) for stage in each.at]


def _can_show(procedure: Procedure) -> Iterator[str]:
    yield from KNOWN
    for key, form in procedure.forms.items():
        yield key
        yield from (f"{key}.{name}" for name in form.fields)


def _words(path: Path, each: PrintedForm, procedure: Procedure) -> Iterator[Problem]:
    """What depends on the stage can be said only of a form that is printed for each stage."""
    stage = max(map(stage_name, procedure.stages), key=len)
    of_stage = dict.fromkeys(("stage", "Stage", "next_stage"), stage) if each.at else {}
    words = {"reference": SAMPLE, **of_stage}
    yield from fits((*path, "title"), each.title, LONGEST, words)
    for number, row in enumerate(each.rows):
        at = (*path, "rows", number)
        for said in (row.part, row.note, *(box.says for box in row.boxes)):
            yield from fits(at, said, LONGEST, words)
