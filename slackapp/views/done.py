"""The page after something was recorded: who has been told, and what happens next."""

from collections.abc import Iterator

from slackapp import ids
from slackapp.views import blocks, case_notes, covered
from slackapp.views.blocks import Json
from slackapp.views.raise_check import open_it
from slackapp.wording import acting as say
from slackapp.wording import dates, ends, following, joint, opening, pages, records, times
from slackapp.wording import raising as raising_words
from slackapp.wording.filling import listed, next_asked
from workflows.commands import Accepted
from workflows.dated import DateProposed
from workflows.engine import acting_posts, awaited, must_act
from workflows.events import (
    Agreed,
    Chosen,
    Ended,
    Event,
    GateRecorded,
    Proposed,
    Resolved,
    StageAskedFor,
    StageOpened,
    StepStarted,
)
from workflows.outward import RecordFreed, RecordOwed, Told
from workflows.use_cases.deciding import Acted


def page(acted: Acted, outcome: Accepted, person: str, title: str) -> Json:
    """Say what came of it. Closing it closes the form underneath, too."""
    dispute = acted.dispute
    lines = list(_lines(acted, outcome, person)) or [say.is_recorded(dispute.reference)]
    made = [blocks.section(blocks.escape(line), f"line-{n}") for n, line in enumerate(lines)]
    to_it = open_it(dispute.id, dispute.visit, dispute.reference)
    made += blocks.actions([to_it, *case_notes.where_owed(acted.procedure, dispute)], "do")
    made.append(blocks.safety_last())
    return blocks.modal(ids.PAGE, title, made, clears=True)


def _lines(acted: Acted, outcome: Accepted, person: str) -> Iterator[str]:
    procedure, dispute = acted.procedure, acted.dispute
    if acted.held and any(_is_told(acted, event, person) for event in outcome.events):
        yield pages.WAITS_FOR_SLACK
    to_a_stage = any(isinstance(event, StageOpened) for event in outcome.events)
    for event in outcome.events:
        match event:
            case StageAskedFor():
                yield from _asked_for(acted, event, person)
            case GateRecorded(met=False):
                yield say.answered_no(event.stage)
            case DateProposed():
                yield dates.sent(procedure.post_titles(event.of, "and"))
            case Proposed():
                yield joint.waits_for(_awaited(acted))
            case Agreed() if dispute.proposal:
                yield joint.still_waits_for(_awaited(acted))
            case Resolved():
                yield from _resolved(acted, event)
            case StepStarted():
                yield from _started(acted, event, person, to_a_stage=to_a_stage)
            case Ended():
                end = procedure.ends[event.end]
                yield ends.after(dispute.reference, end.title, end.kind, told=not acted.held)
                if dispute.owed:
                    yield records.asked_before_closing(dispute.owed)


def _awaited(acted: Acted) -> str:
    return acted.procedure.post_titles(awaited(acted.procedure, acted.dispute), "and")


def _resolved(acted: Acted, event: Resolved) -> Iterator[str]:
    dispute = acted.dispute
    yield ends.after(dispute.reference, following.RESOLVED, "resolved", told=not acted.held)
    if event.actions:
        first = min((each.due for each in dispute.watched), key=lambda due: due.at)
        yield following.next_of(event.actions, first)


def _is_told(acted: Acted, event: Event, person: str) -> bool:
    """Does it owe somebody a message? A call that is recorded owes none, nor does one's own no."""
    match event:
        case Chosen():
            choice = acted.procedure.choice_made(event.step, event.choice)
            return bool(choice.short) and person != acted.dispute.raised_by
        case GateRecorded():
            opening = acted.dispute.opening
            return not event.met and opening is not None and opening.asked_by != person
        case Told():
            return event.mail is None
        case Agreed() | RecordOwed() | RecordFreed():
            return False
        case _:
            return True


def _asked_for(acted: Acted, event: StageAskedFor, person: str) -> Iterator[str]:
    procedure = acted.procedure
    if person in must_act(procedure, acted.dispute).values():
        needs = opening.needs(procedure, event.stage)
        yield say.needs_agreement(event.stage, needs, times.by(event.due))
    else:
        openers = acting_posts(procedure, acted.dispute)
        if procedure.needs_agreement_only(event.stage):
            yield say.asked_for(event.stage, openers)
        else:
            yield opening.asked_for(event.stage, openers)


def _started(acted: Acted, event: StepStarted, person: str, *, to_a_stage: bool) -> Iterator[str]:
    procedure = acted.procedure
    name = listed([acted.directory.name(who) for who in event.asked.values()])
    step = procedure.steps[event.step]
    if to_a_stage:
        yield raising_words.is_with(acted.dispute.reference, name)
        yield raising_words.their_due(step.what, times.by(event.due))
        yield from covered.lines(procedure, acted.dispute, acted.directory)
        return
    told = [each for each in event.asked.values() if each != person]
    if not acted.held and told:
        names = listed([acted.directory.name(each) for each in told])
        yield say.has_been_told(names, several=len(told) > 1)
    posts = procedure.post_titles(event.asked, "and")
    yield next_asked(step, posts, several=len(event.asked) > 1)
