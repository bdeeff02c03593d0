"""Every form that a procedure can lay before somebody, drawn as full as it gets, and measured."""

import json
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from slackapp import ids
from slackapp.procedures.fullest import meta, recorded_now
from slackapp.procedures.laid_open import Before, Full
from slackapp.views import agreeing, apart, choosing, joint, raising, reviewing
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from workflows.checking import Path, Problem
from workflows.checking.finding import BESIDE
from workflows.choices import ALERT, ANY_HIGHER_STAGE, Choice
from workflows.procedure import Procedure
from workflows.proving.council import Council
from workflows.proving.walking import Walk
from workflows.use_cases.opening import Opened

#: What Slack takes of one form: https://docs.slack.dev/reference/views and .../block-kit
MOST_BLOCKS, MOST_SIGNS = 100, 250_000


@dataclass(frozen=True, kw_only=True)
class Modal:
    """One form as it is drawn, and where in the file the largest part of it comes from."""

    path: Path
    blocks: int
    signs: int


def modals(walk: Walk, council: Council) -> Iterator[Modal]:
    """Draw every form: to raise at each stage, and whatever is offered to anybody in any state."""
    full = Full(council)
    for stage in council.procedure.stages:
        yield _measured(("stages", stage), _raising(full, stage))
    for key in council.procedure.apart:
        yield _measured(("apart", key), _apart(full, key))
    drawn = set[Hashable]()
    for at, state in walk.live():
        for offer in walk.offers[at]:
            before = Before(full, state, offer)
            if before.alike not in drawn:
                drawn.add(before.alike)
                yield from _of_state(before)


def problems(found: Iterable[Modal]) -> Iterator[Problem]:
    """Find the forms that Slack would not take."""
    for modal in found:
        if modal.blocks > MOST_BLOCKS or modal.signs > MOST_SIGNS:
            yield (
                modal.path,
                f"The form is {modal.blocks} blocks and {modal.signs} signs long; Slack takes "
                f"{MOST_BLOCKS} and {MOST_SIGNS}.",
                "Ask less at once, or show fewer earlier forms.",
            )


def _measured(path: Path, view: Json) -> Modal:
    return Modal(path=path, blocks=len(view["blocks"]), signs=len(json.dumps(view)))


def _raising(full: Full, stage: str) -> Json:
    answers = {**full.answers(stage), ids.LEVEL_FORM: {ids.LEVEL_FIELD: stage}}
    return raising.form(full.blank(), answers, meta(full.procedure))


def _apart(full: Full, key: str) -> Json:
    stage = next(iter(full.procedure.stages))
    choice = replace(meta(full.procedure), choice=key)
    return apart.form(full.blank(), full.answers(stage), choice)


def _of_state(before: Before) -> Iterator[Modal]:
    """Draw what one person can open."""
    opened = before.opened()
    for path, name, choice in _choices(before):
        for stage in _stages(before, choice):
            acting = _acting(before, opened, name, stage)
            one_form = opened.procedure.steps[opened.dispute.step].one_form and path[0] != BESIDE
            draw = reviewing.step_form if one_form else partial(choosing.choice_form, name=name)
            yield _measured(path, draw(acting))
    if waits := before.records_for:
        form = agreeing.agreement_form(_acting(before, opened, "", waits))
        yield _measured(("stages", waits), form)
    if before.agrees_to:
        acting = _acting(before, opened, "", opened.dispute.stage)
        path = _path(opened.procedure, opened.dispute.step, before.agrees_to)
        yield _measured(path, joint.agree_form(acting))


def _choices(before: Before) -> Iterator[tuple[Path, str, Choice]]:
    """Give what this person may choose; immediate safety has a form of its own."""
    procedure, step = before.full.procedure, before.dispute.step
    for name in before.offer.choices:
        yield _path(procedure, step, name), name, procedure.choices_of(step)[name]
    for name in before.offer.beside:
        if name != ALERT:
            yield (BESIDE, name), name, procedure.any_time[name]


def _path(procedure: Procedure, step: str, choice: str) -> Path:
    own = choice in procedure.steps[step].choices
    return ("steps", step, "choices", choice) if own else ("choices", choice)


def _stages(before: Before, choice: Choice) -> tuple[str, ...]:
    """Give the stages that its form can ask about: of any higher one, each."""
    stage = before.dispute.stage
    above = before.full.procedure.stages_above(stage)
    return above if choice.to == ANY_HIGHER_STAGE else (*above[:1], stage)[:1]


def _acting(before: Before, opened: Opened, choice: str, stage: str) -> Acting:
    procedure = opened.procedure
    chosen = {
        ids.NEXT_FORM: {ids.NEXT_FIELD: choice},
        ids.ANSWERS_FORM: {ids.STAGE_FIELD: stage},
        **recorded_now(procedure),
    }
    answers = before.full.answers(stage, opened.dispute.stage)
    return Acting(opened=opened, answers={**answers, **chosen}, meta=meta(procedure))
