"""What the forms about a dispute share: keeping what is typed, sending it, saying why not."""

from collections.abc import Callable

from slackapp import ids, keeping, refusing
from slackapp.front import Front
from slackapp.press import Answer, Press, errors, opens, pushes, replaces
from slackapp.views import done, entering
from slackapp.views.acting import Acting
from slackapp.views.blocks import Json
from slackapp.views.meta import Meta
from slackapp.views.typed import Typed
from slackapp.wording import joint, refusals
from slackapp.wording import opening as stage_words
from workflows.choices import Choice as MadeChoice
from workflows.commands import Accepted, Choose, Reason, Refused
from workflows.dated import DateProposed
from workflows.engine import answering, leads_up
from workflows.events import Chosen, Event, Proposed, StageOpened
from workflows.forms import Answers
from workflows.ports import NoSuchDispute
from workflows.use_cases import acting, opening
from workflows.use_cases.deciding import Acted


def kept(front: Front, pressed: Press, meta: Meta) -> Acting | Refused:
    """Keep what is typed so far, and give what the form is drawn from."""
    meta, answers = keeping.keep(front, pressed, meta)
    return _opened(front, pressed, meta, answers)


def _opened(front: Front, pressed: Press, meta: Meta, answers: Answers) -> Acting | Refused:
    opened = opening.lay_open(front.desk, pressed.person, meta.dispute, "form redrawn", meta.of)
    if isinstance(opened, Refused):
        return opened
    return Acting(opened=opened, answers=answers, meta=meta)


def responder(typed: Typed) -> str | None:
    """Give the person chosen to answer, where the ladder has a gap."""
    return str(typed.get(ids.ANSWERS_FORM, {}).get(ids.ANSWERS_FIELD, "")) or None


#: Draws the form again that a press came from.
Draw = Callable[[Acting], Json]


def choice(front: Front, pressed: Press, name: str, draw: Draw) -> Answer:
    """Record a choice with its form."""
    meta, typed = pressed.meta, pressed.typed
    command = Choose(
        choice=name,
        visit=meta.visit,
        answers=entering.without_what_waits(typed),
        responder=responder(typed),
        stage=entering.stage_chosen(typed),
        of=meta.of,
    )
    try:
        here = keeping.place(pressed)
        acted = acting.choose(front.desk, pressed.person, meta.dispute, command, meta.draft, here)
    except NoSuchDispute:
        return refusing.on_first_box(refusals.NOT_INVOLVED, pressed.view)
    return answered(front, acted, pressed, sent_title(acted), draw)


def sent_title(acted: Acted) -> str:
    """Give the title of the page after it: the words of the choice, once what it asks for is so."""
    events = acted.outcome.events if isinstance(acted.outcome, Accepted) else ()
    for event in events:
        if isinstance(event, Chosen):
            choice = acted.procedure.choice_made(event.step, event.choice)
            return _not_moved_up(acted, choice, events) or choice.sent
        if isinstance(event, Proposed | DateProposed):
            return joint.PROPOSED
    return joint.AGREED


def _not_moved_up(acted: Acted, choice: MadeChoice, events: tuple[Event, ...]) -> str:
    """Give the title where a higher stage was asked for and has not opened: it waits, or a no."""
    if not leads_up(acted.procedure, choice) or any(isinstance(e, StageOpened) for e in events):
        return ""
    waits = acted.dispute.opening if acted.dispute.waits_to_open else None
    return stage_words.title_asked_for(waits.stage) if waits else stage_words.RECORDED


