"""What a stage asks for before it opens, as boxes: its gates and its form, now or later."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from slackapp import ids
from slackapp.views import blocks, boxes, elements
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.drawing import Drawing
from slackapp.views.typed import Typed
from slackapp.wording import opening as say
from workflows.forms import Answers, Value
from workflows.procedure import RESPONDER, Procedure
from workflows.rungs import Gate


def asked(acting: Acting, stage: str) -> Iterator[Json]:
    """Draw all that *stage* still needs; where that is one thing, it is not put off here again."""
    gates, forms = _gates(acting, stage), acting.opened.procedure.stages[stage].form
    can_wait = acting.opened.dispute.opening is None or len(gates) + len(forms) > 1
    drawing = _drawing(acting, stage)
    for gate in gates:
        if gate.must:
            yield from boxes.form(gate.form, replace(drawing, gate=gate))
        else:
            yield from _now_or_later(gate.form, gate.needs, drawing, gate, can_wait=can_wait)
    for key in forms:
        title = drawing.procedure.forms[key].title
        yield from _now_or_later(key, title, drawing, None, can_wait=can_wait)


def _gates(acting: Acting, stage: str) -> list[Gate]:
    """Give the gates of a stage that are not met yet."""
    opening, procedure = acting.opened.dispute.opening, acting.opened.procedure
    met = opening.met if opening and opening.stage == stage else frozenset()
    names = procedure.stages[stage].gates
    return [procedure.gates[name] for name in names if name not in met]


def _drawing(acting: Acting, stage: str) -> Drawing:
    """Boxes belong to one stage; a form that was recorded while it waits begins as it was.

    What was recorded for the stage where it is now, on the way there, says nothing of this one.
    """
    opened, drawing = acting.opened, acting.drawing(stage)
    led_here = max((entry.number for entry in opened.history if entry.moved), default=0)
    recorded = {key for each in opened.history if each.number > led_here for key in each.forms}
    kept = {
        key: {f"{name}~{stage}": value for name, value in opened.latest.get(key, {}).items()}
        for key in recorded
    }
    answers = {
        key: {**kept.get(key, {}), **drawing.answers.get(key, {})}
        for key in (*kept, *drawing.answers)
    }
    return replace(drawing, answers=answers, of_one_stage=True)


def _now_or_later(
    key: str, what: str, drawing: Drawing, gate: Gate | None, *, can_wait: bool
) -> Iterator[Json]:
    chosen = _chosen(drawing.answers, key, drawing.stage)
    if can_wait:
        options = [blocks.option(say.NOW, ids.NOW), blocks.option(say.NOT_YET, ids.NOT_YET)]
        block_id = ids.block(ids.NOW_FORM, key, version=drawing.stage)
        box = elements.radio_box(options, str(chosen))
        yield blocks.input_block(say.now_or_later(what), box, block_id, redraws=True)
    if chosen == ids.NOW or not can_wait:
        yield from boxes.form(key, replace(drawing, gate=gate))


def _chosen(answers: Answers, key: str, stage: str) -> Value:
    return answers.get(ids.NOW_FORM, {}).get(f"{key}~{stage}", "")


def names(procedure: Procedure, stage: str, post: str) -> bool:
    """Does the form of a stage itself ask who answers it?"""
    forms = (procedure.forms[key] for key in procedure.stages[stage].form)
    return any(field.names in (post, RESPONDER) for form in forms for field in form.fields.values())


def said_of(acting: Acting, stage: str) -> Iterator[str]:
    """Give what is chosen of each thing that may wait: now, not yet, or nothing so far."""
    asks = acting.opened.procedure.stages[stage]
    gates = [acting.opened.procedure.gates[name] for name in asks.gates]
    for key in (*(gate.form for gate in gates if not gate.must), *asks.form):
        yield str(_chosen(acting.answers, key, stage))


def without_what_waits(typed: Typed) -> Typed:
    """Leave out the forms that were put off: what stands in their boxes is not sent."""
    chosen: Mapping[str, Value] = typed.get(ids.NOW_FORM, {})
    put_off = {key for key, value in chosen.items() if value != ids.NOW}
    return {key: filled for key, filled in typed.items() if key not in put_off}


def stage_chosen(answers: Answers) -> str:
    """Give the stage that was chosen, where a choice may lead to any higher one."""
    return str(answers.get(ids.ANSWERS_FORM, {}).get(ids.STAGE_FIELD, ""))


def which_stage(acting: Acting) -> Json:
    """Ask to which of the higher stages."""
    procedure, dispute = acting.opened.procedure, acting.opened.dispute
    options = [
        blocks.option(procedure.stages[key].title, key)
        for key in procedure.stages_above(dispute.stage)
    ]
    element = elements.radio_box(options, stage_chosen(acting.answers))
    block_id = ids.block(ids.ANSWERS_FORM, ids.STAGE_FIELD)
    return blocks.input_block(say.WHICH_STAGE, element, block_id, redraws=True)
