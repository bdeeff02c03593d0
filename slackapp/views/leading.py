"""Where a choice leads: who is asked next and by when, in full, before anything is sent."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from slackapp import ids
from slackapp.views import (
    answering,
    blocks,
    boxes,
    dates,
    elements,
    entering,
    joint,
    who_hears,
)
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.wording import acting as say
from slackapp.wording import joint as joint_words
from slackapp.wording import opening, times
from slackapp.wording import raising as raising_words
from slackapp.wording.filling import fill, listed
from workflows.choices import ANY_HIGHER_STAGE, Choice
from workflows.engine import Preview, asks_all, held, opens_as, posts_of, preview, titles_of
from workflows.forms import Value
from workflows.procedure import RESPONDER
from workflows.rungs import stage_name
from workflows.use_cases.opening import Opened


def asked_of(acting: Acting, choice: Choice) -> Iterator[Json]:
    """Draw what a choice asks: where it leads, its gates before anything long, then its boxes."""
    opened, drawing = acting.opened, acting.drawing()
    yield from joint.asked_of_several(acting, choice)
    yield from dates.takes(acting, choice)
    if choice.to == ANY_HIGHER_STAGE:
        yield entering.which_stage(acting)
    leads = _leads(acting, choice)
    yield from leads_to(acting, leads)
    if leads.stage and records_here(opened, leads.stage):
        yield from entering.asked(acting, leads.stage)
    for key in choice.form:
        form = opened.procedure.forms[key]
        if form.part:
            yield blocks.header(form.part, f"head-{key}")
        yield from boxes.form(key, drawing)
    yield from joint.signed_by_each(acting, choice)
    yield from who_hears.of_a_choice(acting, choice, leads.stage if opens(acting, leads) else "")


def opens(acting: Acting, leads: Preview) -> bool:
    """Does a stage open with what is answered so far?"""
    if not leads.stage:
        return False
    asks = leads.gates or acting.opened.procedure.stages[leads.stage].form
    return not asks or answered(acting, leads) is Answered.YES


def submit_of(acting: Acting, choice: Choice) -> str:
    """Give the words of the button that sends: what it does, with the gate answered so far."""
    if asks_all(acting.opened.procedure, acting.opened.dispute, choice):
        return joint_words.ASK_FOR_AGREEMENT
    leads = _leads(acting, choice)
    match answered(acting, leads):
        case Answered.NOT_YET:
            return say.ask_for(leads.stage)
        case Answered.NO:
            return say.RECORD_NO
        case _:
            return fill(choice.says, {**acting.words, **_next(leads)})


def _leads(acting: Acting, choice: Choice) -> Preview:
    opened, asked_for = acting.opened, entering.stage_chosen(acting.answers)
    return preview(opened.procedure, opened.dispute, choice, opened.here, asked_for)


def _next(leads: Preview) -> dict[str, str]:
    """Give the words of the stage that it leads to, which need not be the next one."""
    return {"next_stage": stage_name(leads.stage)} if leads.stage else {}


class Answered(Enum):
    """How the gates of the next stage stand in a form: what is typed, not what is recorded."""

    NOTHING = auto()
    YES = auto()
    NO = auto()
    NOT_YET = auto()


def answered(acting: Acting, leads: Preview) -> Answered:
    """Give the worst of what the gates of the next stage are answered with here."""
    gates = [acting.opened.procedure.gates[name] for name in leads.gates]
    found = {
        _answer(acting.answers.get(gate.form, {}).get(f"{field}~{leads.stage}", ""), value)
        for gate in gates
        for field, value in gate.must.items()
    }
    if leads.stage:
        found |= {_answer(said, ids.NOW) for said in entering.said_of(acting, leads.stage)}
    worst_first = (Answered.NO, Answered.NOT_YET, Answered.YES)
    return next((each for each in worst_first if each in found), Answered.NOTHING)


def _answer(given: Value, wanted: str) -> Answered:
    if given == ids.NOT_YET:
        return Answered.NOT_YET
    if not given:
        return Answered.NOTHING
    return Answered.YES if given == wanted else Answered.NO


def records_here(opened: Opened, stage: str) -> bool:
    """May this person record what a stage asks for, in the very form that asks for the stage?"""
    return opens_as(opened.procedure, opened.dispute, stage, opened.here) is not None


def leads_to(acting: Acting, leads: Preview) -> Iterator[Json]:
    """Say who is asked next and by when, in full, before anything is sent."""
    opened = acting.opened
    if leads.stage:
        yield from _goes_to_stage(acting, leads)
        named = entering.names(opened.procedure, leads.stage, leads.post)
        if leads.person is None and not leads.together and not named:
            yield from _nobody(acting, leads)
    elif leads.step and leads.due and leads.person != opened.dispute.raised_by:
        post = _posts(opened, leads)
        until = times.until(leads.due.at)
        words = say.will_have(post, until, times.rule(leads.due))
        yield blocks.section(f"*{words}*", "leads")
    if leads.latest:
        yield blocks.context(opening.up_to(times.day(leads.latest.day)), "latest")
    if leads.together:
        yield from joint.people(_to_choose(opened, leads), acting.drawing(leads.stage))


def _to_choose(opened: Opened, leads: Preview) -> Iterator[str]:
    """Give the posts that nobody is found for, and that the stage's own form does not ask for."""
    for post in leads.together.lacking if leads.together else ():
        if not leads.stage or not entering.names(opened.procedure, leads.stage, post):
            yield post


