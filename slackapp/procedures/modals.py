"""Every form that a procedure can lay before somebody, drawn as full as it gets, and measured."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from slackapp import ids
from slackapp.procedures.fullest import directory, fullest, meta
from slackapp.views import agreeing, apart, choosing, raising, reviewing
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from workflows import engine
from workflows.checking import Path, Problem
from workflows.commands import Here
from workflows.dispute import Dispute
from workflows.events import Entry
from workflows.procedure import Procedure
from workflows.proving.council import Council
from workflows.proving.walking import BEGINS, Walk
from workflows.use_cases.opening import Blank, Opened

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
    procedure = walk.procedure
    for stage in procedure.stages:
        yield _measured(("stages", stage), _raising(council, stage))
    for key in procedure.apart:
        yield _measured(("apart", key), _apart(council, key))
    drawn = set[object]()
    for _, state in walk.live():
        for post in procedure.posts:
            opened = _opened(council, state, post)
            waits = state.opening.stage if opened.may_open_stage and state.opening else ""
            alike = (state.stage, state.step, post, opened.offered, waits)
            if alike not in drawn:
                drawn.add(alike)
                yield from _of_state(council, opened, waits)


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


def _raising(council: Council, stage: str) -> Json:
    procedure = council.procedure
    here = council.here(procedure.raising.by[0], BEGINS)
    answers = {**fullest(council, stage), ids.LEVEL_FORM: {ids.LEVEL_FIELD: stage}}
    blank = _blank(council, here)
    return raising.form(blank, answers, meta(procedure))


def _apart(council: Council, key: str) -> Json:
    procedure = council.procedure
    here = council.here(procedure.apart[key].by[0], BEGINS)
    stage = next(iter(procedure.stages))
    choice = replace(meta(procedure), choice=key)
    return apart.form(_blank(council, here), fullest(council, stage), choice)


def _blank(council: Council, here: Here) -> Blank:
    return Blank(
        procedure=council.procedure,
        directory=directory(council),
        here=here,
        found=here.holders,
    )


def _of_state(council: Council, opened: Opened, waits: str) -> Iterator[Modal]:
    """Draw what one person can open; *waits* is the stage for which they can record something."""
    key = opened.dispute.step
    step = council.procedure.steps[key]
    for name in opened.offered:
        acting = _acting(council, opened, name)
        if step.one_form:
            yield _measured(("steps", key), reviewing.step_form(acting))
        else:
            path = _path(council.procedure, key, name)
            yield _measured(path, choosing.choice_form(acting, name))
    if waits:
        form = agreeing.agreement_form(_acting(council, opened, ""))
        yield _measured(("stages", waits), form)


def _path(procedure: Procedure, step: str, choice: str) -> Path:
    own = choice in procedure.steps[step].choices
    return ("steps", step, "choices", choice) if own else ("choices", choice)


def _acting(council: Council, opened: Opened, choice: str) -> Acting:
    dispute = opened.dispute
    above = council.procedure.stage_after(dispute.stage) or dispute.stage
    answers = {**fullest(council, above), **fullest(council, dispute.stage)}
    chosen = {ids.NEXT_FORM: {ids.NEXT_FIELD: choice}}
    return Acting(opened=opened, answers={**answers, **chosen}, meta=meta(council.procedure))


def _opened(council: Council, state: Dispute, post: str) -> Opened:
    procedure, here = council.procedure, council.here(post, state.clock.started)
    raised = Entry(number=1, at=here.now, person=state.raised_by, visit=0, events=())
    return Opened(
        procedure=procedure,
        dispute=state,
        directory=directory(council),
        here=here,
        history=(raised,),
        latest=fullest(council, state.stage),
        proposed={},
        offered=engine.offered(procedure, state, here),
        may_open_stage=engine.may_record(procedure, state, here),
        may_agree=False,
    )
