"""Where a choice leads: who is asked next and by when, in full, before anything is sent."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import blocks, boxes, elements
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.raising import gates
from slackapp.wording import acting as say
from slackapp.wording import raising as raising_words
from slackapp.wording import times
from workflows.engine import Preview, held, preview
from workflows.procedure import Choice
from workflows.use_cases.opening import Opened


def asked_of(acting: Acting, choice: Choice) -> Iterator[Json]:
    """Draw what a choice asks: where it leads, its gates before anything long, then its boxes."""
    opened, drawing = acting.opened, acting.drawing()
    leads = preview(opened.procedure, opened.dispute, choice, opened.here)
    yield from leads_to(acting, leads)
    if leads.gates and records_here(opened):
        yield from gates(acting.drawing(leads.stage))
    for key in choice.form:
        form = opened.procedure.forms[key]
        if form.part:
            yield blocks.header(form.part, f"head-{key}")
        yield from boxes.form(key, drawing)


def records_here(opened: Opened) -> bool:
    """May this person record what a stage asks for, in the very form that asks for the stage?"""
    procedure = opened.procedure
    openers = (*procedure.raising.by, procedure.silence.stands_in)
    who = held(opened.dispute, opened.here.holders)
    return opened.here.person in {who.get(post) for post in openers}


def leads_to(acting: Acting, leads: Preview) -> Iterator[Json]:
    """Say who is asked next and by when, in full, before anything is sent."""
    opened = acting.opened
    if leads.stage:
        yield from _goes_to_stage(opened, leads)
        if leads.person is None:
            yield from _nobody(acting, leads)
    elif leads.step and leads.due and leads.person != opened.dispute.raised_by:
        post = opened.procedure.posts[leads.post].title
        until = times.until(leads.due.at)
        words = say.will_have(post, until, leads.due.rule)
        yield blocks.section(f"*{words}*", "leads")


def _goes_to_stage(opened: Opened, leads: Preview) -> Iterator[Json]:
    procedure = opened.procedure
    post, what = procedure.posts[leads.post].title, procedure.steps[leads.step].what
    limit = leads.due.rule if leads.due else ""
    raiser = procedure.posts[procedure.raising.by[0]].title
    if leads.gates and leads.record_by and not records_here(opened):
        words = say.agreement_first(raiser, times.by(leads.record_by), post, limit)
        yield blocks.section(words, "leads")
    elif leads.person and leads.due:
        name = opened.directory.name(leads.person)
        words = say.goes_to(name, post, what, times.by(leads.due))
        yield blocks.section(blocks.escape(words), "leads")
    if not records_here(opened):
        yield blocks.context(say.tells(raiser, waits=bool(leads.gates)), "tells")


def _nobody(acting: Acting, leads: Preview) -> Iterator[Json]:
    """Ask for a person where the ladder has a gap; it is said, never guessed."""
    drawing = acting.drawing(leads.stage)
    title = acting.opened.procedure.posts[leads.post].title
    yield blocks.context(raising_words.nobody_fills_in(title, boxes.team(drawing)), "nobody")
    filled = acting.answers.get(ids.ANSWERS_FORM, {})
    element = elements.person_box(
        str(filled.get(ids.ANSWERS_FIELD, "")), drawing.directory, drawing.procedure
    )
    block_id = ids.block(ids.ANSWERS_FORM, ids.ANSWERS_FIELD)
    yield blocks.input_block(say.WHO_ANSWERS, element, block_id)
