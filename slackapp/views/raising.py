"""The form to raise a dispute, at the level chosen so far."""

from collections.abc import Iterator
from dataclasses import replace

from slackapp import ids
from slackapp.views import (
    blocks,
    boxes,
    earlier,
    elements,
    gaps,
    helps,
    joint,
    siblings,
    who_reads,
)
from slackapp.views.blocks import Json
from slackapp.views.drafting import savable
from slackapp.views.drawing import Drawing
from slackapp.views.meta import Meta
from slackapp.wording import beginning
from slackapp.wording import called as words
from slackapp.wording import raising as say
from slackapp.wording.filling import capital, first_asked, words_for
from workflows import fitting as of_text
from workflows import local_words
from workflows.children import form_of
from workflows.engine import Sides, lacking
from workflows.forms import Answers
from workflows.gaps import Gap
from workflows.gaps import above as gaps_above
from workflows.procedure import Procedure
from workflows.rungs import Stage
from workflows.use_cases.opening import Blank


def level_of(answers: Answers) -> str:
    """Give the level that was chosen, or nothing."""
    return str(answers.get(ids.LEVEL_FORM, {}).get(ids.LEVEL_FIELD, ""))


def begins_at(procedure: Procedure, answers: Answers) -> str:
    """Give the level that was chosen; where there is one only, nobody has to choose it."""
    first, *others = _levels(procedure)
    return level_of(answers) if others else first


def _levels(procedure: Procedure) -> dict[str, Stage]:
    return {key: each for key, each in procedure.stages.items() if each.enter.directly}


def form(blank: Blank, answers: Answers, meta: Meta) -> Json:
    """The form at the level chosen so far; every other part keeps its place when that changes."""
    stage = begins_at(blank.procedure, answers)
    drawing = _drawing(blank, answers, meta, stage)
    made = [blocks.safety_first(), *started(meta), *_under(blank), _level(blank.procedure, stage)]
    made += helps.still_to_decide(blank.procedure)
    made += gates(drawing) if stage else []
    made += earlier.rows(blank.earlier)
    made += _parts(drawing)
    made += joint.people(_lacking(blank, stage), drawing) if stage else []
    for key in blank.procedure.stages[stage].form if stage else ():
        made += boxes.form(key, drawing)
    made += gaps.above(_above(blank, stage)) if stage else []
    called = local_words.called([blank.procedure])
    drawn_for = replace(meta, stage=stage).write()
    return blocks.modal(
        ids.RAISE,
        words.raise_one(called),
        savable(made, meta, called=called),
        submit=say.CHECK,
        metadata=drawn_for,
    )


def started(meta: Meta) -> list[Json]:
    """Say to whoever writes that it was begun from a message; nothing else says so."""
    return [blocks.context(beginning.started(meta.began), "started")] if meta.began else []


def _above(blank: Blank, stage: str) -> tuple[Gap, ...]:
    found = blank.here.holders
    return tuple(gaps_above(blank.procedure, blank.directory, stage, found))


def _lacking(blank: Blank, stage: str) -> list[str]:
    """Give the posts of a joint answer that nobody is found for, and that no form asks for."""
    procedure, here = blank.procedure, blank.here
    keys = (*procedure.raising.form, *procedure.stages[stage].form)
    asked = {each.names for key in keys for each in procedure.forms[key].fields.values()}
    who = procedure.stages[stage].answered_by
    stand = Sides(
        procedure=procedure,
        who=here.holders,
        acted=_acted(blank),
        raiser=here.person,
        begun=False,
    )
    lacks = lacking(stand, who, here.holders, here.people)
    return [each.box.field for each in lacks if each.box.field not in asked]


def _acted(blank: Blank) -> dict[str, str]:
    """Whoever raises it acts for their side by that."""
    procedure = blank.procedure
    return {blank.here.person: procedure.posts[procedure.raising.by[0]].side}


def fitting(procedure: Procedure, answers: Answers) -> Answers:
    """Give what of a draft this text of the procedure can show, if it was another that it began."""
    fit = of_text.fitting(procedure.forms, answers)
    is_there = begins_at(procedure, answers) in _levels(procedure)
    return fit if is_there else {**fit, ids.LEVEL_FORM: {}}


def _under(blank: Blank) -> Iterator[Json]:
    if blank.is_one_of_several:
        yield blocks.context(blocks.escape(say.under(blank.procedure.title)), "under")


def _drawing(blank: Blank, answers: Answers, meta: Meta, stage: str) -> Drawing:
    procedure = blank.procedure
    posts = procedure.titles_of(procedure.stages[stage].answered_by) if stage else ""
    templates = words_for(procedure, stage=stage) | {"Post": capital(posts)}
    return Drawing(
        procedure=procedure,
        directory=blank.directory,
        stage=stage,
        now=blank.here.now,
        calendar=blank.here.calendar,
        person=blank.here.person,
        answers=answers,
        earlier=answers,
        known=blank.here.known,
        meta=meta,
        holders=blank.here.holders,
        found=blank.found,
        words=templates,
        acted=_acted(blank),
        raising=True,
    )


def _level(procedure: Procedure, chosen: str) -> Json:
    """Ask for the level of the decision (S1-68, S1-78); one alone is only said."""
    levels = _levels(procedure)
    if len(levels) == 1:
        only = say.only_level(levels[chosen].title, levels[chosen].help)
        return blocks.section(blocks.escape(only), "level")
    helps = dict.fromkeys((say.LEVEL_HELP, *(each.help for each in levels.values())))
    options = [
        blocks.option(say.level(each.title, first_asked(procedure, each.answered_by)), key)
        for key, each in levels.items()
    ]
    element = elements.radio_box(options, chosen)
    block_id = ids.block(ids.LEVEL_FORM, ids.LEVEL_FIELD)
    return blocks.input_block(
        say.LEVEL, element, block_id, hint=" ".join(filter(None, helps)), redraws=True
    )


def gates(drawing: Drawing) -> list[Json]:
    """Draw what the stage asks for before it opens (S1-111), before anything long is typed."""
    made: list[Json] = []
    for name in drawing.procedure.stages[drawing.stage].gates:
        gate = drawing.procedure.gates[name]
        made += boxes.form(gate.form, replace(drawing, gate=gate))
    return made


def _parts(drawing: Drawing) -> Iterator[Json]:
    """Draw the forms with their headings; those about each child stand together, by child."""
    procedure = drawing.procedure
    own = tuple(key for key in procedure.raising.form if procedure.forms[key].per_child)
    for key in procedure.raising.form:
        if key not in own[1:]:
            yield from _heading(key, drawing)
        if key in own[:1]:
            yield from siblings.each(own, drawing, _questions)
        elif key not in own:
            yield from _questions(key, drawing)


def _heading(key: str, drawing: Drawing) -> Iterator[Json]:
    part = drawing.procedure.forms[key].part
    if part:
        yield blocks.header(part, f"head-{key}")
    if key == drawing.procedure.raising.form[0]:
        yield blocks.context(who_reads.of_raising(drawing), "who_sees")
        yield from helps.button(drawing.procedure)


def _questions(key: str, drawing: Drawing) -> Iterator[Json]:
    """Draw one form; an optional one stands behind a button until asked for."""
    made = drawing.procedure.forms[form_of(key)]
    if made.optional and key not in drawing.meta.added:
        heard = siblings.button_label(made.add, key, drawing.meta)
        add = blocks.button(made.add, f"{ids.FORM_ADD}:{key}", value=key, label=heard)
        yield from blocks.actions([add], f"add-{key}")
    else:
        yield from boxes.form(key, drawing)
