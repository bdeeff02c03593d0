"""Stages, steps and choices: every one is reached, has a limit, and leads somewhere."""

from collections.abc import Iterator

from workflows.checking.finding import Path, Problem, named
from workflows.choices import ANY_HIGHER_STAGE, NEXT_STAGE, STAY, Choice
from workflows.procedure import RESPONDER, Procedure


def problems(procedure: Procedure) -> Iterator[Problem]:
    """Find what is wrong with the ladder, its steps and their choices."""
    for key in procedure.stages:
        yield from _stage(procedure, key)
    yield from _unused(procedure)


def _stage(procedure: Procedure, key: str) -> Iterator[Problem]:
    stage, path = procedure.stages[key], ("stages", key)
    yield from named((*path, "gates"), stage.gates, procedure.gates, "gate")
    yield from named((*path, "steps"), stage.steps, procedure.steps, "step")
    if procedure.steps.keys() >= set(stage.steps):  # else it is not known what leads where
        for name in stage.steps:
            yield from _limit(procedure, key, name)
            yield from _ways_on(procedure, key, name)


def _limit(procedure: Procedure, key: str, name: str) -> Iterator[Problem]:
    """A limit that people agree on is asked for on every way to its step."""
    stage, step = procedure.stages[key], procedure.steps[name]
    if step.limit is None and RESPONDER not in step.by.posts:
        if procedure.posts.keys() >= set(step.by.posts):  # else the responder may be meant
            yield (
                ("steps", name),
                "This step has no limit.",
                "Add limit:, so that it cannot be forgotten.",
            )
        return
    own: Path = ("steps", name, "limit")
    where: Path = own if step.limit else ("stages", key, "answer_within")
    agreed = (step.limit or stage.answer_within).agreed
    if agreed and name == stage.steps[0] and not _asks(procedure, stage.form, agreed, key):
        yield (
            where,
            f'Nothing asks for "{agreed}" before this stage opens.',
            "Put the field into the stage's form, as a date that is always asked.",
        )
    for way, choice in _offered(procedure, key):
        asked = choice.limit.agreed if choice.limit else agreed
        if asked and choice.to == name and not _asks(procedure, choice.form, asked, key):
            yield (
                (*way, "form"),
                f'Nothing asks for "{asked}", which limits what follows.',
                "Put the field into this choice's form, as a date that is always asked.",
            )


def _asks(procedure: Procedure, forms: tuple[str, ...], name: str, stage: str) -> bool:
    """Is this date always asked for in these forms, at this stage?"""
    asked = (procedure.forms[key] for key in forms if key in procedure.forms)
    fields = (form.fields[name] for form in asked if name in form.fields and not form.optional)
    return any(
        field.kind == "date"
        and field.required
        and not field.asked_if
        and (not field.at or stage in field.at)
        for field in fields
    )


def _offered(procedure: Procedure, stage: str) -> Iterator[tuple[Path, Choice]]:
    """Give the choices that the steps of a stage offer in it, with the way to each."""
    for name in procedure.stages[stage].steps:
        for way, choice in _choices_of(procedure, name):
            if not choice.at or stage in choice.at:
                yield way, choice


def _choices_of(procedure: Procedure, step: str) -> Iterator[tuple[Path, Choice]]:
    here = procedure.steps[step]
    for name, choice in here.choices.items():
        yield ("steps", step, "choices", name), choice
    for name in here.also:
        if name in procedure.choices:
            yield ("choices", name), procedure.choices[name]


def _ways_on(procedure: Procedure, stage: str, step: str) -> Iterator[Problem]:
    """Look at where the choices of one step lead, as it stands in one stage."""
    here = procedure.steps[step]
    yield from named(("steps", step, "also"), here.also, procedure.choices, "choice")
    above = procedure.stages_above(stage)
    up = {NEXT_STAGE, ANY_HIGHER_STAGE, *above}
    inside = {STAY, *procedure.stages[stage].steps, *procedure.ends}
    for way, choice in _choices_of(procedure, step):
        yield from named((*way, "at"), choice.at, procedure.stages, "stage")
        if choice.at and stage not in choice.at:
            continue
        if choice.to not in inside | up:
            places = sorted(inside | {NEXT_STAGE, ANY_HIGHER_STAGE})
            yield from named((*way, "to"), [choice.to], places, "place")
        if choice.to in (NEXT_STAGE, ANY_HIGHER_STAGE) and not above:
            yield (
                way,
                f'"{way[-1]}" leads above {stage}, and there is no stage above it.',
                "Say at: for the stages where it is offered.",
            )


def _unused(procedure: Procedure) -> Iterator[Problem]:
    steps = {name for stage in procedure.stages.values() for name in stage.steps}
    gates = {name for stage in procedure.stages.values() for name in stage.gates}
    choices = {name for step in procedure.steps.values() for name in step.also}
    for place, used, who, where in (
        ("steps", steps, "No stage uses this step.", "steps: of a stage"),
        ("gates", gates, "No stage uses this gate.", "gates: of a stage"),
        ("choices", choices, "No step offers this choice.", "also: of a step"),
    ):
        there = getattr(procedure, place).keys()
        for name in there - used if used <= there else ():  # else one of them may be meant
            yield (place, name), who, f"Name it under {where}."
