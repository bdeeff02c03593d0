"""All that a procedure can lay before somebody, drawn as full as it gets."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from slackapp import ids
from slackapp.procedures.fullest import meta, recorded_now
from slackapp.procedures.laid_open import Before, Full
from slackapp.procedures.requests import request
from slackapp.views import agreeing, apart, choosing, joint, raising, reviewing, show
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.earlier import MOST
from workflows.checking import Path
from workflows.checking.finding import BESIDE, way_to
from workflows.checking.words import SAMPLE
from workflows.choices import ALERT, ANY_HIGHER_STAGE, Choice
from workflows.dispute import Dispute
from workflows.proving.council import Council
from workflows.proving.walking import Walk
from workflows.use_cases.apart import Form
from workflows.use_cases.earlier import Earlier, are_shown
from workflows.use_cases.opening import Opened


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A form, page or message as Slack is sent it; where in the file the most of it comes from."""

    path: Path
    view: Json

    @property
    def blocks(self) -> int:
        """How many blocks it has."""
        return len(self.view["blocks"])


def drawn(walk: Walk, council: Council) -> Iterator[Drawn]:
    """Draw the form to raise at each stage, and whatever anybody can open in any state."""
    full = Full(council)
    for stage in council.procedure.stages:
        yield Drawn(path=("stages", stage), view=_raising(full, stage, walk.states[0]))
    for key in council.procedure.apart:
        yield Drawn(path=("apart", key), view=_apart(full, key))
    seen = set[Hashable]()
    for at, state in walk.live():
        for offer in walk.offers[at]:
            before = Before(full, state, offer)
            if before.alike not in seen:
                seen.add(before.alike)
                yield from _of_state(before)
            if before.buttons not in seen:
                seen.add(before.buttons)
                yield from _with_buttons(before)


def _raising(full: Full, stage: str, dispute: Dispute) -> Json:
    answers = {**full.answers(stage), ids.LEVEL_FORM: {ids.LEVEL_FIELD: stage}}
    before = Earlier(procedure=full.procedure, dispute=replace(dispute, reference=SAMPLE))
    shown = (before,) * MOST if are_shown(full.procedure) else ()
    return raising.form(replace(full.blank(), earlier=shown), answers, meta(full.procedure))


def _apart(full: Full, key: str) -> Json:
    stage = next(iter(full.procedure.stages))
    choice = replace(meta(full.procedure), choice=key)
    return apart.form(Form(blank=full.blank(), own=frozenset()), full.answers(stage), choice)


def _with_buttons(before: Before) -> Iterator[Drawn]:
    """Draw the page of a dispute, and the message that asks; what is done so far adds no words."""
    step: Path = ("steps", before.dispute.step)
    yield Drawn(path=step, view=show.show(replace(before.opened, history=())))
    if before.offer.choices:
        yield Drawn(path=step, view=request(before))


def _of_state(before: Before) -> Iterator[Drawn]:
    """Draw what one person can open."""
    opened = before.opened
    for path, name, choice in _choices(before):
        for stage in _stages(before, choice):
            acting = _acting(before, opened, name, stage)
            one_form = opened.procedure.steps[opened.dispute.step].one_form and path[0] != BESIDE
            draw = reviewing.step_form if one_form else partial(choosing.choice_form, name=name)
            yield Drawn(path=path, view=draw(acting))
    if waits := before.records_for:
        form = agreeing.agreement_form(_acting(before, opened, "", waits))
        yield Drawn(path=("stages", waits), view=form)
    if before.agrees_to:
        acting = _acting(before, opened, "", opened.dispute.stage)
        path = way_to(opened.procedure, opened.dispute.step, before.agrees_to)
        yield Drawn(path=path, view=joint.agree_form(acting))


def _choices(before: Before) -> Iterator[tuple[Path, str, Choice]]:
    """Give what this person may choose; immediate safety has a form of its own."""
    procedure, step = before.full.procedure, before.dispute.step
    for name in before.offer.choices:
        yield way_to(procedure, step, name), name, procedure.choices_of(step)[name]
    for name in before.offer.beside:
        if name != ALERT:
            yield (BESIDE, name), name, procedure.any_time[name]


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
