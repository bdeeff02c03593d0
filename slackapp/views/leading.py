"""Where a choice leads: who is asked next and by when, in full, before anything is sent."""

from collections.abc import Iterator
from enum import Enum, auto

from slackapp import ids
from slackapp.views import blocks, boxes, elements, who_hears
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.raising import gates
from slackapp.wording import acting as say
from slackapp.wording import raising as raising_words
from slackapp.wording import times
from slackapp.wording.filling import fill, listed
from workflows.engine import Preview, held, preview
from workflows.forms import Value
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
    yield from who_hears.of_a_choice(acting, choice, leads.stage if opens(acting, leads) else "")


def opens(acting: Acting, leads: Preview) -> bool:
    """Does a stage open with what is answered so far?"""
    is_met = answered(acting, leads) is Answered.YES or not leads.gates
    return bool(leads.stage) and is_met


def submit_of(acting: Acting, choice: Choice) -> str:
    """Give the words of the button that sends: what it does, with the gate answered so far."""
    leads = preview(acting.opened.procedure, acting.opened.dispute, choice, acting.opened.here)
    match answered(acting, leads):
        case Answered.NOT_YET:
            return say.ask_for(leads.stage)
        case Answered.NO:
            return say.RECORD_NO
        case _:
            return fill(choice.says, acting.words)


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
    worst_first = (Answered.NO, Answered.NOT_YET, Answered.YES)
    return next((each for each in worst_first if each in found), Answered.NOTHING)


def _answer(given: Value, wanted: str) -> Answered:
    if given == ids.NOT_YET:
        return Answered.NOT_YET
    if not given:
        return Answered.NOTHING
    return Answered.YES if given == wanted else Answered.NO


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
        yield from _goes_to_stage(acting, leads)
        if leads.person is None:
            yield from _nobody(acting, leads)
    elif leads.step and leads.due and leads.person != opened.dispute.raised_by:
        post = opened.procedure.posts[leads.post].title
        until = times.until(leads.due.at)
        words = say.will_have(post, until, leads.due.rule)
        yield blocks.section(f"*{words}*", "leads")


def _goes_to_stage(acting: Acting, leads: Preview) -> Iterator[Json]:
    opened, procedure = acting.opened, acting.opened.procedure
    post, what = procedure.posts[leads.post].title, procedure.steps[leads.step].what
    limit = leads.due.rule if leads.due else ""
    raiser = procedure.posts[procedure.raising.by[0]].title
    if leads.gates and leads.record_by and not records_here(opened):
        words = say.agreement_first(raiser, times.by(leads.record_by), post, limit)
        yield blocks.section(words, "leads")
    elif answered(acting, leads) is Answered.NO:
        yield blocks.section(say.stays(opened.dispute.stage, leads.stage), "leads")
    elif answered(acting, leads) is Answered.NOT_YET:
        yield blocks.section(_waits(opened, leads, post, limit), "leads")
    elif leads.person and leads.due:
        name = opened.directory.name(leads.person)
        words = say.goes_to(name, post, what, times.by(leads.due))
        yield blocks.section(blocks.escape(words), "leads")
    if not records_here(opened):
        yield blocks.context(say.tells(raiser, waits=bool(leads.gates)), "tells")


def _waits(opened: Opened, leads: Preview, post: str, limit: str) -> str:
    """Say what happens while the agreement is still to come."""
    if opened.dispute.waits_to_open:
        return say.YES_OR_NO
    due = times.by(leads.record_by) if leads.record_by else ""
    needs = needs_of(opened, leads.stage)
    return f"{say.then_needs(leads.stage, needs, due)} {say.then_has(post, limit)}"


def needs_of(opened: Opened, stage: str) -> str:
    """Say what a stage needs before it opens, to the person in front of the form."""
    who = held(opened.dispute, opened.here.holders)
    gates = [opened.procedure.gates[name] for name in opened.procedure.stages[stage].gates]
    me = opened.here.person
    return listed([gate.needed(own=who.get(gate.of) == me) for gate in gates])


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
