"""Follow-up: what is resolved is followed to agreed dates, and there is a way on if it fails."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, each_choice
from workflows.choices import ANY_HIGHER_STAGE, NEXT_STAGE, Choice
from workflows.procedure import Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with steps that watch actions, and with the choices that lead there."""
    watching = {name for name, step in procedure.steps.items() if step.watches_actions}
    yield from _ways_in(procedure, watching)
    for name in procedure.steps:
        if name in watching:
            yield from _looks_again(procedure, name)
            for key, stage in procedure.stages.items():
                if name in stage.steps:
                    yield from _ways_out(procedure, key, name)
    if watching and not _plans(procedure):
        yield (
            ("steps", sorted(watching)[0]),
            "There are no actions to watch.",
            "Ask for them in a form: a field of kind actions.",
        )


def _plans(procedure: Procedure) -> bool:
    fields = (field for form in procedure.forms.values() for field in form.fields.values())
    return any(field.kind == "actions" for field in fields)


def _ways_in(procedure: Procedure, watching: set[str]) -> Iterator[Problem]:
    for path, choice in each_choice(procedure):
        if choice.resolves and choice.to not in watching:
            yield (
                path,
                "This resolves it, and nobody follows up what was agreed.",
                "Lead to a step with watches_actions: true, or take resolves: away.",
            )
        if choice.to in watching and not choice.resolves:
            yield (
                path,
                f'"{choice.to}" follows up what was agreed, and this does not say it is resolved.',
                "Add resolves: true.",
            )


def _looks_again(procedure: Procedure, name: str) -> Iterator[Problem]:
    limit = procedure.steps[name].limit
    if limit is None or not limit.agreed:
        yield (
            ("steps", name),
            "Nobody agrees when to look again at what was agreed.",
            "Add limit: {agreed: FIELD}, with a date that each way in asks for.",
        )


def _ways_out(procedure: Procedure, stage: str, name: str) -> Iterator[Problem]:
    """All done, and not done: both need a way on, at the highest stage too."""
    path: Path = ("steps", name)
    choices = [each for each in _choices_of(procedure, name) if not each.at or stage in each.at]
    if not any(_settles(procedure, each) for each in choices):
        yield path, f"At {stage} nothing ends it once all is done.", "Add a choice that does."
    if not any(_goes_on(procedure, each) for each in choices):
        yield (
            path,
            f"At {stage} there is no way on for what was not done.",
            "Add a choice to next_stage, or to an end that settles nothing.",
        )


def _choices_of(procedure: Procedure, step: str) -> list[Choice]:
    here, shared = procedure.steps[step], procedure.choices
    return [*here.choices.values(), *(shared[name] for name in here.also if name in shared)]


def _settles(procedure: Procedure, choice: Choice) -> bool:
    return choice.to in procedure.ends and procedure.ends[choice.to].settles


def _goes_on(procedure: Procedure, choice: Choice) -> bool:
    is_other_end = choice.to in procedure.ends and not procedure.ends[choice.to].settles
    return is_other_end or choice.to in (NEXT_STAGE, ANY_HIGHER_STAGE, *procedure.stages)
