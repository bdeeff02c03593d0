"""Everything that somebody can do with a dispute as it stands, tried with the engine itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from workflows import engine
from workflows.commands import Accepted, Choose, Here, Open, Raise, Refused
from workflows.dispute import Dispute
from workflows.forms import Answers
from workflows.procedure import NEXT_STAGE, Choice
from workflows.proving.answering import before_opening, of_facts, usual
from workflows.proving.council import Council


@dataclass(frozen=True, kw_only=True)
class Moved:
    """A dispute after somebody did something, and when. Nobody: it was the clock.

    ``beside``: it is offered at any time, beside the ladder.
    """

    outcome: Accepted
    now: datetime
    by: str = ""
    choice: str = ""
    beside: bool = False

    @property
    def dispute(self) -> Dispute:
        """The dispute as it stands then."""
        return self.outcome.dispute


def beginnings(council: Council, now: datetime) -> Iterator[Moved]:
    """Raise a dispute by each who may, at each stage, with each fact true and not."""
    procedure = council.procedure
    for post in procedure.raising.by:
        here = council.here(post, now)
        for stage in procedure.stages:
            for answers in _to_raise(council, stage, here):
                command = Raise(id="", reference="", stage=stage, answers=answers)
                yield from _moved(engine.begin(procedure, command, here), here)


def _to_raise(council: Council, stage: str, here: Here) -> Iterator[Answers]:
    procedure = council.procedure
    for wanted in of_facts(procedure, procedure.raising.form):
        asked = usual(procedure, procedure.raising.form, stage, here, wanted)
        for recorded in before_opening(procedure, stage, here):
            yield {**asked, **recorded}


def every_move(council: Council, dispute: Dispute, now: datetime) -> Iterator[Moved]:
    """Give all that people can do now, in every way that a rule tells apart."""
    for each in (_choices, _openings, _beside):
        yield from each(council, dispute, now)


def _moved(
    outcome: Accepted | Refused, here: Here, choice: str = "", *, beside: bool = False
) -> Iterator[Moved]:
    if isinstance(outcome, Accepted):
        yield Moved(outcome=outcome, now=here.now, by=here.person, choice=choice, beside=beside)


def _choices(council: Council, dispute: Dispute, now: datetime) -> Iterator[Moved]:
    """Press each button of the step that is offered to each person."""
    procedure = council.procedure
    choices = procedure.choices_of(dispute.step)
    for post in procedure.posts:
        here = council.here(post, now)
        for name in engine.offered(procedure, dispute, here):
            for answers in _answers(council, dispute, choices[name], here):
                command = Choose(choice=name, visit=dispute.visit, answers=answers)
                outcome = engine.choose(procedure, dispute, command, here)
                yield from _moved(outcome, here, name)


def _answers(council: Council, dispute: Dispute, choice: Choice, here: Here) -> Iterator[Answers]:
    """Fill in its forms; where it leads up, record what the next stage needs as well, or later."""
    procedure = council.procedure
    above = procedure.stage_after(dispute.stage) if choice.to == NEXT_STAGE else None
    for wanted in of_facts(procedure, choice.form):
        own = usual(procedure, choice.form, dispute.stage, here, wanted)
        yield own
        for recorded in before_opening(procedure, above, here) if above else ():
            if recorded:
                yield {**own, **recorded}


def _openings(council: Council, dispute: Dispute, now: datetime) -> Iterator[Moved]:
    """Record what the stage that was asked for needs, by each who may."""
    procedure, waits = council.procedure, dispute.opening
    for post in procedure.posts if waits else ():
        here = council.here(post, now)
        if waits and engine.may_record(procedure, dispute, here):
            for answers in before_opening(procedure, waits.stage, here):
                command = Open(visit=dispute.visit, answers=answers)
                yield from _moved(engine.open_stage(procedure, dispute, command, here), here)


def _beside(council: Council, dispute: Dispute, now: datetime) -> Iterator[Moved]:
    """Do what is offered at any time; one of those who may is enough."""
    for name in council.procedure.any_time:
        done = (_pressed(council, dispute, name, council.here(post, now)) for post in council.posts)
        yield from next(filter(None, done), ())


def _pressed(council: Council, dispute: Dispute, name: str, here: Here) -> list[Moved]:
    procedure = council.procedure
    choice = procedure.any_time[name]
    commands = (
        Choose(
            choice=name,
            visit=dispute.visit,
            answers=usual(procedure, choice.form, dispute.stage, here, wanted),
        )
        for wanted in of_facts(procedure, choice.form)
    )
    return [
        moved
        for command in commands
        for moved in _moved(
            engine.choose(procedure, dispute, command, here), here, name, beside=True
        )
    ]
