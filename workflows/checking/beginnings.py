"""Where a text begins, and what disputes are listed by: one of each, asked of whoever raises."""

from collections.abc import Iterator

from workflows.beginning import asked_at_raising
from workflows.checking.finding import Path, Problem
from workflows.procedure import Procedure
from workflows.questions import WORDS, FormField

Found = tuple[Path, str, FormField]


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with ``begins``, ``category`` and ``counted``."""
    yield from _texts(procedure)
    yield from _categories(procedure)
    yield from _counted(procedure)


def _texts(procedure: Procedure) -> Iterator[Problem]:
    found = [each for each in _each(procedure) if each[2].begins]
    asked = {key for key in asked_at_raising(procedure) if _is_of_all(procedure, key)}
    for path, key, field in found:
        if field.kind not in ("text", "long") or field.at or field.asked_if or key not in asked:
            wrong = "A text cannot begin here: not everybody who raises has a box to type in."
            right = "Write begins: at a text or long field of a form of raising, without at:."
            yield (*path, "begins"), wrong, right
    yield from _one(found, "begins")


def _categories(procedure: Procedure) -> Iterator[Problem]:
    found = [each for each in _each(procedure) if each[2].category]
    asked = {key for key in procedure.raising.form if _is_of_all(procedure, key)}
    for path, key, field in found:
        if field.kind != "one" or field.at or field.asked_if or key not in asked:
            wrong = "Disputes cannot be listed by this: not each of them has one answer to it."
            right = "Write category: at a field of kind one in a form of raising, without at:."
            yield (*path, "category"), wrong, right
    yield from _one(found, "category")


def _counted(procedure: Procedure) -> Iterator[Problem]:
    """Words are counted by whether there are any, among disputes that were resolved."""
    apart = {key for rule in procedure.apart.values() for key in rule.form}
    for path, key, field in _each(procedure):
        words = () if key in apart else WORDS
        if field.counted and field.kind not in ("one", "many", *words):
            wrong = "This cannot be counted: there is nothing to choose from."
            yield (*path, "counted"), wrong, "Write counted: at a field of kind one or many."


def _one(found: list[Found], word: str) -> Iterator[Problem]:
    for path, _, _ in found[1:]:
        yield (*path, word), f"There is another {word}: in this file.", "Leave one of them."


def _is_of_all(procedure: Procedure, key: str) -> bool:
    return key in procedure.forms and not procedure.forms[key].per_child


def _each(procedure: Procedure) -> Iterator[Found]:
    for key, form in procedure.forms.items():
        for name, field in form.fields.items():
            yield ("forms", key, "fields", name), key, field
