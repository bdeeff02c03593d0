"""Facts: an answer can make each true, something asks about each, and a bar says why."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_condition, named
from workflows.procedure import Procedure
from workflows.questions import FormField


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with facts, and with names of facts."""
    yield from _answers(procedure)
    asked = set[str]()
    for path, names in _conditions(procedure):
        asked |= set(names)
        yield from named(path, names, procedure.facts, "fact")
    there = procedure.facts.keys()
    for name in there - asked if asked <= there else ():  # else one of them may be meant
        yield ("facts", name), "No rule asks about this fact.", "Name it under if: or unless:."
    for key, stage in procedure.stages.items():
        if stage.enter.unless and not stage.enter.else_says:
            path = ("stages", key, "enter")
            yield path, "Nothing says why it cannot begin here.", "Add else_says: a sentence."


def _answers(procedure: Procedure) -> Iterator[Problem]:
    fields: dict[str, list[FormField]] = {}
    for form in procedure.forms.values():
        for name, field in form.fields.items():
            fields.setdefault(name, []).append(field)
    for key, fact in procedure.facts.items():
        path: Path = ("facts", key, "when")
        yield from named(path, fact.when, fields, "field")
        for name, values in fact.when.items():
            if not values:
                yield (*path, name), f'No answer of "{name}" stands here.', "Write at least one."
            for field in fields.get(name, ()):
                yield from named((*path, name), values, field.options, "answer")


def _conditions(procedure: Procedure) -> Iterator[tuple[Path, list[str]]]:
    """Give every place that asks about facts, with their names."""
    for path, rule in each_condition(procedure):
        yield path, [name for name in (rule.if_, rule.unless) if name]
    for key, stage in procedure.stages.items():
        yield ("stages", key, "enter"), [stage.enter.unless] if stage.enter.unless else []
    for key, post in procedure.posts.items():
        yield ("posts", key, "unless"), [post.unless] if post.unless else []
