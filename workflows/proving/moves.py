"""Everything that somebody can do with a dispute as it stands, tried with the engine itself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from workflows import engine
from workflows.choices import ANY_HIGHER_STAGE, NEXT_STAGE, STAY, Choice
from workflows.commands import Accepted, Agree, AnswerDate, Choose, Here, Mark, Open, Refused
from workflows.dispute import Dispute
from workflows.due import LONDON
from workflows.follow_up import IS_DONE, NEW_DATE, NO, RECORD, YES
from workflows.forms import Answers
from workflows.procedure import Procedure
from workflows.proving.answering import Wanted, at_once, by_and_by, of_facts, usual
from workflows.proving.council import Council
from workflows.proving.moved import Moved, Standing, with_people
from workflows.proving.offering import Offer

#: Was a choice beside the ladder tried before, where a dispute stands?
Known = Callable[[Dispute, str], bool]


def _never(_dispute: Dispute, _choice: str) -> bool:
    return False


def every_move(
    council: Council, standing: Standing, offers: Sequence[Offer], is_known: Known = _never
) -> Iterator[Moved]:
    """Give all that people can do of what they are offered, in every way that a rule tells apart.

    What moves nothing, and what ends it, beside the ladder, is left out where it *is_known*.
    """
    yield from _agreements(council, standing, offers)
    yield from _dates(council, standing, offers)
    yield from _marks(council, standing, offers)
    yield from _choices(council, standing, offers)
    yield from _openings(council, standing, offers)
    yield from _beside(council, standing, offers, is_known)


def _moved(
    standing: Standing, outcome: Accepted | Refused, by: str, choice: str = "", *, beside: bool
) -> Iterator[Moved]:
    if isinstance(outcome, Accepted):
        yield Moved(
            outcome=outcome,
            now=standing.now,
            by=by,
            choice=choice,
            beside=beside,
            proposed=_proposed(outcome, standing.proposed),
        )


def _proposed(outcome: Accepted, before: Answers) -> Answers:
    """Give the text of what waits: it came with the command that proposed it."""
    proposal = outcome.dispute.proposal or outcome.dispute.new_date
    if proposal is None:
        return {}
    return outcome.answers if proposal.number == outcome.dispute.version else before


def _agreements(council: Council, standing: Standing, offers: Sequence[Offer]) -> Iterator[Moved]:
    """Agree to what waits, by each who has yet to."""
    dispute, procedure = standing.dispute, council.procedure
    who, waits = engine.all_of(procedure, dispute), dispute.proposal
    if who is None or waits is None:
        return
    forms = (who.sign,) if who.sign else ()
    for here in (offer.here for offer in offers if offer.agrees):
        signed = usual(procedure, forms, dispute.stage, here, {})
        command = Agree(visit=dispute.visit, proposal=waits.number, answers=signed)
        outcome = engine.agree(procedure, dispute, command, standing.proposed, here)
        yield from _moved(standing, outcome, here.person, waits.choice, beside=False)


def _dates(council: Council, standing: Standing, offers: Sequence[Offer]) -> Iterator[Moved]:
    """Agree to the new date that waits, and keep the first one, by each who may."""
    dispute, waits = standing.dispute, standing.dispute.new_date
    for here in (offer.here for offer in offers):
        if waits and engine.may_answer_date(dispute, here.person):
            for agrees in (True, False):
                command = AnswerDate(visit=dispute.visit, number=waits.number, agrees=agrees)
                outcome = engine.answer_date(
                    council.procedure, dispute, command, standing.proposed, here
                )
                choice = waits.choice if agrees else ""
                yield from _moved(standing, outcome, here.person, choice, beside=False)


def _marks(council: Council, standing: Standing, offers: Sequence[Offer]) -> Iterator[Moved]:
    """Record of each action that is followed up that it is done, and that it is not."""
    dispute, procedure = standing.dispute, council.procedure
    for here in (offer.here for offer in offers):
        for action in dispute.watched:
            for answers in _became(procedure, dispute.stage, here):
                command = Mark(action=action.id, visit=dispute.visit, answers=answers)
                outcome = engine.mark(procedure, dispute, command, here)
                yield from _moved(standing, outcome, here.person, beside=False)


def _became(procedure: Procedure, stage: str, here: Here) -> Iterator[Answers]:
    """Give what can be recorded of an action: done, not done, and not done with a new date."""
    yield usual(procedure, (RECORD,), stage, here, {IS_DONE: YES})
    later = usual(procedure, (RECORD,), stage, here, {IS_DONE: NO})[RECORD]
    yield {RECORD: {name: value for name, value in later.items() if name != NEW_DATE}}
    yield {RECORD: later}


def _choices(council: Council, standing: Standing, offers: Sequence[Offer]) -> Iterator[Moved]:
    """Press each button of the step that is offered to each person."""
    choices = council.procedure.choices_of(standing.dispute.step)
    for offer in offers:
        for name in offer.choices:
            yield from _pressed(council, standing, name, choices[name], offer.here, beside=False)


def _beside(
    council: Council, standing: Standing, offers: Sequence[Offer], is_known: Known
) -> Iterator[Moved]:
    """Do what is offered at any time; one of those who may is enough."""
    first = {name: offer.here for offer in reversed(offers) for name in offer.beside}
    for name, here in first.items():
        choice = council.procedure.any_time[name]
        if not (leads_nowhere(council.procedure, choice) and is_known(standing.dispute, name)):
            yield from _pressed(council, standing, name, choice, here, beside=True)


def leads_nowhere(procedure: Procedure, choice: Choice) -> bool:
    """Does a choice beside the ladder leave every other way as it was, or end them all?"""
    asked = {name for key in choice.form for name in procedure.forms[key].fields}
    tells = any(asked & set(fact.when) for fact in procedure.facts.values())
    stays = choice.to == STAY and choice.times is None and not tells
    return stays or choice.to in procedure.ends


def _pressed(
    council: Council, standing: Standing, name: str, choice: Choice, here: Here, *, beside: bool
) -> Iterator[Moved]:
    def do(command: Choose) -> Accepted | Refused:
        return engine.choose(council.procedure, standing.dispute, command, here)

    for command in _commands(council, standing.dispute, name, choice, here):
        outcome = with_people(command, do)
        yield from _moved(standing, outcome, here.person, name, beside=beside)


def _commands(
    council: Council, dispute: Dispute, name: str, choice: Choice, here: Here
) -> Iterator[Choose]:
    """Fill in its forms; where it leads up, record what the stage needs as well, or later."""
    procedure = council.procedure
    who = engine.asks_all(procedure, dispute, choice)
    sign = (who.sign,) if who and who.sign else ()
    for wanted in of_facts(procedure, choice.form):
        needed = {**wanted, **choice.must, **_later(dispute, choice, here)}
        answers = usual(procedure, (*choice.form, *sign), dispute.stage, here, needed)
        command = Choose(choice=name, visit=dispute.visit, answers=answers)
        for stage in _stages(council, dispute, choice):
            yield replace(command, stage=stage)
            opens = stage and engine.opens_as(procedure, dispute, stage, here)
            for recorded in at_once(procedure, stage, here) if opens else ():
                yield replace(command, stage=stage, answers={**answers, **recorded})


def _later(dispute: Dispute, choice: Choice, here: Here) -> Wanted:
    """A new date is one after that which is due now."""
    if not choice.limit or not choice.moves_date:
        return {}
    today = here.now.astimezone(LONDON).date()
    day = here.calendar.shift(max(dispute.clock.due.day, today), 1)
    return {str(choice.limit.agreed): day.isoformat()}


def _stages(council: Council, dispute: Dispute, choice: Choice) -> tuple[str, ...]:
    """Give the stages that a choice may lead up to; one that leads to none goes without."""
    above = council.procedure.stages_above(dispute.stage)
    if choice.to in (NEXT_STAGE, ANY_HIGHER_STAGE):
        return above[:1] if choice.to == NEXT_STAGE else above
    return (choice.to,) if choice.to in above else ("",)


def _openings(council: Council, standing: Standing, offers: Sequence[Offer]) -> Iterator[Moved]:
    """Record what the stage that was asked for needs, in every way; by others who may, in one."""
    dispute, waits = standing.dispute, standing.dispute.opening
    may = [offer.here for offer in offers if offer.records and waits]
    for here in may:
        ways = by_and_by(council.procedure, waits.stage if waits else "", here)
        for answers in ways if here is may[0] else islice(ways, 1):
            command = Open(visit=dispute.visit, answers=answers)
            yield from _opened(council, standing, command, here)


def _opened(council: Council, standing: Standing, command: Open, here: Here) -> Iterator[Moved]:
    def do(command: Open) -> Accepted | Refused:
        return engine.open_stage(council.procedure, standing.dispute, command, here)

    yield from _moved(standing, with_people(command, do), here.person, beside=False)
