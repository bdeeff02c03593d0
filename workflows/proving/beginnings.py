"""Every way in which a dispute can begin, tried with the engine itself."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from workflows import engine
from workflows.commands import Accepted, Here, Raise, Refused
from workflows.forms import Answers
from workflows.procedure import Procedure
from workflows.proving.answering import at_once, of_facts, usual
from workflows.proving.council import Council
from workflows.proving.moved import Moved, with_people


def beginnings(council: Council, now: datetime) -> Iterator[Moved]:
    """Raise a dispute by each who may, at each stage, with each fact true and not."""
    procedure = council.procedure
    for post in procedure.raising.by:
        for stage in procedure.stages:
            for answers in _to_raise(council, stage, council.here(post, now)):
                here = council.here(post, now, named=engine.named_in(procedure, answers))
                command = Raise(id="", reference="", stage=stage, answers=answers)
                outcome = with_people(command, partial(_begin, procedure, here))
                if isinstance(outcome, Accepted):
                    yield Moved(outcome=outcome, now=now, by=post)


def _begin(procedure: Procedure, here: Here, command: Raise) -> Accepted | Refused:
    return engine.begin(procedure, command, here)


def _to_raise(council: Council, stage: str, here: Here) -> Iterator[Answers]:
    procedure = council.procedure
    for wanted in of_facts(procedure, procedure.raising.form):
        asked = usual(procedure, procedure.raising.form, stage, here, wanted)
        yield asked
        for recorded in at_once(procedure, stage, here):
            yield {**asked, **recorded}