def answered(front: Front, acted: Acted, pressed: Press, title: str, draw: Draw) -> Answer:
    """Say what came of it, or on which box what is to be done; the form keeps its text."""
    if not isinstance(acted.outcome, Refused):
        return replaces(done.page(acted, acted.outcome, pressed.person, title))
    refused = acted.outcome
    if refused.reason is Reason.RECORDED:
        return replaces(why_not(acted, pressed.person))
    if refused.reason is Reason.CHANGED_ELSEWHERE:
        return _anew(front, pressed, draw)
    is_mine = refused.done is not None and refused.done.person == pressed.person
    if not is_mine:  # what this person has sent already is no draft any more
        both = beside_the_other(front, pressed, draw)
        if both:
            return replaces(both)
    if refused.problems and refused.reason is not Reason.NO_LONGER_FITS:
        return refusing.on_boxes(
            refused, acted.procedure, pressed.view, lambda: _drawn_again(front, pressed, draw)
        )
    if refused.reason in (Reason.NOBODY, Reason.PARTY):
        return _somebody_must_answer(front, acted, refused, pressed, draw)
    if refused.reason is Reason.NOT_HIGHER:
        box = refusing.block_of(pressed.view, ids.ANSWERS_FORM, ids.STAGE_FIELD)
        return errors({box: refusals.NOT_HIGHER} if box else {})
    if refused.reason is Reason.NOT_INVOLVED:
        return refusing.on_first_box(refusals.NOT_INVOLVED, pressed.view)
    if refused.reason in refusing.MAY_BE_ADDED and not is_mine:
        return pushes(_not_sent(acted, refused, pressed))
    said = refusing.words(refused, acted.procedure, acted.dispute, acted.directory, pressed.person)
    return refusing.on_first_box(said if is_mine else refusals.not_sent(said), pressed.view)


def _not_sent(acted: Acted, refused: Refused, pressed: Press) -> Json:
    who, draft = pressed.person, pressed.meta.draft
    where = (acted.procedure, acted.dispute, acted.directory)
    return refusing.not_sent(refused, *where, who, draft)


def _anew(front: Front, pressed: Press, draw: Draw) -> Answer:
    """Send nothing yet: the form is drawn with what it lacks."""
    again = _drawn_again(front, pressed, draw)
    return replaces(again) if again else refusing.on_first_box(refusals.NOT_INVOLVED, pressed.view)


def beside_the_other(front: Front, pressed: Press, draw: Draw) -> Json | None:
    """Keep what is typed; draw the form anew where another device wrote in it, too."""
    meta, answers = keeping.keep(front, pressed, pressed.meta)
    if not meta.other:
        return None
    acting_now = _opened(front, pressed, meta, answers)
    return None if isinstance(acting_now, Refused) else draw(acting_now)


def _drawn_again(front: Front, pressed: Press, draw: Draw) -> Json | None:
    """Draw the form with what is typed now; None for somebody who may not open it any more."""
    acting_now = kept(front, pressed, pressed.meta)
    return None if isinstance(acting_now, Refused) else draw(acting_now)


def _somebody_must_answer(
    front: Front, acted: Acted, refused: Refused, pressed: Press, draw: Draw
) -> Answer:
    """Whoever was to answer cannot: say so on the box, or draw the form again, which asks for it.

    A form without the box was drawn while somebody held the post.
    """
    procedure, dispute = acted.procedure, acted.dispute
    above = procedure.stages_above(dispute.stage)
    asks = [each for each in above if refused.what in answering(procedure, each, dispute.facts)]
    party = refusing.party(procedure, asks[0] if asks else dispute.stage, dispute.facts)
    asked = refusing.block_of(pressed.view, ids.ANSWERS_FORM, ids.ANSWERS_FIELD)
    if asked:
        is_party = refused.reason is Reason.PARTY
        return errors({asked: party if is_party else refusals.HAS_LEFT})
    if refused.reason is Reason.PARTY:
        return refusing.on_first_box(party, pressed.view)
    return _anew(front, pressed, draw)


def why_not(acted: Acted, person: str) -> Json:
    """Say on a small page why a button did nothing."""
    assert isinstance(acted.outcome, Refused)  # noqa: S101 # the callers have looked
    return refusing.page(acted.outcome, acted.procedure, acted.dispute, acted.directory, person)


def moved_on(front: Front, pressed: Press) -> Answer:
    """Say, over a form whose question is over, who was first; what is typed stays under it."""
    meta = pressed.meta
    command = Choose(choice=meta.choice, visit=meta.visit, of=meta.of)
    would = acting.consider(front.desk, pressed.person, meta.dispute, command)
    refused, person = would.outcome, pressed.person
    is_mine = isinstance(refused, Refused) and refused.done and refused.done.person == person
    if isinstance(refused, Refused) and refused.reason in refusing.MAY_BE_ADDED and not is_mine:
        return opens(_not_sent(would, refused, pressed))
    return opens(why_not(would, person))
