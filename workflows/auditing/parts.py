"""Somebody's part in a dispute: the lines of it that they did, or in which they are named."""

from dataclasses import asdict, dataclass

from workflows.auditing.marking import is_named
from workflows.file_copy.kept import Kept
from workflows.file_copy.naming import texts_in
from workflows.forms import Filled
from workflows.history import Entry


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the history, and the forms with it that are theirs, or that name them."""

    entry: Entry
    forms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PartIn:
    """Somebody's part in one dispute."""

    kept: Kept
    lines: tuple[Line, ...]


def part_in(kept: Kept, person: str) -> PartIn | None:
    """Give somebody's part in a dispute; None where nothing in it is about them."""
    lines = tuple(line for entry in kept.history if (line := _line(kept, entry, person)))
    return PartIn(kept=kept, lines=lines) if lines else None


def _line(kept: Kept, entry: Entry, person: str) -> Line | None:
    answers = kept.answers.get(entry.number, {})
    name = kept.directory.name(person)
    is_theirs = person in (entry.person, entry.whose)
    forms = tuple(key for key in answers if is_theirs or _names(answers[key], person, name))
    told = any(_holds(asdict(event), person) for event in entry.events)
    return Line(entry=entry, forms=forms) if is_theirs or forms or told else None


def _names(filled: Filled, person: str, name: str) -> bool:
    texts = [text for value in filled.values() for text in texts_in(value)]
    return person in texts or any(is_named(name, text) for text in texts)


def _holds(part: object, person: str) -> bool:
    match part:
        case dict():
            return any(_holds(each, person) for each in part.values())
        case list() | tuple():
            return any(_holds(each, person) for each in part)
        case _:
            return part == person
