"""Choices that stand only with a certain answer: their form always asks it, and a no says why."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_choice
from workflows.checking.words import fits
from workflows.choices import Choice
from workflows.procedure import Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find answers that a choice needs and its form does not ask, and a no that says nothing."""
    for path, choice in each_choice(procedure):
        if bool(choice.must) != bool(choice.else_says):
            yield (
                path,
                "must: and else_says: belong together.",
                "Write both: the answer, and what is said to whoever gives another.",
            )
        yield from fits((*path, "else_says"), choice.else_says, 300, {})
        yield from _asked(procedure, (*path, "must"), choice)


def _asked(procedure: Procedure, path: Path, choice: Choice) -> Iterator[Problem]:
    for name, value in choice.must.items():
        if not _is_always_asked(procedure, choice, name, value):
            yield (
                path,
                f'"{name}: {value}" is no answer that this choice always asks for.',
                "Write a field of its form that is always asked, and one of its options.",
            )


def _is_always_asked(procedure: Procedure, choice: Choice, name: str, value: str) -> bool:
    """Is it one choice among options, asked whatever else is answered, at each of its stages?"""
    forms = [procedure.forms[key] for key in choice.form if key in procedure.forms]
    fields = [form.fields[name] for form in forms if name in form.fields and not form.optional]
    return any(
        field.kind == "one"
        and value in field.options
        and field.required
        and not field.asked_if
        and not set(choice.at or procedure.stages) - set(field.at or procedure.stages)
        for field in fields
    )
