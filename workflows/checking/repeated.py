"""Names that stand twice in one list, of what can be asked, shown or offered once only."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_choice
from workflows.procedure import Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find them."""
    for path, names in _lists(procedure):
        for name in dict.fromkeys(names):
            if names.count(name) > 1:
                yield path, f'"{name}" stands here twice.', "Take one of them away."


def _lists(procedure: Procedure) -> Iterator[tuple[Path, tuple[str, ...]]]:
    yield ("raising", "form"), procedure.raising.form
    for key, stage in procedure.stages.items():
        yield ("stages", key, "form"), stage.form
        yield ("stages", key, "gates"), stage.gates
    for key, step in procedure.steps.items():
        yield ("steps", key, "shows", "forms"), step.shows.forms
        yield ("steps", key, "also"), step.also
    for path, choice in each_choice(procedure):
        yield (*path, "form"), choice.form
        if choice.shows:
            yield (*path, "shows", "forms"), choice.shows.forms
    for key, rule in procedure.apart.items():
        yield ("apart", key, "form"), rule.form