def _posts(opened: Opened, leads: Preview) -> str:
    asked = {post: who or "" for post, who in _asked_first(opened, leads).items()}
    return titles_of(opened.procedure, opened.dispute, asked, "and")


def _names(opened: Opened, leads: Preview) -> str:
    people = _asked_first(opened, leads).values()
    return listed([opened.directory.name(each) for each in people if each])


def _asked_first(opened: Opened, leads: Preview) -> Mapping[str, str | None]:
    """Give post and person of whom the first step asks: of those who answer, or somebody else."""
    by = opened.procedure.steps[leads.step].by.posts
    if leads.stage and RESPONDER not in by:
        who = held(opened.dispute, opened.here.holders)
        return {post: who.get(post) for post in by}
    return leads.together.people if leads.together else {leads.post: leads.person}


def _goes_to_stage(acting: Acting, leads: Preview) -> Iterator[Json]:
    opened, procedure = acting.opened, acting.opened.procedure
    asks = procedure.stages[leads.stage]
    waits = bool(asks.gates or asks.form)
    post, what = _posts(opened, leads), procedure.steps[leads.step].what
    limit = times.time_given(leads.due) if leads.due else ""
    openers = procedure.post_titles(procedure.opened_by(leads.stage))
    if waits and leads.record_by and not records_here(opened, leads.stage):
        words = say.agreement_first(openers, times.by(leads.record_by), post, limit)
        if not procedure.needs_agreement_only(leads.stage):
            first = opening.first(openers, leads.stage, times.by(leads.record_by))
            words = f"{first} {opening.then_asked(post, limit)}"
        yield blocks.section(words, "leads")
    elif answered(acting, leads) is Answered.NO:
        yield blocks.section(say.stays(opened.dispute.stage, leads.stage), "leads")
    elif answered(acting, leads) is Answered.NOT_YET:
        yield blocks.section(_waits(opened, leads, post, limit), "leads")
    elif leads.person:
        name = _names(opened, leads)
        words = opening.on_the_day_you_agree(name, post, what)
        if leads.due:
            words = say.goes_to(name, post, what, times.by(leads.due))
        yield blocks.section(blocks.escape(words), "leads")
    if leads.instead_of:
        party = opened.directory.name(leads.instead_of)
        yield blocks.context(blocks.escape(raising_words.passes_over(party)), "passes_over")
    if not records_here(opened, leads.stage):
        yield blocks.context(say.tells(openers, waits=waits), "tells")


def _waits(opened: Opened, leads: Preview, post: str, limit: str) -> str:
    """Say what happens while the agreement is still to come."""
    agreement = opened.procedure.needs_agreement_only(leads.stage)
    if opened.dispute.waits_to_open:
        return say.YES_OR_NO if agreement else opening.LEFT_FOR_LATER
    due = times.by(leads.record_by) if leads.record_by else ""
    needs = needs_of(opened, leads.stage)
    return f"{say.then_needs(leads.stage, needs, due)} {opening.then_asked(post, limit)}"


def needs_of(opened: Opened, stage: str) -> str:
    """Say what a stage needs before it opens, to the person in front of the form."""
    own = posts_of(opened.here.person, held(opened.dispute, opened.here.holders))
    return opening.needs(opened.procedure, stage, frozenset(own))


def _nobody(acting: Acting, leads: Preview) -> Iterator[Json]:
    """Ask for a person where the ladder has a gap; it is said, never guessed."""
    drawing = acting.drawing(leads.stage)
    words = raising_words.nobody_fills_in(answering.gap(drawing, (leads.post,)))
    yield blocks.context(blocks.escape(words), "nobody")
    filled = acting.answers.get(ids.ANSWERS_FORM, {})
    element = elements.person_box(
        str(filled.get(ids.ANSWERS_FIELD, "")), drawing.directory, drawing.procedure
    )
    block_id = ids.block(ids.ANSWERS_FORM, ids.ANSWERS_FIELD)
    yield blocks.input_block(say.WHO_ANSWERS, element, block_id)
