"""What else somebody may need who has a request: only what applies to them now."""

from collections.abc import Callable
from dataclasses import dataclass

from workflows import engine
from workflows.choices import STAY, Choice
from workflows.commands import Here, Reason, Refused
from workflows.desk import Desk
from workflows.dispute import Dispute
from workflows.needs import Answer, Need
from workflows.procedure import Procedure
from workflows.use_cases.destroyed import dispute_gone
from workflows.use_cases.world import here_for, procedure_of
from workflows.visibility import may_open


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What may be done about a dispute beside what is asked.

    ``more_time`` and ``answer`` are choices of the step, if any; ``answered`` is where one answers.
    """

    dispute: str
    more_time: str = ""
    may_pass_on: bool = False
    is_asked: bool = False
    answer: str = ""
    answered: Answer | None = None

    @property
    def all(self) -> tuple[Need, ...]:
        """Give what applies, in its order; the way to immediate safety always does."""
        applies = {
            Need.MORE_TIME: bool(self.more_time),
            Need.PASSING: self.may_pass_on,
            Need.REMINDER: self.is_asked,
            Need.ANSWERED: self.is_asked and self.answered is not None,
            Need.COVER: True,
            Need.SAFETY: True,
        }
        return tuple(need for need, does in applies.items() if does)

    def choice_for(self, need: Need) -> str:
        """Give the choice of the step that a need leads to, if it leads to one."""
        return {Need.MORE_TIME: self.more_time, Need.ANSWERED: self.answer}.get(need, "")


def needs(desk: Desk, person: str, dispute_id: str) -> Needs | Refused:
    """Say what somebody may need who may open the dispute. Raises NoSuchDispute.

    Nothing is shown, so no viewing is recorded.
    """
    with desk.store.read() as work:
        dispute = work.dispute(dispute_id)
        procedure = procedure_of(desk, work, dispute)
        here = here_for(desk, work, procedure, person, dispute)
        gone = dispute_gone(work, dispute)
    if not may_open(procedure, dispute, here):
        return Refused(reason=Reason.NOT_INVOLVED)
    if gone:
        return gone
    answer = _first(procedure, dispute, here, _answers)
    asked = engine.must_act(procedure, dispute).values()
    return Needs(
        dispute=dispute.id,
        more_time=_first(procedure, dispute, here, _asks_for_time),
        may_pass_on=engine.passes_on(procedure, dispute, here) is not None,
        is_asked=any(here.is_for(who, dispute) for who in asked),
        answer=answer,
        answered=_where(procedure, dispute, here, answer),
    )


def _first(
    procedure: Procedure, dispute: Dispute, here: Here, is_it: Callable[[Choice], bool]
) -> str:
    """Give the first choice of this kind that this person may make now."""
    choices = procedure.choices_of(dispute.step)
    offered = engine.offered(procedure, dispute, here)
    in_time = (name for name in offered if choices[name].when != "late")
    return next((name for name in in_time if is_it(choices[name])), "")


def _asks_for_time(choice: Choice) -> bool:
    return choice.to == STAY and choice.limit is not None


def _answers(choice: Choice) -> bool:
    return choice.to != STAY and bool(choice.form)


def _where(procedure: Procedure, dispute: Dispute, here: Here, answer: str) -> Answer | None:
    """Say where this person answers what is asked now."""
    if dispute.waits_to_open:
        return Answer.STAGE if engine.may_record(procedure, dispute, here) else None
    if engine.may_agree(procedure, dispute, here):
        return Answer.JOINT
    if not answer:
        return None
    return Answer.STEP if procedure.steps[dispute.step].one_form else Answer.CHOICE
